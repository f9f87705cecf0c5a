"""Grants: the chain of delegations in `x-qonsent`, or the deposited one that it names by CID, verified."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from anarq.crypto.cid import Cid
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import ChainRefused, CidMalformed, CryptoError, SignatureInvalid
from anarq.crypto.ucan import chain, command, container
from anarq.crypto.ucan.chain import Speakers
from anarq.crypto.ucan.delegation import Delegation
from anarq.crypto.ucan.meter import Meter
from anarq.ports.deposits import Deposits
from anarq.ports.identities import Identities, KeyFact
from anarq.ports.peers import Delegated
from anarq.ports.policy import Revocations
from anarq.runtime.call import Grant
from anarq.wire.lru import Lru

_REMEMBERED: Final = 4 * 1024 * 1024  # bytes of grants
_ENTRY: Final = 1024  # bytes that one takes beside its texts
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


class GrantRefused(Exception):  # noqa: N818 - an answer that policy turns into a reason, not an error of the program
    """The chain grants nothing here; `reason` is a machine code, `link` the CID of the delegation that fails."""

    def __init__(self, reason: str, link: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.link = link


@dataclass(frozen=True, slots=True)
class Given:
    """What a header gives.

    Attributes:
        grant: for the operation that is called.
        speaker: the key that speaks for the grant's subject now.
        delegated: for what the service does at its peers in the caller's name.
    """

    grant: Grant
    speaker: str
    delegated: tuple[Delegated, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a service is to be let do in its callers' names.

    Attributes:
        service: the DID of the service.
        scopes: of its peers.
    """

    service: str
    scopes: tuple[str, ...]


class Grants:
    """Verifies chains. What needs no second look is remembered: bounded, and void with the next revocation."""

    def __init__(self, revocations: Revocations, identities: Identities, deposits: Deposits | None = None) -> None:
        self._revocations = revocations
        self._identities = identities
        self._deposits = deposits
        self._verified: Lru[bytes, Given] = Lru(_REMEMBERED)

    async def verify(
        self,
        header: str,
        invoker: str,
        scope: str,
        arguments: Mapping[str, object],
        now: int,
        epoch: int,
        wanted: Wanted | None = None,
    ) -> Given:
        """The grant in a header, for these arguments, and what is delegated to the service beside it.

        Args:
            header: value of `x-qonsent`: a container, or the CID of one that was deposited.
            invoker: DID of who signed the request.
            scope: what is asked for, `qwallet.intent.create`.
            arguments: of the call; what delegations' policies are about.
            now: epoch seconds.
            epoch: revocation epoch, read for this call.
            wanted: what is to be delegated to the service; None: nothing.

        Raises:
            GrantRefused: the chain does not grant this.
            UnavailableError: revocations, keys or deposits cannot be read.
        """
        key = _key(header, invoker, scope, str(epoch))
        known = self._verified.get(key) if wanted is None else None  # a delegation is looked at anew each time
        if known is not None and (known.grant.expires is None or now <= known.grant.expires):
            return known
        links = _links(await self._tokens(header, now))
        cids = tuple(str(link.cid) for link in links)
        revoked = await self._revocations.revoked(cids)
        facts = await self._facts(links)
        holding = _Holding(now, revoked, speakers_of(facts.values()))
        if wanted is not None:
            own, passed_on = _divided(links, wanted.service)
            asked = command.of_scope(scope)
            leads = _leading(own, asked)
            grant = _verify(leads, invoker, asked, arguments, holding)
            delegated = tuple(_delegated(wanted, own, passed_on, grant.subject, holding))
            _require_used(own, [leads, *(_leading(own, each.command) for each in delegated)])
            return Given(grant, _speaker(grant.subject, facts), delegated)
        grant = _verify(links, invoker, command.of_scope(scope), arguments, holding)
        given = Given(grant, _speaker(grant.subject, facts))
        if not any(link.pol.statements for link in links):  # nothing in it depends on the arguments
            self._verified.put(key, given, _weight(given.grant))
        return given

    async def _facts(self, links: Sequence[Delegation]) -> Mapping[str, KeyFact]:
        """What sQuid knows of the keys of a chain: all who receive are active, and all who delegate sign.

        Raises:
            GrantRefused: one does not.
        """
        keys = {did: str(link.cid) for link in links for did in (link.iss, link.aud, link.sub) if did is not None}
        known = await self._identities.known(keys)
        inactive = next((did for did, fact in known.items() if not fact.active), None)
        if inactive is not None:
            raise GrantRefused("key_inactive", keys[inactive])
        succeeded = next((link for link in links if link.iss in known and not known[link.iss].signs), None)
        if succeeded is not None:
            raise GrantRefused("key_inactive", str(succeeded.cid))
        return known

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


@dataclass(frozen=True, slots=True)
class _Holding:
    """By what links hold.

    Attributes:
        now: epoch seconds.
        revoked: CIDs of links that were revoked.
        speakers: for whom keys delegate that are not their own principals.
    """

    now: int
    revoked: frozenset[str]
    speakers: Speakers


def speakers_of(facts: Iterable[KeyFact]) -> Speakers:
    """For whom those keys speak that took the place of the one that names an identity."""
    return {fact.did: fact.identity for fact in facts if fact.signs and fact.did == fact.speaker != fact.identity}


def _speaker(did: str, facts: Mapping[str, KeyFact]) -> str:
    return facts[did].speaker if did in facts else did


def _key(*parts: str) -> bytes:
    """Names what is asked about: of one length, however long a header is. None of the parts holds a line break."""
    return hashlib.sha256("\n".join(parts).encode()).digest()


def _weight(grant: Grant) -> int:
    """About how many bytes a grant takes; names of post-quantum keys are long."""
    texts = (grant.cid, grant.subject, grant.audience, grant.command, *grant.issuers)
    return _ENTRY + sum(map(len, texts))


def _links(tokens: Sequence[bytes]) -> list[Delegation]:
    try:
        return [Delegation.decode(token) for token in tokens]
    except CryptoError as error:
        raise GrantRefused("grant_malformed") from error


def _divided(links: Sequence[Delegation], service: str) -> tuple[list[Delegation], list[Delegation]]:
    """The chain of the caller, and what leads on from it to the service."""
    return [link for link in links if link.aud != service], [link for link in links if link.aud == service]


def _leading(own: Sequence[Delegation], asked: str) -> list[Delegation]:
    """The links that may lead to a command: to each audience one that covers it; where none does, all of them.

    Who acts for another may hold a link for the operation, and others for what is done at peers in that name.
    """
    to: dict[str, Delegation] = {}
    for link in own:
        if command.covers(link.cmd, asked):
            to.setdefault(link.aud, link)
    return list(to.values()) or list(own)


def _require_used(own: Sequence[Delegation], chains: Iterable[Sequence[Delegation]]) -> None:
    """Checks that every link is a part of a chain.

    Raises:
        GrantRefused: one is not.
    """
    used = {str(link.cid) for links in chains for link in links}
    unused = next((str(link.cid) for link in own if str(link.cid) not in used), None)
    if unused is not None:
        raise GrantRefused("link_unused", unused)


def _delegated(
    wanted: Wanted,
    own: Sequence[Delegation],
    passed_on: Sequence[Delegation],
    subject: str,
    holding: _Holding,
) -> Iterator[Delegated]:
    """A chain from the subject to the service for each scope.

    Raises:
        GrantRefused: one is missing, or does not hold.
    """
    for scope in wanted.scopes:
        asked = command.of_scope(scope)
        last = next((link for link in passed_on if command.covers(link.cmd, asked)), None)
        if last is None:
            raise GrantRefused("delegation_missing")
        begins = chain.issuer(last, holding.speakers) == subject
        links = [last] if begins else [*_leading(own, asked), last]
        try:
            found = chain.check_chain(links, now=holding.now, revoked=holding.revoked, speakers=holding.speakers)
        except ChainRefused as error:
            raise GrantRefused(f"delegation_{_reason(error)}", error.link) from error
        if found.subject != subject or not command.covers(found.command, asked):
            raise GrantRefused("delegation_insufficient", str(last.cid))
        try:
            yield Delegated(asked, container.encode(link.token for link in links))
        except CryptoError as error:
            raise GrantRefused("delegation_too_large", str(last.cid)) from error


def _reason(error: ChainRefused) -> str:
    return _WORDS.sub("_", type(error).__name__).lower()


def _verify(
    links: Sequence[Delegation],
    invoker: str,
    asked: str,
    arguments: Mapping[str, object],
    holding: _Holding,
) -> Grant:
    subject = _subject(links)
    facts = _ipld(arguments) if any(link.pol.statements for link in links) else {}
    try:
        if subject == invoker and len(links) == 1:
            return _own(links[0], asked, facts, holding)
        found = chain.verify_chain(
            links,
            invoker=invoker,
            subject=subject,
            command=asked,
            arguments=facts,
            now=holding.now,
            revoked=holding.revoked,
            speakers=holding.speakers,
        )
    except ChainRefused as error:
        raise GrantRefused(_reason(error), error.link) from error
    except CryptoError as error:
        raise GrantRefused("grant_malformed") from error
    leaf = next(link for link in links if str(link.cid) == found.cids[-1])
    return Grant(found.cids[-1], subject, invoker, leaf.cmd, found.expires, len(links), found.issuers)


def _subject(links: Sequence[Delegation]) -> str:
    subjects = {link.sub for link in links if link.sub is not None}
    if len(subjects) != 1:
        raise GrantRefused("subject_mismatch")
    return subjects.pop()


def _own(link: Delegation, asked: str, facts: Ipld, holding: _Holding) -> Grant:
    """The consent of an identity to what it does itself: a delegation from it to itself, which no chain can hold."""
    cid, me, now = str(link.cid), link.sub, holding.now
    try:
        link.verify_signature()
    except SignatureInvalid as error:
        raise GrantRefused("link_forged", cid) from error
    if me is None or (chain.issuer(link, holding.speakers), link.aud) != (me, me):
        raise GrantRefused("audience_mismatch", cid)
    if cid in holding.revoked:
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
