"""Ed25519 keys that verifiers would judge differently, or that sign everything, are not keys."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from anarq.crypto import edwards
from anarq.crypto.edwards import _P, _sum, _times
from anarq.crypto.errors import CryptoError, DidMalformed, KeyMalformed
from anarq.crypto.keys import Algorithm, PublicKey, SigningKey

BASE = edwards._decoded((4 * pow(5, -1, _P) % _P).to_bytes(32, "little"))
ORDER = edwards._ORDER


def spelled(point: tuple[int, int, int, int]) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, -1, _P)
    return ((y * inverse % _P) | (x * inverse % _P & 1) << 255).to_bytes(32, "little")


def torsion() -> list[tuple[int, int, int, int]]:
    """The eight points of small order: multiples of one of order eight, which the prime order leaves of some point."""
    for y in range(2, 100):
        try:
            eighth = _times(ORDER, edwards._decoded(y.to_bytes(32, "little")))
        except KeyMalformed:
            continue
        found = [_times(factor, eighth) for factor in range(1, 9)]
        if len({spelled(point) for point in found}) == 8:
            return found
    raise AssertionError("there is no point of order eight")


@pytest.mark.parametrize("point", torsion(), ids=lambda point: spelled(point).hex()[:8])
def test_a_point_of_small_order_is_not_a_key(point: tuple[int, int, int, int]) -> None:
    with pytest.raises(KeyMalformed, match="small order"):
        PublicKey(Algorithm.EDDSA, spelled(point))


@pytest.mark.parametrize("point", torsion()[:-1], ids=lambda point: spelled(point).hex()[:8])
def test_a_point_of_mixed_order_is_not_a_key(point: tuple[int, int, int, int]) -> None:
    good = _times(7, BASE)
    PublicKey(Algorithm.EDDSA, spelled(good))
    with pytest.raises(KeyMalformed, match="prime order"):
        PublicKey(Algorithm.EDDSA, spelled(_sum(good, point)))


@pytest.mark.parametrize(
    "number", [_P, _P + 1, 2**255 - 1, _P | 1 << 255, 1 | 1 << 255, (_P - 1) | 1 << 255], ids=lambda number: hex(number)
)
def test_a_second_spelling_of_a_point_is_not_a_key(number: int) -> None:
    with pytest.raises(KeyMalformed, match="canonical"):
        PublicKey(Algorithm.EDDSA, number.to_bytes(32, "little"))


def test_half_of_all_bytes_are_not_a_point() -> None:
    refused = 0
    for y in range(2, 66):
        try:
            edwards._decoded(y.to_bytes(32, "little"))
        except KeyMalformed as error:
            assert "not a point" in str(error)
            refused += 1
    assert 16 < refused < 48


def test_a_forgery_under_the_neutral_point_is_refused() -> None:
    """With A neutral, R neutral and S zero the equation holds for every message."""
    neutral = (1).to_bytes(32, "little")
    with pytest.raises(CryptoError):
        PublicKey(Algorithm.EDDSA, neutral).verify(b"anything", neutral + bytes(32))


def test_a_signature_whose_scalar_is_not_reduced_is_refused() -> None:
    signer = SigningKey.from_seed(Algorithm.EDDSA, bytes(32))
    signature = signer.sign(b"m")
    more = (int.from_bytes(signature[32:], "little") + ORDER).to_bytes(32, "little")
    with pytest.raises(CryptoError):
        signer.public.verify(b"m", signature[:32] + more)


def test_a_signature_that_holds_only_with_the_cofactor_is_refused() -> None:
    """R with a point of small order added: verifiers that multiply by eight would take it."""
    import hashlib

    digest = hashlib.sha512(bytes(32)).digest()
    secret = int.from_bytes(digest[:32], "little") & (2**254 - 8) | 2**254
    public = SigningKey.from_seed(Algorithm.EDDSA, bytes(32)).public
    assert spelled(_times(secret, BASE)) == public.raw
    for shift, holds in ((torsion()[7], True), (torsion()[0], False)):
        nonce = 12345
        commitment = spelled(_sum(_times(nonce, BASE), shift))
        challenge = int.from_bytes(hashlib.sha512(commitment + public.raw + b"m").digest(), "little")
        signature = commitment + ((nonce + challenge * secret) % ORDER).to_bytes(32, "little")
        try:
            public.verify(b"m", signature)
            got = True
        except CryptoError:
            got = False
        assert got is holds


def test_the_keys_of_wycheproof_are_keys(vectors: Callable[[str], Path]) -> None:
    groups = json.loads((vectors("wycheproof") / "ed25519_test.json").read_text())["testGroups"]
    keys = [PublicKey(Algorithm.EDDSA, bytes.fromhex(group["publicKey"]["pk"])) for group in groups]
    assert len(keys) > 10
    assert [PublicKey.from_did(key.did) for key in keys] == keys


@pytest.mark.parametrize("x", [2**256 - 1, 2**256 - 2**224 + 2**192 + 2**96 - 1])
def test_a_p256_point_outside_of_the_field_is_not_a_key(x: int) -> None:
    with pytest.raises(KeyMalformed):
        PublicKey(Algorithm.ES256, b"\x02" + x.to_bytes(32, "big"))


def test_a_p256_point_off_the_curve_is_not_a_key() -> None:
    refused = 0
    for x in range(1, 33):
        try:
            PublicKey(Algorithm.ES256, b"\x02" + x.to_bytes(32, "big"))
        except KeyMalformed:
            refused += 1
    assert 8 < refused < 24


@pytest.mark.parametrize("name", ["secp256k1.json", "x25519.json"])
def test_keys_of_kinds_that_sign_nothing_here_are_not_identities(vectors: Callable[[str], Path], name: str) -> None:
    named = set(re.findall(r"did:key:z6LS\w+|did:key:zQ3s\w+", (vectors("did-key") / name).read_text()))
    assert named
    for did in named:
        with pytest.raises(DidMalformed, match="no signature key"):
            PublicKey.from_did(did)
