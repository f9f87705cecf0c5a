"""What a handler is given, and what it gives back. Values only: a handler decides, the pipeline acts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, Literal, TypeAlias

from typing_extensions import TypeVar

from anarq.ports.identities import KeyFact, Membership, Succession
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
from anarq.ports.store import Archived, Change, Record, Records, Retired
from anarq.runtime.conditions import Conditions
from anarq.wire.errors import Refused
from anarq.wire.trace import Trace

__all__ = [
    "Call",
    "Change",
    "Command",
    "Decision",
    "Door",
    "Event",
    "Grant",
    "Identity",
    "KeyFact",
    "Membership",
    "Refused",
    "Succession",
]

T_co = TypeVar("T_co", covariant=True)
P_co = TypeVar("P_co", covariant=True, default=object)

Door: TypeAlias = Literal["http", "mcp", "event", "job"]
"""Through which door a call came in."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who calls: the design's `IdentityRef`; all None for an anonymous call of a public operation."""

    squid_id: str | None = None
    sub_id: str | None = None
    dao_id: str | None = None

    @property
    def invoker(self) -> str | None:
        """Who signed the request: the subidentity when there is one."""
        return self.sub_id or self.squid_id

    def ref(self) -> dict[str, str]:
        """The JSON of the `IdentityRef`, without absent members."""
        members = {"squidId": self.squid_id, "subId": self.sub_id, "daoId": self.dao_id}
        return {name: value for name, value in members.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Grant:
    """What a verified chain of delegations says.

    Attributes:
        cid: CID of the last delegation: names the chain.
        subject: whose resources it is about.
        audience: who may use it: the invoker.
        command: what the last delegation grants: `/qwallet/intent/create`, or a path above it.
        expires: epoch seconds; None: never.
        length: number of delegations.
        issuers: who delegated, the subject first.
    """

    cid: str
    subject: str
    audience: str
    command: str
    expires: int | None
    length: int
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[P_co]):
    """One call of an operation, after every guard has let it in. A handler that calls peers is given a `Call[Peers]`.

    Attributes:
        module: name of the module.
        operation: operationId.
        door: how it came in.
        identity: who calls.
        grant: the verified grant, None when the operation needs none.
        owner: whose resources the call is about: the grant's subject, else the caller.
        now: the time of the call, UTC; a handler reads no other clock.
        request_id: unique id of this call.
        trace: where the call stands in a trace; clients and events carry it on.
        records: reads of the module's own state, from one snapshot.
        key: the caller's `Idempotency-Key`, None when the operation takes none.
        conditions: of the module's policies, which the policy decides on what the handler has read.
        peers: the modules that this one uses, bound to this call: in whose name, in which trace, by which keys.
        delegated: what the caller lets this service do in his name.
        speaker: the key that speaks for `owner` now, where somebody calls: what it signs, the owner has signed.
        address: where the request comes from: an address, or the /64 of an IPv6 one; empty: from no network.
    """

    module: str
    operation: str
    door: Door
    identity: Identity
    grant: Grant | None
    owner: str | None
    now: datetime
    request_id: str
    trace: Trace
    records: Records
    peers: P_co
    conditions: Conditions
    delegated: tuple[Delegated, ...] = ()
    speaker: str | None = None
    key: str | None = None
    address: str = ""

    @property
    def trace_id(self) -> str:
        """W3C trace id, 32 hex digits."""
        return self.trace.trace_id

    async def belongs(self, owner: str | None) -> bool:
        """Whether what somebody owns is of whom the call is about, as the module's policies say.

        Raises:
            Refused: SERVICE_UNAVAILABLE, the policy cannot decide now.
        """
        return await self.conditions.belongs(self.operation, owner, self.owner, self.now)

    async def owned(self, kind: str, id: str) -> Record:  # noqa: A002 - the domain's word
        """The record, when it belongs to whom the call is about.

        Raises:
            Refused: NOT_FOUND when there is none, or it is another's: a stranger learns nothing; SERVICE_UNAVAILABLE,
                the policy cannot decide now.
        """
        record = await self.records.get(kind, id)
        if record is None or not await self.belongs(record.owner):
            raise Refused("NOT_FOUND", f"There is no {kind} `{id}`.", {"kind": kind, "id": id})
        return record


@dataclass(frozen=True, slots=True)
class Event:
    """An event to be emitted when the decision commits.

    Attributes:
        topic: one of the operation's `emits`.
        data: what the topic's schema describes.
        subject: id of the aggregate that it is about; events of one subject keep their order.
    """

    topic: str
    data: JsonObject
    subject: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something that a peer is to do once the decision is committed. Its answer comes to a handler of its own.

    Attributes:
        peer: folder name of the module.
        operation: operationId.
        parameters: path and query parameters by their names in the interface.
        body: the body; None when it takes none.
        about: id of the aggregate for which it is sent; commands to one peer about one keep their order.
        delegated: what somebody lets the service do in his name, where it was kept from an earlier call; None: what
            was delegated for this one.
    """

    peer: str
    operation: str
    parameters: JsonObject
    body: object
    about: str
    delegated: tuple[Delegated, ...] | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of things that have had their time. Only the runtime's own job decides of that.

    Attributes:
        archived: what is left of records.
        retired: rows of the platform.
        counts: how many things of a resource type came to which end: deleted, archived, anonymised; or were kept from
            it: held, consented, in-force.
        following: when the job goes on, epoch seconds; None: when it is due.
    """

    archived: tuple[Archived, ...]
    retired: tuple[Retired, ...]
    counts: Mapping[tuple[str, str], int]
    following: float | None


@dataclass(frozen=True, slots=True)
class Decision(Generic[T_co]):
    """What a handler decided. Nothing has happened until the pipeline commits all of it at once.

    Attributes:
        data: the response's data; None when the operation answers without.
        changes: of state.
        events: to be emitted.
        keys: that begin or cease to act, for every service of the deployment. Only sQuid decides of keys.
        succession: a key that takes the place of another, for every service of the deployment, before the commit.
        memberships: in DAOs, for every service of the deployment. Only sQuid tells of them.
        commands: to peers.
        cid: content identifier for the envelope, when the result has one.
        message: for people; empty: the runtime words it.
        kept: which objectives that only a handler can judge this keeps or misses, by name.
        outcomes: of what has had its time.
    """

    data: T_co
    changes: tuple[Change, ...] = ()
    events: tuple[Event, ...] = ()
    keys: tuple[KeyFact, ...] = ()
    succession: Succession | None = None
    memberships: tuple[Membership, ...] = ()
    commands: tuple[Command, ...] = ()
    cid: str | None = None
    message: str = ""
    kept: Mapping[str, bool] = field(default_factory=dict)
    outcomes: Outcomes | None = None
