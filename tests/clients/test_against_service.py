"""The generated client against the real service: both follow from one spec, and here they meet."""

from contextlib import asynccontextmanager

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients._gen.squid.endpoints import VERIFY_IDENTITY
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.caller import Context
from anarq.clients.connection import Connection
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed
from anarq.reference.squid.app import build
from anarq.runtime.settings import Settings
from anarq.testing.people import Person

ADA = Person.named("Ada")


@asynccontextmanager
async def serving():
    """A client of a fresh service, in the name of somebody who may do everything with what is theirs."""
    app = build(Settings())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
            yield SquidClient(Connection(http=http, clock=SystemClock()), Context(ADA.caller("squid")))


async def test_what_is_registered_can_be_read_with_a_grant():
    async with serving() as squid:
        identity = await squid.register_identity({"displayName": "Ada"})
        assert identity["squidId"] == ADA.did
        assert await squid.get_identity(squid_id=ADA.did) == identity


async def test_a_repeat_with_the_same_key_is_answered_with_the_first_answer():
    async with serving() as squid:
        key = "00000000-0000-4000-8000-000000000001"
        first = await squid.register_identity({}, idempotency_key=key)
        assert await squid.register_identity({}, idempotency_key=key) == first


async def test_a_key_off_the_contract_is_refused_by_the_service_as_by_the_mock():
    async with serving() as squid:
        with pytest.raises(OperationFailed, match="MALFORMED_REQUEST"):
            await squid.register_identity({}, idempotency_key="")
    with pytest.raises(OperationFailed, match="MALFORMED_REQUEST"):
        await SquidMock().register_identity({}, idempotency_key="")


async def test_without_a_grant_the_service_refuses():
    async with serving() as squid:
        await squid.register_identity({})
        with pytest.raises(OperationFailed, match="QONSENT_DENIED"):
            await squid.acting_as(ADA.caller()).get_identity(squid_id=ADA.did)


async def test_a_tool_is_called_over_mcp_with_the_same_signature_rules():
    async with serving() as squid:
        await squid.register_identity({})
        tool = Endpoint(
            module="squid",
            name="activeContext",
            method="GET",
            path=None,
            tool="squid.activeContext",
            response={"type": "object", "required": ["identity"]},
            safe=True,
        )
        context = await squid._call(tool, {}, {})
        assert context["identity"]["squidId"] == ADA.did
        assert VERIFY_IDENTITY.safe
        with pytest.raises(OperationFailed, match="QONSENT_DENIED"):
            await squid.acting_as(ADA.caller())._call(tool, {}, {})
