import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import dagcbor, varint
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import CryptoError, SignatureInvalid, TokenMalformed, Unencodable
from anarq.crypto.keys import P256_ORDER, Algorithm, SigningKey
from anarq.crypto.ucan import envelope
from anarq.crypto.ucan.delegation import Delegation, issue, issue_own

ALICE, BOB = (SigningKey.from_seed(Algorithm.EDDSA, bytes([number]) * 32) for number in (1, 2))
TAG = "ucan/dlg@1.0.0"
PAYLOAD: dict[str, Ipld] = {
    "iss": ALICE.public.did,
    "aud": BOB.public.did,
    "sub": ALICE.public.did,
    "cmd": "/msg/send",
    "pol": [["==", ".to", "carol"]],
    "nonce": b"123456789012",
    "exp": 2_000_000_000,
}
TOKEN = envelope.seal(TAG, PAYLOAD, ALICE).token


def with_claim(name: str, value: Ipld) -> bytes:
    return envelope.seal(TAG, PAYLOAD | {name: value}, ALICE).token


@pytest.mark.parametrize("alg", Algorithm)
def test_what_is_issued_is_decoded_and_verified(alg: Algorithm, key: Callable[..., SigningKey]) -> None:
    made = issue(
        key(3, alg),
        audience=BOB.public.did,
        subject=None,
        command="/qwallet/intent",
        nonce=bytes(12),
        expires=None,
        policy=[["<=", ".amount", 100]],
        not_before=1_700_000_000,
        meta={"why": "test"},
    )
    read = Delegation.decode(made.token)
    read.verify_signature()
    assert read == made
    assert {read, made} == {made}
    assert (read.iss, read.aud, read.sub, read.cmd) == (key(3, alg).public.did, BOB.public.did, None, "/qwallet/intent")
    assert (read.nbf, read.exp, dict(read.meta), len(read.pol.statements)) == (1_700_000_000, None, {"why": "test"}, 1)


def test_equal_claims_without_randomness_are_the_same_token() -> None:
    claims = {"audience": BOB.public.did, "subject": ALICE.public.did, "command": "/", "nonce": b"", "expires": 1}
    assert issue(ALICE, **claims).cid == issue(ALICE, **claims).cid  # type: ignore[arg-type] # one dict for brevity


def test_the_published_delegation(vectors: Callable[[str], Path]) -> None:
    for case in json.loads((vectors("ucan-1.0.0") / "delegation.json").read_text())["valid"]:
        read = Delegation.decode(base64.b64decode(case["token"]))
        read.verify_signature()
        claims = case["envelope"]["payload"]
        assert str(read.cid) == case["cid"]
        assert (read.iss, read.aud, read.sub) == (claims["iss"], claims["aud"], claims["sub"])
        assert (read.cmd, read.exp, read.nonce) == (claims["cmd"], claims["exp"], base64.b64decode(claims["nonce"]))


def test_the_published_delegation_is_made_byte_for_byte(vectors: Callable[[str], Path]) -> None:
    published = json.loads((vectors("ucan-1.0.0") / "delegation.json").read_text())
    (case,) = published["valid"]
    _, start = varint.decode(base64.b64decode(published["principals"]["bob"]))
    signer = SigningKey.from_seed(Algorithm.EDDSA, base64.b64decode(published["principals"]["bob"])[start:])
    claims = case["envelope"]["payload"] | {"nonce": base64.b64decode(case["envelope"]["payload"]["nonce"])}
    assert envelope.seal(TAG, claims, signer).token == base64.b64decode(case["token"])


@pytest.mark.parametrize("name", ["iss", "aud", "sub", "cmd", "pol", "nonce", "exp"])
def test_every_claim_is_required(name: str) -> None:
    payload = {key: value for key, value in PAYLOAD.items() if key != name}
    with pytest.raises(TokenMalformed, match=name):
        Delegation.decode(envelope.seal(TAG, payload, ALICE).token)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("iss", "did:web:example.com"),
        ("iss", None),
        ("iss", "did:key:z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW"),
        ("aud", "bob"),
        ("aud", None),
        ("aud", f"{BOB.public.did}#key"),
        ("sub", 1),
        ("sub", ""),
        ("cmd", "msg"),
        ("cmd", None),
        ("pol", None),
        ("pol", [["unknown"]]),
        ("nonce", "text"),
        ("nonce", bytes(129)),
        ("exp", "never"),
        ("exp", True),
        ("exp", 1.5),
        ("exp", 2**53),
        ("nbf", -(2**53)),
        ("meta", []),
        ("prf", []),
    ],
)
def test_claims_of_other_forms_and_unknown_ones_are_refused(name: str, value: Ipld) -> None:
    with pytest.raises(TokenMalformed):
        Delegation.decode(with_claim(name, value))


def test_other_audiences_and_optional_claims_are_read() -> None:
    assert Delegation.decode(with_claim("aud", "did:web:example.com")).aud == "did:web:example.com"
    assert Delegation.decode(with_claim("nbf", 2**53 - 1)).nbf == 2**53 - 1
    assert Delegation.decode(with_claim("nonce", bytes(128))).nonce == bytes(128)


def resealed(change: Callable[[dict[str, Ipld]], None], signature: bytes | None = None) -> Delegation:
    value = dagcbor.decode(TOKEN)
    assert isinstance(value, list)
    assert isinstance(value[1], dict)
    change(value[1])
    return Delegation.decode(dagcbor.encode([value[0] if signature is None else signature, value[1]]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aud", ALICE.public.did),
        ("sub", None),
        ("cmd", "/"),
        ("pol", []),
        ("nonce", b""),
        ("exp", None),
        ("nbf", 1),
        ("meta", {"a": 1}),
        ("iss", BOB.public.did),
    ],
)
def test_a_changed_claim_breaks_the_signature(name: str, value: Ipld) -> None:
    def change(signed: dict[str, Ipld]) -> None:
        signed[TAG] = PAYLOAD | {name: value}

    Delegation.decode(TOKEN).verify_signature()
    with pytest.raises(SignatureInvalid):
        resealed(change).verify_signature()


@pytest.mark.parametrize("header", [b"", envelope.varsig_header(Algorithm.ES256), b"\x34\x01\xed\x01\xed\x01\x13\x55"])
def test_a_header_of_another_algorithm_or_encoding_is_refused(header: bytes) -> None:
    with pytest.raises(SignatureInvalid, match="varsig"):
        resealed(lambda signed: signed.update(h=header)).verify_signature()


def test_an_es256_token_cannot_be_restated_under_another_identifier(key: Callable[..., SigningKey]) -> None:
    made = issue(key(1, Algorithm.ES256), audience=BOB.public.did, subject=None, command="/", nonce=b"", expires=None)
    made.verify_signature()
    value = dagcbor.decode(made.token)
    assert isinstance(value, list)
    assert isinstance(value[0], bytes)
    value[0] = value[0][:32] + (P256_ORDER - int.from_bytes(value[0][32:], "big")).to_bytes(32, "big")
    restated = Delegation.decode(dagcbor.encode(value))
    assert restated.cid != made.cid
    with pytest.raises(SignatureInvalid, match="lower s"):
        restated.verify_signature()


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        [b"", {}],
        [b"", {"h": b""}],
        [b"", {"h": b"", "ucan/inv@1.0.0": {}}],
        [b"", {"h": b"", TAG: {}, "more": 1}],
        [b"", {"h": b"", TAG: []}],
        [b"", {"h": "", TAG: {}}],
        ["", {"h": b"", TAG: {}}],
        [b"", {"h": b"", TAG: {}}, 1],
    ],
)
def test_other_envelopes_are_refused(value: Ipld) -> None:
    with pytest.raises(TokenMalformed):
        Delegation.decode(dagcbor.encode(value))


def test_size_is_bounded_both_ways() -> None:
    with pytest.raises(TokenMalformed, match="allowed"):
        Delegation.decode(bytes(65_537))
    with pytest.raises(TokenMalformed, match=r"^(?!.*allowed)"):  # it is not a token, and not too long for one
        Delegation.decode(bytes(65_536))
    with pytest.raises(Unencodable, match="at most"):
        envelope.seal(TAG, {"meta": bytes(65_536)}, ALICE)


@given(st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(token: bytes) -> None:
    with pytest.raises(TokenMalformed):
        Delegation.decode(token)


@given(st.integers(0, len(TOKEN) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_in_the_form_or_the_signature(at: int, flip: int) -> None:
    token = bytearray(TOKEN)
    token[at] ^= flip
    with pytest.raises(CryptoError):
        Delegation.decode(bytes(token)).verify_signature()


async def test_a_key_that_is_kept_elsewhere_grants_itself_what_is_its_own() -> None:
    async def sign(message: bytes) -> bytes:
        return ALICE.sign(message)

    made = await issue_own(ALICE.public, sign, command="/qwallet/quote/read", expires=2_000_000_000)

    made.verify_signature()
    assert {made.issuer.did, made.aud, made.sub} == {ALICE.public.did}
    assert (made.cmd, made.exp) == ("/qwallet/quote/read", 2_000_000_000)
    assert (await issue_own(ALICE.public, sign, command=made.cmd, expires=2_000_000_000)).token == made.token
