"""Identities to test with: keys that follow from names, grants between them, callers for clients."""

import hashlib
from dataclasses import dataclass
from typing import Final, Self

from anarq.clients.caller import Caller
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig, sign
from anarq.crypto.ucan import command, container
from anarq.crypto.ucan.delegation import Delegation, issue

FAR: Final = 4_102_444_800
"""The first second of 2100: a grant of a test does not end while it runs."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a key of their own. Never for production: whoever knows the name has the key."""

    name: str
    key: SigningKey

    @classmethod
    def named(cls, name: str, alg: Algorithm = Algorithm.EDDSA) -> Self:
        """The person of that name; the same key every time."""
        return cls(name, SigningKey.from_seed(alg, hashlib.sha256(f"anarq person {name}".encode()).digest()))

    @property
    def did(self) -> str:
        """The identity: the `did:key` of the key."""
        return self.key.public.did

    def delegate(self, scope: str, *, to: "Person", about: "Person | None" = None, expires: int = FAR) -> Delegation:
        """One link: lets `to` do what `scope` covers, with what is `about`'s (by default one's own).

        Args:
            scope: `qwallet.intent.create`, or a prefix such as `qwallet`.
            to: who receives.
            about: whose resources it is about.
            expires: last second of validity, Unix time.
        """
        return issue(
            self.key,
            audience=to.did,
            subject=(about or self).did,
            command=command.of_scope(scope),
            nonce=hashlib.sha256(f"{self.name} {scope} {to.name} {expires}".encode()).digest()[:16],
            expires=expires,
        )

    def caller(
        self,
        scope: str | None = None,
        *,
        acting_for: "Person | None" = None,
        speaking_for: "Person | None" = None,
        expires: int = FAR,
    ) -> Caller:
        """How a client calls in this person's name, with a grant of the scope.

        Args:
            scope: what is granted; None: no grant, for public operations only.
            acting_for: the identity that this person is a subidentity of; None: acts for itself.
            speaking_for: the identity for which this person's key speaks, in the place of its first; None: for itself.
            expires: last second of the grant, Unix time.
        """
        if speaking_for is not None:
            own = self.delegate(scope, to=speaking_for, about=speaking_for, expires=expires) if scope else None
            grant = container.encode([own.token]) if own else None
            return Caller(signer=self.key, squid_id=speaking_for.did, grant=grant)
        owner = acting_for or self
        link = owner.delegate(scope, to=self, expires=expires) if scope else None
        return Caller(
            signer=self.key,
            squid_id=owner.did,
            sub_id=self.did if acting_for else None,
            grant=container.encode([link.token]) if link else None,
        )

    def proof(self, value: dict[str, str], *, ts: float = 0.0) -> LockSig:
        """A signature of a value, e.g. to prove that the key is held."""
        return sign(VALUE_PURPOSE, {**value}, self.key, ts, hashlib.sha256(repr(value).encode()).digest()[:16])
