"""What a mock infers from a contract, one thing at a time, by a small module of which there is no service."""

import asyncio
from typing import Any

import pytest

from anarq.clients.errors import OperationFailed
from anarq.clients.streams import Source
from anarq.mock import service
from anarq.ports.json import JsonObject
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.testing.people import Person
from anarq.testing.running import running
from anarq.testing.walk import HOST, Found, Walk, reached

ADA, EVE = Person.named("Ada of the dock"), Person.named("Eve of the dock")


async def call(walk: Walk, operation: str, body: object = None, who: Person = ADA, /, **given: object) -> Any:
    return await walk.call(walk.plan.roles[operation], given, body, who)


async def refusal(walk: Walk, operation: str, body: object = None, /, **given: object) -> OperationFailed:
    with pytest.raises(OperationFailed) as error:
        await call(walk, operation, body, **given)
    return error.value


async def berth(walk: Walk, name: str = "North Quay", **more: object) -> Any:
    return await call(walk, "createBerth", {"name": name, **more})


async def names(walk: Walk, **given: object) -> list[str]:
    return [each["name"] for each in (await call(walk, "listBerths", **given))["items"]]


async def test_a_record_begins_with_what_was_said_and_what_its_contract_gives_it(walk: Walk) -> None:
    first, second = await berth(walk, tags=["deep"], note="Mind the rope."), await berth(walk)
    assert first["berthId"] != second["berthId"]
    assert (first["owner"], first["status"], first["version"]) == (ADA.did, "OPEN", 1)
    assert (first["tags"], first["note"]) == (["deep"], "Mind the rope.")


async def test_what_could_be_said_and_was_not_is_not_taken_from_the_example(walk: Walk) -> None:
    assert "tags" not in await berth(walk)


async def test_moments_keep_the_distance_that_they_have_in_the_example(walk: Walk) -> None:
    made = await berth(walk)
    assert (made["createdAt"][11:], made["createdAt"] < made["freeUntil"]) == (made["freeUntil"][11:], True)


async def test_a_change_takes_what_is_said_raises_the_version_and_lets_go_of_what_is_null(walk: Walk) -> None:
    made = await berth(walk, note="Mind the rope.", tags=["deep"])
    body = {"name": "South Quay", "note": None, "expectedVersion": 1}
    changed = await call(walk, "changeBerth", body, berthId=made["berthId"])
    assert (changed["name"], changed["tags"], changed["version"]) == ("South Quay", ["deep"], 2)
    assert "note" not in changed
    assert "updatedAt" in changed
    assert await call(walk, "getBerth", berthId=made["berthId"]) == changed


async def test_a_version_that_is_over_is_a_conflict(walk: Walk) -> None:
    made = await berth(walk)
    endpoint, who = walk.found.endpoints["changeBerth"], ADA.caller("qdock")
    with pytest.raises(OperationFailed) as error:
        await walk.client(who).call(endpoint, {"berthId": made["berthId"]}, {"name": "X", "expectedVersion": 7})
    assert (error.value.code, error.value.response["details"]) == ("VERSION_CONFLICT", {"expected": 7, "actual": 1})


async def test_what_is_removed_is_gone(walk: Walk) -> None:
    made = await berth(walk)
    await call(walk, "removeBerth", berthId=made["berthId"], expectedVersion=1)
    assert (await refusal(walk, "getBerth", berthId=made["berthId"])).code == "NOT_FOUND"
    assert await names(walk) == []


async def test_a_state_that_leads_nowhere_is_the_conflict_that_the_operation_declares(walk: Walk) -> None:
    made = await berth(walk)
    closed = await call(walk, "closeBerth", berthId=made["berthId"])
    assert (closed["status"], closed["version"], "closedAt" in closed) == ("CLOSED", 2, True)
    error = await refusal(walk, "closeBerth", berthId=made["berthId"])
    assert (error.code, error.response["details"]["status"]) == ("CONFLICT", "CLOSED")


async def test_where_only_the_module_itself_leads_on_it_has_when_an_operation_needs_it(walk: Walk) -> None:
    """A job takes a berth to `STORMY`; no caller can. `clearBerth` leads on from there alone."""
    made = await berth(walk)
    assert (await call(walk, "clearBerth", berthId=made["berthId"]))["status"] == "OPEN"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({}, ["C", "B", "A"]),
        ({"tag": "deep"}, ["C", "A"]),
        ({"q": "rope"}, ["B"]),
        ({"status": "CLOSED"}, []),
        ({"createdAfter": "2000-01-01T00:00:00Z"}, ["C", "B", "A"]),
        ({"createdAfter": "2999-01-01T00:00:00Z"}, []),
        ({"limit": 2}, ["C", "B"]),
    ],
    ids=str,
)
async def test_a_list_has_the_newest_first_that_its_filters_let_pass(walk: Walk, given: Any, found: list[str]) -> None:
    for name, more in (("A", {"tags": ["deep"]}), ("B", {"note": "Mind the rope."}), ("C", {"tags": ["deep"]})):
        await berth(walk, name, **more)
    assert await names(walk, **given) == found


async def test_pages_follow_one_another_also_where_a_filter_leaves_gaps(walk: Walk) -> None:
    for number in range(7):
        await berth(walk, f"Q{number}", tags=["odd" if number % 2 else "even"])
    found, cursor = [], None
    while True:
        page = await call(walk, "listBerths", tag="even", limit=2, **({"cursor": cursor} if cursor else {}))
        found += [each["name"] for each in page["items"]]
        cursor = page.get("nextCursor")
        if cursor is None:
            break
    assert found == ["Q6", "Q4", "Q2", "Q0"]


async def test_a_cursor_that_was_not_given_out_is_refused(walk: Walk) -> None:
    assert (await refusal(walk, "listBerths", cursor="made up")).code == "VALIDATION_FAILED"


async def test_a_job_that_was_accepted_is_found_again_and_knows_for_what_it_is(walk: Walk) -> None:
    made = await berth(walk, "East Quay")
    survey = await call(walk, "startSurvey", {"berthId": made["berthId"]})
    assert (survey["berthId"], survey["name"], survey["done"]) == (made["berthId"], "East Quay", False)
    assert await call(walk, "getSurvey", surveyId=survey["surveyId"]) == survey


async def test_bytes_that_were_taken_are_the_bytes_that_are_given(walk: Walk) -> None:
    made, data = await berth(walk), bytes(range(256)) * 2_000  # more than one block
    await call(walk, "putPlan", Source.of_bytes(data), berthId=made["berthId"])
    assert await call(walk, "getPlan", berthId=made["berthId"]) == data
    other = await berth(walk)
    assert await call(walk, "getPlan", berthId=other["berthId"]) not in (data, b"")


async def test_a_stream_of_a_record_that_is_not_there_is_not_there(walk: Walk) -> None:
    assert (await refusal(walk, "getPlan", berthId="ber_00000000")).code == "NOT_FOUND"


async def test_an_answer_of_a_union_is_one_branch_of_it_about_what_was_asked(walk: Walk) -> None:
    made = await berth(walk)
    tide = await call(walk, "getTide", berthId=made["berthId"])
    assert (tide["kind"], tide["berthId"]) == ("HIGH", made["berthId"])
    assert "dry" not in tide


async def test_the_one_record_of_a_caller_is_his_own(walk: Walk) -> None:
    assert (await refusal(walk, "getDesk")).code == "NOT_FOUND"
    assert (await call(walk, "setDesk", {"language": "fr"}))["version"] == 1
    assert (await call(walk, "setDesk", {"language": "de"}))["version"] == 2
    assert await call(walk, "getDesk") == {"squidId": ADA.did, "language": "de", "version": 2}
    with pytest.raises(OperationFailed, match="NOT_FOUND"):
        await call(walk, "getDesk", None, EVE)


async def test_a_put_begins_what_its_path_names_beneath_another_record(walk: Walk) -> None:
    one, other = await berth(walk), await berth(walk)
    for each, ship in ((one, "Ariadne"), (other, "Naxos")):
        await call(walk, "moor", {"ship": ship}, berthId=each["berthId"], ring=3)
    assert (await call(walk, "getMooring", berthId=one["berthId"], ring=3))["ship"] == "Ariadne"
    await call(walk, "moor", {"ship": "Minos"}, berthId=one["berthId"], ring=3)
    page = await call(walk, "listMoorings", berthId=one["berthId"])
    assert [(each["ring"], each["ship"]) for each in page["items"]] == [(3, "Minos")]
    assert (await refusal(walk, "moor", {"ship": "X"}, berthId="ber_00000000", ring=1)).code == "NOT_FOUND"


async def test_an_answer_says_for_people_too_that_no_service_gave_it(walk: Walk) -> None:
    caller = ADA.caller("qdock")
    made = await walk.client(caller).call(walk.found.endpoints["createBerth"], {}, {"name": "North Quay"})
    assert made["name"] == "North Quay"
    answer = await walk.http.get("/berths")
    assert (answer.status_code, answer.headers["x-anarq-mock"]) == (400, "true")
    assert "x-anarq-mock" not in (await walk.http.get("/health")).headers


class Wired:
    """The mock on a bus, and what it puts there."""

    def __init__(self, dock: Found) -> None:
        settings = Settings(mcp_hosts=(HOST,))
        self.common = Common(settings)
        self.application = service.build(dock.spec, settings, self.common, dock.folder)
        self.dock = dock
        self.heard: asyncio.Queue[JsonObject] = asyncio.Queue()

    async def hear(self, event: JsonObject) -> None:
        await self.heard.put(event)

    def walk(self) -> Walk:
        return Walk(self.dock, reached(self.application))


async def test_what_an_operation_emits_is_emitted_at_the_commit_and_is_true_to_its_contract(dock: Found) -> None:
    wired = Wired(dock)
    async with running(wired.application), wired.common.joined() as together:
        await together.bus.subscribe("q.qdock.>", "test", wired.hear)
        walk = wired.walk()
        made = await berth(walk)
        closed = await call(walk, "closeBerth", berthId=made["berthId"])
        await refusal(walk, "closeBerth", berthId=made["berthId"])
        first, second = [await asyncio.wait_for(wired.heard.get(), 20) for _ in range(2)]
    assert (first["type"], first["subject"]) == ("q.qdock.berth.created.v1", made["berthId"])
    assert first["data"] == made
    assert second["type"] == "q.qdock.berth.closed.v1"
    assert second["data"] == {name: closed[name] for name in ("berthId", "status", "closedAt")}
    assert wired.heard.empty()


async def test_an_event_that_a_mock_takes_in_does_nothing_and_leaves_it_healthy(dock: Found) -> None:
    wired = Wired(dock)
    (taken,) = dock.spec.consumes
    data = {"squidId": ADA.did, "reason": "LOST", "deactivatedAt": "2026-01-31T09:30:00Z"}
    event = {"specversion": "1.0", "id": "1", "source": f"urn:anarq:{taken.source}", "type": taken.name, "data": data}
    async with running(wired.application), wired.common.joined() as together:
        walk = wired.walk()
        made = await berth(walk)
        await together.bus.publish(taken.name, event)
        await asyncio.sleep(0)
        assert await call(walk, "getBerth", berthId=made["berthId"]) == made
        assert (await walk.http.get("/health")).json()["status"] == "healthy"
