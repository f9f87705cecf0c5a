"""The states of an intent: the whole table, each transition and each refusal by its name."""

from datetime import UTC, datetime
from itertools import product
from typing import get_args

import pytest

from anarq.clients._gen.qwallet.models import PaymentIntent
from anarq.reference.qwallet._gen.spec import MODULE
from anarq.reference.qwallet.services.intent_states import TRANSITIONS, Act, Forbidden, Status, step
from anarq.runtime.call import Refused
from anarq.testing.states import declared, written

NOW, END = datetime(2026, 1, 31, 9, 30, tzinfo=UTC), datetime(2026, 1, 31, 9, 45, tzinfo=UTC)
EVERY = list(product(get_args(Status), get_args(Act)))
LEADS = {
    ("PENDING", "sign"): "SIGNED",
    ("SIGNED", "pay"): "SETTLED",
    ("PENDING", "cancel"): "FAILED",
    ("SIGNED", "cancel"): "FAILED",
    ("PENDING", "expire"): "FAILED",
    ("SIGNED", "expire"): "FAILED",
}
NAMED = {
    "PENDING": "intent_not_signed",
    "SIGNED": "intent_signed",
    "SETTLED": "intent_settled",
    "FAILED": "intent_failed",
}


def intent(status: str) -> PaymentIntent:
    return {"status": status, "expiresAt": "2026-01-31T09:45:00Z"}  # type: ignore[typeddict-item]  # what `step` reads


def test_the_table_says_of_every_act_in_every_state_what_comes_of_it():
    assert TRANSITIONS.keys() == set(EVERY)
    assert {key: after for key, after in TRANSITIONS.items() if not isinstance(after, Forbidden)} == LEADS


def test_the_states_are_those_of_the_contract():
    (operation,) = [each for each in MODULE.operations if each.name == "listIntents"]
    (parameter,) = [each for each in operation.parameters if each.name == "status"]
    assert parameter.schema["enum"] == list(get_args(Status))


@pytest.mark.parametrize(("status", "act"), EVERY)
def test_an_act_leads_where_it_may_and_is_refused_by_name_where_it_may_not(status, act):
    if (status, act) in LEADS:
        assert step(intent(status), act, NOW) == LEADS[status, act]
        return
    with pytest.raises(Refused) as caught:
        step(intent(status), act, NOW)
    assert (caught.value.code, caught.value.details) == ("CONFLICT", {"reasons": [NAMED[status]], "status": status})


@pytest.mark.parametrize(("status", "act"), LEADS)
def test_from_the_end_on_an_intent_only_ends(status, act):
    if LEADS[status, act] == "FAILED":
        assert step(intent(status), act, END) == "FAILED"
        return
    with pytest.raises(Refused) as caught:
        step(intent(status), act, END)
    assert caught.value.details["reasons"] == ["intent_expired"]


@pytest.mark.parametrize("status", ["SETTLED", "FAILED"])
def test_a_final_state_is_told_rather_than_that_the_time_is_over(status):
    with pytest.raises(Refused) as caught:
        step(intent(status), "pay", END)
    assert caught.value.details["reasons"] == [NAMED[status]]


def test_the_table_is_what_the_contract_says():
    assert written(TRANSITIONS) == declared(MODULE, "intent")
