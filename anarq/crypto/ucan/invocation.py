"""UCAN invocations: a command with its arguments, signed, and the delegations that allow it.

Source: https://github.com/ucan-wg/invocation
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import AudienceMismatch, LinkExpired, LinkForged, ProofUnavailable, SignatureInvalid
from anarq.crypto.keys import PublicKey, Signer
from anarq.crypto.ucan import chain, command, envelope
from anarq.crypto.ucan.chain import Grant
from anarq.crypto.ucan.claims import Claims
from anarq.crypto.ucan.delegation import Delegation
from anarq.crypto.ucan.envelope import Envelope

TAG: Final = "ucan/inv@1.0.0"

_REQUIRED: Final = frozenset({"iss", "sub", "cmd", "args", "prf", "nonce", "exp"})
_OPTIONAL: Final = frozenset({"aud", "meta", "iat", "cause"})


@dataclass(frozen=True, slots=True)
class Invocation:
    """One invocation in the right form. Whether it may be carried out is what `verify_invocation` says.

    Attributes:
        issuer: the key of `iss`.
        sub: DID of whom the command is about.
        aud: DID of who is to carry it out; None is the subject.
        cmd: the command.
        args: its arguments.
        prf: the delegations that allow it.
        nonce: identifies the invocation among equal ones.
        meta: signed facts.
        iat: when it was made, Unix time. A claim of the issuer that decides nothing.
        exp: last second of validity, Unix time; None is never ending.
    """

    issuer: PublicKey
    sub: str
    aud: str | None
    cmd: str
    args: Mapping[str, Ipld]
    prf: tuple[Cid, ...]
    nonce: bytes
    meta: Mapping[str, Ipld]
    iat: int | None
    exp: int | None
    _envelope: Envelope = field(repr=False)

    @property
    def iss(self) -> str:
        """DID of who asks."""
        return self.issuer.did

    @property
    def token(self) -> bytes:
        """The bytes of the whole token."""
        return self._envelope.token

    @property
    def cid(self) -> Cid:
        """The identifier of the invocation."""
        return self._envelope.cid

    def __hash__(self) -> int:
        return hash(self.token)

    @classmethod
    def decode(cls, token: bytes) -> Self:
        """The invocation that the bytes spell. Neither signature nor proofs are checked.

        Raises:
            TokenMalformed: no UCAN invocation 1.0.0, or with claims that are missing, unknown or out of form.
        """
        sealed = envelope.open_envelope(TAG, token)
        claims = Claims(sealed.payload)
        claims.check_names(_REQUIRED, _OPTIONAL)
        return cls(
            issuer=claims.issuer(),
            sub=claims.principal("sub"),
            aud=claims.optional_principal("aud"),
            cmd=command.check(claims.text("cmd")),
            args=claims.mapping("args"),
            prf=claims.links("prf"),
            nonce=claims.nonce(),
            meta=claims.mapping("meta"),
            iat=claims.time("iat"),
            exp=claims.time("exp"),
            _envelope=sealed,
        )

    def verify_signature(self) -> None:
        """Return when the issuer signed this.

        Raises:
            SignatureInvalid: it did not.
        """
        self._envelope.check_signature(self.issuer)


def invoke(
    signer: Signer,
    *,
    subject: str,
    command: str,
    arguments: Mapping[str, Ipld],
    proofs: Iterable[Delegation],
    nonce: bytes,
    expires: int | None,
    audience: str | None = None,
) -> Invocation:
    """Make an invocation.

    Args:
        signer: the key of who asks.
        subject: DID of whom the command is about.
        command: what is to be done.
        arguments: its arguments.
        proofs: the chain that allows it, root first; none when the signer is the subject.
        nonce: fresh random bytes, 12 or more.
        expires: last second of validity, Unix time; None never ends.
        audience: DID of who is to carry it out when that is not the subject.

    Raises:
        TokenMalformed: a claim is out of form.
        Unencodable: DAG-CBOR cannot hold a claim, or the token is too large.
    """
    payload: dict[str, Ipld] = {"iss": signer.public.did, "sub": subject, "cmd": command, "args": dict(arguments)}
    payload |= {"prf": [proof.cid for proof in proofs], "nonce": nonce, "exp": expires}
    if audience is not None:
        payload["aud"] = audience
    return Invocation.decode(envelope.seal(TAG, payload, signer).token)


def verify_invocation(
    invocation: Invocation,
    proofs: Iterable[Delegation],
    *,
    now: int,
    revoked: Container[str],
    executor: str | None = None,
) -> Grant:
    """What the invocation is allowed to do.

    Args:
        invocation: the request.
        proofs: delegations at hand; only those that the invocation names are used.
        now: Unix time in seconds.
        revoked: CIDs of revoked delegations, as text.
        executor: DID of who is asked to carry it out; without it the audience is not checked.

    Raises:
        ChainRefused: the signature, time, audience or a proof does not hold; the subclass says which.
    """
    cid = str(invocation.cid)
    try:
        invocation.verify_signature()
    except SignatureInvalid as error:
        raise LinkForged(str(error), cid) from error
    if invocation.exp is not None and now > invocation.exp:
        raise LinkExpired(f"expired at {invocation.exp}", cid)
    if executor is not None and executor != (invocation.aud or invocation.sub):
        raise AudienceMismatch("the invocation is meant for another executor", cid)
    arguments: Ipld = dict(invocation.args)
    return chain.verify_chain(
        _named(invocation, proofs),
        invoker=invocation.iss,
        subject=invocation.sub,
        command=invocation.cmd,
        arguments=arguments,
        now=now,
        revoked=revoked,
    )


def _named(invocation: Invocation, proofs: Iterable[Delegation]) -> list[Delegation]:
    at_hand = {proof.cid: proof for proof in proofs}
    for link in invocation.prf:
        if link not in at_hand:
            raise ProofUnavailable("the proof was not handed in", str(link))
    return [at_hand[link] for link in invocation.prf]
