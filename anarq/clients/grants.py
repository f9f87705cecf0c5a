"""Grants as a caller keeps them: made, passed on, and chosen by what is called."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from anarq.crypto.cid import Cid, Codec
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import CidMalformed, CryptoError
from anarq.crypto.keys import Signer
from anarq.crypto.ucan import command, container
from anarq.crypto.ucan.delegation import Delegation, issue

MAX_TEXT: Final = 16 * 1024 * 1024
"""Characters of a file of grants that are looked at."""

_NONCE_BYTES: Final = 16


class GrantsError(ValueError):
    """A text holds no grants; says which line, and why."""


@dataclass(frozen=True, slots=True)
class Held:
    """One grant that somebody holds.

    Attributes:
        text: the value of `x-qonsent`: a container, or the CID of one that was deposited.
        links: its delegations; none when it is a CID, which does not tell.
    """

    text: str
    links: tuple[Delegation, ...] = ()

    @property
    def subject(self) -> str | None:
        """Whom it is about, when all of its links say the same."""
        subjects = {link.sub for link in self.links if link.sub is not None}
        return subjects.pop() if len(subjects) == 1 else None

    @property
    def cid(self) -> str:
        """The CID of the container."""
        if not self.links:
            return self.text
        return str(Cid.of_block(Codec.DAG_CBOR, container.block_of(self.text, container.MAX_DEPOSIT)))

    def scopes(self, did: str) -> Iterator[str]:
        """What its links give to somebody: `qwallet.intent`, with all below it; `*` is everything."""
        for link in self.links:
            if link.aud == did:
                yield link.cmd.removeprefix("/").replace("/", ".") or "*"

    def covers(self, did: str, scope: str) -> bool:
        """Whether one of its links gives the scope to somebody."""
        asked = command.of_scope(scope)
        return any(link.aud == did and command.covers(link.cmd, asked) for link in self.links)


def read(text: str) -> tuple[Held, ...]:
    """The grants in a text, one a line.

    Raises:
        GrantsError: there is none, or a line is none.
    """
    if len(text) > MAX_TEXT:
        raise GrantsError(f"it has more than {MAX_TEXT} characters")
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    found = tuple(_held(number, line) for number, line in lines if line)
    if not found:
        raise GrantsError("it holds no grant")
    return found


def chosen(grants: tuple[Held, ...], did: str, scope: str) -> Held | None:
    """The first grant that gives the scope to somebody, else the first that does not tell what it gives."""
    covering = (held for held in grants if scope and held.covers(did, scope))
    return next(covering, next((held for held in grants if not held.links or not scope), None))


def made(
    signer: Signer,
    scope: str,
    *,
    to: str,
    expires: int,
    speaking_for: str | None = None,
    received: Held | None = None,
    policy: Sequence[Ipld] = (),
) -> Held:
    """A new grant.

    Args:
        signer: the key of whoever gives.
        scope: what is given, with all below it.
        to: DID of who receives.
        expires: last second of validity, Unix time.
        policy: statements that the arguments of a call must satisfy.
        speaking_for: DID of the identity for which the key speaks; None: its own.
        received: the chain by which the giver has it; None: it is about what is the giver's own.

    Raises:
        CryptoError: a claim is out of form, or the chain is too long even to be deposited.
    """
    own = speaking_for or signer.public.did
    subject = own if received is None else received.subject
    links = () if received is None or subject == own else received.links  # whom it is about is where a chain begins
    link = issue(
        signer,
        audience=to,
        subject=subject,
        command=command.of_scope(scope),
        nonce=secrets.token_bytes(_NONCE_BYTES),
        expires=expires,
        policy=list(policy),
    )
    every = (*links, link)
    return Held(container.encode((each.token for each in every), container.MAX_DEPOSIT), every)


def _held(number: int, line: str) -> Held:
    try:
        return Held(str(Cid.parse(line)))
    except CidMalformed:  # a container starts with another letter than every CID
        pass
    try:
        return Held(line, tuple(map(Delegation.decode, container.decode(line, container.MAX_DEPOSIT))))
    except CryptoError as error:
        raise GrantsError(f"line {number} is no grant: {error}") from error
