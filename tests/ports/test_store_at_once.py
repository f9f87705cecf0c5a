"""The contract of the store when many use it at once: what one after the other could not do, nobody does."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.ports.errors import ConflictError
from anarq.ports.store import Advance, AuditEntry, Change, Claim, DeadLetter, Granted, InboxMark, Outgoing, Turn, Unit

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AT = NOW.timestamp()
MANY = 12
LONG = "did:key:z" + "6Mk" * 1200  # as long as the identifier of a post-quantum key


@pytest.fixture
def store(stores: Any) -> Any:
    """The store, of which each question and each commit is of another process than the one before."""
    return stores


def put(id_: str, version: int, **body: Any) -> Change:
    return Change("account", id_, body, version)


async def decided(store: Any, decide: Callable[[Any], Awaitable[Unit]], attempts: int = 200) -> int:
    """Decides on fresh state until the commit meets no conflict, as the executor does; how often it met one."""
    for conflicts in range(attempts):
        async with store.snapshot() as snapshot:
            unit = await decide(snapshot)
        try:
            await store.commit(unit)
        except ConflictError:
            continue
        return conflicts
    raise AssertionError("it was never decided")


async def balance(store: Any, id_: str = "a") -> Any:
    async with store.snapshot() as snapshot:
        return (await snapshot.get("account", id_)).body["balance"]


async def test_no_update_is_lost(store: Any) -> None:
    await store.commit(Unit(now=NOW, changes=(put("a", 0, balance=0),)))

    async def deposit(snapshot: Any) -> Unit:
        record = await snapshot.get("account", "a")
        await asyncio.sleep(0)
        change = put("a", record.version, balance=record.body["balance"] + 1)
        return Unit(now=NOW, reads=snapshot.reads, changes=(change,))

    await asyncio.gather(*(decided(store, deposit) for _ in range(MANY)))
    assert await balance(store) == MANY


async def test_two_who_leave_because_the_other_stays_do_not_both_leave(store: Any) -> None:
    await store.commit(Unit(now=NOW, changes=(put("ann", 0, on=True), put("bob", 0, on=True))))
    both = asyncio.Barrier(2)

    async def leave(name: str) -> str:
        async with store.snapshot() as snapshot:
            ann, bob = await snapshot.get("account", "ann"), await snapshot.get("account", "bob")
            await both.wait()
            assert ann.body["on"] and bob.body["on"]
        try:
            await store.commit(Unit(now=NOW, reads=snapshot.reads, changes=(put(name, 1, on=False),)))
        except ConflictError as error:
            assert error.was_read
            return "refused"
        return "left"

    assert sorted(await asyncio.gather(leave("ann"), leave("bob"))) == ["left", "refused"]


async def test_two_who_see_an_empty_list_do_not_both_fill_it(store: Any) -> None:
    both = asyncio.Barrier(2)

    async def first(name: str) -> str:
        async with store.snapshot() as snapshot:
            assert (await snapshot.list("account", owner="ann")).records == ()
            await both.wait()
        change = Change("account", name, {}, 0, owner="ann")
        try:
            await store.commit(Unit(now=NOW, reads=snapshot.reads, changes=(change,)))
        except ConflictError:
            return "refused"
        return "made"

    assert sorted(await asyncio.gather(first("x"), first("y"))) == ["made", "refused"]


def claim(token: str, now: float = 100.0) -> Claim:
    return Claim(
        caller="c", key="k", request_hash="h", token=token, now=now, lease_until=now + 30, expires_at=now + 1000
    )


async def test_one_of_many_claims_of_a_key_is_granted(store: Any) -> None:
    answers = await asyncio.gather(*(store.claim(claim(f"t{n}")) for n in range(MANY)))
    assert answers.count(Granted()) == 1


async def test_one_of_many_takes_over_a_lease_that_has_ended(store: Any) -> None:
    await store.claim(claim("dead"))
    answers = await asyncio.gather(*(store.claim(claim(f"t{n}", 200.0)) for n in range(MANY)))
    assert answers.count(Granted()) == 1


async def test_one_of_many_relays_leads(store: Any) -> None:
    answers = await asyncio.gather(*(store.lead(f"r{n}", 0.0, 10.0) for n in range(MANY)))
    assert answers.count(True) == 1


async def test_one_of_many_has_the_turn_of_a_job(store: Any) -> None:
    answers = await asyncio.gather(*(store.turn(Turn("job", f"t{n}", 1.0, 2.0), 1.0, 10.0) for n in range(MANY)))
    assert sum(isinstance(answer, Turn) for answer in answers) == 1


async def test_failures_of_an_event_are_all_counted(store: Any) -> None:
    mark = InboxMark("c", "e" * 250)
    counted = await asyncio.gather(*(store.failed(mark, AT) for _ in range(MANY)))
    assert sorted(counted) == list(range(1, MANY + 1))
    await store.commit(Unit(now=NOW, dead=DeadLetter(mark, {"id": "x"}, "CODE", "why", AT)))
    (letter,) = await store.dead_letters()
    assert letter.mark == mark
    assert await store.want([letter.mark]) == 1
    assert await store.drop([letter.mark]) == 1


async def test_the_audit_log_has_one_order(store: Any) -> None:
    def entry(number: int) -> AuditEntry:
        return AuditEntry(
            id=f"e{number}", at="2026", type="t", ref="r", actor={}, layer="l", verdict="ALLOW", details={"n": number}
        )

    await asyncio.gather(*(store.commit(Unit(now=NOW, audit=(entry(number),))) for number in range(MANY)))
    assert (await store.check_audit()).size == MANY


async def test_events_of_a_subject_leave_in_the_order_of_their_commits(store: Any) -> None:
    """While a relay takes them: a line that is closed and opened again loses nothing."""
    await store.commit(Unit(now=NOW, changes=(put("a", 0, balance=0),)))
    left: list[Any] = []
    done = asyncio.Event()

    async def deposit(snapshot: Any) -> Unit:
        record = await snapshot.get("account", "a")
        number = record.body["balance"] + 1
        event = Outgoing(f"e{number}", "t", "a", {"n": number})
        return Unit(now=NOW, reads=snapshot.reads, changes=(put("a", record.version, balance=number),), events=(event,))

    async def relay() -> None:
        while not done.is_set() or (await store.backlog()).depth:
            for line in await store.outbox(AT, failed=False, lines=10, events=2):
                left.extend(event.event["n"] for event in line.events)
                await store.advance([Advance(line.subject, tuple(event.position for event in line.events), AT)])
            await asyncio.sleep(0)

    relaying = asyncio.create_task(relay())
    await asyncio.gather(*(decided(store, deposit) for _ in range(MANY)))
    done.set()
    await relaying
    assert left == list(range(1, MANY + 1))


async def test_events_of_a_subject_that_two_records_emit_lose_none(store: Any) -> None:
    units = [
        Unit(
            now=NOW,
            changes=(put(f"a{n}", 0),),
            events=(Outgoing(f"e{n}", "t", "s", {}), Outgoing(f"f{n}", "t", "r", {})),
        )
        for n in range(MANY)
    ]
    await asyncio.gather(*(store.commit(unit) for unit in units))
    lines = await store.outbox(AT, failed=False, lines=10, events=100)
    assert {line.subject: len(line.events) for line in lines} == {"r": MANY, "s": MANY}


async def test_a_snapshot_that_is_asked_by_several_at_once_is_one_snapshot(store: Any) -> None:
    await store.commit(Unit(now=NOW, changes=tuple(put(f"a{n}", 0, balance=1) for n in range(4))))

    async def move() -> None:
        changes = tuple(put(f"a{n}", 1, balance=2) for n in range(4))
        await store.commit(Unit(now=NOW, changes=changes))

    async with store.snapshot() as snapshot:
        found, _ = await asyncio.gather(
            asyncio.gather(*(snapshot.get("account", f"a{n}") for n in range(4))), asyncio.create_task(move())
        )
        assert len({record.version for record in found}) == 1


async def test_more_snapshots_than_connections_wait_for_each_other(store: Any) -> None:
    await store.commit(Unit(now=NOW, changes=(put("a", 0, balance=7),)))

    async def look() -> Any:
        async with store.snapshot() as snapshot:
            await snapshot.get("account", "a")
            await asyncio.sleep(0)
            return (await snapshot.get("account", "a")).body["balance"]

    assert set(await asyncio.gather(*(look() for _ in range(40)))) == {7}


@pytest.mark.parametrize("steps", [1, 2, 3, 5, 8])
async def test_a_call_that_is_cancelled_leaves_the_store_in_order(store: Any, steps: int) -> None:
    await store.commit(Unit(now=NOW, changes=(put("a", 0, balance=0),)))

    async def work() -> None:
        async with store.snapshot() as snapshot:
            record = await snapshot.get("account", "a")
            await store.commit(
                Unit(
                    now=NOW, reads=snapshot.reads, changes=(put("a", record.version, balance=1), put("b", 0, balance=1))
                )
            )

    task = asyncio.create_task(work())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with store.snapshot() as snapshot:
        first, second = await snapshot.get("account", "a"), await snapshot.get("account", "b")
    assert (first.body["balance"], second is not None) in {(0, False), (1, True)}
    await asyncio.gather(*(store.commit(Unit(now=NOW, changes=(put(f"c{n}", 0),))) for n in range(4)))


@pytest.mark.parametrize("name", [LONG, "a\0b", "x" * 129, "\U0001f600" * 200, "a" * 64 + "#" + "0" * 64], ids=len)
async def test_names_of_any_length_are_kept_whole_and_found(store: Any, name: str) -> None:
    other = name[:-1] + "?"
    changes = [
        Change("account", each, {"n": each}, 0, owner=each, keys={"who": each}, sort=each[:8]) for each in (name, other)
    ]
    await store.commit(
        Unit(now=NOW, changes=tuple(changes), events=(Outgoing(name, "t", name, {}), Outgoing(other, "t", other, {})))
    )
    async with store.snapshot() as snapshot:
        record = await snapshot.get("account", name)
        assert (record.id, record.owner, record.body) == (name, name, {"n": name})
        for query in ({"owner": name}, {"where": {"who": name}}):
            assert [found.id for found in (await snapshot.list("account", **query)).records] == [name]
        first = await snapshot.list("account", limit=1)
        second = await snapshot.list("account", limit=1, cursor=first.cursor)
        assert {first.records[0].id, second.records[0].id} == {name, other}
    await store.commit(Unit(now=NOW, changes=(Change("account", name, {"n": 2}, 1, owner=other),)))
    async with store.snapshot() as snapshot:
        assert (await snapshot.get("account", name)).owner == other
    lines = await store.outbox(AT, failed=False, lines=10, events=10)
    assert {line.subject: [event.id for event in line.events] for line in lines} == {name: [name], other: [other]}
    await store.advance([Advance(line.subject, tuple(event.position for event in line.events), AT) for line in lines])
    assert await store.outbox(AT, failed=False, lines=10, events=10) == []


async def test_listings_are_in_the_order_of_code_points_whatever_the_language_of_the_engine(store: Any) -> None:
    texts = ["b", "a", "B", "_", "ä", "Z", "~", "z", "0", "a b", "ab", "\U0001f600", "\uffff"]
    changes = tuple(Change("word", f"w{n}", {}, 0, sort=text) for n, text in enumerate(texts))
    await store.commit(Unit(now=NOW, changes=changes))
    seen: list[str] = []
    cursor = None
    while True:
        async with store.snapshot() as snapshot:
            page = await snapshot.list("word", limit=3, cursor=cursor)
        seen += [record.sort for record in page.records]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == sorted(texts)


async def test_versions_and_bodies_go_beyond_32_bits_and_16_digits(store: Any) -> None:
    from decimal import Decimal

    body = {
        "big": 2**200,
        "fine": Decimal("0.1000000000000000000000000001"),
        "text": "\0 \ud7ff \U0010ffff",
        "empty": {},
    }
    await store.commit(Unit(now=NOW, changes=(Change("k", "i", body, 0),)))
    async with store.snapshot() as snapshot:
        assert (await snapshot.get("k", "i")).body == body
