import inspect
from dataclasses import replace

import pytest

from anarq.clients._gen.qwallet import endpoints as wallet_endpoints
from anarq.clients._gen.qwallet.mock import QwalletMock
from anarq.clients._gen.squid import endpoints as squid_endpoints
from anarq.clients._gen.squid.mock import SquidMock
from anarq.clients.contracts import Contracts
from anarq.clients.errors import OperationFailed
from anarq.clients.mock import RecordedCall

DID = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
OTHER = "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ"
KEY = "4b3ff6a4-1f6a-4c48-8f2b-9d0a3c1f0a77"
REQUEST = {"amount": 3, "currency": "USD", "recipient": DID, "purpose": "Tea"}
EVERY = [*wallet_endpoints.ENDPOINTS.values(), *squid_endpoints.ENDPOINTS.values()]


async def test_what_was_created_can_be_read_and_listed():
    wallet = QwalletMock()
    first, second = await wallet.create_intent(REQUEST), await wallet.create_intent({**REQUEST, "amount": 4})
    assert first["intentId"] != second["intentId"]
    assert (first["amount"], second["amount"], second["currency"]) == (3, 4, "USD")
    assert await wallet.get_intent(intent_id=second["intentId"]) == second
    assert (await wallet.list_intents())["items"] == [first, second]
    assert [item async for item in wallet.iterate_list_intents(limit=1)] == [first, second]
    assert (await wallet.list_intents(currency="EUR"))["items"] == []


async def test_what_was_never_created_is_answered_from_the_example_about_what_was_asked():
    intent = await QwalletMock().get_intent(intent_id="int_ZZZZZZZZ")
    assert intent["intentId"] == "int_ZZZZZZZZ"
    assert intent["purpose"] == "Invoice 2026-014"
    assert (await SquidMock().get_reputation(squid_id=OTHER))["squidId"] == OTHER


async def test_a_write_to_a_resource_changes_what_is_kept():
    wallet = QwalletMock()
    await wallet.configure_wallet({"defaultCurrency": "CHF", "networks": ["sepa"], "expectedVersion": 0})
    squid = SquidMock()
    await squid.update_identity({"displayName": "Ada", "expectedVersion": 1}, squid_id=DID)
    assert (await squid.get_identity(squid_id=DID))["displayName"] == "Ada"


async def test_what_was_deleted_is_no_longer_listed():
    wallet = QwalletMock()
    first, second = await wallet.create_intent(REQUEST), await wallet.create_intent(REQUEST)
    delete = replace(wallet_endpoints.GET_INTENT, name="deleteIntent", method="DELETE", response=None)
    assert await wallet._call(delete, {"intentId": first["intentId"]}) is None
    assert (await wallet.list_intents())["items"] == [second]


async def test_what_is_given_back_can_be_changed_without_changing_what_is_kept():
    wallet = QwalletMock()
    intent = await wallet.create_intent(REQUEST)
    intent["purpose"] = "changed"
    assert (await wallet.get_intent(intent_id=intent["intentId"]))["purpose"] == "Tea"


async def test_a_repeat_with_the_same_key_gives_the_first_answer():
    wallet = QwalletMock()
    first = await wallet.create_intent(REQUEST, idempotency_key=KEY)
    assert await wallet.create_intent(REQUEST, idempotency_key=KEY.upper()) == first
    assert (await wallet.list_intents())["items"] == [first]


async def test_a_key_that_is_not_one_is_refused_as_the_module_would():
    with pytest.raises(OperationFailed, match="MALFORMED_REQUEST") as caught:
        await QwalletMock().create_intent(REQUEST, idempotency_key="abc")
    assert caught.value.response["details"]["header"] == "idempotency-key"


@pytest.mark.parametrize(
    ("call", "pointer"),
    [
        (lambda wallet: wallet.create_intent({**REQUEST, "amount": -1}), "/body/amount"),
        (lambda wallet: wallet.create_intent({**REQUEST, "colour": "red"}), "/body"),
        (lambda wallet: wallet.get_intent(intent_id="nothing"), "/parameters/intentId"),
        (lambda wallet: wallet.list_intents(limit=0), "/parameters/limit"),
        (lambda wallet: wallet.get_intent(intent_id=None), "/parameters/intentId"),
    ],
)
async def test_a_request_that_breaks_its_contract_is_refused_as_the_module_would(call, pointer):
    with pytest.raises(OperationFailed, match="VALIDATION_FAILED") as caught:
        await call(QwalletMock())
    assert caught.value.status == 422
    assert caught.value.response["details"]["violations"][0]["pointer"] == pointer


async def test_every_call_is_recorded_also_those_that_fail():
    wallet = QwalletMock()
    wallet.will_fail("createIntent", "TIMEOUT_ERROR")
    with pytest.raises(OperationFailed, match="TIMEOUT_ERROR") as caught:
        await wallet.create_intent(REQUEST, idempotency_key=KEY)
    assert caught.value.retryable
    await wallet.list_intents(limit=3)
    assert wallet.called("createIntent") == (RecordedCall("createIntent", {}, REQUEST, KEY),)
    assert [(call.operation, call.parameters) for call in wallet.calls][1] == ("listIntents", {"limit": 3})
    await wallet.create_intent(REQUEST)  # it was told to fail once


async def test_an_answer_can_be_set_and_is_held_to_the_contract():
    squid = SquidMock()
    status = await squid.get_identity_status(squid_id=DID)
    squid.will_answer("getIdentityStatus", {**status, "status": "DEACTIVATED"})
    assert (await squid.get_identity_status(squid_id=DID))["status"] == "DEACTIVATED"
    with pytest.raises(ValueError, match="/status"):
        squid.will_answer("getIdentityStatus", {**status, "status": "LOST"})


def test_a_name_or_code_that_there_is_not_is_told():
    wallet = QwalletMock()
    for tell in (wallet.called, wallet.will_fail):
        with pytest.raises(ValueError, match="no operation `nothing`; there are `listIntents`"):
            tell("nothing")
    with pytest.raises(ValueError, match="no error code `OOPS`"):
        wallet.will_fail("createIntent", "OOPS")


@pytest.mark.parametrize("endpoint", EVERY, ids=lambda endpoint: f"{endpoint.module}-{endpoint.name}")
def test_the_example_of_every_endpoint_satisfies_its_contract(endpoint):
    assert endpoint.response is None or endpoint.example is not None
    assert Contracts().of_response(endpoint, endpoint.example) == ()


@pytest.mark.parametrize("mock", [QwalletMock, SquidMock])
def test_a_mock_has_a_method_for_every_operation(mock):
    found = {name for name, _ in inspect.getmembers(mock, inspect.iscoroutinefunction) if not name.startswith("_")}
    assert len(found - {"send"}) == len(mock.endpoints)
