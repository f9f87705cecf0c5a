"""Payment Intent Manager: what somebody intends to pay."""

from datetime import timedelta
from decimal import Decimal

import httpx
import pytest
from starlette.responses import JSONResponse

from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients.errors import OperationFailed
from anarq.clients.mock import failure
from anarq.clients.peers import Peers
from anarq.reference.qwallet import app
from anarq.testing.refusals import refused
from anarq.wire.times import moment_of

NOW = "2026-11-23T12:00:00Z"
TERMS = {"amount": Decimal("25.50"), "currency": "EUR", "recipient": "shop", "purpose": "Invoice 2026-014"}


async def test_an_intent_is_created_and_read_back(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet.intent"))

    intent = await payer.create_intent({**TERMS, "metadata": {"invoice": "2026-014"}})

    assert (intent["status"], intent["actor"], intent["metadata"]) == (
        "PENDING",
        {"squidId": ada.did},
        {"invoice": "2026-014"},
    )
    assert await payer.get_intent(intent_id=intent["intentId"]) == intent


async def test_an_amount_is_carried_digit_by_digit(qwallet, ada):
    amount = Decimal("123456789012.12345678")

    terms = {**TERMS, "amount": amount, "currency": "BTC"}
    intent = await qwallet.acting_as(ada.caller("qwallet")).create_intent(terms)

    assert str(intent["amount"]) == "123456789012.12345678"


@pytest.mark.parametrize(
    ("amount", "currency", "payable"),
    [
        ("0.01", "EUR", True),
        ("1E+2", "EUR", True),
        ("999999999999999.99", "USD", True),
        ("0.00000001", "BTC", True),
        ("1e-300", "EUR", False),
        ("0.001", "EUR", False),
        ("1.00000000000000000000000000000000000000000000000001", "EUR", False),
        ("999999999999999.000000000000000000000000000000000001", "BTC", False),
        ("0.000000001", "BTC", False),
        ("1", "JPY", False),
    ],
)
async def test_what_is_not_quoted_cannot_be_intended(qwallet, ada, amount, currency, payable):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    price = {"amount": Decimal(amount), "currency": currency}

    async def code_of(call):
        try:
            await call
        except OperationFailed as error:
            return error.code
        return "SUCCESS"

    codes = [await code_of(payer.quote_payment(price)), await code_of(payer.create_intent({**TERMS, **price}))]

    assert codes == ["SUCCESS" if payable else "VALIDATION_FAILED"] * 2


async def test_an_intent_lives_as_long_as_it_is_asked_to(qwallet, ada):
    intent = await qwallet.acting_as(ada.caller("qwallet")).create_intent({**TERMS, "expiresIn": 60})

    assert moment_of(intent["expiresAt"]) - moment_of(intent["createdAt"]) == timedelta(seconds=60)


async def test_an_intent_lives_for_a_quarter_of_an_hour_by_default(qwallet, ada):
    intent = await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)

    assert moment_of(intent["expiresAt"]) - moment_of(intent["createdAt"]) == timedelta(minutes=15)


async def test_another_ones_intent_is_not_found(qwallet, ada, eve):
    intent = await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)

    with refused("NOT_FOUND"):
        await qwallet.acting_as(eve.caller("qwallet")).get_intent(intent_id=intent["intentId"])


async def test_a_grant_to_read_does_not_let_create(qwallet, ada):
    with refused("QONSENT_DENIED"):
        await qwallet.acting_as(ada.caller("qwallet.intent.read")).create_intent(TERMS)


async def test_a_grant_that_has_ended_does_not_serve(qwallet, ada):
    with refused("QONSENT_DENIED"):
        await qwallet.acting_as(ada.caller("qwallet", expires=1_700_000_000)).create_intent(TERMS)


@pytest.mark.parametrize(
    "wrong",
    [{"amount": 0}, {"amount": -1}, {"currency": "eur"}, {"purpose": ""}, {"surprise": 1}, {"expiresIn": 1}],
    ids=str,
)
async def test_terms_that_break_the_contract_are_refused(qwallet, ada, wrong):
    with refused("VALIDATION_FAILED"):
        await qwallet.acting_as(ada.caller("qwallet")).create_intent({**TERMS, **wrong})


async def test_intents_are_listed_newest_first_by_state_currency_and_time(qwallet, ada, eve):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    first = await payer.create_intent(TERMS)
    second = await payer.create_intent({**TERMS, "currency": "USD"})
    await qwallet.acting_as(eve.caller("qwallet")).create_intent(TERMS)

    async def ids(**filters):
        return [item["intentId"] for item in (await payer.list_intents(**filters))["items"]]

    assert await ids() == [second["intentId"], first["intentId"]]
    assert await ids(currency="EUR") == [first["intentId"]]
    assert await ids(status="SETTLED") == []
    assert await ids(created_after="2099-01-01T00:00:00Z") == []
    assert await ids(created_after="2020-01-01T00:00:00Z") == [second["intentId"], first["intentId"]]


async def test_a_list_is_read_page_by_page(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    made = [(await payer.create_intent(TERMS))["intentId"] for _ in range(3)]

    first = await payer.list_intents(limit=2)
    rest = await payer.list_intents(limit=2, cursor=first["nextCursor"])

    assert [item["intentId"] for item in [*first["items"], *rest["items"]]] == made[::-1]
    assert "nextCursor" not in rest


async def test_a_list_ends_where_intents_are_too_old(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    for _ in range(3):
        await payer.create_intent(TERMS)

    page = await payer.list_intents(limit=2, created_after="2099-01-01T00:00:00Z")

    assert page == {"items": []}


async def test_beside_a_real_squid_only_a_registered_identity_pays(both, ada, eve):
    squid, qwallet = both
    await squid.acting_as(ada.caller()).register_identity({})

    assert (await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS))["status"] == "PENDING"
    with refused("SQUID_IDENTITY_INVALID"):
        await qwallet.acting_as(eve.caller("qwallet")).create_intent(TERMS)


async def test_amounts_have_the_digits_of_their_currency(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    terms = {"amount": Decimal("1.000"), "currency": "EUR", "recipient": "shop", "purpose": "Tea"}
    assert str((await payer.create_intent(terms))["amount"]) == "1.00"
    quote = await payer.quote_payment({"amount": Decimal("10.000"), "currency": "EUR", "network": "ledger"})
    assert (str(quote["amount"]), str(quote["total"])) == ("10.00", "10.01")


async def test_the_greatest_amount_is_held_to_the_last_digit(qwallet, ada):
    payer = qwallet.acting_as(ada.caller("qwallet"))
    for amount in ("1000000000000000.01", "1000000000000000.06"):
        with refused("VALIDATION_FAILED", "/body/amount"):
            terms = {"amount": Decimal(amount), "currency": "EUR", "recipient": "shop", "purpose": "Tea"}
            await payer.create_intent(terms)


async def test_beside_a_real_squid_a_deactivated_identity_pays_no_more(both, ada):
    squid, qwallet = both
    await squid.acting_as(ada.caller()).register_identity({})
    await squid.acting_as(ada.caller("squid")).deactivate_identity(squid_id=ada.did)

    with refused("QONSENT_DENIED", "key_inactive"):
        await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)


@pytest.fixture
async def beside(started, settings):
    """A Qwallet beside an application that stands for sQuid."""

    async def start(squid):
        return QwalletClient(await started(app.build(settings, Peers(applications={"squid": squid})), "qwallet"))

    return start


class Told:
    """A sQuid that fails with codes, one after the other, and then answers that everybody is active."""

    def __init__(self, *codes):
        self.codes = list(codes)
        self.calls = 0

    async def __call__(self, scope, receive, send):
        self.calls += 1
        squid_id = scope["path"].split("/")[2]
        data = {"identity": {"squidId": squid_id}, "status": "ACTIVE", "key": squid_id, "checkedAt": NOW}
        body = {"status": "ok", "code": "SUCCESS", "message": "", "data": data}
        status = 200
        if self.codes:
            failed = failure(self.codes.pop(0), "No.")
            status, body = failed.status, {**failed.response, "retryable": False}
        await JSONResponse(body, status)(scope, receive, send)


@pytest.mark.parametrize("code", ["SERVICE_UNAVAILABLE", "INTERNAL_ERROR", "RATE_LIMIT_EXCEEDED"])
async def test_when_squid_fails_the_payer_may_try_again(beside, ada, code):
    payer = (await beside(Told(code))).acting_as(ada.caller("qwallet"))

    with refused("SERVICE_UNAVAILABLE") as caught:
        await payer.create_intent(TERMS)

    assert caught.value.retryable
    assert (await payer.list_intents())["items"] == []


async def test_when_squid_cannot_be_reached_the_payer_may_try_again(beside, ada):
    async def gone(scope, receive, send):
        raise httpx.ConnectError("no answer")

    with refused("SERVICE_UNAVAILABLE"):
        await (await beside(gone)).acting_as(ada.caller("qwallet")).create_intent(TERMS)


async def test_a_squid_that_has_too_much_to_do_is_not_taken_for_ill(beside, ada):
    payer = (await beside(Told(*["RATE_LIMIT_EXCEEDED"] * 8))).acting_as(ada.caller("qwallet"))
    for _ in range(8):
        with refused("SERVICE_UNAVAILABLE", "too much to do"):
            await payer.create_intent(TERMS)

    assert (await payer.create_intent(TERMS))["status"] == "PENDING"


async def test_a_flood_of_anonymous_reads_stops_no_payment(both, ada):
    """Qwallet calls sQuid as itself, so that it shares no limit with nobody."""
    squid, qwallet = both
    await squid.acting_as(ada.caller()).register_identity({})
    with refused("RATE_LIMIT_EXCEEDED"):
        for _ in range(5000):
            await squid.get_identity_status(squid_id=ada.did)

    assert (await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS))["payer"] == ada.did


async def test_a_squid_that_fails_again_and_again_is_left_alone_for_a_while(beside, ada, eve):
    squid = Told(*["SERVICE_UNAVAILABLE"] * 5)
    qwallet = await beside(squid)
    for payer in (ada, eve, ada, eve, ada):
        with refused("SERVICE_UNAVAILABLE"):
            await qwallet.acting_as(payer.caller("qwallet")).create_intent(TERMS)

    with refused("SERVICE_UNAVAILABLE") as caught:
        await qwallet.acting_as(ada.caller("qwallet")).create_intent(TERMS)

    assert squid.calls == 5
    assert caught.value.retry_after == 30


@pytest.mark.parametrize("cursor", ["nonsense", "e30", "!"])
async def test_a_cursor_that_nobody_gave_out_is_refused(qwallet, ada, cursor):
    with refused("VALIDATION_FAILED") as caught:
        await qwallet.acting_as(ada.caller("qwallet")).list_intents(cursor=cursor)

    assert caught.value.response["details"]["violations"][0]["pointer"] == "/query/cursor"


async def test_a_whole_number_may_be_written_with_a_fraction_of_zero(qwallet, ada):
    intent = await qwallet.acting_as(ada.caller("qwallet")).create_intent({**TERMS, "expiresIn": Decimal("60.0")})

    assert intent["status"] == "PENDING"
