"""Proofs by signature: what they hold for, and what they do not."""

from decimal import Decimal
from typing import Any

import pytest

from anarq.runtime.proofs import signs
from anarq.testing.people import Person

ADA, EVE = Person.named("Ada"), Person.named("Eve")
VALUE = {"squidId": ADA.did, "challenge": "c0ffee-2026-01-31-0001"}


def proof(**other: Any) -> dict[str, Any]:
    return {**ADA.proof(VALUE, ts=1.5).to_json(), **other}


def test_a_signature_of_the_value_by_the_key_that_is_asked_for_is_a_proof() -> None:
    assert signs(proof(), VALUE, signer=ADA.did)
    assert signs(proof(ts=Decimal("1.5")), VALUE, signer=ADA.did)  # as it comes out of a body


@pytest.mark.parametrize(
    "other",
    [
        {"ts": 2},
        {"ts": -1},
        {"nonce": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"nonce": "AA"},
        {"sig": "A" * 86},
        {"sig": "!" * 86},
        {"pub": EVE.did},
        {"pub": "did:key:zQmNoKey"},
        {"alg": "ES256"},
        {"alg": "none"},
    ],
    ids=str,
)
def test_a_signature_that_was_changed_is_not_one(other: dict[str, Any]) -> None:
    assert not signs(proof(**other), VALUE, signer=ADA.did)


def test_a_signature_of_another_value_is_not_a_proof() -> None:
    assert not signs(proof(), {**VALUE, "challenge": "another"}, signer=ADA.did)


def test_a_signature_by_another_key_than_is_asked_for_is_not_a_proof() -> None:
    assert not signs(proof(), VALUE, signer=EVE.did)
