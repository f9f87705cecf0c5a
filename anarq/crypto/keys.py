"""Signature keys, under the names that JOSE gives to their algorithms.

The primitives are those of `cryptography`. Nothing here draws randomness for a key: seeds are handed in.
"""

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Protocol, Self, TypeAlias, TypeVar, cast

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, mldsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from anarq.crypto import did, edwards
from anarq.crypto.errors import DidMalformed, KeyMalformed, SignatureInvalid, Unencodable

P256_ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""The order of the group of P-256 (SEC 2)."""

F = TypeVar("F", bound=Callable[..., object])

_REMEMBERED, _LARGE_REMEMBERED = 4096, 256
"""Keys that are remembered, small ones and large ones. Anybody may name any number of keys without having one; one of
ML-DSA-87 takes 20 KB with all that is remembered of it.
"""

_LARGE: Final = 128
"""Bytes of a key, or characters of its name, from which on it is a large one."""

_SEED_BYTES: Final = 32
_SCALAR_BYTES: Final = 32

_Private: TypeAlias = (
    Ed25519PrivateKey
    | ec.EllipticCurvePrivateKey
    | mldsa.MLDSA44PrivateKey
    | mldsa.MLDSA65PrivateKey
    | mldsa.MLDSA87PrivateKey
)
_Public: TypeAlias = (
    Ed25519PublicKey
    | ec.EllipticCurvePublicKey
    | mldsa.MLDSA44PublicKey
    | mldsa.MLDSA65PublicKey
    | mldsa.MLDSA87PublicKey
)


class Algorithm(enum.StrEnum):
    """Signature algorithms: RFC 8037, RFC 7518 section 3.4, and ML-DSA (FIPS 204) as in JOSE."""

    EDDSA = "EdDSA"
    ES256 = "ES256"
    ML_DSA_44 = "ML-DSA-44"
    ML_DSA_65 = "ML-DSA-65"
    ML_DSA_87 = "ML-DSA-87"

    @property
    def multicodec(self) -> int:
        """The code of its public keys; those of ML-DSA are registered with status draft."""
        return _SHAPES[self][0]

    @property
    def key_bytes(self) -> int:
        """How long a public key is; that of P-256 is compressed."""
        return _SHAPES[self][1]

    @property
    def signature_bytes(self) -> int:
        """How long a signature is; that of P-256 is `r || s`."""
        return _SHAPES[self][2]


# multicodec, bytes of a public key, bytes of a signature
_SHAPES: Final = MappingProxyType(
    {
        Algorithm.EDDSA: (0xED, 32, 64),
        Algorithm.ES256: (0x1200, 33, 64),
        Algorithm.ML_DSA_44: (0x1210, 1312, 2420),
        Algorithm.ML_DSA_65: (0x1211, 1952, 3309),
        Algorithm.ML_DSA_87: (0x1212, 2592, 4627),
    }
)


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key.

    Attributes:
        alg: what it verifies.
        raw: 32 bytes for EdDSA, a compressed point for ES256, the FIPS 204 encoding for ML-DSA.
    """

    alg: Algorithm
    raw: bytes

    def __post_init__(self) -> None:
        if len(self.raw) != self.alg.key_bytes:
            raise KeyMalformed(f"a public key of {self.alg} has {self.alg.key_bytes} bytes, not {len(self.raw)}")
        self._load()

    @classmethod
    def from_did(cls, text: str) -> Self:
        """The key that a `did:key` is.

        Raises:
            DidMalformed: no did:key in canonical form, or of a kind of key that does not sign here.
            KeyMalformed: the bytes are no such key.
        """
        alg, raw = _named(text)
        return cls(alg, raw)

    @property
    def did(self) -> str:
        """The key as a `did:key`."""
        return _name(self.alg, self.raw)

    def verify(self, message: bytes, signature: bytes) -> None:
        """Return when the signature is this key's over the message.

        Raises:
            SignatureInvalid: it is not.
        """
        if len(signature) != self.alg.signature_bytes:
            raise SignatureInvalid(f"a signature of {self.alg} has {self.alg.signature_bytes} bytes")
        key = self._load()
        try:
            if isinstance(key, ec.EllipticCurvePublicKey):
                key.verify(_to_der(signature), message, ec.ECDSA(hashes.SHA256()))
            else:
                key.verify(signature, message)
        except InvalidSignature as error:
            raise SignatureInvalid(f"the {self.alg} signature does not belong to this message and key") from error

    def _load(self) -> _Public:
        return _loaded(self.alg, self.raw)


# Every request names its key several times, and the same callers come back. What is remembered follows from the
# arguments alone, and is bounded.


def _remembered(make: F) -> F:
    """The function with a memory: of many small keys, and of few large ones.

    It is called by position; its last argument is the key, or its name.
    """
    many: Any = lru_cache(_REMEMBERED)(make)
    few: Any = lru_cache(_LARGE_REMEMBERED)(make)

    def recall(*given: Any) -> Any:
        return (few if len(given[-1]) >= _LARGE else many)(*given)

    return cast("F", recall)


@_remembered
def _named(text: str) -> tuple[Algorithm, bytes]:
    code, raw = did.decode(text)
    for alg in Algorithm:
        if alg.multicodec == code:
            return alg, raw
    raise DidMalformed(f"did:key with multicodec {code:#x}: no signature key that is known here")


@_remembered
def _name(alg: Algorithm, raw: bytes) -> str:
    return did.encode(alg.multicodec, raw)


@_remembered
def _loaded(alg: Algorithm, raw: bytes) -> _Public:
    try:
        match alg:
            case Algorithm.EDDSA:
                edwards.check_key(raw)  # the library takes any 32 bytes
                return Ed25519PublicKey.from_public_bytes(raw)
            case Algorithm.ES256:
                return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
            case Algorithm.ML_DSA_44:
                return mldsa.MLDSA44PublicKey.from_public_bytes(raw)
            case Algorithm.ML_DSA_65:
                return mldsa.MLDSA65PublicKey.from_public_bytes(raw)
            case Algorithm.ML_DSA_87:
                return mldsa.MLDSA87PublicKey.from_public_bytes(raw)
    except ValueError as error:
        raise KeyMalformed(f"no public key of {alg}") from error


class Signer(Protocol):
    """Whoever can sign: a `SigningKey`, or an adapter of a key service."""

    @property
    def public(self) -> PublicKey:
        """The key that verifies what is signed here."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The signature of a message, in the form that `PublicKey.verify` takes."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class SigningKey:
    """A private key in memory. Its representation shows the public half only."""

    public: PublicKey
    _private: _Private = field(repr=False)

    @classmethod
    def from_seed(cls, alg: Algorithm, seed: bytes) -> Self:
        """The key of 32 secret bytes: the seed of RFC 8032 or FIPS 204, or the scalar `d` of P-256.

        Raises:
            Unencodable: another length, or no scalar of P-256.
        """
        if len(seed) != _SEED_BYTES:
            raise Unencodable(f"a seed has {_SEED_BYTES} bytes, not {len(seed)}")
        private = _private_key(alg, seed)
        return cls(PublicKey(alg, _raw_public(private)), private)

    def sign(self, message: bytes) -> bytes:
        """The signature of a message.

        EdDSA and ES256 (RFC 6979, low `s`) always give the same bytes. For ML-DSA the library
        mixes in randomness of its own.
        """
        if isinstance(self._private, ec.EllipticCurvePrivateKey):
            algorithm = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
            return _from_der(self._private.sign(message, algorithm))
        return self._private.sign(message)


def has_low_s(signature: bytes) -> bool:
    """Whether an ES256 signature is the one of its two equivalent forms that has the smaller `s`."""
    return int.from_bytes(signature[_SCALAR_BYTES:], "big") <= P256_ORDER // 2


def _private_key(alg: Algorithm, seed: bytes) -> _Private:
    match alg:
        case Algorithm.EDDSA:
            return Ed25519PrivateKey.from_private_bytes(seed)
        case Algorithm.ES256:
            scalar = int.from_bytes(seed, "big")
            if not 0 < scalar < P256_ORDER:
                raise Unencodable("the seed is not a scalar of P-256")
            return ec.derive_private_key(scalar, ec.SECP256R1())
        case Algorithm.ML_DSA_44:
            return mldsa.MLDSA44PrivateKey.from_seed_bytes(seed)
        case Algorithm.ML_DSA_65:
            return mldsa.MLDSA65PrivateKey.from_seed_bytes(seed)
        case Algorithm.ML_DSA_87:
            return mldsa.MLDSA87PrivateKey.from_seed_bytes(seed)


def _raw_public(private: _Private) -> bytes:
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    return private.public_key().public_bytes_raw()


def _to_der(signature: bytes) -> bytes:
    half = _SCALAR_BYTES
    return encode_dss_signature(int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big"))


def _from_der(der: bytes) -> bytes:
    r, s = decode_dss_signature(der)
    return r.to_bytes(_SCALAR_BYTES, "big") + min(s, P256_ORDER - s).to_bytes(_SCALAR_BYTES, "big")
