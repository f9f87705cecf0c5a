"""The commands that Qmarket sends to other modules, and what comes of them.

Generated from modules/qmarket by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

from anarq.clients._gen.qindex import models as qindex_models
from anarq.clients._gen.qwallet import models as qwallet_models
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
from anarq.runtime.call import Command


class QwalletCreateIntentAnswer(TypedDict):
    """What came of the command `createIntent` to `qwallet`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qwallet_models.PaymentIntentRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qwallet_models.PaymentIntent | None


def qwallet_create_intent(
    body: qwallet_models.PaymentIntentRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qwallet` carry out `createIntent` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qwallet", "createIntent", parameters, body, about, delegated)


class QwalletPayIntentAnswer(TypedDict):
    """What came of the command `payIntent` to `qwallet`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: None
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qwallet_models.Payment | None


def qwallet_pay_intent(
    *,
    about: str,
    intent_id: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qwallet` carry out `payIntent` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {
        "intentId": intent_id,
    }
    return Command("qwallet", "payIntent", parameters, None, about, delegated)


class QwalletCancelIntentAnswer(TypedDict):
    """What came of the command `cancelIntent` to `qwallet`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: None
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qwallet_models.PaymentIntent | None


def qwallet_cancel_intent(
    *,
    about: str,
    intent_id: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qwallet` carry out `cancelIntent` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {
        "intentId": intent_id,
    }
    return Command("qwallet", "cancelIntent", parameters, None, about, delegated)


class QindexPutRecordAnswer(TypedDict):
    """What came of the command `putRecord` to `qindex`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: qindex_models.RecordRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: qindex_models.IndexRecord | None


def qindex_put_record(
    body: qindex_models.RecordRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `qindex` carry out `putRecord` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("qindex", "putRecord", parameters, body, about, delegated)
