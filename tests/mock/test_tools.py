"""An official MCP client lists the tools of a mock and calls every one of them."""

import json
import secrets
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Caller
from anarq.crypto.request import RequestToSign, sign_request
from anarq.ports.json import dumps
from anarq.testing.people import Person
from anarq.testing.walk import HOST, Walk

UNREAD = {"dao.vote"}
"""Tools that ask for the version of something that the walk cannot read with what their path names."""


def meta(who: Person, caller: Caller, api_version: str, tool: str, arguments: dict[str, Any]) -> Any:
    """What proves a call of a tool, as `_meta` carries it."""
    now, grant = datetime.now(UTC), caller.grant
    headers = {
        "x-squid-id": who.did,
        "x-ts": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "x-api-version": api_version,
        "idempotency-key": str(uuid.uuid4()),
        **({"x-qonsent": grant} if grant else {}),
    }
    signed = RequestToSign("tools/call", tool, dumps(arguments, canonical=True).encode(), headers, STANDARD.signed)
    headers["x-sig"] = sign_request(signed, who.key, now.timestamp(), secrets.token_bytes(16))
    return {f"anarq/{name}": value for name, value in headers.items()}


async def call_all(walk: Walk) -> dict[str, Any]:
    """The results of every tool, by name."""
    spec, results = walk.found.spec, {}
    over: Any = walk.http
    async with (
        streamable_http_client(f"http://{HOST}/mcp", http_client=over) as streams,
        ClientSession(streams[0], streams[1]) as session,
    ):
        await session.initialize()
        listed = {tool.name: tool for tool in (await session.list_tools()).tools}
        assert listed.keys() == {tool.name for tool in spec.tools}
        assert all((tool.meta or {})["anarq/mock"] is True for tool in listed.values())
        for tool in spec.tools:
            role, who = walk.plan.roles[tool.operation], walk.person()
            path = await walk.path(role)
            makes = role.operation.name in walk.plan.creators
            if role.single and not makes and role.family is not None and role.family.name in walk.plan.creatable:
                await walk.create(role.family, who)
            known = await walk.known(role, path)
            given = {name: value for name, value in path.items() if f"{{{name}}}" in str(role.operation.path)}
            body = walk.body(role, known)
            arguments = json.loads(dumps({**(body or {}), **walk.others(role, known), **given}))
            caller = await walk.caller(role, who)
            said = meta(who, caller, spec.api_version, tool.name, arguments)
            results[tool.name] = await session.call_tool(tool.name, arguments, meta=said)
    return results


@pytest.mark.asyncio(loop_scope="module")
async def test_a_client_lists_and_calls_every_tool_of_every_module(every: Walk) -> None:
    for name, result in (await call_all(every)).items():
        assert not result.is_error or (name in UNREAD and "VERSION_CONFLICT" in str(result.content)), (
            f"{name}: {result.content}"
        )
        assert result.meta["anarq/mock"] is True


async def test_a_tool_without_an_operation_is_answered_about_what_was_asked(walk: Walk) -> None:
    results = await call_all(walk)
    assert results["qdock.forecast"].structured_content["hours"] in range(1, 25)
    assert results["qdock.forecast"].structured_content["wind"] in ("CALM", "BREEZE", "GALE")
    assert results["qdock.get"].structured_content["name"] == "North Quay"
