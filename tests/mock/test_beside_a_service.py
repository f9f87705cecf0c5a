"""A mock beside a service: it answers what the service does not provide, and nothing else."""

from dataclasses import replace

import httpx
import pytest

from anarq.clients._gen.qindex.endpoints import ENDPOINTS
from anarq.clients.errors import OperationFailed
from anarq.mock import service
from anarq.reference.qindex._gen.spec import MODULE
from anarq.reference.qindex.handlers import QindexHandlers
from anarq.runtime import serve
from anarq.runtime.assembly import Common
from anarq.runtime.settings import Settings
from anarq.runtime.wiring import StandIn
from anarq.testing.people import Person
from anarq.testing.running import running
from anarq.testing.walk import Found, Walk, reached

ADA = Person.named("Ada beside a service")
SHORT = replace(
    MODULE, operations=tuple(replace(each, available=each.name != "getPointer") for each in MODULE.operations)
)
RECORD = {
    "type": "note",
    "key": "notes/1",
    "cid": "bafyreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
    "expectedVersion": 0,
}
POINTED = {"type": "note", "key": "notes/1"}


async def exchanged(stand_in: StandIn) -> tuple[list[httpx.Response], object]:
    """The answers to a write, a read that is provided, and one that is not; and what health calls mocked."""
    settings, answers = Settings(), []

    async def note(answer: httpx.Response) -> None:
        await answer.aread()
        answers.append(answer)

    application = serve.build(SHORT, lambda _: QindexHandlers(), settings, common=Common(settings, stand_in=stand_in))
    async with running(application), reached(application) as http:
        http.event_hooks = {"response": [note]}
        walk = Walk(Found(SHORT, ENDPOINTS, service.folder_of(MODULE)), http)
        await walk.call(walk.plan.roles["putRecord"], {}, RECORD, ADA)
        await walk.call(walk.plan.roles["getRecord"], POINTED, None, ADA)
        await walk.call(walk.plan.roles["getPointer"], POINTED, None, ADA)
        health = (await http.get("/health")).json()
        return answers[:3], health.get("mocked")


async def test_what_a_service_does_not_provide_is_mocked_and_the_rest_is_its_own() -> None:
    answers, mocked = await exchanged(service.stand_in)
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert ["x-anarq-mock" in answer.headers for answer in answers] == [False, False, True]
    assert answers[2].json()["data"]["key"] == "notes/1"
    assert mocked == ["getPointer"]


async def test_without_a_mock_it_is_not_available() -> None:
    settings = Settings()
    application = serve.build(SHORT, lambda _: QindexHandlers(), settings)
    async with running(application), reached(application) as http:
        walk = Walk(Found(SHORT, ENDPOINTS, service.folder_of(MODULE)), http)
        with pytest.raises(OperationFailed) as error:
            await walk.call(walk.plan.roles["getPointer"], POINTED, None, ADA)
        assert error.value.code == "OPERATION_NOT_AVAILABLE"
        assert "mocked" not in (await http.get("/health")).json()
