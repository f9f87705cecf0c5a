"""The UCAN envelope: `[signature, {"h": varsig header, <type tag>: payload}]` in DAG-CBOR.

Source: https://github.com/ucan-wg/spec#envelope and https://github.com/ChainAgnostic/varsig
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from anarq.crypto import dagcbor, varint
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import DagCborMalformed, SignatureInvalid, TokenMalformed, Unencodable
from anarq.crypto.keys import Algorithm, PublicKey, Signer, has_low_s
from anarq.crypto.ucan.claims import Payload

MAX_BYTES: Final = 65_536
"""Bytes of one token that are looked at."""

_VARSIG, _VERSION = 0x34, 1

# Varsig registers no ML-DSA: the segment is the multicodec of the public key, as for RSA, without further parameters
_SEGMENTS: Final = MappingProxyType(
    {
        Algorithm.EDDSA: (0xED, 0xED, 0x13),  # EdDSA, edwards25519, SHA2-512
        Algorithm.ES256: (0xEC, 0x1200, 0x12),  # ECDSA, P-256, SHA2-256
        Algorithm.ML_DSA_44: (Algorithm.ML_DSA_44.multicodec,),
        Algorithm.ML_DSA_65: (Algorithm.ML_DSA_65.multicodec,),
        Algorithm.ML_DSA_87: (Algorithm.ML_DSA_87.multicodec,),
    }
)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A token as it was received or made, its signature not yet believed.

    Attributes:
        token: the bytes of the whole token.
        header: the varsig header.
        signature: the bytes that are to sign `signed`.
        signed: the DAG-CBOR that is signed.
        payload: the claims.
    """

    token: bytes
    header: bytes
    signature: bytes
    signed: bytes
    payload: Payload

    @property
    def cid(self) -> Cid:
        """The identifier of the token."""
        return Cid.of_block(Codec.DAG_CBOR, self.token)

    def check_signature(self, issuer: PublicKey) -> None:
        """Return when the issuer signed this.

        Raises:
            SignatureInvalid: it did not, or the header names another algorithm than the issuer's.
        """
        if self.header != varsig_header(issuer.alg):
            raise SignatureInvalid(f"the varsig header is not that of {issuer.alg} over DAG-CBOR")
        # whoever holds a token can restate an ECDSA signature; its second CID would escape revocation
        if issuer.alg is Algorithm.ES256 and not has_low_s(self.signature):
            raise SignatureInvalid("an ES256 signature of a token has the lower s")
        issuer.verify(self.signed, self.signature)


def varsig_header(alg: Algorithm) -> bytes:
    """The header that describes a signature of the algorithm over DAG-CBOR."""
    codes = (_VARSIG, _VERSION, *_SEGMENTS[alg], Codec.DAG_CBOR)
    return b"".join(map(varint.encode, codes))


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A token that is to be signed, be it by somebody who takes time for it.

    Attributes:
        tag: its type.
        payload: the claims.
        alg: the algorithm of the key that signs.
    """

    tag: str
    payload: Payload
    alg: Algorithm

    @property
    def message(self) -> bytes:
        """The bytes that are signed.

        Raises:
            Unencodable: DAG-CBOR cannot hold the payload.
        """
        return dagcbor.encode(self._signed)

    def sealed(self, signature: bytes) -> Envelope:
        """The token with its signature.

        Raises:
            Unencodable: DAG-CBOR cannot hold the payload, or the token is too large.
        """
        token = dagcbor.encode([signature, self._signed])
        if len(token) > MAX_BYTES:
            raise Unencodable(f"a token has at most {MAX_BYTES} bytes, not {len(token)}")
        return Envelope(token, varsig_header(self.alg), signature, self.message, self.payload)

    @property
    def _signed(self) -> Ipld:
        return {"h": varsig_header(self.alg), self.tag: dict(self.payload)}


def seal(tag: str, payload: Payload, signer: Signer) -> Envelope:
    """Sign a payload.

    Raises:
        Unencodable: DAG-CBOR cannot hold the payload, or the token is too large.
    """
    unsealed = Unsealed(tag, payload, signer.public.alg)
    return unsealed.sealed(signer.sign(unsealed.message))


def open_envelope(tag: str, token: bytes) -> Envelope:
    """The parts of a token of the type that the tag names.

    Raises:
        TokenMalformed: too large, not DAG-CBOR, or no envelope of that type.
    """
    if len(token) > MAX_BYTES:
        raise TokenMalformed(f"a token of {len(token)} bytes, {MAX_BYTES} are allowed")
    try:
        value = dagcbor.decode(token)
    except DagCborMalformed as error:
        raise TokenMalformed(f"no UCAN: {error}") from error
    match value:
        case [bytes(signature), {"h": bytes(header), **rest} as signed] if rest.keys() == {tag}:
            payload = rest[tag]
            if isinstance(payload, dict):
                return Envelope(token, header, signature, dagcbor.encode(signed), payload)
    raise TokenMalformed(f"no envelope of {tag}")
