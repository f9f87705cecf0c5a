"""LockSig: a signature that carries its algorithm, key, time and nonce (the design's common data models).

What is signed is the canonical JSON (RFC 8785) of `{"v", "payload", "alg", "pub", "ts", "nonce"}`. `v` names the
purpose, so that a signature which was made for one purpose is never one for another.
"""

from dataclasses import dataclass
from typing import Final, Self

from anarq.crypto import base64url, jcs
from anarq.crypto.errors import (
    DidMalformed,
    EncodingMalformed,
    JsonMalformed,
    KeyMalformed,
    SignatureInvalid,
    SignatureMalformed,
    Unencodable,
)
from anarq.crypto.keys import Algorithm, PublicKey, Signer

VALUE_PURPOSE: Final = "anarq-value-1"
"""The purpose of a signature over a value that a user chose."""

MAX_TEXT: Final = 16_384
"""Characters of an encoded LockSig that are looked at. One with ML-DSA-65 takes about 9,700."""

_MIN_NONCE, _MAX_NONCE = 16, 64
_MAX_TS: Final = 2**53 - 1
_FIELDS: Final = frozenset({"alg", "pub", "sig", "ts", "nonce"})


@dataclass(frozen=True, slots=True)
class LockSig:
    """One signature. Every instance has the right form; whether it holds is what `check` says.

    Attributes:
        alg: the algorithm, as in JOSE.
        pub: the key that signed, as a did:key.
        sig: the signature, base64url.
        ts: when it was made, seconds since the Unix epoch.
        nonce: 16 to 64 random bytes, base64url. With `pub` it identifies the signature for replay detection.
    """

    alg: Algorithm
    pub: str
    sig: str
    ts: float
    nonce: str

    def __post_init__(self) -> None:
        _check_ts(self.ts)
        try:
            if not _MIN_NONCE <= len(base64url.decode(self.nonce)) <= _MAX_NONCE:
                raise SignatureMalformed(f"a nonce has {_MIN_NONCE} to {_MAX_NONCE} bytes")
            base64url.decode(self.sig)
            if self.key.alg is not self.alg:
                raise SignatureMalformed(f"the key is one of {self.key.alg}, the signature one of {self.alg}")
        except (EncodingMalformed, DidMalformed, KeyMalformed) as error:
            raise SignatureMalformed(f"no LockSig: {error}") from error

    @property
    def key(self) -> PublicKey:
        """The key that signed."""
        return PublicKey.from_did(self.pub)

    def check(self, purpose: str, payload: jcs.Json) -> None:
        """Return when this signs the payload for the purpose.

        Raises:
            SignatureInvalid: it does not.
        """
        key = self.key
        try:
            message = signed_bytes(purpose, payload, key, self.ts, self.nonce)
        except Unencodable as error:
            raise SignatureInvalid("the payload has no canonical form, so nobody can have signed it") from error
        key.verify(message, base64url.decode(self.sig))

    def to_json(self) -> dict[str, jcs.Json]:
        """The design's `LockSig` object."""
        return {"alg": str(self.alg), "pub": self.pub, "sig": self.sig, "ts": self.ts, "nonce": self.nonce}

    @classmethod
    def from_json(cls, value: jcs.Json) -> Self:
        """The LockSig that an object describes.

        Raises:
            SignatureMalformed: a field is missing, unknown or of the wrong type or form.
        """
        if not isinstance(value, dict) or value.keys() != _FIELDS:
            raise SignatureMalformed("a LockSig has exactly the fields alg, pub, sig, ts, nonce")
        ts = value["ts"]
        if isinstance(ts, bool) or not isinstance(ts, int | float):
            raise SignatureMalformed("`ts` is a number")
        texts = {name: value[name] for name in ("pub", "sig", "nonce")}
        if not all(isinstance(text, str) for text in texts.values()):
            raise SignatureMalformed("`pub`, `sig` and `nonce` are strings")
        return cls(_algorithm(value["alg"]), str(texts["pub"]), str(texts["sig"]), ts, str(texts["nonce"]))

    def encode(self) -> str:
        """Base64url of the canonical JSON, for a header."""
        return base64url.encode(jcs.canonical(self.to_json()))

    @classmethod
    def decode(cls, text: str, limit: int = MAX_TEXT) -> Self:
        """The LockSig in a header.

        Raises:
            SignatureMalformed: longer than `limit` characters, not base64url, not I-JSON, or no LockSig.
        """
        if len(text) > limit:
            raise SignatureMalformed(f"a signature of {len(text)} characters, {limit} are allowed")
        try:
            return cls.from_json(jcs.parse(base64url.decode(text)))
        except (EncodingMalformed, JsonMalformed) as error:
            raise SignatureMalformed(f"no LockSig: {error}") from error


def sign(purpose: str, payload: jcs.Json, signer: Signer, ts: float, nonce: bytes) -> LockSig:
    """Sign a payload.

    Args:
        purpose: a constant of the calling code, never a user's text.
        payload: what is vouched for.
        signer: the key.
        ts: now, seconds since the Unix epoch.
        nonce: 16 to 64 bytes fresh from a cryptographic random source.

    Raises:
        Unencodable: the payload has no canonical JSON.
        SignatureMalformed: a time or nonce that no LockSig can have.
    """
    public, nonce_text = signer.public, base64url.encode(nonce)
    _check_ts(ts)
    signature = signer.sign(signed_bytes(purpose, payload, public, ts, nonce_text))
    return LockSig(public.alg, public.did, base64url.encode(signature), ts, nonce_text)


def signed_bytes(purpose: str, payload: jcs.Json, public: PublicKey, ts: float, nonce: str) -> bytes:
    """The bytes that are signed, for signers that work elsewhere.

    Raises:
        Unencodable: the payload has no canonical JSON.
    """
    signed: dict[str, jcs.Json] = {"alg": str(public.alg), "pub": public.did, "ts": ts, "nonce": nonce}
    return jcs.canonical({"v": purpose, "payload": payload, **signed})


def _check_ts(ts: float) -> None:
    if not 0 <= ts <= _MAX_TS:
        raise SignatureMalformed("`ts` is in seconds since the Unix epoch")


def _algorithm(value: jcs.Json) -> Algorithm:
    try:
        return Algorithm(str(value))
    except ValueError as error:
        raise SignatureMalformed(f"`alg` is one of {', '.join(Algorithm)}") from error
