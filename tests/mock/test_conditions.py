"""What the policies ask besides a grant holds for mocks as it does for services."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from anarq import resources
from anarq.clients.errors import OperationFailed
from anarq.mock import service
from anarq.runtime.assembly import Common
from anarq.runtime.operation import ModuleSpec
from anarq.runtime.settings import Settings
from anarq.testing.people import Person
from anarq.testing.running import running
from anarq.testing.walk import HOST, Walk, found, reached

CHOIR, ORCHESTRA = Person.named("choir").did, Person.named("orchestra").did


async def test_the_conversations_of_a_dao_are_listed_to_its_members_alone() -> None:
    settings, ada = Settings(mcp_hosts=(HOST,)), Person.named("Ada")
    common = Common(settings)
    module = found("qchat", resources.root() / "modules" / "qchat")
    application = service.build(module.spec, settings, common)
    async with common.joined() as together, running(application), reached(application) as http:
        client = Walk(module, http).client(ada.caller("qchat"))
        endpoint = module.endpoints["listCommunityConversations"]
        with pytest.raises(OperationFailed, match="QONSENT_DENIED") as error:
            await client.call(endpoint, {"daoId": CHOIR})
        assert error.value.response["details"]["reasons"] == ["not_a_member"]

        await together.shared.admit(ada.did, CHOIR)
        assert "items" in await client.call(endpoint, {"daoId": CHOIR})
        with pytest.raises(OperationFailed, match="QONSENT_DENIED"):
            await client.call(endpoint, {"daoId": ORCHESTRA})


def closing_at(spec: ModuleSpec, member: str) -> ModuleSpec:
    """DAO, as if its votes were closed at another moment of their proposals."""
    policy: Any = deepcopy(spec.policy)
    dao = policy["anarq"]["modules"]["dao"]
    for held in (dao["conditions"], dao["operations"]["castVote"]["conditions"]):
        held["time-window"]["window"]["until"] = member
    return replace(spec, policy=policy)


@pytest.mark.parametrize(("member", "reasons"), [("closesAt", []), ("createdAt", ["after_window"])])
async def test_what_has_had_its_time_is_not_done(member: str, reasons: list[str]) -> None:
    module = found("dao", resources.root() / "modules" / "dao")
    application = service.build(closing_at(module.spec, member), Settings(mcp_hosts=(HOST,)))
    told: object = []
    async with running(application), reached(application) as http:
        walk = Walk(module, http)
        try:
            await walk.run(walk.plan.roles["castVote"])
        except OperationFailed as failed:
            assert failed.code == "CONFLICT"
            told = failed.response["details"]["reasons"]
    assert told == reasons


async def test_who_is_new_begins_as_many_as_he_may_in_a_day_and_another_still_may() -> None:
    module = found("qchat", resources.root() / "modules" / "qchat")
    policy: Any = deepcopy(module.spec.policy)
    qchat = policy["anarq"]["modules"]["qchat"]
    for held in (qchat["conditions"], qchat["operations"]["createConversation"]["conditions"]):
        held["reputation"]["allows"]["perDay"]["NEW"] = 2
    application = service.build(replace(module.spec, policy=policy), Settings(mcp_hosts=(HOST,)))
    async with running(application), reached(application) as http:
        walk = Walk(module, http)
        role, ada = walk.plan.roles["createConversation"], walk.person()
        assert role.family is not None
        for _ in range(2):
            await walk.create(role.family, ada, role)
        with pytest.raises(OperationFailed, match="RATE_LIMIT_EXCEEDED") as error:
            await walk.create(role.family, ada, role)
        assert error.value.response["details"]["reasons"] == ["above_daily_limit"]
        await walk.create(role.family, walk.person(), role)
