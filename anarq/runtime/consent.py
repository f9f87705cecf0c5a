"""Consent: the policy decides, deny by default, on what was proven about the call."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final

from anarq.ports.deposits import Deposits
from anarq.ports.errors import UnavailableError
from anarq.ports.identities import Identities
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
from anarq.ports.policy import Policy, Revocations
from anarq.runtime.call import Door, Grant, Identity, Refused
from anarq.runtime.conditions import memberships
from anarq.runtime.errors import unavailable
from anarq.runtime.grants import Given, GrantRefused, Grants, Wanted
from anarq.runtime.headers import Caller
from anarq.runtime.operation import Entry, Operation
from anarq.runtime.validation import Input
from anarq.wire.errors import QONSENT_DENIED

_UNDECIDED: Final = frozenset({"policy_unavailable", "revocation_unknown"})
"""Reasons of a policy that could not decide, rather than deciding against."""


@dataclass(frozen=True, slots=True)
class Consented:
    """What a call may go on with.

    Attributes:
        grant: under which; None: none is needed.
        delegated: what the caller lets the service do at its peers in his name.
        speaker: the key that speaks for whose resources the call is about; None: nobody calls.
    """

    grant: Grant | None
    delegated: tuple[Delegated, ...]
    speaker: str | None


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was found out about a call before the policy is asked; None where it cannot be known.

    Attributes:
        epoch: of revocations.
        given: what the verified header gives.
        problem: what is wrong with the grant that was sent.
        inactive: keys of the caller that were taken out of use.
        subidentity_of: the identity that sQuid knows the subidentity to belong to.
        member: whether the identity belongs to the DAO that it names.
        speaker: the key that speaks for the identity.
        members: by the argument that names a DAO, whether the subject of the grant belongs to it.
    """

    epoch: int | None = None
    given: Given | None = None
    problem: str | None = None
    inactive: tuple[str, ...] | None = None
    subidentity_of: str | None = None
    member: bool = False
    speaker: str | None = None
    members: Mapping[str, bool] = field(default_factory=dict)

    @property
    def grant(self) -> Grant | None:
        """The verified grant."""
        return None if self.given is None else self.given.grant


class Consent:
    """Asks the policy for every call; public operations included."""

    def __init__(
        self,
        policy: Policy,
        revocations: Revocations,
        identities: Identities,
        deposits: Deposits | None = None,
        members: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
        service: Callable[[], Awaitable[str]] | None = None,
    ) -> None:
        """Takes what is asked.

        Args:
            policy: decides.
            revocations: of delegations.
            identities: what sQuid says of keys.
            deposits: of grants that are named by CID.
            members: by operation, the arguments that name DAOs to which its caller must belong.
            service: gives the DID of the service, to which callers delegate; None: nobody can.
        """
        self._service = service
        self._members = members
        self._policy = policy
        self._revocations = revocations
        self._identities = identities
        self._grants = Grants(revocations, identities, deposits)

    async def ask(self, operation: Operation, caller: Caller, given: Input, now: datetime) -> Consented:
        """What the call may go on with.

        Whatever the caller's headers say of identity, subidentity and DAO is proven when this returns.

        Raises:
            Refused: QONSENT_DENIED, with the policy's reasons in `details.reasons`.
        """
        wanted = await self._wanted(operation)
        facts = await self._facts(operation, caller, given, int(now.timestamp()), wanted)
        question = _question(operation, caller.identity, facts, now)
        asked = {} if wanted is None else {"delegate": {"to": wanted.service, "scopes": list(wanted.scopes)}}
        await self._decide(question, operation, f"No valid grant covers `{operation.name}`.", asked)
        return Consented(None, (), facts.speaker) if facts.given is None else _consented(facts.given)

    async def _wanted(self, operation: Operation) -> Wanted | None:
        """What the caller is to delegate to the service."""
        if not operation.delegates or self._service is None:
            return None
        return Wanted(await self._service(), operation.delegates)

    async def ask_within(self, entry: Entry, door: Door, source: str, service: Identity, now: datetime) -> None:
        """Checks that the service may carry out what an event or the time asks for.

        Args:
            entry: what that is.
            door: `event` or `job`.
            source: folder name of the module that an event comes from; empty for a job.
            service: who carries it out.
            now: the time.

        Raises:
            Refused: QONSENT_DENIED, with the policy's reasons in `details.reasons`; SERVICE_UNAVAILABLE, it cannot be
                decided now.
        """
        try:
            facts = await self._of_keys(service, await self._revocations.epoch())
        except UnavailableError:
            facts = _Facts()
        question = _within(entry, door, source, service, facts, now)
        try:
            await self._decide(question, entry, f"The policy does not let {entry.module} take `{entry.name}`.")
        except Refused as refused:
            reasons = refused.details.get("reasons")
            if isinstance(reasons, list) and _UNDECIDED.intersection(reasons):
                raise unavailable("The policy cannot decide now.") from refused
            raise

    async def _decide(
        self, question: JsonObject, entry: Entry, message: str, more: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        verdict = await self._policy.decide(question)
        if not verdict.allow:
            details = {"operation": entry.name, "scope": entry.scope, "reasons": list(verdict.reasons), **more}
            raise Refused(QONSENT_DENIED, message, details)

    async def _facts(
        self, operation: Operation, caller: Caller, given: Input, now: int, wanted: Wanted | None
    ) -> _Facts:
        try:
            found = await self._of_keys(caller.identity, await self._revocations.epoch())
            return await self._with_grant(found, operation, caller, given, now, wanted)
        except UnavailableError:
            return _Facts()

    async def _of_keys(self, identity: Identity, epoch: int) -> _Facts:
        squid_id, sub_id, dao_id = identity.squid_id, identity.sub_id, identity.dao_id
        if squid_id is None:
            return _Facts(epoch, inactive=())
        known = await self._identities.known({squid_id, sub_id or squid_id})
        subidentity = None if sub_id is None or sub_id == squid_id else known.get(sub_id)
        return _Facts(
            epoch,
            inactive=tuple(sorted(did for did, fact in known.items() if not fact.active)),
            subidentity_of=subidentity.identity if subidentity is not None else None,
            member=dao_id is not None and await self._identities.member(squid_id, dao_id),
            speaker=known[squid_id].speaker if squid_id in known else squid_id,
        )

    async def _with_grant(
        self, found: _Facts, operation: Operation, caller: Caller, given: Input, now: int, wanted: Wanted | None
    ) -> _Facts:
        invoker = caller.identity.invoker
        if caller.grant is None or invoker is None or found.epoch is None:
            return found
        scope = operation.scope or f"{operation.module}.public"
        try:
            verified = await self._grants.verify(
                caller.grant, invoker, scope, arguments_of(given), now, found.epoch, wanted
            )
        except GrantRefused as error:
            return replace(found, problem=error.reason)
        asked = self._members.get(operation.name, ())
        members = await memberships(self._identities, asked, arguments_of(given), verified.grant.subject)
        return replace(found, given=verified, members=members)


def _consented(given: Given) -> Consented:
    return Consented(given.grant, given.delegated, given.speaker)


def arguments_of(given: Input) -> dict[str, object]:
    """Parameters and body in one object, as the policies of delegations see them: the shape of a tool's arguments."""
    arguments = dict(given.parameters)
    if isinstance(given.body, dict):
        arguments |= given.body
    return arguments


def _question(operation: Operation, identity: Identity, facts: _Facts, now: datetime) -> JsonObject:
    """The input document of the package `anarq.authz` for a request."""
    return _common("operation", operation, identity, facts, now) | {
        "access": operation.access,
        "invoker": identity.invoker,
        "grant": None if facts.grant is None else _grant(facts.grant),
        "grantProblem": facts.problem,
        "subidentityOf": facts.subidentity_of,
        "member": facts.member,
        "members": dict(facts.members),
    }


def _within(entry: Entry, door: Door, source: str, service: Identity, facts: _Facts, now: datetime) -> JsonObject:
    """The input document for an event or a job."""
    return _common(door, entry, service, facts, now) | {
        "access": "service",
        "invoker": service.squid_id,
        "source": source,
    }


def _common(kind: str, entry: Entry, identity: Identity, facts: _Facts, now: datetime) -> dict[str, object]:
    return {
        "kind": kind,
        "module": entry.module,
        "operation": entry.name,
        "scope": entry.scope,
        "purpose": entry.purpose,
        "identity": identity.ref(),
        "inactiveKeys": None if facts.inactive is None else list(facts.inactive),
        "revocationEpoch": facts.epoch,
        "now": int(now.timestamp()),
    }


def _grant(grant: Grant) -> dict[str, object]:
    return {
        "cid": grant.cid,
        "subject": grant.subject,
        "audience": grant.audience,
        "command": grant.command,
        "expires": grant.expires,
        "length": grant.length,
        "issuers": list(grant.issuers),
    }
