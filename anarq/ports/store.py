"""Where a module's state lives, and the one commit in which everything that happened happens."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from anarq.ports.json import JsonObject


@dataclass(frozen=True, slots=True)
class Change:
    """A change of one aggregate.

    Attributes:
        kind: aggregate type, `intent`.
        id: unique within the kind.
        body: new state; None deletes.
        expected_version: version that the decision was based on; 0: must not exist.
        owner: whose it is, for listing; None: nobody's.
        keys: indexed texts for listing, `{"status": "PENDING"}`; they replace the earlier ones.
        sort: text by which listings are ordered, ascending by code points, ties by id; `""`: by id alone. Its first 128
            characters count, and are given back.
    """

    kind: str
    id: str
    body: JsonObject | None
    expected_version: int
    owner: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """The state of one aggregate at one version. Versions count from 1.

    One that was deleted goes on counting when it comes back, for as long as `Store.purge` keeps what was deleted.
    `changed` is the time of its last commit, epoch seconds.
    """

    kind: str
    id: str
    version: int
    body: JsonObject
    owner: str | None = None
    sort: str = ""
    changed: float = 0.0


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of records, and the cursor of the next; None at the end."""

    records: tuple[Record, ...]
    cursor: str | None


class Records(Protocol):
    """Reads of one module's state, all from one snapshot; what is read here is held against the commit."""

    async def get(self, kind: str, id: str) -> Record | None:  # noqa: A002 - the domain's word
        """The record, or None."""
        ...

    async def list(
        self,
        kind: str,
        *,
        owner: str | None = None,
        where: Mapping[str, str] | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing:
        """Records of a kind in their order, filtered by owner and by exact values of indexed keys.

        Raises:
            CursorError: the cursor was not given out by this store.
            ValueError: the limit is not between 1 and 1000.
        """
        ...

    async def trail(self, query: "TrailQuery") -> "Trail":
        """Events of the audit log that are about an identity, and have not been archived.

        Raises:
            CursorError: the cursor was not given out for this query.
        """
        ...


@dataclass(frozen=True, slots=True)
class Query:
    """The arguments of one `Records.list`."""

    kind: str
    owner: str | None
    where: tuple[tuple[str, str], ...]
    limit: int
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Reads:
    """What a snapshot was asked, and what it answered.

    Attributes:
        versions: version of each record that was got, by (kind, id); 0: was not there.
        scans: per listing the query and the (id, version) pairs that it gave.
    """

    versions: Mapping[tuple[str, str], int] = field(default_factory=dict)
    scans: tuple[tuple[Query, tuple[tuple[str, int], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class InboxMark:
    """An event that a consumer has processed."""

    consumer: str
    event: str


Table: TypeAlias = Literal["audit", "dead-letter", "idempotency", "inbox", "outbox"]
"""What the platform keeps for a module besides its records."""


@dataclass(frozen=True, slots=True)
class Archived:
    """What is left of a record that has had its time, kept where no listing and no handler reads it.

    Attributes:
        kind: aggregate type.
        id: unique within the kind.
        version: at which it was taken out.
        body: what is kept of it.
        owner: whose it was; None: nobody's.
        changed: when it changed last, epoch seconds.
        resource: its resource type.
        archived: when it was taken out, epoch seconds; 0 before it was stored.
    """

    kind: str
    id: str
    version: int
    body: JsonObject
    owner: str | None
    changed: float
    resource: str
    archived: float = 0.0


@dataclass(frozen=True, slots=True)
class Retired:
    """Rows of the platform that have had their time.

    Attributes:
        table: which. Rows of the audit log are archived, and stay a part of it; of the outbox those go that were sent.
        until: those from then or earlier, epoch seconds.
        most: so many of them, the oldest.
    """

    table: Table
    until: float
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """The design's `AuditEvent` with the call that it belongs to; `at` is RFC 3339, in UTC to the millisecond.

    `about` are the identities to whose trail it belongs: who acted, and whose things it was about. No trail says it.
    """

    id: str
    at: str
    type: str
    ref: str
    actor: JsonObject
    layer: str
    verdict: str
    details: JsonObject
    cid: str | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailQuery:
    """Which events of the audit log are asked for.

    Attributes:
        about: the identity that they are about.
        verdict: only with this one; None: with any.
        since: only later than this, as `AuditEntry.at` is written; None: from the first.
        until: only before this time; None: to the last.
        limit: so many at most.
        cursor: where to go on.
    """

    about: str
    verdict: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 50
    cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Trail:
    """One page of events, the newest first, and the cursor of the next; None at the end."""

    entries: tuple[AuditEntry, ...]
    cursor: str | None


class Snapshot(Records, Protocol):
    """An open snapshot."""

    @property
    def reads(self) -> Reads:
        """Everything read so far."""
        ...

    async def has(self, mark: InboxMark) -> bool:
        """Whether the consumer has processed the event."""
        ...

    async def unchanged(
        self, kind: str, until: float, *, after: tuple[float, str] | None = None, limit: int = 50
    ) -> Sequence[Record]:
        """Records of a kind that changed last then or earlier, by that time and by id; held against the commit.

        Args:
            kind: aggregate type.
            until: epoch seconds.
            after: `changed` and `id` of the record after which to go on.
            limit: so many at most.
        """
        ...

    async def retirable(self, retired: Retired) -> int:
        """How many rows that would be, at most `retired.most`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim on an idempotency key; times in epoch seconds.

    Attributes:
        caller: whose key it is: keys of two callers never meet.
        key: the client's key.
        request_hash: fingerprint of the request.
        token: names this claim; unique.
        now: time of the claim.
        lease_until: the claim may be taken over after this.
        expires_at: the record is forgotten after this.
    """

    caller: str
    key: str
    request_hash: str
    token: str
    now: float
    lease_until: float
    expires_at: float


@dataclass(frozen=True, slots=True)
class Granted:
    """The key is ours until the lease ends."""


@dataclass(frozen=True, slots=True)
class Completed:
    """The request was carried out before; this was the response."""

    response: str


@dataclass(frozen=True, slots=True)
class Running:
    """Another call holds the key until the given time (epoch seconds)."""

    lease_until: float


@dataclass(frozen=True, slots=True)
class Mismatch:
    """The key was used for another request."""


ClaimResult: TypeAlias = Granted | Completed | Running | Mismatch


@dataclass(frozen=True, slots=True)
class Completion:
    """The response that is kept with the key of `claim`."""

    claim: Claim
    response: str


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An event on its way out.

    Attributes:
        id: unique; what consumers deduplicate by.
        topic: where to publish it.
        subject: aggregate; events of one subject are published in the order of their commits.
        event: the whole CloudEvent.
        position: place in the outbox; 0 before it was stored.
        stored_at: when it was committed, epoch seconds.
    """

    id: str
    topic: str
    subject: str
    event: JsonObject
    position: int = 0
    stored_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """The events of one subject that wait, oldest first: they leave in this order, whatever other subjects do.

    Attributes:
        subject: aggregate.
        failures: publications of its first event that failed, since the last that did not.
        events: the first of those that wait.
    """

    subject: str
    failures: int
    events: tuple[Outgoing, ...]


@dataclass(frozen=True, slots=True)
class Advance:
    """How far a line has come.

    Attributes:
        subject: aggregate.
        sent: positions of the events that were published.
        due: the line is looked at again from then on, epoch seconds.
        failures: as in `Line`; 0: nothing holds it back.
        topic: of the event that could not be published; empty when there is none.
    """

    subject: str
    sent: tuple[int, ...]
    due: float
    failures: int = 0
    topic: str = ""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """Names an audit log as it was at one time: a tree head of RFC 6962.

    Attributes:
        size: how many events there were.
        root: SHA-256, 32 bytes.
    """

    size: int
    root: bytes


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An event that a consumer could not process, kept until somebody has it taken again.

    Attributes:
        mark: the consumer and the event.
        event: the whole CloudEvent.
        code: error code of the last failure.
        reason: for people.
        at: when it was given up, epoch seconds.
        wanted: whether it is to be taken again.
    """

    mark: InboxMark
    event: JsonObject
    code: str
    reason: str
    at: float
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to do a job this once. It commits with what the job did, unless another has taken it over.

    Attributes:
        job: name of the job.
        token: names this turn; unique.
        due: when it was due, epoch seconds.
        following: when it is due next, epoch seconds.
    """

    job: str
    token: str
    due: float
    following: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Everything that one call did: it is committed whole, or nothing of it is.

    Attributes:
        now: time of the call.
        reads: what the decision was based on; must still hold.
        changes: of state.
        events: for the outbox.
        audit: audit events.
        completion: response for the idempotency key, when the call has one.
        inbox: mark of the event that is being processed, when it is one; its failures are forgotten with the commit.
        turn: of the job that is being done, when it is one.
        dead: an event that is given up.
        archived: what is left of records that have had their time; their changes delete them.
        retired: rows of the platform that have had their time.
    """

    now: datetime
    reads: Reads = field(default_factory=Reads)
    changes: tuple[Change, ...] = ()
    events: tuple[Outgoing, ...] = ()
    audit: tuple[AuditEntry, ...] = ()
    completion: Completion | None = None
    inbox: InboxMark | None = None
    turn: Turn | None = None
    dead: DeadLetter | None = None
    archived: tuple[Archived, ...] = ()
    retired: tuple[Retired, ...] = ()


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in the outbox; times in epoch seconds.

    Attributes:
        depth: number of events.
        oldest: when the oldest was stored; None: there is none.
        overdue: since when the first of the subjects that have not failed waits for the relay; None: none waits.
        failing: per topic of a first event that could not be published, how many subjects it holds back.
    """

    depth: int
    oldest: float | None
    overdue: float | None = None
    failing: Mapping[str, int] = field(default_factory=dict)


class Store(Protocol):
    """State, outbox, inbox, audit events and idempotency records of one module.

    Promises:
        A commit is atomic and durable: after a kill, all of a unit is there or nothing.
        Commits are serialisable: lost updates, write skew and phantoms end in `ConflictError`.
        A unit whose claim was taken over commits nothing.
        Several processes may use it at once: what is locked for a moment is waited for, without holding up the caller's
        event loop.
    """

    def snapshot(self) -> AbstractAsyncContextManager[Snapshot]:
        """A consistent view, fixed at the first read.

        Raises:
            UnavailableError: when it is used and the engine cannot be reached.
        """
        ...

    async def claim(self, claim: Claim) -> ClaimResult:
        """Takes an idempotency key, in a transaction of its own. An expired record or lease, or a FAILED one, is free.

        Raises:
            UnavailableError: the engine cannot be reached or is busy.
        """
        ...

    async def release(self, claim: Claim, *, failed: bool) -> None:
        """Gives a key back: as FAILED, or as though it had never been claimed. Nothing when the claim is not ours.

        Raises:
            UnavailableError: the engine cannot be reached or is busy.
        """
        ...

    async def commit(self, unit: Unit) -> None:
        """Makes everything in the unit happen at once.

        Raises:
            ConflictError: a read or an expected version no longer holds.
            LeaseLostError: the claim, or the turn of the job, was taken over.
            DuplicateError: the inbox has the event already.
            UnavailableError: the engine cannot be reached or is busy.
        """
        ...

    async def outbox(self, now: float, *, failed: bool, lines: int, events: int) -> Sequence[Line]:
        """Lines of the outbox that are due, the longest waiting first.

        It costs what it gives, however much waits besides.

        Args:
            now: epoch seconds.
            failed: the lines whose last publication failed, or those where it did not.
            lines: so many at most.
            events: so many of each at most.
        """
        ...

    async def advance(self, advances: Sequence[Advance]) -> None:
        """Notes what was published, and when to go on. A line whose events are all sent is over; twice is once."""
        ...

    async def lead(self, holder: str, now: float, until: float) -> bool:
        """Whether the holder is the one relay of this outbox, until then; a lease that has ended is taken over, and so
        is one that only a clock which was far ahead can have given.

        Args:
            holder: names the relay; unique.
            now: epoch seconds.
            until: end of the lease, epoch seconds.
        """
        ...

    async def resign(self, holder: str) -> None:
        """Ends the lease of the holder, when it has it."""
        ...

    async def backlog(self) -> Backlog:
        """What waits in the outbox."""
        ...

    async def failed(self, mark: InboxMark, now: float) -> int:
        """Counts a failure of a consumer to process an event; how many there are now, 0 when it is given up already."""
        ...

    async def dead_letters(self, *, wanted: bool = False, limit: int = 100) -> Sequence[DeadLetter]:
        """Events that were given up, the oldest first.

        Args:
            wanted: only those that are to be taken again.
            limit: so many at most.
        """
        ...

    async def want(self, marks: Sequence[InboxMark], *, wanted: bool = True) -> int:
        """Says of dead letters that they are to be taken again, or no more. Returns how many there were."""
        ...

    async def drop(self, marks: Sequence[InboxMark]) -> int:
        """Forgets dead letters for good. Returns how many there were."""
        ...

    async def turn(self, wanted: Turn, now: float, until: float) -> Turn | float:
        """The turn of a job that is due and that nobody does, taken until then; else when to look again.

        A job that the store does not know is due when `wanted` says so; so is one that is kept as due, or done, until
        long after that: the clock was far ahead then. Times in epoch seconds.

        Args:
            wanted: job and token, and when the job is due for the first time.
            now: the time.
            until: from then on another may take the turn over.
        """
        ...

    async def postpone(self, turn: Turn, until: float) -> None:
        """Gives a turn back that was not done; nobody takes it until then. Nothing when it is not ours."""
        ...

    async def audit_head(self) -> AuditHead:
        """The head of the audit log; it commits with the events."""
        ...

    async def check_audit(self, earlier: AuditHead | None = None) -> AuditHead:
        """The head of the audit log, when the log holds just what was committed, and extends the `earlier` head.

        Raises:
            CorruptError: events were changed, reordered, added or taken away.
        """
        ...

    async def purge(self, now: float, keep_until: float) -> int:
        """Forgets expired idempotency records, and what is older than `keep_until`: sent events, inbox marks, and the
        names of records that were deleted.

        Returns the number of rows that are gone. Audit events stay.
        """
        ...

    async def archive(self, *, after: int = 0, limit: int = 100) -> Sequence[tuple[int, Archived]]:
        """What was archived, in that order, with the position of each.

        Args:
            after: the position after which to go on.
            limit: so many at most.
        """
        ...

    async def ping(self) -> None:
        """Checks that the engine answers.

        Raises:
            UnavailableError: it does not.
        """
        ...
