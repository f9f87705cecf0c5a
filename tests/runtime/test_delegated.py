"""What a caller lets a service do at its peers in his name: delegated beside the grant, kept with commands."""

import secrets
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation, issue
from anarq.ports.json import dumps, loads
from anarq.ports.peers import Answered, Behalf, Delegated, delegations_as_json, delegations_from_json
from anarq.runtime.call import Call, Change, Command, Decision

SCOPE = "qbank.account.pay"


class Bank:
    """A peer that notes for whom it is sent commands."""

    def __init__(self) -> None:
        self.behalves: list[Behalf] = []
        self.asked: list[Behalf] = []


class Handler:
    """Creates an intent and has it paid; on the answer it has something else done."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    async def create(self, call: Call, body: Any) -> Decision[object]:
        self.calls.append(call)
        intent = {**body, "intentId": call.request_id, "owner": call.owner, "status": "PENDING"}
        change = Change("intent", call.request_id, intent, 0, owner=call.owner)
        return Decision(intent, (change,), commands=(Command("qbank", "pay", {}, {}, call.request_id),))

    async def after(self, call: Call, data: Any) -> Decision[None]:
        self.calls.append(call)
        again = () if len(self.calls) > 2 else (Command("qbank", "pay", {}, {}, data["about"]),)
        return Decision(None, commands=again)


@pytest.fixture
def shop(make_world: Any, sample: Any) -> Any:
    """Makes a world whose `createIntent` pays at a bank, in the name of its caller."""
    bank, handler = Bank(), Handler()

    class Ways(sample.Reached):  # type: ignore[misc, name-defined]  # a class that a fixture gives
        def bound(self, behalf: Behalf) -> object:
            bank.asked.append(behalf)
            return super().bound(behalf)

        async def send(
            self, module: str, operation: str, parameters: Any, body: Any, key: str, behalf: Behalf
        ) -> Answered:
            bank.behalves.append(behalf)
            return Answered("SUCCESS")

    spec = sample.sending("qbank", "pay")
    more: dict[str, Any] = {"createIntent": {"delegates": (SCOPE,)}, "listIntents": {"scope": "qwallet.intent.create"}}
    operations = tuple(replace(each, **more.get(each.name, {})) for each in spec.operations)
    wallet = sample.Wallet(create_intent=handler.create, after_command=lambda call, data: handler.after(call, data))
    ways = {"peers": lambda _, __: Ways({"qbank": bank})}
    spec = replace(spec, operations=operations)
    policy = deepcopy(spec.policy)
    policy["anarq"]["modules"]["qwallet"]["operations"]["listIntents"]["scope"] = "qwallet.intent.create"
    world = make_world(replace(spec, policy=policy), wallet, build_with=ways)
    return world, bank, handler


async def service_of(world: Any) -> str:
    """To whom is delegated: the service says who it is."""
    did: str = (await world.client.get("/health")).json()["identity"]
    return did


def passed_on(person: Any, service: str, **more: Any) -> Delegation:
    fields: dict[str, Any] = {"subject": person.did, "command": "/qbank/account/pay", "expires": None}
    return issue(more.pop("key", person.root), audience=service, nonce=secrets.token_bytes(12), **(fields | more))


def grant(*links: Delegation) -> dict[str, str]:
    return {"x-qonsent": container.encode([link.token for link in links])}


async def test_what_is_delegated_reaches_the_peer_and_stays_with_what_follows(shop: Any) -> None:
    making, bank, handler = shop
    async with making as world:
        link = passed_on(world.person, await service_of(world))
        response = await world.create(headers=grant(world.person.delegation(), link))
        assert response.status_code == 201, response.text
        await world.eventually(lambda: len(handler.calls) == 3)
    for behalf in bank.behalves:
        (delegated,) = behalf.delegated
        assert delegated.command == "/qbank/account/pay"
        assert container.decode(delegated.grant) == (link.token,)
    assert len(bank.behalves) == 2
    assert all(call.delegated == bank.behalves[0].delegated for call in handler.calls)


async def test_what_is_delegated_serves_what_a_handler_asks_of_a_peer(shop: Any) -> None:
    making, bank, _ = shop
    async with making as world:
        link = passed_on(world.person, await service_of(world))
        assert (await world.create(headers=grant(world.person.delegation(), link))).status_code == 201
    (delegated,) = bank.asked[0].delegated
    assert container.decode(delegated.grant) == (link.token,)


async def test_what_was_kept_with_a_resource_serves_later_when_nobody_calls(shop: Any) -> None:
    making, bank, handler = shop
    kept = (Delegated("/qbank/account", "C-grant"),)

    async def again(call: Call, data: Any) -> Decision[None]:
        handler.calls.append(call)
        stored = delegations_from_json(loads(dumps(delegations_as_json(kept))))
        more = () if len(handler.calls) > 2 else (Command("qbank", "pay", {}, {}, data["about"], stored),)
        return Decision(None, commands=more)

    handler.after = again
    async with making as world:
        link = passed_on(world.person, await service_of(world))
        await world.create(headers=grant(world.person.delegation(), link))
        await world.eventually(lambda: len(bank.behalves) == 2)
    assert bank.behalves[1].delegated == kept


async def test_who_holds_a_grant_himself_passes_it_on_with_the_chain_that_he_holds(shop: Any) -> None:
    making, bank, _ = shop
    async with making as world:
        person = world.person
        held = person.delegation("/")
        link = passed_on(person, await service_of(world), key=person.sub)
        response = await world.create(headers=grant(held, link))
        assert response.status_code == 201, response.text
        await world.eventually(lambda: bank.behalves)
    assert set(container.decode(bank.behalves[0].delegated[0].grant)) == {held.token, link.token}


async def test_who_holds_a_link_for_each_of_two_modules_uses_both(shop: Any) -> None:
    making, bank, _ = shop
    async with making as world:
        person = world.person
        here, there = person.delegation("/qwallet"), person.delegation("/qbank")
        link = passed_on(person, await service_of(world), key=person.sub)
        for links in ((here, there, link), (link, there, here)):
            response = await world.create(headers=grant(*links))
            assert response.status_code == 201, response.text
        await world.eventually(lambda: len(bank.behalves) > 1)
    assert set(container.decode(bank.behalves[0].delegated[0].grant)) == {there.token, link.token}


async def test_a_link_that_leads_nowhere_stops_the_call(shop: Any) -> None:
    making, _, _ = shop
    async with making as world:
        person, service = world.person, await service_of(world)
        more = person.delegation("/qmail")
        response = await world.create(headers=grant(person.delegation("/"), passed_on(person, service), more))
        assert response.json()["details"]["reasons"] == ["link_unused"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"command": "/qbank/account/read"}, "delegation_missing"),
        ({"audience": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}, "delegation_missing"),
        ({"expires": 1}, "delegation_link_expired"),
        ({"subject": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}, "delegation_chain_broken"),
    ],
)
async def test_what_is_not_delegated_stops_the_call_and_says_what_is_wanted(
    shop: Any, more: dict[str, Any], reason: str
) -> None:
    making, bank, _ = shop
    async with making as world:
        service = await service_of(world)
        link = passed_on(world.person, **({"service": service} | {"service": more.pop("audience", service)} | more))
        response = await world.create(headers=grant(world.person.delegation(), link))
        body = response.json()
        assert (response.status_code, body["details"]["reasons"]) == (403, [reason])
        assert body["details"]["delegate"] == {"to": service, "scopes": [SCOPE]}
    assert bank.behalves == []


async def test_who_holds_too_little_can_pass_on_no_more(shop: Any) -> None:
    making, _, _ = shop
    async with making as world:
        person = world.person
        link = passed_on(person, await service_of(world), key=person.sub)
        response = await world.create(headers=grant(person.delegation("/qwallet"), link))
        assert response.json()["details"]["reasons"] == ["delegation_command_escalated"]


async def test_a_delegation_that_was_revoked_is_not_one(shop: Any) -> None:
    making, _, _ = shop
    async with making as world:
        link = passed_on(world.person, await service_of(world))
        await world.shared.revoke(str(link.cid))
        response = await world.create(headers=grant(world.person.delegation(), link))
        assert response.json()["details"]["reasons"] == ["delegation_link_revoked"]


async def test_a_grant_without_delegations_is_remembered_as_none(shop: Any) -> None:
    """The grant of an operation that delegates nothing does not pass for one of the same scope that does."""
    making, bank, _ = shop
    async with making as world:
        listing = grant(world.person.delegation())
        assert (await world.send("GET", "/intents", headers=listing)).status_code == 200
        refused = await world.create(headers=listing)
        assert (refused.status_code, refused.json()["details"]["reasons"]) == (403, ["delegation_missing"])
    assert bank.behalves == []
