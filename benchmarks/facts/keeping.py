"""Plays of what is kept: what becomes of it in its time, and what is in the copy that somebody asks for.

There is a record of every kind, just old enough and not yet.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Final

from behaviour import at, places
from plan import Plan
from scenario import START

from anarq.adapters.sql.store import SqlStore
from anarq.ports.store import Advance, AuditEntry, Change, Claim, DeadLetter, InboxMark, Outgoing, Unit
from anarq.runtime import exceptions, retention
from anarq.runtime.exceptions import Hold
from anarq.runtime.keeping import Collection, Keeping
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.rights import DataRights
from anarq.wire.times import rfc3339

_NOW: Final = datetime.fromtimestamp(START, UTC)
_MOST: Final = 50  # turns


async def kept(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What becomes of everything: alone, with a hold on each resource type, with every consent; and in which turns."""
    base = plan.spec.retention
    if spec.retention is None or base is None:
        return []
    (job,) = retention.job_of(spec)
    seen: list[object] = [job.following(START, START + 1)]
    for exception in ("", "held", "consented"):
        store = SqlStore.sqlite(":memory:")
        for number, keeping in enumerate(base.keepings):
            for late in (-1, 1):
                at = keeping.period.before(_NOW) - timedelta(seconds=late)
                await store.commit(
                    Unit(now=at, changes=tuple(_records(keeping, f"{number} {late}")), **_rows(number, late, at))
                )
                await _session(store, f"{number} {late}", at)
        changes: list[Change] = []
        if exception == "held":
            changes = [exceptions.place(_hold(keeping.resource)) for keeping in base.keepings]
        if exception == "consented":
            purposes = {purpose for keeping in spec.retention.keepings for purpose in keeping.consents}
            changes = [exceptions.consent("ada", purpose, 0) for purpose in sorted(purposes)]
        await store.commit(Unit(now=_NOW, changes=tuple(changes)))
        seen += [turn async for turn in _turns(store, spec)]
        await store.close()
    return seen


async def copied(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What is left out of a copy, of records that hold one value, wherever a contract has one."""
    kept: dict[str, Change] = {}
    for kind, schema in {**_described(plan.spec), **_described(spec)}.items():
        for place in places(schema, schema):
            kept[f"{kind} {place}"] = Change(kind, f"{kind} {place}", at(place, "it"), 0, "ada")
    if not kept:
        return []
    store = SqlStore.sqlite(":memory:")
    await store.commit(Unit(now=_NOW, changes=tuple(kept.values())))
    async with store.snapshot() as snapshot:
        call: Any = SimpleNamespace(records=snapshot, now=_NOW, owner="ada")
        found = await DataRights(spec).export_records(call, limit=1000)
    await store.close()
    copies = {item["recordId"]: item["record"] for item in found.data["items"]}
    return sorted(name for name, record in kept.items() if copies[name] != record.body)


def _described(spec: ModuleSpec) -> dict[str, Any]:
    """The contracts of collections that a service knows, by kind."""
    kept = spec.retention.keepings if spec.retention else ()
    return {one.kind: one.schema for keeping in kept for one in keeping.collections if one.schema is not None}


async def _turns(store: SqlStore, spec: ModuleSpec) -> Any:
    assert spec.retention is not None  # noqa: S101 - the caller has looked
    keeper = retention.Keeper(spec.retention)
    for _ in range(_MOST):
        async with store.snapshot() as snapshot:
            call: Any = SimpleNamespace(records=snapshot, now=_NOW)
            decision = await keeper.run(call)
        outcomes = decision.outcomes
        assert outcomes is not None  # noqa: S101 - it always has some
        changes = tuple(change for change in decision.changes if not _is_of_the_walk(change))
        left = sorted(f"{each.kind} {each.owner} {sorted(each.body.items())}" for each in outcomes.archived)
        counts = sorted((*name, count) for name, count in outcomes.counts.items())
        yield [sorted(f"{change.kind} {change.id}" for change in changes), left, counts]
        now, retired = _NOW, outcomes.retired
        await store.commit(Unit(now=now, changes=decision.changes, archived=outcomes.archived, retired=retired))
        if outcomes.following is None:
            return


def _is_of_the_walk(change: Change) -> bool:
    """Whether it notes how far the walk has come, beside the old records of the same collection."""
    return change.kind == retention.WALK and change.body is not None


def _records(keeping: Keeping, which: str) -> Iterator[Change]:
    for collection in {collection.kind: collection for collection in keeping.collections}.values():
        for body in _bodies(collection):
            name = f"{keeping.resource} {sorted(body.items())} {which}"
            if collection.kind != exceptions.HOLD:
                yield Change(collection.kind, name, body, 0, "ada")


def _bodies(collection: Collection) -> Iterator[dict[str, Any]]:
    """One that nothing keeps in force, and one for each value that does."""
    yield {"kept": "nothing"}
    for name, values in collection.in_force or ():
        yield from ({name: value} for value in values)


def _rows(number: int, late: int, at: datetime) -> dict[str, Any]:
    name = f"{number} {late}"
    audit = AuditEntry(
        id=name, at=rfc3339(at), type="t", ref="r", actor={}, layer="operation", verdict="ALLOW", details={}
    )
    letter = DeadLetter(InboxMark("dead", name), {}, "CONFLICT", "as the play has it", at.timestamp())
    return {
        "audit": (audit,),
        "dead": letter,
        "inbox": InboxMark("t", name),
        "events": (Outgoing(name, "t", name, {}),),
    }


async def _session(store: SqlStore, name: str, at: datetime) -> None:
    moment = at.timestamp()
    claim = Claim(
        caller="ada", key=name, request_hash="h", token=name, now=moment, lease_until=moment, expires_at=moment
    )
    await store.claim(claim)
    lines = await store.outbox(moment, failed=False, lines=1000, events=10)
    sent = [(line.subject, tuple(event.position for event in line.events)) for line in lines]
    await store.advance([Advance(subject, positions, moment) for subject, positions in sent])


def _hold(resource: str) -> Hold:
    return Hold(id=resource, resource=resource, owner=None, record=None, reason="play", by="play", at=rfc3339(_NOW))
