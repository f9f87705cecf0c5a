"""What generated clients delegate to a module whose operation does something at others in the caller's name."""

import json
from typing import Any

import httpx
import pytest

from anarq.clients.caller import Context
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import UnexpectedAnswer
from anarq.clients.http import HttpClient
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation
from anarq.testing.people import Person

ADA, SHOP, CLERK = (Person.named(name) for name in ("Ada", "Shop", "Clerk"))
BUY = Endpoint(
    module="qmarket",
    name="buy",
    method="POST",
    path="/purchases",
    delegates=("qwallet.intent.create", "qwallet.tx.pay"),
)
DONE = 200, {"status": "ok", "code": "SUCCESS", "message": ""}
WHO = 200, {"status": "healthy", "identity": SHOP.did}


class Client(HttpClient):
    """The client of a shop."""

    api_version = "v1.0"
    endpoints = {"buy": BUY}  # noqa: RUF012 - as generated classes have it


def links_of(request: httpx.Request) -> dict[str, Delegation]:
    links = map(Delegation.decode, container.decode(request.headers["x-qonsent"]))
    return {link.cmd: link for link in links}


async def bought(connect: Any, caller: Any, *answers: Any) -> list[httpx.Request]:
    connection, module = connect(*answers)
    client = Client(connection, Context(caller))
    for _ in range(2):
        await client._call(BUY, {})
    requests: list[httpx.Request] = module.requests
    return requests


async def test_each_scope_is_delegated_to_who_answers_beside_the_grant(connect: Any, clock: Any) -> None:
    health, *calls = await bought(connect, ADA.caller("qmarket.purchase.create"), WHO, DONE, DONE)
    assert health.url.path == "/health"  # asked once
    assert [call.url.path for call in calls] == ["/purchases", "/purchases"]
    links = links_of(calls[0])
    assert set(links) == {"/qmarket/purchase/create", "/qwallet/intent/create", "/qwallet/tx/pay"}
    for command in ("/qwallet/intent/create", "/qwallet/tx/pay"):
        link = links[command]
        assert (link.iss, link.sub, link.aud) == (ADA.did, ADA.did, SHOP.did)
        assert link.exp == int(clock.now().timestamp()) + 86_400


async def test_who_acts_for_somebody_passes_on_what_he_holds(connect: Any) -> None:
    _, call, _ = await bought(connect, CLERK.caller("qmarket", acting_for=ADA), WHO, DONE, DONE)
    link = links_of(call)["/qwallet/tx/pay"]
    assert (link.iss, link.sub, link.aud) == (CLERK.did, ADA.did, SHOP.did)


async def test_nothing_is_delegated_to_who_does_not_say_who_he_is(connect: Any) -> None:
    long = (200, {"identity": SHOP.did, "details": "a" * 65_536})
    for answer in ((200, {"status": "healthy"}), (200, b"no JSON"), (200, json.dumps([1]).encode()), long):
        with pytest.raises(UnexpectedAnswer):
            await bought(connect, ADA.caller("qmarket"), answer)


async def test_a_grant_that_is_named_by_cid_is_sent_as_it_is(connect: Any, caller: Any) -> None:
    _, call, _ = await bought(connect, caller, WHO, DONE, DONE)
    assert call.headers["x-qonsent"] == caller.grant
