"""What the cryptography raises, by whose fault it is.

CryptoError
├── Malformed                 the sender's bytes are not what they claim to be
│   ├── EncodingMalformed     base64url, base58btc, unsigned varint
│   ├── CidMalformed
│   ├── DagCborMalformed
│   ├── JsonMalformed
│   ├── DidMalformed
│   ├── KeyMalformed
│   ├── SignatureMalformed    a LockSig, or the request that it is to cover
│   ├── TokenMalformed        a UCAN envelope or its claims
│   │   ├── CommandMalformed
│   │   └── PolicyMalformed
│   ├── ContainerMalformed
│   └── ProofMalformed        a Merkle proof that no tree of that size can have
├── Untrusted                 well formed, and not to be believed
│   ├── SignatureInvalid
│   │   └── SignerNotAllowed  a good signature of somebody else
│   ├── SignatureExpired      made too long ago, or in the future
│   ├── ProofInvalid          a Merkle proof that leads to another root
│   ├── PolicyTooCostly       more evaluation than is spent on one request
│   └── ChainRefused          a UCAN chain; says which link and why
│       ├── ChainTooLarge, ChainBroken, ChainCyclic, LinkUnused, ProofUnavailable
│       ├── LinkExpired, LinkTooEarly, LinkRevoked, LinkForged
│       ├── SubjectMismatch, AudienceMismatch
│       ├── CommandEscalated, CommandNotGranted
│       └── PolicyViolated
└── Unencodable               the caller's own value cannot be written or used
"""


class CryptoError(Exception):
    """Anything that this package refuses."""


class Malformed(CryptoError):  # noqa: N818 - the three kinds of blame read as adjectives of what was refused
    """The sender's bytes are not what they claim to be."""


class EncodingMalformed(Malformed):
    """Text or bytes are not canonical base64url, base58btc or unsigned varint."""


class CidMalformed(Malformed):
    """No content identifier, or one of a kind that this project does not use."""


class DagCborMalformed(Malformed):
    """Bytes are not strict DAG-CBOR."""


class JsonMalformed(Malformed):
    """Bytes are not I-JSON (RFC 7493)."""


class DidMalformed(Malformed):
    """Text is not a `did:key` in canonical form."""


class KeyMalformed(Malformed):
    """Bytes are not a key of the named algorithm."""


class SignatureMalformed(Malformed):
    """A LockSig, or the request that it is to cover, is not in the form that can be checked."""


class TokenMalformed(Malformed):
    """A UCAN's envelope or claims break the specification."""


class CommandMalformed(TokenMalformed):
    """A command is not a lower-case path."""


class PolicyMalformed(TokenMalformed):
    """A policy statement or selector breaks its grammar."""


class ContainerMalformed(Malformed):
    """Text is not a UCAN container that is accepted here."""


class ProofMalformed(Malformed):
    """Sizes, indices or hashes that no Merkle tree can have."""


class Untrusted(CryptoError):  # noqa: N818 - as above
    """Well formed, and not to be believed."""


class SignatureInvalid(Untrusted):
    """The signature does not belong to this message and key."""


class SignerNotAllowed(SignatureInvalid):
    """The key that signed is not one of the identity that is claimed."""


class SignatureExpired(Untrusted):
    """The time of the signature is outside the accepted window."""


class ProofInvalid(Untrusted):
    """A Merkle proof leads to another root than the one claimed."""


class PolicyTooCostly(Untrusted):
    """The policies take more steps to evaluate than are spent on one request."""


class ChainRefused(Untrusted):
    """A chain of delegations does not grant what was asked.

    Attributes:
        reason: why, in one sentence.
        link: CID of the delegation or invocation that fails; empty when the chain as a whole does.
    """

    def __init__(self, reason: str, link: str = "") -> None:
        self.reason = reason
        self.link = link
        super().__init__(f"{link}: {reason}" if link else reason)


class ChainTooLarge(ChainRefused):
    """More links or more bytes than are looked at."""


class ChainBroken(ChainRefused):
    """No delegation leads from a principal on the way up to the subject."""


class ChainCyclic(ChainRefused):
    """A principal stands in the chain twice."""


class LinkUnused(ChainRefused):
    """A delegation was handed in that is not part of the chain."""


class ProofUnavailable(ChainRefused):
    """An invocation names a proof that was not handed in."""


class LinkExpired(ChainRefused):
    """The link is past its `exp`."""


class LinkTooEarly(ChainRefused):
    """The link is before its `nbf`."""


class LinkRevoked(ChainRefused):
    """The link was revoked."""


class LinkForged(ChainRefused):
    """The link's signature is not its issuer's."""


class SubjectMismatch(ChainRefused):
    """The link is about another subject, or the root is about none."""


class AudienceMismatch(ChainRefused):
    """The invocation is meant for another executor."""


class CommandEscalated(ChainRefused):
    """The link gives away more than its issuer was given."""


class CommandNotGranted(ChainRefused):
    """The chain grants another command than the one asked for."""


class PolicyViolated(ChainRefused):
    """The arguments break the link's policy."""


class Unencodable(CryptoError):  # noqa: N818 - as above
    """The caller's own value cannot be written or used."""
