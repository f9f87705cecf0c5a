"""The commands that Harbour sends to other modules, and what comes of them.

Generated from modules/harbour by `anarq generate service`. Do not edit.
"""

from collections.abc import Mapping
from typing import TypedDict

from anarq.clients._gen.lantern import models as lantern_models
from anarq.ports.json import JsonObject
from anarq.ports.peers import Delegated
from anarq.runtime.call import Command


class LanternLightLampAnswer(TypedDict):
    """What came of the command `lightLamp` to `lantern`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: lantern_models.LampRequest
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: lantern_models.Lamp | None


def lantern_light_lamp(
    body: lantern_models.LampRequest,
    *,
    about: str,
    delegated: tuple[Delegated, ...] | None = None,
) -> Command:
    """Has `lantern` carry out `lightLamp` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order. It is carried out in the caller's name, or by what was `delegated` in an
    earlier call.
    """
    parameters: JsonObject = {}
    return Command("lantern", "lightLamp", parameters, body, about, delegated)


class TideHoldTideAnswer(TypedDict):
    """What came of the command `holdTide` to `tide`: `code` is `SUCCESS`, with the `data`, or an error
    code. When it is not `certain`, nobody knows whether it was carried out: it was tried for as long as it may.
    The `details` are those of a refusal.
    """

    about: str
    parameters: Mapping[str, object]
    body: JsonObject
    code: str
    message: str
    certain: bool
    details: JsonObject
    data: object | None


def tide_hold_tide(
    body: JsonObject,
    *,
    about: str,
) -> Command:
    """Has `tide` carry out `holdTide` once the decision is committed. `about` names for what: commands of
    one peer about one thing keep their order.
    """
    parameters: JsonObject = {}
    return Command("tide", "holdTide", parameters, body, about)
