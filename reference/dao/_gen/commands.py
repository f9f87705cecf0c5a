"""The commands that DAO sends to other modules, and what comes of them.

Generated from modules/dao by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

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
