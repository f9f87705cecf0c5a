"""Session Manager: log in with a challenge, act for a while, log out."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from anarq.clients.caller import Caller
from anarq.crypto.ucan import container
from anarq.ports.store import Listing, Record
from anarq.reference.squid.services import session_manager
from anarq.testing.people import FAR, Person
from anarq.testing.refusals import refused
from anarq.wire.times import moment_of, rfc3339

TERMS = {"amount": Decimal("25.50"), "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


@pytest.fixture
def tab():
    """A key that a browser has just made."""
    return Person.named("A tab of Ada's browser")


@pytest.fixture
async def registered(squid, ada):
    await squid.acting_as(ada.caller()).register_identity({})
    return squid


async def challenged(client, key, identity):
    return await client.acting_as(key.caller()).request_login({"squidId": identity.did})


def answer(challenge, by, **more):
    value = {name: challenge[name] for name in ("challenge", "sessionKey", "squidId")}
    return {"proof": by.proof(value).to_json(), **more}


async def log_in(client, key, identity, *, scope="squid", expires=FAR, by=None):
    speaker = by or identity
    link = speaker.delegate(scope, to=key, about=identity, expires=expires)
    body = answer(await challenged(client, key, identity), speaker, container=container.encode([link.token]))
    return await client.acting_as(key.caller()).open_session(body)


def acting(key, session):
    return Caller(signer=key.key, squid_id=session["squidId"], sub_id=key.did, grant=session["grant"])


async def test_a_key_that_answered_the_challenge_acts_for_the_identity(registered, ada, tab):
    session = await log_in(registered, tab, ada)

    assert (session["squidId"], session["sessionKey"], session["status"]) == (ada.did, tab.did, "ACTIVE")
    me = registered.acting_as(acting(tab, session))
    assert (await me.get_identity(squid_id=ada.did))["squidId"] == ada.did
    context = await me.get_active_context()
    assert (context["identity"], context["session"]) == ({"squidId": ada.did, "subId": tab.did}, session)
    assert await me.get_session(squid_id=ada.did, session_key=tab.did) == session


async def test_every_module_takes_the_session(both, ada, tab):
    squid, qwallet = both
    await squid.acting_as(ada.caller()).register_identity({})
    session = await log_in(squid, tab, ada, scope="qwallet.intent")
    intent = await qwallet.acting_as(acting(tab, session)).create_intent(TERMS)
    assert (intent["payer"], intent["actor"]) == (ada.did, {"squidId": ada.did, "subId": tab.did})
    await squid.acting_as(ada.caller("squid")).close_session(squid_id=ada.did, session_key=tab.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await qwallet.acting_as(acting(tab, session)).create_intent(TERMS)


async def test_a_session_can_be_opened_without_a_grant_and_then_does_what_it_is_granted(registered, ada, tab):
    session = await registered.acting_as(tab.caller()).open_session(answer(await challenged(registered, tab, ada), ada))
    assert "grant" not in session
    with refused("QONSENT_DENIED", "grant_missing"):
        await registered.acting_as(tab.caller(acting_for=ada)).get_active_context()
    context = await registered.acting_as(tab.caller("squid.context", acting_for=ada)).get_active_context()
    assert context["session"]["sessionKey"] == tab.did


async def test_it_lasts_twelve_hours_and_no_longer_than_its_grant(registered, ada, tab):
    session = await log_in(registered, tab, ada)
    assert moment_of(session["expiresAt"]) - moment_of(session["openedAt"]) == timedelta(hours=12)
    soon = int((datetime.now(UTC) + timedelta(minutes=10)).timestamp())
    other = Person.named("Another tab")
    session = await log_in(registered, other, ada, expires=soon)
    assert moment_of(session["expiresAt"]).timestamp() == soon


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda challenge, ada, eve: answer(challenge, eve), "SIGNATURE_INVALID"),
        (lambda challenge, ada, eve: answer({**challenge, "challenge": "lch_" + "a" * 26}, ada), "SIGNATURE_INVALID"),
        (lambda challenge, ada, eve: answer({**challenge, "sessionKey": eve.did}, ada), "SIGNATURE_INVALID"),
        (
            lambda challenge, ada, eve: answer(
                challenge, ada, container=container.encode([ada.delegate("squid", to=eve).token])
            ),
            "VALIDATION_FAILED",
        ),
    ],
    ids=["another signs", "another challenge", "another key", "granted to another"],
)
async def test_an_answer_that_does_not_hold_opens_nothing(registered, ada, eve, tab, made, code):
    challenge = await challenged(registered, tab, ada)
    with refused(code):
        await registered.acting_as(tab.caller()).open_session(made(challenge, ada, eve))
    with refused("QONSENT_DENIED", "subidentity_unproven"):
        await registered.acting_as(tab.caller("squid", acting_for=ada)).get_active_context()
    session = await registered.acting_as(tab.caller()).open_session(answer(challenge, ada))
    assert session["status"] == "ACTIVE"


async def test_only_the_key_that_asked_answers_and_it_does_so_once(registered, ada, eve, tab):
    challenge = await challenged(registered, tab, ada)
    with refused("NOT_FOUND"):
        await registered.acting_as(eve.caller()).open_session(answer(challenge, ada))
    body = answer(challenge, ada)
    await registered.acting_as(tab.caller()).open_session(body)
    with refused("CONFLICT"):
        await registered.acting_as(tab.caller()).open_session(body)


async def test_a_new_challenge_takes_the_place_of_the_one_before(registered, ada, tab):
    first = await challenged(registered, tab, ada)
    second = await challenged(registered, tab, ada)
    with refused("SIGNATURE_INVALID"):
        await registered.acting_as(tab.caller()).open_session(answer(first, ada))
    assert (await registered.acting_as(tab.caller()).open_session(answer(second, ada)))["status"] == "ACTIVE"


async def test_nobody_logs_in_to_an_identity_that_may_not_act(registered, ada, eve, tab):
    with refused("SQUID_IDENTITY_INVALID"):
        await challenged(registered, tab, eve)
    challenge = await challenged(registered, tab, ada)
    await registered.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)
    with refused("SQUID_IDENTITY_INVALID"):
        await registered.acting_as(tab.caller()).open_session(answer(challenge, ada))


async def test_a_key_that_is_something_else_becomes_no_session(registered, ada, eve):
    await registered.acting_as(eve.caller()).register_identity({})
    with refused("CONFLICT"):
        await challenged(registered, eve, ada)


async def test_a_session_logs_itself_out_once_for_good(registered, ada, tab):
    session = await log_in(registered, tab, ada)
    me = registered.acting_as(acting(tab, session))
    ended = await me.close_session(squid_id=ada.did, session_key=tab.did)
    assert (ended["status"], "endedAt" in ended) == ("ENDED", True)
    with refused("QONSENT_DENIED", "key_inactive"):
        await me.get_identity(squid_id=ada.did)
    holder = registered.acting_as(ada.caller("squid"))
    with refused("CONFLICT"):
        await holder.close_session(squid_id=ada.did, session_key=tab.did)
    assert (await holder.list_sessions(squid_id=ada.did, status="ENDED"))["items"] == [ended]
    assert (await holder.list_sessions(squid_id=ada.did, status="ACTIVE"))["items"] == []
    status = await registered.get_identity_status(squid_id=ada.did, sub_id=tab.did)
    assert status["subidentityStatus"] == "REVOKED"


async def test_the_sessions_of_one_are_nobody_elses(registered, ada, eve, tab):
    await registered.acting_as(eve.caller()).register_identity({})
    await log_in(registered, tab, ada)
    other = registered.acting_as(eve.caller("squid"))
    with refused("NOT_FOUND"):
        await other.get_session(squid_id=eve.did, session_key=tab.did)
    with refused("NOT_FOUND"):
        await other.close_session(squid_id=eve.did, session_key=tab.did)
    with refused("QONSENT_DENIED"):
        await other.close_session(squid_id=ada.did, session_key=tab.did)


async def test_a_change_of_the_key_ends_all_sessions(registered, ada, tab):
    session = await log_in(registered, tab, ada)
    second = Person.named("Ada's second key")
    value = {"key": second.did, "supersedes": ada.did}
    proof = second.proof({**value, "squidId": ada.did}).to_json()
    await registered.acting_as(ada.caller("squid")).rotate_key({**value, "proof": proof}, squid_id=ada.did)
    with refused("QONSENT_DENIED", "key_inactive"):
        await registered.acting_as(acting(tab, session)).get_identity(squid_id=ada.did)
    me = registered.acting_as(second.caller("squid", speaking_for=ada))
    assert (await me.get_session(squid_id=ada.did, session_key=tab.did))["status"] == "ENDED"
    again = await log_in(registered, Person.named("A tab after that"), ada, by=second)
    assert again["status"] == "ACTIVE"


async def test_an_identity_has_as_many_sessions_as_it_may_have(registered, ada, monkeypatch):
    monkeypatch.setattr(session_manager, "MOST", 2)
    for number in range(2):
        await log_in(registered, Person.named(f"Tab {number}"), ada)
    with refused("CONFLICT"):
        await log_in(registered, Person.named("Tab 2"), ada)
    holder = registered.acting_as(ada.caller("squid"))
    await holder.close_session(squid_id=ada.did, session_key=Person.named("Tab 0").did)
    assert (await log_in(registered, Person.named("Tab 2"), ada))["status"] == "ACTIVE"


NOW = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def kept(kind, name, ends, **more):
    body = {"sessionKey": name, "squidId": "ada", "expiresAt": rfc3339(ends), **more}
    return Record(kind, name, 3, body, owner="ada")


async def test_what_is_over_ends_by_itself_and_nothing_else():
    sessions = [
        kept("session", name, NOW + timedelta(seconds=left), status="ACTIVE", openedAt=rfc3339(NOW))
        for name, left in (("over", 0), ("open", 1))
    ]
    challenges = [
        kept("login-challenge", name, NOW + timedelta(seconds=left)) for name, left in (("old", -1), ("new", 9))
    ]

    class Records:
        async def list(self, kind, **_):
            return Listing(tuple(sessions if kind == "session" else challenges), None)

    decision = await session_manager.expire(SimpleNamespace(now=NOW, records=Records()))

    assert [(change.kind, change.id, change.body and change.body["status"]) for change in decision.changes] == [
        ("session", "over", "EXPIRED"),
        ("login-challenge", "old", None),
    ]
    assert [(event.topic, event.data["status"]) for event in decision.events] == [
        ("q.squid.session.ended.v1", "EXPIRED")
    ]
    assert [(fact.did, fact.active) for fact in decision.keys] == [("over", False)]


def test_a_challenge_is_not_answered_too_late(ada):
    record = kept("login-challenge", "tab", NOW, challenge="lch_x")
    call = SimpleNamespace(now=NOW, identity=SimpleNamespace(squid_id="tab", sub_id=None))
    with pytest.raises(session_manager.Refused, match="in time"):
        session_manager.answered(call, {"proof": {}}, record, None)
