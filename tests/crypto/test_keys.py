import contextlib
import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base64url, did
from anarq.crypto.errors import CryptoError, DidMalformed, KeyMalformed, SignatureInvalid, Unencodable
from anarq.crypto.keys import Algorithm, PublicKey, SigningKey, has_low_s

Vectors = Callable[[str], Path]
MakeKey = Callable[..., SigningKey]
P256_ORDER = 2**256 - 2**224 + 2**192 - 89188191075325690597107910205041859247  # NIST SP 800-186, 3.2.1.3


@pytest.mark.parametrize("alg", Algorithm)
def test_what_a_key_signs_its_public_half_verifies(alg: Algorithm, key: MakeKey) -> None:
    signer = key(1, alg)
    signature = signer.sign(b"message")
    signer.public.verify(b"message", signature)
    with pytest.raises(SignatureInvalid):
        signer.public.verify(b"massage", signature)
    with pytest.raises(SignatureInvalid):
        key(2, alg).public.verify(b"message", signature)
    with pytest.raises(SignatureInvalid, match="bytes"):
        signer.public.verify(b"message", signature + b"\0")


@pytest.mark.parametrize("alg", Algorithm)
def test_a_key_survives_as_did(alg: Algorithm, key: MakeKey) -> None:
    public = key(3, alg).public
    assert PublicKey.from_did(public.did) == public


@pytest.mark.parametrize("alg", [Algorithm.EDDSA, Algorithm.ES256])
def test_classical_signatures_are_the_same_each_time(alg: Algorithm, key: MakeKey) -> None:
    assert key(4, alg).sign(b"message") == key(4, alg).sign(b"message")


def test_es256_signatures_have_the_lower_s(key: MakeKey) -> None:
    signatures = [key(5, Algorithm.ES256).sign(bytes([number])) for number in range(16)]
    assert all(map(has_low_s, signatures))


def test_the_other_form_of_an_es256_signature_verifies_and_is_recognised(key: MakeKey) -> None:
    signature = key(5, Algorithm.ES256).sign(b"message")
    high = signature[:32] + (P256_ORDER - int.from_bytes(signature[32:], "big")).to_bytes(32, "big")
    key(5, Algorithm.ES256).public.verify(b"message", high)
    assert not has_low_s(high)


def test_the_representation_of_a_private_key_shows_no_secret(key: MakeKey) -> None:
    assert "private" not in repr(key(6))


@pytest.mark.parametrize("alg", Algorithm)
def test_a_seed_has_32_bytes(alg: Algorithm) -> None:
    with pytest.raises(Unencodable):
        SigningKey.from_seed(alg, bytes(31))


@pytest.mark.parametrize("seed", [bytes(32), b"\xff" * 32, P256_ORDER.to_bytes(32, "big")])
def test_a_seed_of_p256_is_a_scalar(seed: bytes) -> None:
    with pytest.raises(Unencodable):
        SigningKey.from_seed(Algorithm.ES256, seed)


@pytest.mark.parametrize(
    ("alg", "raw"),
    [
        (Algorithm.EDDSA, bytes(31)),
        (Algorithm.ES256, bytes(33)),
        (Algorithm.ES256, b"\x02" + b"\xff" * 32),
        (Algorithm.ES256, b"\x04" + bytes(64)),
        (Algorithm.ML_DSA_65, bytes(1951)),
    ],
)
def test_bytes_that_are_not_a_key_are_refused(alg: Algorithm, raw: bytes) -> None:
    with pytest.raises(KeyMalformed):
        PublicKey(alg, raw)


def test_a_did_of_another_kind_of_key_is_refused() -> None:
    with pytest.raises(DidMalformed, match="0xec"):
        PublicKey.from_did("did:key:z6LShs9GGnqk85isEBzzshkuVWrVKsRp24GnDuHk8QWkARMW")


@given(st.sampled_from(list(Algorithm)), st.binary(max_size=70))
def test_any_bytes_are_a_key_or_refused(alg: Algorithm, raw: bytes) -> None:
    with contextlib.suppress(CryptoError):
        assert PublicKey(alg, raw).raw == raw


def test_the_did_key_vectors_of_ed25519(vectors: Vectors) -> None:
    cases = json.loads((vectors("did-key") / "ed25519-x25519.json").read_text())
    for name, case in cases.items():
        assert SigningKey.from_seed(Algorithm.EDDSA, bytes.fromhex(case["seed"])).public.did == name


def test_the_did_key_vectors_of_p256(vectors: Vectors) -> None:
    cases = json.loads((vectors("did-key") / "nist-curves.json").read_text())
    seen = 0
    for name, case in cases.items():
        jwk = case["verificationMethod"].get("privateKeyJwk", {})
        if jwk.get("crv") == "P-256":
            assert SigningKey.from_seed(Algorithm.ES256, base64url.decode(jwk["d"])).public.did == name
            seen += 1
        elif not name.startswith("did:key:zDn"):
            with pytest.raises(DidMalformed):
                PublicKey.from_did(name)
    assert seen > 0


def _groups(vectors: Vectors, name: str) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = json.loads((vectors("wycheproof") / name).read_text())["testGroups"]
    return groups


def _verdict(alg: Algorithm, raw: str, message: str, signature: bytes) -> str:
    try:
        PublicKey(alg, bytes.fromhex(raw)).verify(bytes.fromhex(message), signature)
    except CryptoError:
        return "invalid"
    return "valid"


def test_wycheproof_ed25519(vectors: Vectors) -> None:
    for group in json.loads((vectors("wycheproof") / "ed25519_test.json").read_text())["testGroups"]:
        for case in group["tests"]:
            got = _verdict(Algorithm.EDDSA, group["publicKey"]["pk"], case["msg"], bytes.fromhex(case["sig"]))
            assert got == case["result"], case


def test_wycheproof_ml_dsa_65(vectors: Vectors) -> None:
    for group in json.loads((vectors("wycheproof") / "mldsa_65_verify_test.json").read_text())["testGroups"]:
        for case in group["tests"]:
            if "ctx" in case:  # a context string is never used here
                continue
            got = _verdict(Algorithm.ML_DSA_65, group["publicKey"], case["msg"], bytes.fromhex(case["sig"]))
            assert got == case["result"], case["tcId"]


def _as_jose(der: str) -> bytes:
    """The `r || s` of a DER signature; empty when it is not DER or has none."""
    try:
        r, s = decode_dss_signature(bytes.fromhex(der))
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")
    except (ValueError, OverflowError):
        return b""


def test_wycheproof_p256(vectors: Vectors) -> None:
    """The vectors are in DER; what has no form in JOSE has to be invalid in them too."""
    for group in json.loads((vectors("wycheproof") / "ecdsa_secp256r1_sha256_test.json").read_text())["testGroups"]:
        point = group["publicKey"]["uncompressed"]
        raw = ("03" if int(point[-1], 16) & 1 else "02") + point[2:66]
        for case in group["tests"]:
            assert _verdict(Algorithm.ES256, raw, case["msg"], _as_jose(case["sig"])) == case["result"], case


def test_what_is_remembered_of_large_keys_that_somebody_makes_up_is_little() -> None:
    """The key is read before anything is proved. 600 of them, with their names, are 4 MB."""
    alg = Algorithm.ML_DSA_87
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(600):
            made = number.to_bytes(4, "big") * (alg.key_bytes // 4)
            assert PublicKey.from_did(did.encode(alg.multicodec, made)).alg is alg
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 3_000_000
