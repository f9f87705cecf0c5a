import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base64url, jcs, locksig
from anarq.crypto.errors import SignatureInvalid, SignatureMalformed, Unencodable
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig

NONCE = bytes(range(16))
MakeKey = Callable[..., SigningKey]


def made(signer: SigningKey, payload: jcs.Json = "hello") -> LockSig:
    return locksig.sign(VALUE_PURPOSE, payload, signer, 1_700_000_000, NONCE)


@pytest.mark.parametrize("alg", Algorithm)
def test_a_signature_holds_for_its_payload_and_purpose(alg: Algorithm, key: MakeKey) -> None:
    lock_sig = LockSig.decode(made(key(1, alg)).encode())
    lock_sig.check(VALUE_PURPOSE, "hello")
    with pytest.raises(SignatureInvalid):
        lock_sig.check(VALUE_PURPOSE, "hallo")
    with pytest.raises(SignatureInvalid):
        lock_sig.check("anarq-request-1", "hello")


def test_the_object_has_the_fields_of_the_design(key: MakeKey) -> None:
    value = made(key(1)).to_json()
    assert list(value) == ["alg", "pub", "sig", "ts", "nonce"]
    assert value["alg"] == "EdDSA"
    assert value["pub"] == key(1).public.did
    assert LockSig.from_json(value) == made(key(1))


def test_a_payload_without_canonical_form_cannot_be_signed_nor_verified(key: MakeKey) -> None:
    with pytest.raises(Unencodable):
        made(key(1), 2**53)
    with pytest.raises(SignatureInvalid, match="nobody"):
        made(key(1)).check(VALUE_PURPOSE, 2**53)


@pytest.mark.parametrize("ts", [0, 0.5, 2**53 - 1])
def test_times_may_have_fractions(ts: float, key: MakeKey) -> None:
    lock_sig = locksig.sign(VALUE_PURPOSE, None, key(1), ts, NONCE)
    LockSig.decode(lock_sig.encode()).check(VALUE_PURPOSE, None)


@pytest.mark.parametrize("ts", [-1, 2**53, float("nan"), float("inf")])
def test_times_are_seconds_since_the_epoch(ts: float, key: MakeKey) -> None:
    with pytest.raises(SignatureMalformed):
        locksig.sign(VALUE_PURPOSE, None, key(1), ts, NONCE)


@pytest.mark.parametrize("nonce", [b"", bytes(15), bytes(65)])
def test_nonces_have_16_to_64_bytes(nonce: bytes, key: MakeKey) -> None:
    with pytest.raises(SignatureMalformed, match="nonce"):
        locksig.sign(VALUE_PURPOSE, None, key(1), 0, nonce)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("alg", "none"),
        ("alg", "ES256"),
        ("alg", None),
        ("pub", "did:web:example.com"),
        ("pub", 1),
        ("sig", "=="),
        ("sig", ["a"]),
        ("ts", "1700000000"),
        ("ts", True),
        ("ts", -1),
        ("ts", 10**400),
        ("nonce", "AAAA"),
        ("nonce", None),
        ("nonce", 123456781234567812345678),
        ("more", 1),
    ],
)
def test_fields_of_other_types_or_forms_are_refused(field: str, value: jcs.Json, key: MakeKey) -> None:
    with pytest.raises(SignatureMalformed):
        LockSig.from_json(made(key(1)).to_json() | {field: value})


def test_the_known_algorithms_are_told(key: MakeKey) -> None:
    with pytest.raises(SignatureMalformed, match="one of EdDSA, ES256"):
        LockSig.from_json(made(key(1)).to_json() | {"alg": "none"})


@pytest.mark.parametrize("field", ["alg", "pub", "sig", "ts", "nonce"])
def test_every_field_is_required(field: str, key: MakeKey) -> None:
    value = made(key(1)).to_json()
    del value[field]
    with pytest.raises(SignatureMalformed, match="exactly"):
        LockSig.from_json(value)


@pytest.mark.parametrize("value", [None, [], "text"])
def test_what_is_not_an_object_is_refused(value: jcs.Json) -> None:
    with pytest.raises(SignatureMalformed):
        LockSig.from_json(value)


def test_a_field_that_stands_twice_is_refused(key: MakeKey) -> None:
    text = jcs.canonical(made(key(1)).to_json())
    with pytest.raises(SignatureMalformed, match="twice"):
        LockSig.decode(base64url.encode(text[:-1] + b',"ts":1}'))


def test_length_is_bounded_before_anything_is_read() -> None:
    with pytest.raises(SignatureMalformed, match="16385"):
        LockSig.decode("A" * 16385)


def test_a_post_quantum_signature_fits_the_default_bound(key: MakeKey) -> None:
    assert 9_000 < len(made(key(1, Algorithm.ML_DSA_65)).encode()) < locksig.MAX_TEXT


@given(st.text(max_size=60) | st.binary(max_size=60).map(base64url.encode))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(SignatureMalformed):
        LockSig.decode(text)
