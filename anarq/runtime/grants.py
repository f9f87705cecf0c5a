"""Grants: the chain of delegations in `x-qonsent`, or the deposited one that it names by CID, verified."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import ChainRefused, CidMalformed, CryptoError, SignatureInvalid
from anarq.crypto.ucan import chain, command, container
from anarq.crypto.ucan.delegation import Delegation
from anarq.crypto.ucan.meter import Meter
from anarq.ports.deposits import Deposits
from anarq.ports.identities import Identities
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

    def __init__(self, revocations: Revocations, identities: Identities, deposits: Deposits | None = None) -> None:
        self._revocations = revocations
        self._identities = identities
        self._deposits = deposits
        self._verified: Lru[tuple[str, str, str, int], Grant] = Lru(_CHAINS)

    async def verify(
        self, header: str, invoker: str, scope: str, arguments: Mapping[str, object], now: int, epoch: int
    ) -> Grant:
        """The grant in a header, for these arguments.

        Args:
            header: value of `x-qonsent`: a container, or the CID of one that was deposited.
            invoker: DID of who signed the request.
            scope: what is asked for, `qwallet.intent.create`.
            arguments: of the call; what delegations' policies are about.
            now: epoch seconds.
            epoch: revocation epoch, read for this call.

        Raises:
            GrantRefused: the chain does not grant this.
            UnavailableError: revocations, keys or deposits cannot be read.
        """
        key = (header, invoker, scope, epoch)
        known = self._verified.get(key)
        if known is not None and (known.expires is None or now <= known.expires):
            return known
        links = _links(await self._tokens(header, now))
        cids = tuple(str(link.cid) for link in links)
        revoked = await self._revocations.revoked(cids)
        await self._check_keys(links)
        grant = _verify(links, invoker, command.of_scope(scope), arguments, now, revoked)
        if not any(link.pol.statements for link in links):  # nothing in it depends on the arguments
            self._verified.put(key, grant)
        return grant

    async def _check_keys(self, links: Sequence[Delegation]) -> None:
        """Returns when every key of the chain that sQuid knows is active.

        Raises:
            GrantRefused: one is not.
        """
        keys = {did: str(link.cid) for link in links for did in (link.iss, link.aud, link.sub) if did is not None}
        known = await self._identities.known(keys)
        inactive = next((did for did, fact in known.items() if not fact.active), None)
        if inactive is not None:
            raise GrantRefused("key_inactive", keys[inactive])

    async def _tokens(self, header: str, now: int) -> Sequence[bytes]:
        """The tokens in a header, or in the container that it names."""
        try:
            cid = Cid.parse(header)
        except CidMalformed:  # a container starts with another letter than every CID
            cid = None
        try:
            if cid is None:
                return container.decode(header)
            block = None if self._deposits is None else await self._deposits.find(str(cid), now)
            if block is None:
                raise GrantRefused("grant_unknown")
            return container.unpack(block)
        except CryptoError as error:
            raise GrantRefused("grant_malformed") from error


def _links(tokens: Sequence[bytes]) -> list[Delegation]:
    try:
        return [Delegation.decode(token) for token in tokens]
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
