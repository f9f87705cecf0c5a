"""Grants: the chain of delegations in `x-qonsent`, verified."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import ChainRefused, CryptoError, SignatureInvalid
from anarq.crypto.ucan import chain, command, container
from anarq.crypto.ucan.delegation import Delegation
from anarq.crypto.ucan.meter import Meter
from anarq.ports.policy import Revocations
from anarq.runtime.call import Grant
from anarq.runtime.lru import Lru

_CHAINS: Final = 4096
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class GrantRefused(Exception):  # noqa: N818 - an answer that policy turns into a reason, not an error of the program
    """The chain grants nothing here; `reason` is a machine code, `link` the CID of the delegation that fails."""

    def __init__(self, reason: str, link: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.link = link


class Grants:
    """Verifies chains. What needs no second look is remembered: bounded, and void with the next revocation."""

    def __init__(self, revocations: Revocations) -> None:
        self._revocations = revocations
        self._verified: Lru[tuple[str, str, str, int], Grant] = Lru(_CHAINS)

    async def verify(
        self, header: str, invoker: str, scope: str, arguments: Mapping[str, object], now: int, epoch: int
    ) -> Grant:
        """The grant in a header, for these arguments.

        Args:
            header: value of `x-qonsent`.
            invoker: DID of who signed the request.
            scope: what is asked for, `qwallet.intent.create`.
            arguments: of the call; what delegations' policies are about.
            now: epoch seconds.
            epoch: revocation epoch, read for this call.

        Raises:
            GrantRefused: the chain does not grant this.
            UnavailableError: revocations cannot be read.
        """
        key = (header, invoker, scope, epoch)
        known = self._verified.get(key)
        if known is not None and (known.expires is None or now <= known.expires):
            return known
        links = _links(header)
        cids = tuple(str(link.cid) for link in links)
        revoked = await self._revocations.revoked(cids)
        grant = _verify(links, invoker, command.of_scope(scope), arguments, now, revoked)
        if not any(link.pol.statements for link in links):  # nothing in it depends on the arguments
            self._verified.put(key, grant)
        return grant


def _links(header: str) -> list[Delegation]:
    try:
        return [Delegation.decode(token) for token in container.decode(header)]
    except CryptoError as error:
        raise GrantRefused("grant_malformed") from error


def _verify(
    links: Sequence[Delegation],
    invoker: str,
    asked: str,
    arguments: Mapping[str, object],
    now: int,
    revoked: frozenset[str],
) -> Grant:
    subject = _subject(links)
    facts = _ipld(arguments) if any(link.pol.statements for link in links) else {}
    try:
        if subject == invoker and len(links) == 1:
            return _own(links[0], asked, facts, now, revoked)
        found = chain.verify_chain(
            links, invoker=invoker, subject=subject, command=asked, arguments=facts, now=now, revoked=revoked
        )
    except ChainRefused as error:
        raise GrantRefused(_WORDS.sub("_", type(error).__name__).lower(), error.link) from error
    except CryptoError as error:
        raise GrantRefused("grant_malformed") from error
    leaf = next(link for link in links if str(link.cid) == found.cids[-1])
    return Grant(found.cids[-1], subject, invoker, leaf.cmd, found.expires, len(links), found.issuers)


def _subject(links: Sequence[Delegation]) -> str:
    subjects = {link.sub for link in links if link.sub is not None}
    if len(subjects) != 1:
        raise GrantRefused("subject_mismatch")
    return subjects.pop()


def _own(link: Delegation, asked: str, facts: Ipld, now: int, revoked: frozenset[str]) -> Grant:
    """The consent of an identity to what it does itself: a delegation from it to itself, which no chain can hold."""
    cid, me = str(link.cid), link.sub
    try:
        link.verify_signature()
    except SignatureInvalid as error:
        raise GrantRefused("link_forged", cid) from error
    if me is None or (link.iss, link.aud) != (me, me):
        raise GrantRefused("audience_mismatch", cid)
    if cid in revoked:
        raise GrantRefused("link_revoked", cid)
    if link.nbf is not None and now < link.nbf:
        raise GrantRefused("link_too_early", cid)
    if link.exp is not None and now > link.exp:
        raise GrantRefused("link_expired", cid)
    if not command.covers(link.cmd, asked):
        raise GrantRefused("command_not_granted", cid)
    if link.pol.violated_by(facts, Meter()) is not None:
        raise GrantRefused("policy_violated", cid)
    return Grant(cid, me, me, link.cmd, link.exp, 1, (me,))


def _ipld(value: object) -> Ipld:
    """Arguments as delegations' policies see them.

    Raises:
        GrantRefused: a number has more digits than the policy language can compare; to round it would be to guess.
    """
    match value:
        case Mapping():
            return {str(key): _ipld(member) for key, member in value.items()}
        case list() | tuple():
            return [_ipld(element) for element in value]
        case Decimal():
            rounded = float(value)
            if Decimal(repr(rounded)) != value:
                raise GrantRefused("argument_too_precise")
            return rounded
        case str() | int() | float() | None:
            return value
    raise GrantRefused("argument_unknown")
