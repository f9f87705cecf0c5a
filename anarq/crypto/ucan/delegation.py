"""UCAN delegations: who gives whom which commands on what subject, under which policy, until when.

Source: https://github.com/ucan-wg/delegation
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.keys import PublicKey, Signer
from anarq.crypto.ucan import command, envelope, policy
from anarq.crypto.ucan.claims import Claims
from anarq.crypto.ucan.envelope import Envelope
from anarq.crypto.ucan.policy import Policy

TAG: Final = "ucan/dlg@1.0.0"

_REQUIRED: Final = frozenset({"iss", "aud", "sub", "cmd", "pol", "nonce", "exp"})
_OPTIONAL: Final = frozenset({"meta", "nbf"})


@dataclass(frozen=True, slots=True)
class Delegation:
    """One delegation in the right form. Whether its issuer made it is what `verify_signature` says.

    Attributes:
        issuer: the key of `iss`.
        aud: DID of who receives.
        sub: DID of whom the chain is about; None is the powerline, whatever the issuer receives itself.
        cmd: the command that is delegated, with all below it.
        pol: what the arguments have to satisfy.
        nonce: makes the token unique; not secret.
        meta: signed facts, no authority.
        nbf: first second of validity, Unix time; None is always.
        exp: last second of validity, Unix time; None is never ending.
    """

    issuer: PublicKey
    aud: str
    sub: str | None
    cmd: str
    pol: Policy
    nonce: bytes
    meta: Mapping[str, Ipld]
    nbf: int | None
    exp: int | None
    _envelope: Envelope = field(repr=False)

    @property
    def iss(self) -> str:
        """DID of who gives."""
        return self.issuer.did

    @property
    def token(self) -> bytes:
        """The bytes of the whole token."""
        return self._envelope.token

    @property
    def cid(self) -> Cid:
        """The identifier under which the delegation is named and revoked."""
        return self._envelope.cid

    def __hash__(self) -> int:
        return hash(self.token)

    @classmethod
    def decode(cls, token: bytes) -> Self:
        """The delegation that the bytes spell. Its signature is not checked.

        Raises:
            TokenMalformed: no UCAN delegation 1.0.0, or with claims that are missing, unknown or out of form.
        """
        return cls._read(envelope.open_envelope(TAG, token))

    @classmethod
    def _read(cls, sealed: Envelope) -> Self:
        claims = Claims(sealed.payload)
        claims.check_names(_REQUIRED, _OPTIONAL)
        return cls(
            issuer=claims.issuer(),
            aud=claims.principal("aud"),
            sub=claims.optional_principal("sub"),
            cmd=command.check(claims.text("cmd")),
            pol=policy.parse(sealed.payload["pol"]),
            nonce=claims.nonce(),
            meta=claims.mapping("meta"),
            nbf=claims.time("nbf"),
            exp=claims.time("exp"),
            _envelope=sealed,
        )

    def verify_signature(self) -> None:
        """Return when the issuer signed this.

        Raises:
            SignatureInvalid: it did not.
        """
        self._envelope.check_signature(self.issuer)


def issue(
    signer: Signer,
    *,
    audience: str,
    subject: str | None,
    command: str,
    nonce: bytes,
    expires: int | None,
    policy: list[Ipld] | None = None,
    not_before: int | None = None,
    meta: Mapping[str, Ipld] | None = None,
) -> Delegation:
    """Make a delegation.

    Args:
        signer: the issuer's key.
        audience: DID of who receives.
        subject: DID of whom it is about; None for the powerline.
        command: what is delegated, with all below it.
        nonce: fresh random bytes, 12 or more; empty when equal delegations shall be the same token.
        expires: last second of validity, Unix time; None never ends.
        policy: statements that the arguments have to satisfy.
        not_before: first second of validity, Unix time.
        meta: signed facts, no authority.

    Raises:
        TokenMalformed: a claim is out of form.
        Unencodable: DAG-CBOR cannot hold a claim, or the token is too large.
    """
    payload: dict[str, Ipld] = {"iss": signer.public.did, "aud": audience, "sub": subject, "cmd": command}
    payload |= {"pol": policy or [], "nonce": nonce, "exp": expires}
    if not_before is not None:
        payload["nbf"] = not_before
    if meta:
        payload["meta"] = dict(meta)
    return Delegation.decode(envelope.seal(TAG, payload, signer).token)


async def issue_own(
    public: PublicKey, sign: Callable[[bytes], Awaitable[bytes]], *, command: str, expires: int
) -> Delegation:
    """Make the delegation of a key to itself, about its own: the grant of whoever acts for nobody else.

    Args:
        public: the key.
        sign: has a message signed by it, wherever it is kept.
        command: what is granted, with all below it.
        expires: last second of validity, Unix time; equal grants are the same token.

    Raises:
        TokenMalformed: a claim is out of form.
    """
    own = public.did
    payload: dict[str, Ipld] = {"iss": own, "aud": own, "sub": own, "cmd": command}
    payload |= {"pol": [], "nonce": b"", "exp": expires}
    unsealed = envelope.Unsealed(TAG, payload, public.alg)
    return Delegation.decode(unsealed.sealed(await sign(unsealed.message)).token)
