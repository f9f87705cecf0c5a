"""What has had its time is deleted, archived or anonymised, unless something keeps it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.ports.json import loads
from anarq.ports.store import AuditEntry, Change, DeadLetter, InboxMark, Outgoing, Unit
from anarq.runtime import exceptions, retention
from anarq.runtime.exceptions import Hold
from anarq.runtime.jobs import JobDoor
from anarq.runtime.keeping import Collection, Keeping, Period, Retention
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.pipeline import Pipeline
from anarq.runtime.retention import anonymous

DAY = 86_400
HOUR = 3600.0
SCHEMA = {
    "type": "object",
    "properties": {
        "name": {"x-anarq-classification": "personal"},
        "id": {"x-anarq-classification": "internal"},
        "country": {"x-anarq-classification": "public"},
        "address": {
            "properties": {
                "street": {"x-anarq-classification": "personal"},
                "lines": {"items": {"x-anarq-classification": "internal"}},
            }
        },
        "notes": {"items": {"x-anarq-classification": "sensitive"}},
    },
}
NOTES = Keeping(
    resource="notes", period=Period(seconds=30 * DAY), archival="DELETE", collections=(Collection(kind="note"),)
)
EXCEPTIONS = Keeping(
    resource="retention-exceptions",
    period=Period(seconds=365 * DAY),
    archival="DELETE",
    collections=(
        Collection(kind="hold", in_force=(("state", ("PLACED",)),)),
        Collection(kind="consent", in_force=(("state", ("GIVEN",)),)),
    ),
)


def keeping(*keepings: Keeping, page: int = 100, spec: ModuleSpec) -> ModuleSpec:
    """The module, with what it keeps and for how long."""
    job = {retention.NAME: {"scope": None, "access": "service", "purpose": None}}
    known: Any = spec.policy
    policy = {"anarq": {"modules": {spec.name: {**known["anarq"]["modules"][spec.name], "jobs": job}}}}
    return replace(spec, policy=policy, retention=Retention(every=HOUR, page=page, keepings=keepings))


class Keep:
    """A world whose retention the test does itself, so that it decides when."""

    def __init__(self, world: Any) -> None:
        self.world, self.store, self.clock = world, world.store, world.clock
        (self.job,) = retention.job_of(world.spec)
        self.door = JobDoor(Pipeline(world.spec, world.wallet, world.ports))

    @property
    def now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.time, UTC)

    async def put(self, *changes: Change, **more: Any) -> None:
        await self.store.commit(Unit(now=self.now, changes=changes, **more))

    async def notes(self, *names: str, owner: str | None = None) -> None:
        await self.put(*(Change("note", name, {"text": name}, 0, owner, {"by": "name"}, "s") for name in names))

    async def turn(self) -> None:
        """One turn of the job, as soon as it is due."""
        while wait := await self.door.look(self.job):
            self.clock.time += wait

    async def walk(self) -> None:
        """Turns, from the next time of the job on, until everything was looked at."""
        await self.turn()
        while (wait := await self.door.look(self.job)) < 1:
            self.clock.time += wait

    async def left(self, kind: str = "note") -> list[str]:
        async with self.store.snapshot() as snapshot:
            return [record.id for record in (await snapshot.list(kind)).records]

    async def archive(self) -> list[Any]:
        return [kept for _, kept in await self.store.archive()]

    def counted(self, outcome: str, resource: str = "notes") -> float:
        wanted = f'anarq_retention_total{{module="qwallet",outcome="{outcome}",resource="{resource}"}} '
        lines = self.world.telemetry.exposition().splitlines()
        return sum(float(line.removeprefix(wanted)) for line in lines if line.startswith(wanted))


@pytest.fixture
def kept(make_world: Any, sample: Any) -> Any:
    @asynccontextmanager
    async def make(*keepings: Keeping, page: int = 100, **world: Any) -> AsyncIterator[Keep]:
        async with make_world(keeping(*keepings, page=page, spec=sample.SPEC), sample.Wallet(), **world) as made:
            await made.eventually(lambda: made.table("jobs"))
            yield Keep(made)

    return make


@pytest.mark.parametrize(("passed", "left"), [(30 * DAY - 1, ["n"]), (30 * DAY, [])])
async def test_a_record_goes_when_its_period_has_passed_and_not_before(kept: Any, passed: int, left: list[str]) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("n")
        keep.clock.time += passed
        await keep.walk()
        assert await keep.left() == left


async def test_every_change_begins_the_period_anew(kept: Any) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("n", "m")
        keep.clock.time += 20 * DAY
        await keep.put(Change("note", "m", {"text": "again"}, 1))
        keep.clock.time += 20 * DAY
        await keep.walk()
        assert await keep.left() == ["m"]


async def test_what_is_deleted_leaves_no_index_and_no_archive_and_in_a_week_no_name(kept: Any) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("n", owner="ann")
        keep.clock.time += 31 * DAY
        await keep.walk()
        (row,) = [row for row in keep.world.table("records") if row["kind"] == "note"]
        assert (row["body"], row["owner"], row["whole_owner"], row["sort"]) == (None, None, None, "")
        assert keep.world.table("record_keys") == []
        assert await keep.archive() == []
        assert keep.counted("deleted") == 1
        await keep.store.purge(keep.clock.time, keep.clock.time)
        assert [row["kind"] for row in keep.world.table("records")] == []


async def test_what_is_archived_is_kept_whole_where_no_listing_finds_it(kept: Any) -> None:
    async with kept(replace(NOTES, archival="ARCHIVE")) as keep:
        begun = keep.clock.time
        await keep.notes("n", owner="ann")
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == []
        (archived,) = await keep.archive()
        assert (archived.id, archived.body, archived.owner, archived.version) == ("n", {"text": "n"}, "ann", 1)
        assert (archived.changed, archived.resource) == (begun, "notes")
        assert keep.counted("archived") == 1


async def test_what_the_business_needs_is_archived_in_place_of_deleted(kept: Any) -> None:
    async with kept(replace(NOTES, business_critical=True)) as keep:
        await keep.notes("n")
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert [archived.body for archived in await keep.archive()] == [{"text": "n"}]


async def test_what_is_anonymised_keeps_what_is_nobodys_under_a_name_that_is_nobodys(kept: Any) -> None:
    people = Collection(kind="note", schema=SCHEMA, identifier="id")
    async with kept(replace(NOTES, archival="ANONYMIZE", collections=(people,))) as keep:
        await keep.put(Change("note", "ann", {"id": "ann", "name": "Ann", "country": "PT"}, 0, "ann"))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == []
        (archived,) = await keep.archive()
        assert (archived.body, archived.owner) == ({"country": "PT"}, None)
        assert "ann" not in archived.id
        assert keep.counted("anonymised") == 1


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ({"name": "Ann", "country": "PT"}, {"country": "PT"}),
        ({"id": "ann"}, {}),
        ({"country": "PT", "nobody": "said what this is"}, {"country": "PT"}),
        ({"address": {"street": "Rua", "lines": ["a", "b"]}}, {"address": {"lines": ["a", "b"]}}),
        ({"address": {"street": "Rua"}, "notes": ["ill"]}, {"notes": []}),
        ({"country": {"name": "PT"}}, {"country": {"name": "PT"}}),
    ],
)
def test_what_no_contract_calls_public_or_internal_is_taken_out(body: Any, left: Any) -> None:
    assert anonymous(body, Collection(kind="note", schema=SCHEMA, identifier="id")) == left


async def test_what_is_in_force_stays_until_it_is_not(kept: Any) -> None:
    in_force = Collection(kind="note", in_force=(("state", ("OPEN",)),))
    async with kept(replace(NOTES, collections=(in_force,))) as keep:
        await keep.put(Change("note", "open", {"state": "OPEN"}, 0), Change("note", "closed", {"state": "CLOSED"}, 0))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == ["open"]
        assert keep.counted("in-force") == 1
        await keep.put(Change("note", "open", {"state": "CLOSED"}, 1))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == []


def hold(**more: Any) -> Hold:
    fields: dict[str, Any] = {"id": "h", "resource": "notes", "owner": None, "record": None}
    return Hold(**(fields | {"reason": "case 7", "by": "counsel", "at": "2026-11-23T12:00:00.000Z"} | more))


@pytest.mark.parametrize(
    ("placed", "left"),
    [
        ({}, ["ann's", "bob's", "nobody's"]),
        ({"owner": "ann"}, ["ann's"]),
        ({"record": "bob's"}, ["bob's"]),
        ({"owner": "ann", "record": "bob's"}, []),
        ({"resource": "letters"}, []),
    ],
)
async def test_a_legal_hold_keeps_what_it_speaks_of_until_it_is_lifted(kept: Any, placed: Any, left: Any) -> None:
    async with kept(replace(NOTES, legal_hold=True), EXCEPTIONS) as keep:
        await keep.notes("ann's", owner="ann")
        await keep.notes("bob's", owner="bob")
        await keep.notes("nobody's")
        await keep.put(exceptions.place(hold(**placed)))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == left
        assert keep.counted("held") == len(left)
        async with keep.store.snapshot() as snapshot:
            (there,) = await exceptions.placed(snapshot)
        await keep.put(exceptions.lift(there, "counsel", "settled", keep.now))
        await keep.walk()
        assert await keep.left() == []


async def test_no_hold_keeps_what_knows_no_holds(kept: Any) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("n")
        await keep.put(exceptions.place(hold()))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == []


async def test_a_hold_stays_while_it_is_placed_and_goes_when_its_own_time_has_passed(kept: Any) -> None:
    async with kept(EXCEPTIONS) as keep:
        await keep.put(exceptions.place(hold()))
        keep.clock.time += 400 * DAY
        await keep.walk()
        async with keep.store.snapshot() as snapshot:
            (there,) = await exceptions.placed(snapshot)
        await keep.put(exceptions.lift(there, "counsel", "settled", keep.now))
        keep.clock.time += 364 * DAY
        await keep.walk()
        assert await keep.left("hold") == ["h"]
        keep.clock.time += 2 * DAY
        await keep.walk()
        assert await keep.left("hold") == []


async def test_a_hold_on_what_the_platform_keeps_keeps_all_of_it(kept: Any) -> None:
    letters = Keeping(
        resource="letters", period=Period(seconds=DAY), archival="DELETE", tables=("dead-letter",), legal_hold=True
    )
    async with kept(letters) as keep:
        letter = DeadLetter(InboxMark("topic", "e"), {}, "CONFLICT", "why", keep.clock.time)
        await keep.put(exceptions.place(hold(resource="letters")), dead=letter)
        keep.clock.time += 2 * DAY
        await keep.walk()
        assert len(await keep.store.dead_letters()) == 1
        assert keep.counted("held", "letters") == 1
        async with keep.store.snapshot() as snapshot:
            (there,) = await exceptions.placed(snapshot)
        await keep.put(exceptions.lift(there, "counsel", "settled", keep.now))
        await keep.walk()
        assert len(await keep.store.dead_letters()) == 0


async def test_consent_keeps_what_is_its_owners_while_it_is_in_force(kept: Any) -> None:
    async with kept(replace(NOTES, consents=("research", "training"))) as keep:
        for owner in ("ann", "bob", "eve", "ida"):
            await keep.notes(f"{owner}'s", owner=owner)
        await keep.notes("nobody's")
        soon = datetime.fromtimestamp(keep.clock.time + 40 * DAY, UTC)
        await keep.put(
            exceptions.consent("ann", "research", 0),
            exceptions.consent("bob", "training", 0, until=soon),
            exceptions.consent("eve", "advertising", 0),
            exceptions.withdrawal("ida", "research", 0),
        )
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == ["ann's", "bob's"]
        assert keep.counted("consented") == 2
        keep.clock.time += 10 * DAY
        await keep.walk()
        assert await keep.left() == ["ann's"]
        await keep.put(exceptions.withdrawal("ann", "research", 1))
        await keep.walk()
        assert await keep.left() == []


async def test_a_turn_looks_at_no_more_than_a_page_and_the_walk_goes_on(kept: Any) -> None:
    letters = replace(NOTES, resource="letters", collections=(Collection(kind="letter"),))
    async with kept(NOTES, letters, page=2) as keep:
        await keep.notes("a", "b", "c")
        await keep.put(*(Change("letter", name, {}, 0) for name in "xyz"))
        keep.clock.time += 31 * DAY
        seen = []
        for _ in range(4):
            await keep.turn()
            seen.append((await keep.left(), await keep.left("letter")))
        assert seen == [
            (["c"], ["x", "y", "z"]),
            ([], ["y", "z"]),
            ([], []),
            ([], []),
        ]
        assert await keep.door.look(keep.job) > 1


async def test_what_stays_holds_up_nothing_behind_it(kept: Any) -> None:
    in_force = Collection(kind="note", in_force=(("text", ("a", "b", "c")),))
    async with kept(replace(NOTES, collections=(in_force,)), page=2) as keep:
        await keep.notes("a", "b", "c", "d", "e")
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == ["a", "b", "c"]


async def test_a_walk_that_had_come_to_what_is_no_more_begins_anew(kept: Any) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("n")
        await keep.put(Change(retention.WALK, "walk", {"stop": "gone", "changed": "1.0", "id": "x"}, 0))
        keep.clock.time += 31 * DAY
        await keep.walk()
        assert await keep.left() == []


async def test_what_changes_while_the_job_decides_is_not_lost(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with kept(replace(NOTES, archival="ARCHIVE")) as keep:
        await keep.notes("n", "m")
        keep.clock.time += 31 * DAY
        placed = exceptions.placed

        async def slowly(records: Any) -> Any:
            found = await placed(records)
            monkeypatch.setattr(exceptions, "placed", placed)
            await records.get("note", "n")  # the snapshot is fixed
            await keep.put(Change("note", "n", {"text": "changed"}, 1))
            return found

        monkeypatch.setattr(exceptions, "placed", slowly)
        await keep.walk()
        assert await keep.left() == ["n"]
        assert [archived.id for archived in await keep.archive()] == ["m"]


async def test_a_hold_that_is_placed_while_the_job_decides_keeps(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with kept(replace(NOTES, legal_hold=True)) as keep:
        await keep.notes("n")
        keep.clock.time += 31 * DAY
        placed = exceptions.placed

        async def slowly(records: Any) -> Any:
            found = await placed(records)
            monkeypatch.setattr(exceptions, "placed", placed)
            await keep.put(exceptions.place(hold()))
            return found

        monkeypatch.setattr(exceptions, "placed", slowly)
        await keep.walk()
        assert await keep.left() == ["n"]
        assert keep.counted("held") == 1


async def test_of_two_processes_one_does_it(kept: Any) -> None:
    async with kept(replace(NOTES, archival="ARCHIVE")) as keep:
        await keep.notes("a", "b", "c")
        keep.clock.time += 31 * DAY
        doors = [JobDoor(Pipeline(keep.world.spec, keep.world.wallet, keep.world.ports)) for _ in range(4)]
        await asyncio.gather(*(door.look(keep.job) for door in doors))
        assert sorted(archived.id for archived in await keep.archive()) == ["a", "b", "c"]
        assert keep.counted("archived") == 3


async def test_everything_of_the_platform_that_has_had_its_time_goes_and_the_audit_log_stays_whole(kept: Any) -> None:
    day = Period(seconds=DAY)
    tables: Any = ("idempotency", "inbox", "outbox")
    session = Keeping(resource="session-data", period=day, archival="DELETE", tables=tables)
    audit = Keeping(resource="audit-logs", period=day, archival="ARCHIVE", tables=("audit",))
    async with kept(session, audit) as keep:
        assert (await keep.world.create()).status_code == 201
        await keep.world.eventually(lambda: all(row["sent"] for row in keep.world.table("outbox")))
        await keep.put(inbox=InboxMark("topic", "e"), events=(Outgoing("e", "t", "s", {}),))
        await keep.world.eventually(lambda: all(row["sent"] for row in keep.world.table("outbox")))
        before = await keep.store.audit_head()
        keep.clock.time += 2 * DAY
        await keep.walk()
        for table in tables:
            assert keep.world.table(table) == []
        assert [row["type"] for row in keep.world.table("audit")] == ["qwallet.anarq.retention"]
        assert [row["type"] for row in keep.world.table("audit_archive")] == ["qwallet.createIntent"]
        await keep.store.check_audit(before)
        assert keep.counted("deleted", "session-data") == 4
        assert keep.counted("archived", "audit-logs") == 1


async def test_the_audit_trail_says_what_became_of_how_many(kept: Any) -> None:
    async with kept(NOTES) as keep:
        await keep.notes("a", "b")
        keep.clock.time += 31 * DAY
        await keep.walk()
        (row,) = keep.world.table("audit")
        details: Any = loads(row["details"])
        assert details["outcomes"] == [{"resource": "notes", "outcome": "deleted", "count": 2}]


async def test_a_module_that_keeps_everything_has_no_such_job(sample: Any) -> None:
    assert retention.job_of(sample.SPEC) == ()


def test_the_audit_trail_says_who_has_placed_a_hold_and_why() -> None:
    now = datetime(2026, 11, 23, tzinfo=UTC)
    entry = exceptions.noted("qwallet", "place", hold(owner="ann"), "counsel", "case 7", now)
    assert isinstance(entry, AuditEntry)
    assert (entry.type, entry.verdict) == ("qwallet.hold.place", "ALLOW")
    assert entry.details == {
        "hold": "h", "resource": "notes", "owner": "ann", "record": None, "by": "counsel", "reason": "case 7",
    }  # fmt: skip
