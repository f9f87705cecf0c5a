"""Grant Depository: what is kept, for whom, until when, and what is not."""

from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from anarq.adapters.memory.clock import SystemClock
from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.caller import Caller
from anarq.clients.connection import Connection
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.reference.squid import app as squid_app
from anarq.testing.people import Person
from anarq.testing.refusals import refused
from anarq.testing.running import running

BOB = Person.named("Bob")


@pytest.fixture
async def registered(squid, ada):
    await squid.acting_as(ada.caller()).register_identity({})
    return squid


def contained(*links):
    return {"container": container.encode([link.token for link in links], container.MAX_DEPOSIT)}


def soon(**more):
    return int((datetime.now(UTC) + timedelta(**more)).timestamp())


async def deposit(client, person, *links, **more):
    return await client.acting_as(person.caller(**more)).deposit_grant(contained(*links))


async def test_a_grant_is_kept_under_the_cid_of_its_container_and_serves_instead_of_it(registered, ada):
    link = ada.delegate("squid.identity.read", to=ada)
    kept = await deposit(registered, ada, link)
    block = container.block_of(contained(link)["container"])
    assert kept["cid"] == str(Cid.of_block(Codec.DAG_CBOR, block))
    assert (kept["subject"], kept["audience"], kept["delegations"]) == (ada.did, ada.did, [str(link.cid)])
    by_cid = Caller(signer=ada.key, squid_id=ada.did, grant=kept["cid"])
    assert (await registered.acting_as(by_cid).get_identity(squid_id=ada.did))["squidId"] == ada.did
    with refused("QONSENT_DENIED", "command_not_granted"):
        await registered.acting_as(by_cid).get_active_context()


@pytest.mark.parametrize(
    ("grant", "reason"),
    [
        (str(Cid.of_block(Codec.DAG_CBOR, b"nobody deposited this")), "grant_unknown"),
        (str(Cid.of_raw(b"x")), "grant_unknown"),
        ("bafyreib", "grant_malformed"),
    ],
)
async def test_a_cid_that_names_no_deposit_grants_nothing(registered, ada, grant, reason):
    with refused("QONSENT_DENIED", reason):
        await registered.acting_as(Caller(signer=ada.key, squid_id=ada.did, grant=grant)).get_identity(squid_id=ada.did)


async def test_a_cid_serves_only_whom_the_chain_leads_to(registered, ada, eve):
    kept = await deposit(registered, ada, ada.delegate("squid", to=ada))
    await registered.acting_as(eve.caller()).register_identity({})
    with refused("QONSENT_DENIED"):
        await registered.acting_as(Caller(signer=eve.key, squid_id=eve.did, grant=kept["cid"])).get_identity(
            squid_id=ada.did
        )


async def test_it_is_kept_until_the_grant_ends_and_thirty_days_at_most(registered, ada):
    ends = soon(hours=1)
    kept = await deposit(registered, ada, ada.delegate("squid", to=ada, expires=ends))
    assert datetime.fromisoformat(kept["keptUntil"]).timestamp() == ends
    kept = await deposit(registered, ada, ada.delegate("squid", to=ada))
    left = datetime.fromisoformat(kept["keptUntil"]) - datetime.now(UTC)
    assert timedelta(days=29) < left <= timedelta(days=30)


async def test_a_stranger_deposits_nothing(squid, ada):
    with refused("SQUID_IDENTITY_INVALID"):
        await deposit(squid, ada, ada.delegate("squid", to=ada))
    with refused("SQUID_IDENTITY_INVALID"):
        await squid.deposit_grant(contained(ada.delegate("squid", to=ada)))


async def test_an_identity_that_was_deactivated_deposits_nothing(registered, ada):
    await registered.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await deposit(registered, ada, ada.delegate("squid", to=ada))


async def test_a_key_that_only_claims_to_be_a_subidentity_uses_up_nothing_of_the_identity(registered, ada, eve):
    with refused("QONSENT_DENIED"):
        await deposit(registered, eve, ada.delegate("squid", to=ada), acting_for=ada)
    unknown = eve.caller("squid", acting_for=ada)  # a grant, and no registration
    with refused("QONSENT_DENIED", "subidentity_unproven"):
        await registered.acting_as(unknown).deposit_grant(contained(ada.delegate("squid", to=ada)))


async def test_a_subidentity_deposits_what_the_identity_gave_it(registered, ada, phone):
    proof = phone.proof({"squidId": ada.did, "subId": phone.did})
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof.to_json()}
    await registered.acting_as(ada.caller("squid")).create_subidentity(body, squid_id=ada.did)
    kept = await deposit(registered, phone, ada.delegate("squid", to=phone), scope="squid", acting_for=ada)
    by_cid = Caller(signer=phone.key, squid_id=ada.did, sub_id=phone.did, grant=kept["cid"])
    assert (await registered.acting_as(by_cid).get_identity(squid_id=ada.did))["squidId"] == ada.did


def forged(link):
    token = bytearray(link.token)
    token[10] ^= 1  # within the signature, which stands first in the envelope
    return {"container": container.encode([bytes(token)])}


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda ada, eve: contained(eve.delegate("squid", to=BOB)), "NoPart"),
        (lambda ada, eve: contained(ada.delegate("squid", to=ada, expires=1)), "LinkExpired"),
        (lambda ada, eve: contained(ada.delegate("squid", to=eve), eve.delegate("squid", to=ada)), "SubjectMismatch"),
        (lambda ada, eve: contained(ada.delegate("squid", to=eve), ada.delegate("squid", to=BOB)), "ChainBroken"),
        (
            lambda ada, eve: contained(
                ada.delegate("squid.identity", to=eve), eve.delegate("squid", to=BOB, about=ada)
            ),
            "CommandEscalated",
        ),
        (
            lambda ada, eve: contained(
                issue(ada.key, audience="did:web:example.org", subject=ada.did, command="/", nonce=b"", expires=None)
            ),
            "NoInvoker",
        ),
        (lambda ada, eve: forged(ada.delegate("squid", to=ada)), "LinkForged"),
        (lambda ada, eve: {"container": container.encode([b"no token"])}, "TokenMalformed"),
        (lambda ada, eve: {"container": "Cabc"}, "ContainerMalformed"),
        (
            lambda ada, eve: contained(
                *(ada.delegate("squid", to=Person.named(f"friend {number}")) for number in range(17))
            ),
            "ChainTooLarge",
        ),
        (lambda ada, eve: {"container": "C" + "A" * 65_536}, "maxLength"),
    ],
)
async def test_what_is_not_a_chain_that_holds_is_not_kept(registered, ada, eve, made, reason):
    with refused("VALIDATION_FAILED", reason):
        await registered.acting_as(ada.caller()).deposit_grant(made(ada, eve))


async def test_an_identity_has_as_many_deposits_as_the_standard_gives(started, settings, protected, ada):
    protected(deposits_per_identity=3)
    squid = SquidClient(await started(squid_app.build(settings), "squid"))
    await squid.acting_as(ada.caller()).register_identity({})
    links = [ada.delegate("squid", to=ada, expires=soon(hours=1) + number) for number in range(4)]
    for link in links[:-1]:
        await deposit(squid, ada, link)
    with refused("QDRIVE_STORAGE_FULL"):
        await deposit(squid, ada, links[-1])
    await deposit(squid, ada, links[0])  # it is there


async def test_no_number_of_identities_of_one_network_takes_a_place_from_another(settings, protected, ada):
    protected(deposits_per_network=2)
    application = squid_app.build(settings)
    async with running(application), reached(application, "192.0.2.7") as here, reached(application, "::7") as there:
        await here.acting_as(ada.caller()).register_identity({})
        kept = await deposit(here, ada, ada.delegate("squid.identity.read", to=ada))
        for number in range(4):
            stranger = Person.named(f"Stranger {number}")
            await there.acting_as(stranger.caller()).register_identity({})
            await deposit(there, stranger, stranger.delegate("squid", to=stranger))
        by_cid = Caller(signer=ada.key, squid_id=ada.did, grant=kept["cid"])
        assert (await here.acting_as(by_cid).get_identity(squid_id=ada.did))["squidId"] == ada.did


@pytest.fixture
def protected(monkeypatch):
    """Makes sQuid run by other numbers than the standard's."""

    def change(**numbers):
        protection = replace(squid_app.MODULE.protection, **numbers)
        monkeypatch.setattr(squid_app, "MODULE", replace(squid_app.MODULE, protection=protection))

    return change


@asynccontextmanager
async def reached(application, address):
    transport = httpx.ASGITransport(application, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://module.local") as http:
        yield SquidClient(Connection(http=http, clock=SystemClock(), retry=replace(STANDARD.retry, max_attempts=1)))
