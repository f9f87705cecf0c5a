"""`anarq up`: what is mocked of each module answers over the network as its documents say, to whom they say.

Bodies and parameters are made from the examples of the documents; the client raises where an answer is otherwise than
it is published. What services provide has tests of its own, in which one person does one thing after the other.
"""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
import pytest_asyncio

from anarq import resources
from anarq.cli import serving
from anarq.clients.errors import OperationFailed
from anarq.runtime.conditions import members_asked
from anarq.testing.published import Published
from anarq.testing.walk import Walk, found

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(params=serving.modules(), scope="module", loop_scope="module")
async def module(request: pytest.FixtureRequest, services: str) -> AsyncIterator[Walk]:
    """A walk over each module, as it is served beside all others."""
    folder = resources.root() / "modules" / request.param
    document = json.loads((folder / "_gen" / "openapi.json").read_text("utf-8"))
    hooks = {"response": [Published(document).hold]}
    async with httpx.AsyncClient(base_url=f"{services}/{request.param}", event_hooks=hooks) as http:
        yield Walk(found(request.param, folder), http)


async def mocked(module: Walk) -> list[str]:
    return (await module.http.get("/health")).json().get("mocked", [])


async def test_health_says_what_no_service_provides(module: Walk) -> None:
    left = [operation.name for operation in module.found.spec.operations if not operation.available]
    assert await mocked(module) == left


async def test_what_is_mocked_answers_by_its_contract(module: Walk) -> None:
    spec = module.found.spec
    of_members = members_asked(spec.name, spec.policy)
    for name in await mocked(module):
        role = module.plan.roles[name]
        if not of_members.get(name):
            await module.run(role)
            continue
        with pytest.raises(OperationFailed, match="QONSENT_DENIED"):  # nobody here is a member of anything
            await module.run(role)


async def test_who_was_granted_nothing_gets_nothing(module: Walk) -> None:
    for role in module.plan.roles.values():
        endpoint = module.found.endpoints[role.operation.name]
        if role.operation.access != "granted" or role.operation.takes is not None:
            continue
        given = {
            **module.others(role, {}),
            **{name: each for item in role.items for name, each in module.names(item).items()},
        }
        with pytest.raises(OperationFailed, match="QONSENT_DENIED"):
            await module.client(module.person().caller()).call(endpoint, given, module.body(role))
