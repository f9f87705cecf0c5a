"""Chains of delegations: from the subject who owns a resource to the invoker who asks.

Pure: time and revocations are handed in. The rules are those of the UCAN specifications, sections Validation and
Powerline, with limits on length and size.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias, cast

from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import (
    ChainBroken,
    ChainCyclic,
    ChainTooLarge,
    CommandEscalated,
    CommandNotGranted,
    LinkExpired,
    LinkForged,
    LinkRevoked,
    LinkTooEarly,
    LinkUnused,
    PolicyTooCostly,
    PolicyViolated,
    SignatureInvalid,
    SubjectMismatch,
)
from anarq.crypto.jcs import Json
from anarq.crypto.ucan import command as commands
from anarq.crypto.ucan.delegation import Delegation
from anarq.crypto.ucan.meter import Meter

MAX_LINKS: Final = 16
"""Delegations in one chain."""

MAX_BYTES: Final = 65_536
"""Bytes of all tokens of one chain together."""

Speakers: TypeAlias = Mapping[str, str]
"""The principal that a key speaks for, by the DID of the key, where that is not itself."""

THEMSELVES: Final[Speakers] = MappingProxyType({})
"""Every key speaks for itself."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What a chain was found to allow, for these arguments and at this time.

    Attributes:
        subject: DID of whom the command is about.
        invoker: DID of who may carry it out.
        command: the command that was asked for.
        expires: last second at which all links hold, Unix time; None when none ends.
        cids: identifiers of the delegations, root first. Empty when the subject itself asks.
        issuers: DIDs of the principals who delegated, root first.
    """

    subject: str
    invoker: str
    command: str
    expires: int | None
    cids: tuple[str, ...]
    issuers: tuple[str, ...]


def verify_chain(
    delegations: Sequence[Delegation],
    *,
    invoker: str,
    subject: str,
    command: str,
    arguments: "Ipld | Json",
    now: int,
    revoked: Container[str],
    max_bytes: int = MAX_BYTES,
    speakers: Speakers = THEMSELVES,
) -> Grant:
    """The grant that the delegations make up, all of them, in whatever order they come.

    Args:
        delegations: exactly the links of one chain; none when the subject itself asks.
        invoker: DID of who asks, known from a signature.
        subject: DID of whom the command is about.
        command: what is asked for.
        arguments: what the policies are about.
        now: Unix time in seconds.
        revoked: CIDs of revoked delegations, as text.
        max_bytes: bytes of all tokens together that are looked at.
        speakers: the principal that a key delegates for, where that is not itself.

    Raises:
        CommandMalformed: `command` is not one.
        ChainRefused: the chain does not grant this; the subclass says why, and `link` which delegation fails.
    """
    commands.check(command)
    _check_size(delegations, max_bytes)
    links = _in_order(delegations, invoker, subject, speakers)
    for link in links:
        _check_link(link, subject, now, revoked, speakers)
    _check_command(links, command)
    _check_policies(links, arguments)
    return _grant(links, subject, invoker, command, speakers)


def check_chain(
    delegations: Sequence[Delegation], *, now: int, revoked: Container[str], speakers: Speakers = THEMSELVES
) -> Grant:
    """The most that the delegations can grant, whatever the arguments: all of `verify_chain` but the policies.

    It also takes one delegation of a subject to itself, its own consent.

    Raises:
        ChainRefused: they are not a chain, or one of them does not hold now.
    """
    _check_size(delegations, MAX_BYTES)
    subject, invoker = _ends(delegations, speakers)
    links = list(delegations) if subject == invoker else _in_order(delegations, invoker, subject, speakers)
    for link in links:
        _check_link(link, subject, now, revoked, speakers)
    return _grant(links, subject, invoker, _granted(links), speakers)


def issuer(link: Delegation, speakers: Speakers) -> str:
    """The principal for whom a link was signed."""
    return speakers.get(link.iss, link.iss)


def _grant(links: Sequence[Delegation], subject: str, invoker: str, command: str, speakers: Speakers) -> Grant:
    return Grant(
        subject=subject,
        invoker=invoker,
        command=command,
        expires=min((link.exp for link in links if link.exp is not None), default=None),
        cids=tuple(str(link.cid) for link in links),
        issuers=tuple(issuer(link, speakers) for link in links),
    )


def _ends(delegations: Sequence[Delegation], speakers: Speakers) -> tuple[str, str]:
    """Whom the chain is about, and who may use it: the one audience that passes nothing on."""
    subjects = {link.sub for link in delegations if link.sub is not None}
    if len(subjects) != 1:
        raise SubjectMismatch("the delegations of a chain are about one subject")
    subject = subjects.pop()
    if len(delegations) == 1 and issuer(delegations[0], speakers) == delegations[0].aud == subject:
        return subject, subject
    last = {link.aud for link in delegations} - {issuer(link, speakers) for link in delegations}
    if len(last) != 1:
        raise ChainBroken("the delegations of a chain lead to one invoker")
    return subject, last.pop()


def _check_size(delegations: Sequence[Delegation], max_bytes: int) -> None:
    if len(delegations) > MAX_LINKS:
        raise ChainTooLarge(f"{len(delegations)} delegations, {MAX_LINKS} are allowed")
    size = sum(len(link.token) for link in delegations)
    if size > max_bytes:
        raise ChainTooLarge(f"{size} bytes of delegations, {max_bytes} are allowed")


def _in_order(delegations: Sequence[Delegation], invoker: str, subject: str, speakers: Speakers) -> list[Delegation]:
    """The delegations from root to leaf: each one's audience issued the next, the last one's is the invoker."""
    by_audience: dict[str, Delegation] = {}
    for link in delegations:
        if link.aud in by_audience:
            raise LinkUnused("two delegations have the same audience, so one is not part of the chain", str(link.cid))
        by_audience[link.aud] = link
    links: list[Delegation] = []
    principal, seen = invoker, {invoker}
    while principal != subject:
        link_below = str(links[-1].cid) if links else ""
        found = by_audience.pop(principal, None)
        if found is None:
            raise ChainBroken(f"nobody delegated to {principal}, who is not the subject", link_below)
        links.append(found)
        principal = issuer(found, speakers)
        if principal in seen:
            raise ChainCyclic(f"{principal} stands in the chain twice", str(found.cid))
        seen.add(principal)
    for unused in by_audience.values():
        raise LinkUnused("the delegation is not part of the chain", str(unused.cid))
    return links[::-1]


def _check_link(link: Delegation, subject: str, now: int, revoked: Container[str], speakers: Speakers) -> None:
    cid = str(link.cid)
    try:
        link.verify_signature()
    except SignatureInvalid as error:
        raise LinkForged(str(error), cid) from error
    if cid in revoked:
        raise LinkRevoked("the delegation was revoked", cid)
    if link.nbf is not None and now < link.nbf:
        raise LinkTooEarly(f"valid from {link.nbf} on, now is {now}", cid)
    if link.exp is not None and now > link.exp:
        raise LinkExpired(f"expired at {link.exp}, now is {now}", cid)
    if link.sub is None and issuer(link, speakers) == subject:
        raise SubjectMismatch("the root of a chain names its subject", cid)
    if link.sub not in {None, subject}:
        raise SubjectMismatch(f"the delegation is about {link.sub}", cid)


def _granted(links: Sequence[Delegation]) -> str:
    """The command that the chain passes on to its end."""
    granted = commands.TOP
    for link in links:
        if commands.covers(granted, link.cmd):
            granted = link.cmd
        # a powerline passes on whatever its issuer receives, which may be less than it names
        elif link.sub is not None or not commands.covers(link.cmd, granted):
            raise CommandEscalated(f"{link.cmd} is not within {granted}", str(link.cid))
    return granted


def _check_command(links: Sequence[Delegation], asked: str) -> None:
    granted = _granted(links)
    if not commands.covers(granted, asked):
        raise CommandNotGranted(f"{granted} is granted, {asked} was asked for", str(links[-1].cid))


def _check_policies(links: Sequence[Delegation], arguments: "Ipld | Json") -> None:
    meter = Meter()
    for link in links:
        try:
            position = link.pol.violated_by(cast("Ipld", arguments), meter)
        except PolicyTooCostly as error:
            raise PolicyViolated(str(error), str(link.cid)) from error
        if position is not None:
            raise PolicyViolated(f"the arguments break statement {position} of the policy", str(link.cid))
