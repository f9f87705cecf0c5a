"""What the policies ask besides a grant holds for mocks as it does for services."""

import pytest

from anarq import resources
from anarq.clients.errors import OperationFailed
from anarq.mock import service
from anarq.runtime.assembly import Common
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
