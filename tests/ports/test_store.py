"""The contract of the store: one commit, whole or not at all, and nothing in between is lost or doubled."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from anarq.ports.errors import ConflictError, CursorError, DuplicateError, LeaseLostError, UnavailableError
from anarq.ports.store import (
    Advance,
    Archived,
    AuditEntry,
    Backlog,
    Change,
    Claim,
    Completed,
    Completion,
    DeadLetter,
    Granted,
    InboxMark,
    Mismatch,
    Outgoing,
    Reads,
    Retired,
    Running,
    TrailQuery,
    Unit,
)

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AT = NOW.timestamp()


def unit(*changes: Change, **more: Any) -> Unit:
    return Unit(now=NOW, changes=changes, **more)


def intent(id_: str, version: int = 0, amount: int = 1, **more: Any) -> Change:
    return Change("intent", id_, {"amount": amount}, version, **more)


def claim(token: str = "t1", key: str = "k", **more: Any) -> Claim:  # noqa: S107 - no password, a name
    fields = {"caller": "a", "request_hash": "h", "now": 100.0, "lease_until": 130.0, "expires_at": 1000.0}
    return Claim(key=key, token=token, **(fields | more))


def entry(id_: str) -> AuditEntry:
    return AuditEntry(
        id=id_, at="2026", type="t", ref="r", actor={"squidId": "a"}, layer="l", verdict="ALLOW", details={}
    )


async def read(store: Any, id_: str) -> Any:
    async with store.snapshot() as snapshot:
        return await snapshot.get("intent", id_)


async def ids(store: Any, **query: Any) -> list[str]:
    async with store.snapshot() as snapshot:
        return [record.id for record in (await snapshot.list("intent", **query)).records]


async def lines(store: Any, *, failed: bool = False, now: float = AT, lines: int = 10, events: int = 10) -> Any:
    return await store.outbox(now, failed=failed, lines=lines, events=events)


async def waiting(store: Any, **query: Any) -> dict[str, list[str]]:
    return {line.subject: [event.id for event in line.events] for line in await lines(store, **query)}


async def test_what_was_committed_is_read(store: Any) -> None:
    await store.commit(unit(intent("i", amount=7, owner="ann", sort="s")))
    record = await read(store, "i")
    assert (record.version, record.body, record.owner, record.sort) == (1, {"amount": 7}, "ann", "s")


async def test_numbers_keep_all_their_digits(store: Any) -> None:
    from decimal import Decimal

    amount = Decimal("12345678901234567.890")
    await store.commit(unit(Change("intent", "i", {"amount": amount}, 0)))
    assert str((await read(store, "i")).body["amount"]) == "12345678901234567.890"


async def test_what_is_not_there_reads_as_none(store: Any) -> None:
    assert await read(store, "nobody") is None


async def test_an_update_needs_the_current_version(store: Any) -> None:
    await store.commit(unit(intent("i")))
    await store.commit(unit(intent("i", 1, amount=2)))
    with pytest.raises(ConflictError):
        await store.commit(unit(intent("i", 1, amount=3)))
    assert (await read(store, "i")).body == {"amount": 2}


async def test_what_exists_is_not_created_again(store: Any) -> None:
    await store.commit(unit(intent("i")))
    with pytest.raises(ConflictError):
        await store.commit(unit(intent("i")))


async def test_what_was_deleted_comes_back_with_the_next_version(store: Any) -> None:
    await store.commit(unit(intent("i")))
    await store.commit(unit(Change("intent", "i", None, 1)))
    assert await read(store, "i") is None
    await store.commit(unit(intent("i", amount=9)))
    assert (await read(store, "i")).version == 3


async def test_what_was_deleted_cannot_be_updated(store: Any) -> None:
    await store.commit(unit(intent("i")))
    await store.commit(unit(Change("intent", "i", None, 1)))
    with pytest.raises(ConflictError):
        await store.commit(unit(intent("i", 2)))


async def test_one_conflict_undoes_the_whole_unit(store: Any) -> None:
    await store.commit(unit(intent("old")))
    await store.claim(claim())
    with pytest.raises(ConflictError):
        await store.commit(
            unit(
                intent("new"),
                intent("old"),
                events=(Outgoing("e", "t", "s", {}),),
                audit=(entry("a"),),
                completion=Completion(claim(), "{}"),
            )
        )
    assert await read(store, "new") is None
    assert (await store.backlog()).depth == 0
    assert await store.claim(claim("t2")) == Running(130.0)


async def test_a_snapshot_does_not_move(store: Any) -> None:
    await store.commit(unit(intent("i")))
    async with store.snapshot() as snapshot:
        assert (await snapshot.get("intent", "i")).version == 1
        await store.commit(unit(intent("i", 1), intent("j")))
        assert (await snapshot.get("intent", "i")).version == 1
        assert await snapshot.get("intent", "j") is None
    assert (await read(store, "i")).version == 2


async def test_a_lost_update_is_refused(store: Any) -> None:
    await store.commit(unit(intent("i", amount=10)))
    async with store.snapshot() as ours, store.snapshot() as theirs:
        mine, other = await ours.get("intent", "i"), await theirs.get("intent", "i")
        await store.commit(unit(intent("i", other.version, amount=11), reads=theirs.reads))
        with pytest.raises(ConflictError) as caught:
            await store.commit(unit(intent("i", mine.version, amount=12), reads=ours.reads))
    assert caught.value.was_read
    assert (await read(store, "i")).body == {"amount": 11}


async def test_write_skew_is_refused(store: Any) -> None:
    """Two doctors, both on call, both go because they saw the other: one must stay."""
    await store.commit(unit(intent("ann"), intent("bob")))
    async with store.snapshot() as first, store.snapshot() as second:
        for snapshot in (first, second):
            await snapshot.get("intent", "ann")
            await snapshot.get("intent", "bob")
        await store.commit(unit(Change("intent", "ann", None, 1), reads=first.reads))
        with pytest.raises(ConflictError):
            await store.commit(unit(Change("intent", "bob", None, 1), reads=second.reads))
    assert await read(store, "bob") is not None


async def test_a_read_of_nothing_is_held_as_well(store: Any) -> None:
    async with store.snapshot() as snapshot:
        assert await snapshot.get("intent", "rival") is None
        await store.commit(unit(intent("rival")))
        with pytest.raises(ConflictError):
            await store.commit(unit(intent("mine"), reads=snapshot.reads))


@pytest.mark.parametrize(
    ("query", "newcomer", "refused"),
    [
        ({}, {"owner": "ann"}, True),
        ({"owner": "ann"}, {"owner": "ann"}, True),
        ({"owner": "ann"}, {"owner": "bob"}, False),
        ({"where": {"status": "P"}}, {"keys": {"status": "P"}}, True),
        ({"where": {"status": "P"}}, {"keys": {"status": "S"}}, False),
    ],
)
async def test_phantoms_are_refused_and_strangers_are_not(
    store: Any, query: dict[str, Any], newcomer: dict[str, Any], refused: bool
) -> None:
    async with store.snapshot() as snapshot:
        await snapshot.list("intent", **query)
        await store.commit(unit(intent("newcomer", **newcomer)))
        mine = unit(intent("mine"), reads=snapshot.reads)
        if refused:
            with pytest.raises(ConflictError):
                await store.commit(mine)
        else:
            await store.commit(mine)
    assert (await read(store, "mine") is None) == refused


async def test_listings_are_ordered_filtered_and_paged(store: Any) -> None:
    for number in range(5):
        keys = {"status": "even" if number % 2 == 0 else "odd"}
        await store.commit(unit(intent(f"i{number}", owner="ann", sort=str(9 - number), keys=keys)))
    await store.commit(unit(intent("other", owner="bob", sort="0")))
    assert await ids(store, owner="ann") == ["i4", "i3", "i2", "i1", "i0"]
    assert await ids(store, owner="ann", where={"status": "odd"}) == ["i3", "i1"]
    assert await ids(store, limit=1) == ["other"]
    async with store.snapshot() as snapshot:
        first = await snapshot.list("intent", owner="ann", limit=2)
        second = await snapshot.list("intent", owner="ann", limit=2, cursor=first.cursor)
        third = await snapshot.list("intent", owner="ann", limit=2, cursor=second.cursor)
    assert [[record.id for record in page.records] for page in (first, second, third)] == [
        ["i4", "i3"],
        ["i2", "i1"],
        ["i0"],
    ]
    assert third.cursor is None


async def test_several_keys_must_all_match(store: Any) -> None:
    await store.commit(unit(intent("i", keys={"a": "1", "b": "2"}), intent("j", keys={"a": "1", "b": "3"})))
    assert await ids(store, where={"a": "1", "b": "3"}) == ["j"]


async def test_keys_follow_updates_and_deletions(store: Any) -> None:
    await store.commit(unit(intent("i", keys={"status": "P"})))
    await store.commit(unit(intent("i", 1, keys={"status": "S"})))
    assert await ids(store, where={"status": "P"}) == []
    assert await ids(store, where={"status": "S"}) == ["i"]
    await store.commit(unit(Change("intent", "i", None, 2)))
    assert await ids(store) == []


@pytest.mark.parametrize("cursor", ["", "!", "e30", "WzEsMl0", "WyJhIl0"])
async def test_a_cursor_that_was_not_given_out_is_refused(store: Any, cursor: str) -> None:
    async with store.snapshot() as snapshot:
        with pytest.raises(ValueError, match="cursor"):
            await snapshot.list("intent", cursor=cursor)


@pytest.mark.parametrize(
    "other",
    [("intent", {"owner": "bob"}), ("intent", {}), ("intent", {"owner": "ann", "where": {"a": "1"}}), ("quote", {})],
    ids=str,
)
async def test_a_cursor_continues_no_other_listing(store: Any, other: tuple[str, Any]) -> None:
    await store.commit(unit(intent("i", owner="ann"), intent("j", owner="ann")))
    async with store.snapshot() as snapshot:
        first = await snapshot.list("intent", owner="ann", limit=1)
        with pytest.raises(ValueError, match="cursor"):
            await snapshot.list(other[0], cursor=first.cursor, **other[1])


@pytest.mark.parametrize("limit", [0, 1001])
async def test_a_limit_out_of_range_is_refused(store: Any, limit: int) -> None:
    async with store.snapshot() as snapshot:
        with pytest.raises(ValueError, match="limit"):
            await snapshot.list("intent", limit=limit)


async def test_a_key_is_claimed_once(store: Any) -> None:
    assert await store.claim(claim("t1")) == Granted()
    assert await store.claim(claim("t2")) == Running(130.0)


async def test_a_completed_key_gives_the_response_back(store: Any) -> None:
    await store.claim(claim())
    await store.commit(unit(completion=Completion(claim(), "response")))
    assert await store.claim(claim("t2")) == Completed("response")


async def test_another_request_with_the_key_is_refused(store: Any) -> None:
    await store.claim(claim())
    assert await store.claim(claim("t2", request_hash="other")) == Mismatch()


async def test_keys_of_two_callers_never_meet(store: Any) -> None:
    await store.claim(claim())
    assert await store.claim(claim("t2", caller="b", request_hash="other")) == Granted()


async def test_a_failed_key_may_be_taken_again(store: Any) -> None:
    await store.claim(claim("t1"))
    await store.release(claim("t1"), failed=True)
    assert await store.claim(claim("t2")) == Granted()


async def test_a_failed_key_stays_bound_to_its_request(store: Any) -> None:
    await store.claim(claim("t1"))
    await store.release(claim("t1"), failed=True)
    assert await store.claim(claim("t2", request_hash="other")) == Mismatch()


async def test_a_key_that_was_given_back_is_as_new(store: Any) -> None:
    await store.claim(claim("t1"))
    await store.release(claim("t1"), failed=False)
    assert await store.claim(claim("t2", request_hash="other")) == Granted()


async def test_a_lease_that_has_ended_is_taken_over_and_its_holder_commits_nothing(store: Any) -> None:
    await store.claim(claim("dead"))
    assert await store.claim(claim("alive", now=131.0, lease_until=160.0)) == Granted()
    with pytest.raises(LeaseLostError):
        await store.commit(unit(intent("i"), completion=Completion(claim("dead"), "late")))
    assert await read(store, "i") is None
    await store.release(claim("dead"), failed=True)
    assert await store.claim(claim("third", now=132.0)) == Running(160.0)


async def test_an_expired_record_is_free_for_any_request(store: Any) -> None:
    await store.claim(claim())
    await store.commit(unit(completion=Completion(claim(), "old")))
    assert await store.claim(claim("t2", now=1001.0, request_hash="other")) == Granted()


async def test_events_leave_in_the_order_of_their_commits(store: Any) -> None:
    for number in range(3):
        await store.commit(unit(events=(Outgoing(f"e{number}", "topic", "s", {"n": number}),)))
    (line,) = await lines(store)
    assert [(event.id, event.event) for event in line.events] == [("e0", {"n": 0}), ("e1", {"n": 1}), ("e2", {"n": 2})]
    assert (await store.backlog()).depth == 3
    for _ in range(2):  # twice is once
        await store.advance([Advance("s", tuple(event.position for event in line.events[:2]), AT)])
    assert await waiting(store) == {"s": ["e2"]}
    await store.advance([Advance("s", (line.events[2].position,), AT)])
    assert await lines(store) == []
    assert await store.backlog() == Backlog(0, None)


async def test_nothing_to_note_changes_nothing(store: Any) -> None:
    await store.advance([])
    assert (await store.backlog()).oldest is None


async def test_each_subject_is_a_line_of_its_own_and_no_more_is_given_than_was_asked_for(store: Any) -> None:
    for number in range(6):
        await store.commit(unit(events=(Outgoing(f"e{number}", "t", "ab"[number % 2], {}),)))
    assert await waiting(store) == {"a": ["e0", "e2", "e4"], "b": ["e1", "e3", "e5"]}
    assert await waiting(store, events=1) == {"a": ["e0"], "b": ["e1"]}
    assert await waiting(store, lines=1) == {"a": ["e0", "e2", "e4"]}


async def test_a_line_that_failed_waits_apart_until_it_is_due(store: Any) -> None:
    await store.commit(unit(events=(Outgoing("e0", "t", "a", {}), Outgoing("e1", "t", "b", {}))))
    await store.advance([Advance("a", (), AT + 60, 3, "t")])
    assert await waiting(store) == {"b": ["e1"]}
    assert await waiting(store, failed=True) == {}
    (line,) = await lines(store, failed=True, now=AT + 60)
    assert (line.subject, line.failures) == ("a", 3)
    assert await store.backlog() == Backlog(2, AT, AT, {"t": 1})


async def test_what_is_committed_meanwhile_stays_behind_what_failed(store: Any) -> None:
    await store.commit(unit(events=(Outgoing("e0", "t", "a", {}),)))
    await store.advance([Advance("a", (), AT + 60, 1, "t")])
    await store.commit(unit(events=(Outgoing("e1", "t", "a", {}),)))
    assert await waiting(store) == {}
    assert await waiting(store, failed=True, now=AT + 60) == {"a": ["e0", "e1"]}


async def test_what_waits_since_a_clock_was_far_ahead_is_due(store: Any) -> None:
    await store.commit(unit(events=(Outgoing("e0", "t", "a", {}), Outgoing("e1", "t", "b", {}))))
    assert await waiting(store, now=AT - 86_400) == {"a": ["e0"], "b": ["e1"]}
    assert await waiting(store, now=AT - 86_400, lines=1) == {"a": ["e0"]}
    assert await waiting(store, now=AT - 60) == {}
    await store.advance([Advance("a", (), AT + 60, 1, "t")])
    assert await waiting(store, failed=True, now=AT - 60) == {}
    assert await waiting(store, failed=True, now=AT - 86_400) == {"a": ["e0"]}


async def test_one_relay_leads_until_its_lease_ends_or_it_resigns(store: Any) -> None:
    assert await store.lead("one", 0.0, 10.0)
    assert not await store.lead("two", 9.0, 19.0)
    assert await store.lead("one", 9.0, 19.0)
    assert await store.lead("two", 19.0, 29.0)
    assert not await store.lead("one", 20.0, 30.0)
    await store.resign("one")
    assert not await store.lead("one", 20.0, 30.0)
    await store.resign("two")
    assert await store.lead("one", 20.0, 30.0)


async def test_a_lease_of_a_clock_that_was_far_ahead_is_taken_over(store: Any) -> None:
    assert await store.lead("one", 86_400.0, 86_410.0)
    assert await store.lead("two", 0.0, 10.0)
    assert not await store.lead("one", 1.0, 11.0)


async def test_a_lease_of_a_clock_that_is_a_little_ahead_is_waited_for(store: Any) -> None:
    assert await store.lead("one", 60.0, 70.0)
    assert not await store.lead("two", 0.0, 10.0)


async def test_an_event_is_taken_once_by_each_consumer(store: Any) -> None:
    await store.commit(unit(intent("i"), inbox=InboxMark("mail", "e1")))
    with pytest.raises(DuplicateError):
        await store.commit(unit(intent("j"), inbox=InboxMark("mail", "e1")))
    assert await read(store, "j") is None
    await store.commit(unit(intent("k"), inbox=InboxMark("chat", "e1")))
    assert await read(store, "k") is not None


async def test_purging_forgets_what_has_had_its_time_and_nothing_else(store: Any) -> None:
    await store.claim(claim(key="expired", expires_at=50.0))
    await store.claim(claim(key="fresh"))
    await store.commit(unit(events=(Outgoing("sent", "t", "s", {}),), inbox=InboxMark("c", "e")))
    (line,) = await lines(store)
    await store.advance([Advance("s", tuple(event.position for event in line.events), AT)])
    await store.commit(unit(events=(Outgoing("waiting", "t", "s", {}),)))
    assert await store.purge(100.0, NOW.timestamp()) == 3
    assert await waiting(store) == {"s": ["waiting"]}
    assert await store.claim(claim("t2", key="fresh")) == Running(130.0)


async def test_an_empty_reads_holds_nothing(store: Any) -> None:
    await store.commit(unit(intent("i"), reads=Reads()))
    assert await read(store, "i") is not None


async def test_it_answers_until_it_is_closed(store: Any) -> None:
    await store.ping()
    for _ in range(2):
        await store.close()
    for refused in (store.ping(), store.commit(unit(intent("i"))), store.claim(claim()), read(store, "i")):
        with pytest.raises(UnavailableError, match="closed"):
            await refused


async def test_the_head_of_the_audit_log_commits_with_its_events(store: Any) -> None:
    assert (await store.audit_head()).size == 0
    await store.commit(Unit(now=NOW, audit=(entry("one"), entry("two"))))
    first = await store.audit_head()
    await store.commit(Unit(now=NOW, audit=(entry("three"),)))
    second = await store.audit_head()
    assert (first.size, second.size) == (2, 3)
    assert first.root != second.root
    assert await store.check_audit() == second
    assert await store.check_audit(first) == second


LATER = datetime(2026, 12, 23, tzinfo=UTC)


async def unchanged(store: Any, until: float = AT, **query: Any) -> list[tuple[str, float]]:
    async with store.snapshot() as snapshot:
        return [(record.id, record.changed) for record in await snapshot.unchanged("intent", until, **query)]


async def test_what_has_not_changed_for_long_is_found_by_its_last_change_and_paged(store: Any) -> None:
    await store.commit(unit(intent("b"), intent("a"), intent("c"), intent("gone"), Change("other", "o", {}, 0)))
    await store.commit(Unit(now=LATER, changes=(intent("c", 1), Change("intent", "gone", None, 1))))
    assert await unchanged(store) == [("a", AT), ("b", AT)]
    assert await unchanged(store, AT - 1) == []
    assert await unchanged(store, LATER.timestamp(), limit=1) == [("a", AT)]
    assert await unchanged(store, LATER.timestamp(), after=(AT, "a")) == [("b", AT), ("c", LATER.timestamp())]


async def test_what_changes_after_it_was_found_unchanged_is_held_against_the_commit(store: Any) -> None:
    await store.commit(unit(intent("i")))
    async with store.snapshot() as snapshot:
        await snapshot.unchanged("intent", AT)
        reads = snapshot.reads
    await store.commit(unit(intent("i", 1)))
    with pytest.raises(ConflictError) as caught:
        await store.commit(unit(Change("intent", "i", None, 1), reads=reads))
    assert caught.value.was_read
    assert await read(store, "i") is not None


async def test_what_is_archived_is_read_in_the_archive_alone_and_commits_with_its_deletion(store: Any) -> None:
    await store.commit(unit(intent("i", amount=7, owner="ann")))
    left = Archived("intent", "i", 1, {"amount": 7}, "ann", AT, "records")
    with pytest.raises(ConflictError):
        await store.commit(Unit(now=LATER, changes=(Change("intent", "i", None, 2),), archived=(left,)))
    assert await store.archive() == []
    await store.commit(Unit(now=LATER, changes=(Change("intent", "i", None, 1),), archived=(left,)))
    assert [kept for _, kept in await store.archive()] == [replace(left, archived=LATER.timestamp())]
    assert await read(store, "i") is None
    assert await ids(store, owner="ann") == []
    ((position, _),) = await store.archive()
    assert await store.archive(after=position) == []


@pytest.mark.parametrize("table", ["dead-letter", "idempotency", "inbox", "outbox"])
async def test_rows_of_the_platform_go_when_they_have_had_their_time_the_oldest_first(store: Any, table: Any) -> None:
    for number in range(3):
        now = datetime.fromtimestamp(AT + number, UTC)
        mark = InboxMark("topic", f"e{number}")
        await store.claim(claim(key=f"k{number}", now=AT + number, expires_at=AT + 9, lease_until=AT + 9))
        letter = DeadLetter(InboxMark("topic", f"d{number}"), {}, "CONFLICT", "why", AT + number)
        await store.commit(Unit(now=now, events=(Outgoing(f"o{number}", "t", "s", {}),), inbox=mark, dead=letter))
    (line,) = await lines(store, now=AT + 9)
    await store.advance([Advance("s", tuple(event.position for event in line.events), AT + 9)])

    async def count(until: float, most: int = 10) -> int:
        async with store.snapshot() as snapshot:
            number: int = await snapshot.retirable(Retired(table, until, most))
            return number

    assert [await count(AT - 1), await count(AT), await count(AT + 2), await count(AT + 2, 2)] == [0, 1, 3, 2]
    await store.commit(unit(retired=(Retired(table, AT + 2, 2),)))
    assert [await count(AT + 1), await count(AT + 2)] == [0, 1]


async def test_an_event_that_was_not_sent_does_not_go(store: Any) -> None:
    await store.commit(unit(events=(Outgoing("e", "t", "s", {}),)))
    await store.commit(unit(retired=(Retired("outbox", AT + 9, 10),)))
    assert await waiting(store) == {"s": ["e"]}


async def test_the_first_events_of_the_audit_log_move_into_its_archive_and_stay_a_part_of_it(store: Any) -> None:
    def at(id_: str, moment: str) -> AuditEntry:
        return replace(entry(id_), at=moment)

    old, between = at("a", "2026-11-22T00:00:00.000Z"), at("b", "2026-11-23T00:00:00.000Z")
    late, out_of_order = at("c", "2026-11-23T00:00:00.001Z"), at("d", "2026-11-22T00:00:00.000Z")
    await store.commit(unit(audit=(old, between, late, out_of_order)))
    before = await store.audit_head()
    async with store.snapshot() as snapshot:
        assert await snapshot.retirable(Retired("audit", AT, 1)) == 1
        assert await snapshot.retirable(Retired("audit", AT, 10)) == 2  # an archive has no gaps
    await store.commit(unit(retired=(Retired("audit", AT, 10),)))
    assert await store.check_audit(before) == before
    await store.commit(unit(audit=(at("e", "2026-11-24T00:00:00.000Z"),)))
    assert (await store.check_audit(before)).size == 5
    async with store.snapshot() as snapshot:
        assert await snapshot.retirable(Retired("audit", AT, 10)) == 0


async def test_the_name_of_what_was_deleted_is_forgotten_after_a_while(store: Any) -> None:
    await store.commit(unit(intent("i"), intent("stays")))
    await store.commit(unit(Change("intent", "i", None, 1)))
    assert await store.purge(AT, AT - 1) == 0
    assert await store.purge(AT, AT) == 1
    await store.commit(unit(intent("i")))
    assert (await read(store, "i")).version == 1


def noted(id_: str, second: int, *about: str, verdict: str = "ALLOW") -> AuditEntry:
    at = f"2026-11-23T00:00:{second:02d}.000Z"
    return replace(entry(id_), at=at, about=about, verdict=verdict, details={"n": second})


async def trail(store: Any, about: str, **query: Any) -> Any:
    async with store.snapshot() as snapshot:
        return await snapshot.trail(TrailQuery(about=about, **query))


async def test_a_trail_has_what_is_about_an_identity_the_newest_first(store: Any) -> None:
    did = "did:key:z" + "6Mk" * 1200
    await store.commit(unit(audit=(noted("1", 1, did), noted("2", 2, did, "eve", did), noted("3", 3, "eve"))))
    await store.commit(unit(audit=(noted("4", 4, did, verdict="DENY"), entry("5"))))
    found = await trail(store, did)
    assert [each.id for each in found.entries] == ["4", "2", "1"]
    assert found.entries[1] == replace(noted("2", 2), about=())
    assert found.cursor is None
    assert [each.id for each in (await trail(store, "eve")).entries] == ["3", "2"]
    assert (await trail(store, "nobody")).entries == ()


async def test_a_trail_is_read_page_by_page(store: Any) -> None:
    entries = [noted(f"{number}", number // 3, "ada") for number in range(8)]
    await store.commit(unit(audit=tuple(entries)))
    seen, cursor = [], None
    while True:
        page = await trail(store, "ada", limit=3, cursor=cursor)
        seen += [each.id for each in page.entries]
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == ["7", "6", "5", "4", "3", "2", "1", "0"]


async def test_a_trail_is_narrowed_by_verdict_and_time(store: Any) -> None:
    entries = [noted(f"{number}", number, "ada", verdict="DENY" if number % 2 else "ALLOW") for number in range(6)]
    await store.commit(unit(audit=tuple(entries)))
    since, until = noted("", 0).at, noted("", 5).at
    found = await trail(store, "ada", verdict="DENY", since=since, until=until, limit=1)
    assert [each.id for each in found.entries] == ["3"]
    more = await trail(store, "ada", verdict="DENY", since=since, until=until, limit=1, cursor=found.cursor)
    assert ([each.id for each in more.entries], more.cursor) == (["1"], None)
    assert [each.id for each in (await trail(store, "ada", since=noted("", 4).at)).entries] == ["5"]


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA"])
async def test_a_trail_goes_on_from_no_cursor_that_it_did_not_give(store: Any, cursor: str) -> None:
    with pytest.raises(CursorError):
        await trail(store, "ada", cursor=cursor)
    await store.commit(unit(audit=(noted("1", 1, "ada", "eve"), noted("2", 2, "ada", "eve"))))
    given = (await trail(store, "ada", limit=1)).cursor
    with pytest.raises(CursorError):
        await trail(store, "eve", limit=1, cursor=given)


async def test_what_was_archived_is_in_no_trail(store: Any) -> None:
    await store.commit(unit(audit=(noted("1", 1, "ada"), noted("2", 2, "ada"))))
    until = datetime(2026, 11, 23, 0, 0, 1, tzinfo=UTC).timestamp()
    await store.commit(unit(retired=(Retired("audit", until, 10),)))
    assert [each.id for each in (await trail(store, "ada")).entries] == ["2"]
