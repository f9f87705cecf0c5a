import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import errors
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import (
    AudienceMismatch,
    ChainRefused,
    LinkExpired,
    PolicyViolated,
    ProofUnavailable,
    TokenMalformed,
)
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.ucan import envelope
from anarq.crypto.ucan.delegation import Delegation, issue
from anarq.crypto.ucan.invocation import Invocation, invoke, verify_invocation

NOW = 1_700_000_000
TAG = "ucan/inv@1.0.0"
ALICE, BOB = (SigningKey.from_seed(Algorithm.EDDSA, bytes([number]) * 32) for number in (1, 2))
PROOF = issue(
    ALICE,
    audience=BOB.public.did,
    subject=ALICE.public.did,
    command="/msg",
    nonce=b"",
    expires=None,
    policy=[["==", ".to", "carol"]],
)


def request(to: str = "carol", audience: str | None = None) -> Invocation:
    return invoke(
        BOB,
        subject=ALICE.public.did,
        command="/msg/send",
        arguments={"to": to},
        proofs=[PROOF],
        nonce=bytes(12),
        expires=NOW,
        audience=audience,
    )


def test_an_invocation_is_granted_with_its_proofs() -> None:
    read = Invocation.decode(request().token)
    grant = verify_invocation(read, [PROOF], now=NOW, revoked=())
    assert read == request()
    assert {read, request()} == {read}
    assert (grant.invoker, grant.command, grant.cids) == (BOB.public.did, "/msg/send", (str(PROOF.cid),))


def test_delegations_that_are_not_named_are_not_used() -> None:
    other = issue(BOB, audience=ALICE.public.did, subject=None, command="/", nonce=b"", expires=None)
    assert verify_invocation(request(), [other, PROOF], now=NOW, revoked=()).cids == (str(PROOF.cid),)


def test_a_proof_that_is_not_at_hand_is_named() -> None:
    with pytest.raises(ProofUnavailable) as caught:
        verify_invocation(request(), [], now=NOW, revoked=())
    assert caught.value.link == str(PROOF.cid)


def test_the_arguments_are_bound_to_the_policy() -> None:
    with pytest.raises(PolicyViolated):
        verify_invocation(request(to="eve"), [PROOF], now=NOW, revoked=())


def test_an_invocation_expires() -> None:
    with pytest.raises(LinkExpired):
        verify_invocation(request(), [PROOF], now=NOW + 1, revoked=())


@pytest.mark.parametrize("audience", [None, "did:web:executor.example"])
def test_only_the_executor_that_is_meant_carries_it_out(audience: str | None) -> None:
    meant = audience or ALICE.public.did
    verify_invocation(request(audience=audience), [PROOF], now=NOW, revoked=(), executor=meant)
    made = request(audience=audience)
    with pytest.raises(AudienceMismatch, match="another executor") as caught:
        verify_invocation(made, [PROOF], now=NOW, revoked=(), executor="did:web:other.example")
    assert caught.value.link == str(made.cid)


def _payload() -> dict[str, Ipld]:
    return dict(envelope.open_envelope(TAG, request().token).payload)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sub", None),
        ("args", []),
        ("prf", None),
        ("prf", ["bafy"]),
        ("cmd", ""),
        ("aud", 1),
        ("iat", "now"),
        ("more", 1),
    ],
)
def test_claims_of_other_forms_and_unknown_ones_are_refused(name: str, value: Ipld) -> None:
    with pytest.raises(TokenMalformed):
        Invocation.decode(envelope.seal(TAG, _payload() | {name: value}, BOB).token)


def test_a_delegation_is_not_an_invocation() -> None:
    with pytest.raises(TokenMalformed):
        Invocation.decode(PROOF.token)


@given(st.binary(max_size=80))
def test_any_bytes_are_refused(token: bytes) -> None:
    with pytest.raises(TokenMalformed):
        Invocation.decode(token)


# how the published names of errors are called here
KINDS = {
    "InvalidClaim": (errors.ChainBroken, errors.SubjectMismatch),
    "UnavailableProof": (errors.ProofUnavailable,),
    "Expired": (errors.LinkExpired,),
    "TooEarly": (errors.LinkTooEarly,),
    "InvalidAudience": (errors.ChainBroken,),
    "InvalidSubject": (errors.SubjectMismatch, errors.ChainBroken),
    "InvalidSignature": (errors.LinkForged,),
    "MatchError": (errors.PolicyViolated,),
}


def _bytes(value: dict[str, dict[str, str]]) -> bytes:
    text = value["/"]["bytes"]
    return base64.b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.parametrize("group", ["valid", "invalid"])
def test_the_published_invocations(group: str, vectors: Callable[[str], Path]) -> None:
    cases = json.loads((vectors("ucan-1.0.0") / "invocation.json").read_text())[group]
    for case in cases:
        read = Invocation.decode(_bytes(case["invocation"]))
        proofs = [Delegation.decode(_bytes(proof)) for proof in case["proofs"]]
        if group == "valid":
            assert verify_invocation(read, proofs, now=case["time"], revoked=()).invoker == read.iss, case["name"]
        else:
            with pytest.raises(ChainRefused) as caught:
                verify_invocation(read, proofs, now=case["time"], revoked=())
            assert isinstance(caught.value, KINDS[case["error"]["name"]]), case["name"]
    assert len(cases) >= 7
