"""Data rights: what everybody can ask of what a service keeps of him, alike at every service."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from anarq.adapters.sql.store import SqlStore
from anarq.clients._gen.qerberos.client import QerberosClient
from anarq.clients._gen.qindex.client import QindexClient
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients._gen.squid.client import SquidClient
from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.ports.store import Unit
from anarq.reference.qerberos import app as qerberos_app
from anarq.reference.qerberos import handlers as qerberos_handlers
from anarq.reference.qindex import app as qindex_app
from anarq.reference.qindex import handlers as qindex_handlers
from anarq.reference.qwallet import app as qwallet_app
from anarq.reference.qwallet import handlers as qwallet_handlers
from anarq.reference.squid import app as squid_app
from anarq.reference.squid import handlers as squid_handlers
from anarq.runtime import exceptions
from anarq.runtime.assembly import Common
from anarq.runtime.exceptions import Hold
from anarq.runtime.settings import Settings
from anarq.testing.refusals import refused
from anarq.wire.times import rfc3339

SONG = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy"
TERMS = {"amount": 25, "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}
RECORD = {"type": "qdrive.share", "ref": "urn:x", "layer": "consent", "verdict": "ALLOW", "details": {}}


@pytest.fixture
def quick(monkeypatch):
    """Services that look ten times a second for what is to be erased, two records at a time."""
    apps = (squid_app, squid_handlers), (qindex_app, qindex_handlers), (qwallet_app, qwallet_handlers)
    for app, handlers in (*apps, (qerberos_app, qerberos_handlers)):
        module = app.MODULE
        jobs = tuple(replace(job, every=0.1) if job.name == "eraseRecords" else job for job in module.jobs)
        retention = replace(module.retention, page=2)
        monkeypatch.setattr(app, "MODULE", replace(module, jobs=jobs, retention=retention))
        monkeypatch.setattr(handlers, "MODULE", replace(module, retention=retention))


@pytest.fixture
async def qindex(started, settings, quick):
    return QindexClient(await started(qindex_app.build(settings), "qindex"))


async def indexed(client, person, *keys):
    me = client.acting_as(person.caller("qindex"))
    for key in keys:
        await me.put_record({"type": "note", "key": key, "cid": SONG, "expectedVersion": 0})
    return me


async def erased(me, name, status="DONE"):
    """The erasure, once it has come so far."""
    async with asyncio.timeout(20):
        found = await me.get_erasure(erasure_id=name)
        while found["status"] != status:
            await asyncio.sleep(0.02)
            found = await me.get_erasure(erasure_id=name)
    return found


async def every(page):
    """The items of all pages."""
    items, cursor = [], None
    while True:
        found = await page(cursor)
        items += found["items"]
        cursor = found.get("nextCursor")
        if cursor is None:
            return items


async def test_a_copy_has_all_that_is_kept_of_oneself_and_of_nobody_else(qindex, ada, eve):
    me = await indexed(qindex, ada, "a", "b", "c")
    await indexed(qindex, eve, "d")
    for limit in (1, 2, 4, 50):
        items = await every(lambda cursor, limit=limit: me.export_records(limit=limit, cursor=cursor))
        of_entries = [each["record"]["key"] for each in items if "status" in each["record"]]
        assert (len(items), of_entries) == (6, ["a", "b", "c"])
    assert {each["resourceType"] for each in items} == {"index-records"}
    moment = datetime.fromisoformat(items[0]["changedAt"])
    assert datetime.now(UTC) - moment < timedelta(minutes=1)


async def test_a_copy_has_no_secrets(started, settings, ada, monkeypatch):
    (keeping,) = (each for each in qindex_app.MODULE.retention.keepings if each.resource == "index-records")
    secret = {"properties": {"key": {"x-anarq-classification": "secret"}}}
    described = tuple(replace(each, schema=secret) for each in keeping.collections)
    keepings = (replace(keeping, collections=described),)
    module = replace(qindex_app.MODULE, retention=replace(qindex_app.MODULE.retention, keepings=keepings))
    monkeypatch.setattr(qindex_app, "MODULE", module)
    monkeypatch.setattr(qindex_handlers, "MODULE", module)
    me = await indexed(QindexClient(await started(qindex_app.build(settings), "qindex")), ada, "a")
    records = [each["record"] for each in (await me.export_records())["items"]]
    assert len(records) == 2
    assert all("key" not in record and record["type"] == "note" for record in records)


async def test_a_copy_may_be_of_one_type(started, settings, ada):
    squid = SquidClient(await started(squid_app.build(settings), "squid"))
    me = squid.acting_as(ada.caller("squid"))
    await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})
    records = (await me.export_records(resource_type="identity-records"))["items"]
    assert records[0]["record"]["displayName"] == "Ada"
    assert {each["recordId"] for each in records} == {ada.did}
    assert (await me.export_records(resource_type="session-data"))["items"] == []


@pytest.mark.parametrize("cursor", ["x", "entry.x", "erasure.", "."])
async def test_a_copy_goes_on_from_no_cursor_that_was_not_given_out(qindex, ada, cursor):
    with refused("VALIDATION_FAILED", "cursor"):
        await qindex.acting_as(ada.caller("qindex")).export_records(cursor=cursor)


async def test_the_trail_tells_what_was_done_and_refused(qindex, ada, eve):
    me = await indexed(qindex, ada, "a")
    with refused("QONSENT_DENIED"):
        await qindex.acting_as(ada.caller("squid")).put_record(
            {"type": "n", "key": "b", "cid": SONG, "expectedVersion": 0}
        )
    await indexed(qindex, eve, "b")
    entries = (await me.list_audit_trail())["items"]
    assert [(each["type"], each["verdict"]) for each in entries] == [
        ("qindex.putRecord", "DENY"),
        ("qindex.putRecord", "ALLOW"),
    ]
    assert all(each["actor"] == {"squidId": ada.did} for each in entries)
    assert [each["verdict"] for each in (await me.list_audit_trail(verdict="DENY"))["items"]] == ["DENY"]
    paged = await every(
        lambda cursor: me.list_audit_trail(limit=1, cursor=cursor, recorded_before=entries[0]["recordedAt"])
    )
    assert [each["verdict"] for each in paged] == ["ALLOW"]
    newer = await every(lambda cursor: me.list_audit_trail(cursor=cursor, recorded_after=entries[0]["recordedAt"]))
    assert entries[0] not in newer
    later = rfc3339(datetime.now(UTC) + timedelta(hours=1))
    assert (await me.list_audit_trail(recorded_after=later))["items"] == []


async def test_what_others_did_with_what_is_ones_own_stands_in_the_trail(both, ada, eve):
    squid, qwallet = both
    for person in (ada, eve):
        await squid.acting_as(person.caller()).register_identity({})
    grant = container.encode([ada.delegate("qwallet", to=eve).token])
    agent = qwallet.acting_as(Caller(signer=eve.key, squid_id=eve.did, grant=grant))
    await agent.create_intent(TERMS)
    (entry,) = (await qwallet.acting_as(ada.caller("qwallet")).list_audit_trail())["items"]
    assert (entry["type"], entry["actor"]) == ("qwallet.createIntent", {"squidId": eve.did})
    assert entry["details"]["onBehalfOf"] == ada.did


async def test_all_is_erased_page_by_page_and_of_nobody_else(qindex, ada, eve):
    me = await indexed(qindex, ada, "a", "b", "c")
    other = await indexed(qindex, eve, "d")
    asked = await me.request_erasure()
    assert (asked["status"], asked["erased"]) == ("RECEIVED", 0)
    done = await erased(me, asked["erasureId"])
    assert (done["erased"], done["kept"], done["owner"]) == (6, [], ada.did)
    assert (await me.export_records())["items"] == []
    with refused("QINDEX_NOT_FOUND"):
        await me.get_record(type="note", key="a")
    assert (await other.get_record(type="note", key="d"))["cid"] == SONG
    with refused("NOT_FOUND"):
        await other.get_erasure(erasure_id=asked["erasureId"])


async def test_one_erasure_goes_on_at_a_time(started, settings, ada):
    qindex = QindexClient(await started(qindex_app.build(settings), "qindex"))  # looks every ten seconds
    me = await indexed(qindex, ada, "a")
    asked = await me.request_erasure()
    with refused("CONFLICT", asked["erasureId"]):
        await me.request_erasure()


async def test_what_the_law_has_kept_is_kept_and_told(started, settings, ada, quick):
    qwallet = QwalletClient(await started(qwallet_app.build(settings), "qwallet"))
    me = qwallet.acting_as(ada.caller("qwallet"))
    intent = await me.create_intent(TERMS)
    await me.quote_payment({"amount": 25, "currency": "EUR"})
    done = await erased(me, (await me.request_erasure())["erasureId"])
    assert done["kept"] == ["transaction-records: 1, since the law has them kept."]
    assert done["erased"] == 1
    assert (await me.get_intent(intent_id=intent["intentId"]))["intentId"] == intent["intentId"]


async def test_records_of_the_trail_stay(started, settings, ada, quick):
    qerberos = QerberosClient(await started(qerberos_app.build(settings), "qerberos"))
    me = qerberos.acting_as(ada.caller("qerberos"))
    await me.record_audit(RECORD)
    done = await erased(me, (await me.request_erasure())["erasureId"])
    assert done["kept"] == ["audit-logs: 1, since the law has them kept."]
    assert len((await me.list_audit_records())["items"]) == 1


async def test_a_legal_hold_keeps_until_it_is_lifted(started, ada, quick, tmp_path):
    settings = Settings(state=str(tmp_path), key_passphrase="x")
    common = Common(settings)
    qindex = QindexClient(await started(qindex_app.build(settings, common=common), "qindex"))
    me = await indexed(qindex, ada, "a", "b")
    hold = Hold(
        id="h1",
        resource="index-records",
        owner=ada.did,
        record=None,
        reason="A case.",
        by="op",
        at=rfc3339(datetime.now(UTC)),
    )
    beside = SqlStore.sqlite(tmp_path / "qindex.sqlite")
    try:
        await beside.commit(Unit(now=datetime.now(UTC), changes=(exceptions.place(hold),)))
        asked = await me.request_erasure()
        held = await erased(me, asked["erasureId"], "HELD")
        assert held["kept"] == ["index-records: 4, since a legal hold keeps them."]
        assert (await me.get_record(type="note", key="a"))["cid"] == SONG
        with refused("CONFLICT", asked["erasureId"]):
            await me.request_erasure()
        lifted = exceptions.lift(replace(hold, version=1), "op", "It is over.", datetime.now(UTC))
        await beside.commit(Unit(now=datetime.now(UTC), changes=(lifted,)))
        done = await erased(me, asked["erasureId"])
        assert (done["erased"], done["kept"]) == (4, [])
    finally:
        await beside.close()


async def test_whoever_has_all_erased_at_squid_can_act_no_more(started, settings, ada, eve, phone, quick):
    common = Common(settings)
    application = squid_app.build(settings, common=common)
    squid = SquidClient(await started(application, "squid"))
    await squid.acting_as(ada.caller()).register_identity({"displayName": "Ada"})
    proof = phone.proof({"squidId": ada.did, "subId": phone.did}).to_json()
    body = {"subId": phone.did, "label": "phone", "kind": "DEVICE", "proof": proof}
    me = squid.acting_as(ada.caller("squid"))
    await me.create_subidentity(body, squid_id=ada.did)
    heard, over = [], asyncio.Event()
    told = {"daoId": eve.did, "squidId": ada.did, "role": "MEMBER", "joinedAt": "2026-01-31T09:30:00Z"}
    joined = {
        "specversion": "1.0",
        "id": "e1",
        "source": "urn:anarq:dao",
        "type": "q.dao.member.joined.v1",
        "data": told,
    }

    async def hear(event):
        heard.append(event["type"])
        if event["type"] == "q.squid.erasure.done.v1":
            over.set()

    async with common.joined() as together:
        await together.bus.subscribe("q.squid.>", "test", hear)
        await together.bus.publish(joined["type"], joined)
        async with asyncio.timeout(20):
            while not await together.shared.member(ada.did, eve.did):  # noqa: ASYNC110 - the outbox tells nobody
                await asyncio.sleep(0.02)
            await me.request_erasure()
            await over.wait()
            while await together.shared.member(ada.did, eve.did):  # noqa: ASYNC110 - the outbox tells nobody
                await asyncio.sleep(0.02)
    assert {"q.squid.deactivated.v1", "q.squid.sub.revoked.v1"} <= {*heard}
    with refused("NOT_FOUND"):
        await squid.get_identity_status(squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await squid.acting_as(ada.caller()).register_identity({})
    with refused("QONSENT_DENIED", "key_inactive"):
        await squid.acting_as(phone.caller("squid", acting_for=ada)).get_identity(squid_id=ada.did)


async def test_an_agent_may_read_and_not_have_erased_what_he_was_not_granted(qindex, ada):
    await indexed(qindex, ada, "a")
    with refused("QONSENT_DENIED"):
        await qindex.acting_as(ada.caller("qindex.data.read")).request_erasure()
    with refused("QONSENT_DENIED"):
        await qindex.acting_as(ada.caller("qindex.record")).export_records()
