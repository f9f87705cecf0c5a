"""The peers of a service: in whose name they are called, by which keys, and what stands for one that is not there."""

from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from anarq.adapters.local.keys import LocalKeys
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients.errors import OperationFailed
from anarq.clients.peering import Kind, Peering, Uses
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import Delegation
from anarq.ports.identities import KeyFact
from anarq.ports.peers import Behalf, Delegated
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.testing.people import Person
from anarq.wire.errors import Refused

WALLET = Kind(
    name="qwallet", client=QwalletClient, mock=QwalletMock, as_caller={"createIntent": "qwallet.intent.create"}
)
TERMS: Any = {"amount": 5, "currency": "EUR", "recipient": "shop", "purpose": "Invoice"}
MANNERS = SimpleNamespace(retry=replace(MODULE.retry, max_attempts=1), breaker=MODULE.breaker)
KEY = "00000000-0000-4000-8000-000000000001"


@dataclass
class Wallet:
    """A module that refuses everything, and keeps what it is sent."""

    code: str = "CONFLICT"
    retryable: bool = False
    requests: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return httpx.Response(409, json=self.refusal)

    @property
    def refusal(self) -> dict[str, object]:
        return {"status": "error", "code": self.code, "message": "No.", "retryable": self.retryable}

    def http(self, _: str) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=httpx.MockTransport(self), base_url="http://qwallet.test")


class Noted:
    """The shared state, as far as it is told of keys."""

    def __init__(self) -> None:
        self.noted: list[KeyFact] = []

    async def note(self, fact: KeyFact) -> None:
        self.noted.append(fact)


@pytest.fixture
def identities():
    """Of the deployment."""
    return Noted()


@pytest.fixture
async def peering(clock, identities):
    """Makes the ways of a service that uses Qwallet, to where it is."""
    async with AsyncExitStack() as life:

        def make(ways, manners=MANNERS):
            outside = SimpleNamespace(keys=LocalKeys(None, "test"), clock=clock, life=life, identities=identities)
            return Peering(Uses((WALLET,), lambda reach: reach.to(WALLET)), ways, outside, manners)

        yield make


async def headers_of(wallet, call):
    with pytest.raises(OperationFailed):
        await call
    return wallet.requests[-1].headers


async def test_a_service_calls_as_itself_or_by_what_its_caller_delegated(peering):
    wallet = Wallet()
    grant = container.encode([Person.named("Ada").delegate("qwallet.intent", to=Person.named("Shop")).token])
    peers = peering(wallet).bound(Behalf(origin="a", delegated=(Delegated("/qwallet/intent", grant),)))

    own = await headers_of(wallet, peers.get_intent(intent_id="int_00000001"))
    as_caller = await headers_of(wallet, peers.create_intent(TERMS))

    (link,) = map(Delegation.decode, container.decode(own["x-qonsent"]))
    link.verify_signature()
    assert {link.issuer.did, link.aud, link.sub} == {own["x-squid-id"]}  # about what is its own, and nobody else's
    assert link.cmd == "/qwallet/intent/read"
    assert (await headers_of(wallet, peers.get_intent(intent_id="int_00000001")))["x-qonsent"] == own["x-qonsent"]
    assert as_caller["x-qonsent"] == grant
    assert own["x-squid-id"] == as_caller["x-squid-id"]


@pytest.mark.parametrize("command", ["/qwallet/intent/read", "/qwallet/intent/creat", "/qwallet/tx"])
async def test_what_was_not_delegated_is_not_called(peering, command):
    wallet = Wallet()
    peers = peering(wallet).bound(Behalf(origin="a", delegated=(Delegated(command, "C-grant"),)))
    with pytest.raises(LookupError, match=r"`createIntent` of `qwallet`.*`x-anarq-delegates`"):
        await peers.create_intent(TERMS)
    assert wallet.requests == []


async def test_a_command_that_nobody_has_delegated_ends_with_a_refusal(peering):
    wallet = Wallet()
    answered = await peering(wallet).send("qwallet", "createIntent", {}, TERMS, KEY, Behalf(origin="a"))
    assert (answered.code, answered.final) == ("QONSENT_DENIED", True)
    assert wallet.requests == []


async def test_what_is_decided_again_is_asked_with_the_same_keys(peering):
    wallet = Wallet()
    ways = peering(wallet)

    async def decided(origin):
        peers = ways.bound(Behalf(origin=origin, delegated=(Delegated("/qwallet", "C"),)))
        return [(await headers_of(wallet, peers.create_intent(TERMS)))["idempotency-key"] for _ in range(2)]

    first, again, other = await decided("a"), await decided("a"), await decided("b")
    assert first == again
    assert len({*first, *other}) == 4


async def test_a_peer_that_is_not_there_is_mocked_and_keeps_what_it_is_told(peering):
    ways = peering(SimpleNamespace(http=lambda _: None))
    made = await ways.bound(Behalf(origin="a")).create_intent(TERMS)
    assert await ways.bound(Behalf(origin="b")).get_intent(intent_id=made["intentId"]) == made


async def test_a_peer_that_is_ill_is_left_alone_by_calls_and_still_sent_commands(peering):
    wallet = Wallet("SERVICE_UNAVAILABLE")
    ways = peering(wallet)
    for _ in range(8):
        with pytest.raises(Refused, match="SERVICE_UNAVAILABLE"):
            await ways.bound(Behalf(origin="a")).get_intent(intent_id="int_00000001")
    assert len(wallet.requests) == 5

    delegated = (Delegated("/qwallet", "C"),)
    behalf = Behalf(origin="a", delegated=delegated)
    answered = await ways.send("qwallet", "createIntent", {}, TERMS, KEY, behalf)
    assert answered.code == "SERVICE_UNAVAILABLE"
    assert len(wallet.requests) == 6


async def test_a_command_that_may_succeed_later_is_sent_once_and_holds_up_nothing_that_waits_behind_it(peering, clock):
    """The relay sends it again; a call, for whose answer somebody waits, is made again at once."""
    wallet = Wallet("SERVICE_UNAVAILABLE", retryable=True)
    ways = peering(wallet, SimpleNamespace(retry=replace(MODULE.retry, max_attempts=3), breaker=MODULE.breaker))
    behalf = Behalf(origin="a", delegated=(Delegated("/qwallet", "C"),))

    answered = await ways.send("qwallet", "createIntent", {}, TERMS, KEY, behalf)
    assert (answered.final, len(wallet.requests)) == (False, 1)

    with pytest.raises(Refused, match="SERVICE_UNAVAILABLE"):
        await ways.bound(behalf).create_intent(TERMS)
    assert len(wallet.requests) == 1 + 3


async def test_the_key_of_a_service_that_calls_is_known_for_that_of_a_service(peering, identities):
    wallet = Wallet()
    peers = peering(wallet).bound(Behalf(origin="a"))
    for _ in range(2):
        did = (await headers_of(wallet, peers.get_intent(intent_id="int_00000001")))["x-squid-id"]
    assert identities.noted == [KeyFact(did, did, active=True, service=True)]


async def test_it_reaches_whom_it_declares_to_use(peering):
    ways = peering(Wallet())
    assert ways.reaches("qwallet")
    assert not ways.reaches("squid")
