"""The mock of every module of this installation: each operation is called, and each answer held to what is published.

The client of the walk raises where an answer is otherwise than it is published, whatever a test asks besides.
"""

import re
import uuid
from typing import Any

import pytest

from anarq.clients.errors import OperationFailed
from anarq.mock.plan import Role
from anarq.testing.walk import Walk
from anarq.wire.errors import NOT_FOUND, VERSION_CONFLICT

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one service for all that is asked of a module

UNENFORCED = {"evaluate"}
"""Operations with a header that the design asks for and services do not read; waived in the module."""

KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"


async def refused(walk: Walk, role: Role, **more: Any) -> str:
    """The code with which an operation is refused to a caller."""
    given = {**walk.others(role, {}), **{name: each for item in role.items for name, each in walk.names(item).items()}}
    caller, body = more.get("caller"), more["body"] if "body" in more else walk.body(role)
    endpoint = walk.found.endpoints[role.operation.name]
    with pytest.raises(OperationFailed) as error:
        await walk.client(caller).call(endpoint, given, body, KEY if endpoint.idempotent else None)
    return error.value.code


def _named(role: Role) -> list[str]:
    """The parameters of its path."""
    return re.findall(r"\{(\w+)\}", role.operation.path or "")


async def test_every_operation_answers(every: Walk) -> None:
    for name, role in every.plan.roles.items():
        if name not in UNENFORCED:
            await every.run(role)
    assert every.done.keys() == every.found.endpoints.keys() - UNENFORCED


async def test_what_is_created_is_found_again(every: Walk) -> None:
    for family in every.plan.families:
        reader = every.reader(family)
        if reader is None or family.name not in every.plan.creatable:
            continue
        created, along = await every.create(family)
        if not isinstance(created, dict) or reader.target is None:
            continue
        named = {by: created.get(name, along.get(by)) for name, by in reader.target.pairs}
        above = {name: created[name] for name in _named(reader) if name in created}
        assert await every.call(reader, {**above, **along, **named}, None) == created


async def test_what_is_created_is_listed(every: Walk) -> None:
    for role in every.plan.roles.values():
        family = role.family
        if not role.lists or role.shape is None or family is None or family.name not in every.plan.creatable:
            continue
        if role.target is not None and role.target.family == family:  # a list of what became of the record itself
            continue
        created, along = await every.create(family)
        given = {name: value for name, value in along.items() if f"{{{name}}}" in str(role.operation.path)}
        given = {**await every.path(role), **given}
        given |= {name: created[name] for name in given if name in created}
        if not all(name in given for name in _named(role)):  # a list of what belongs to something else
            continue
        page = await every.call(role, given, None)
        items = page if isinstance(page, list) else page[role.shape.list_name]
        members = {*family.identity} & items[0].keys()
        assert {name: items[0][name] for name in members} == {name: {**along, **created}[name] for name in members}


async def test_what_was_not_created_is_not_there(every: Walk) -> None:
    for family in every.plan.families:
        reader = every.reader(family)
        if reader is None or reader.target is None or family.name not in every.plan.creatable:
            continue
        told = await refused(every, reader, caller=every.person().caller(every.found.spec.name))
        assert told == every.published.code(reader.operation.name, 404, NOT_FOUND)


async def test_a_body_off_contract_is_refused_as_by_a_service(every: Walk) -> None:
    for role in every.plan.roles.values():
        if role.operation.request is not None and role.operation.body_required:
            caller = every.person().caller(every.found.spec.name)
            assert await refused(every, role, caller=caller, body={"no such": ["member"]}) == "VALIDATION_FAILED"


async def test_who_proves_nothing_is_refused_as_by_a_service(every: Walk) -> None:
    for role in every.plan.roles.values():
        if role.operation.is_signed:
            assert await refused(every, role) == "SQUID_IDENTITY_INVALID"


async def test_who_was_granted_nothing_is_refused_as_by_a_service(every: Walk) -> None:
    for role in every.plan.roles.values():
        if role.operation.access == "granted":
            assert await refused(every, role, caller=every.person().caller()) == "QONSENT_DENIED"


async def test_a_repeat_with_the_same_key_is_answered_with_the_first_answer(every: Walk) -> None:
    for role in every.plan.roles.values():
        endpoint, who = every.found.endpoints[role.operation.name], every.person()
        if not endpoint.idempotent or role.family is None or role.operation.name not in every.plan.creators:
            continue
        path = {name: value for name, value in (await every.path(role)).items() if name in _named(role)}
        given, body, key = {**every.others(role, {}), **path}, every.body(role), str(uuid.uuid4())
        client = every.client(who.caller(every.found.spec.name))
        await every.join(role, who, given)
        try:
            first = await client.call(endpoint, given, body, key)
        except OperationFailed as error:
            assert error.code == VERSION_CONFLICT  # of the record for which it is created
            continue
        assert await client.call(endpoint, given, body, key) == first


async def test_health_says_which_operations_are_mocked_and_every_answer_says_that_it_is(every: Walk) -> None:
    health = (await every.http.get("/health")).json()
    assert health["status"] == "healthy"
    assert health["mocked"] == [operation.name for operation in every.found.spec.operations]
    path = next(each.path for each in every.found.spec.operations if each.method == "GET" and each.path)
    assert (await every.http.get(path)).headers["x-anarq-mock"] == "true"
