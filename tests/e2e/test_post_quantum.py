"""An identity of ML-DSA, whose grants fit no header, lives as every other does: `anarq up`, a real port, every call."""

from dataclasses import replace

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.caller import Caller
from anarq.clients.connection import Connection
from anarq.clients.errors import OperationFailed
from anarq.crypto.errors import Unencodable
from anarq.crypto.keys import Algorithm
from anarq.crypto.ucan import container
from anarq.testing.people import Person

TERMS = {"amount": 25.5, "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


@pytest.fixture(scope="module")
def address(serve):
    return serve("up", path="/qwallet")


@pytest.fixture
async def modules(address):
    async with (
        httpx.AsyncClient(base_url=f"{address}/squid") as squid,
        httpx.AsyncClient(base_url=f"{address}/qwallet") as qwallet,
    ):
        ways = [
            Connection(http=http, clock=SystemClock(), retry=replace(STANDARD.retry, max_attempts=1))
            for http in (squid, qwallet)
        ]
        yield SquidClient(ways[0]), QwalletClient(ways[1])


@pytest.fixture(params=[Algorithm.ML_DSA_65, Algorithm.ML_DSA_87], ids=str)
def alg(request):
    return request.param


async def deposited(squid, person, link):
    text = container.encode([link.token], container.MAX_DEPOSIT)
    return (await squid.acting_as(person.caller()).deposit_grant({"container": text}))["cid"]


async def test_it_registers_deposits_a_grant_and_makes_granted_calls_at_every_module(modules, alg):
    squid, qwallet = modules
    ada = Person.named("Ada of tomorrow", alg)
    with pytest.raises(Unencodable, match="refer to the tokens by CID"):
        ada.caller("squid")
    await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})
    at_squid = await deposited(squid, ada, ada.delegate("squid", to=ada))
    at_qwallet = await deposited(squid, ada, ada.delegate("qwallet.intent", to=ada))

    mine = squid.acting_as(Caller(signer=ada.key, squid_id=ada.did, grant=at_squid))
    assert (await mine.get_identity(squid_id=ada.did))["displayName"] == "Ada"
    wallet = qwallet.acting_as(Caller(signer=ada.key, squid_id=ada.did, grant=at_qwallet))
    assert (await wallet.create_intent(TERMS))["recipient"] == "shop"
    with pytest.raises(OperationFailed, match="QONSENT_DENIED"):
        await qwallet.acting_as(Caller(signer=ada.key, squid_id=ada.did, grant=at_squid)).create_intent(TERMS)


async def test_its_subidentity_acts_with_what_the_identity_has_deposited_for_it(modules, alg):
    squid, qwallet = modules
    ada, phone = Person.named("Ada of next year", alg), Person.named("Her phone", alg)
    await squid.acting_as(ada.caller()).register_identity({})
    own = Caller(signer=ada.key, squid_id=ada.did, grant=await deposited(squid, ada, ada.delegate("squid", to=ada)))
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    await squid.acting_as(own).create_subidentity(body, squid_id=ada.did)
    cid = await deposited(squid, ada, ada.delegate("squid", to=phone))
    by_phone = squid.acting_as(Caller(signer=phone.key, squid_id=ada.did, sub_id=phone.did, grant=cid))
    assert (await by_phone.get_identity(squid_id=ada.did))["squidId"] == ada.did
    cid = await deposited(squid, ada, ada.delegate("qwallet", to=phone))
    wallet = qwallet.acting_as(Caller(signer=phone.key, squid_id=ada.did, sub_id=phone.did, grant=cid))
    assert (await wallet.create_intent(TERMS))["recipient"] == "shop"
