"""A union of hundreds of branches that differs in one of them is answered, whatever tells the branches apart."""

import copy
from typing import Any, Final

import pytest

from anarq.contracts import Answer, Side, Verdict, decide, second_opinion, subschema, validator

MANY: Final = 300
PLACE: Final = 150
DEFINITIONS: Final[Any] = {"base": {"type": "object", "properties": {"z": {"type": "string"}}}}
FORMS: Final = ("closed", "open", "tagged", "optional tag", "inherited")


def branch(number: int, form: str) -> Any:
    own: Any = {
        "type": "object",
        "properties": {
            f"id{number}": {"type": "string"},
            f"n{number}": {"type": "integer"},
            "state": {"enum": ["on", "off", str(number)]},
        },
    }
    if form in ("tagged", "optional tag"):
        own["properties"]["kind"] = {"const": f"k{number}"}
    if form != "optional tag":
        own["required"] = ["kind" if form == "tagged" else f"id{number}"]
    if form == "closed":
        own["additionalProperties"] = False
    return {"allOf": [{"$ref": "#/$defs/base"}, own]} if form == "inherited" else own


def union(keyword: str, branches: list[Any]) -> Any:
    return {keyword: branches, "$defs": DEFINITIONS}


def edited(branches: list[Any], **keywords: Any) -> list[Any]:
    """The branches with one of them changed: each keyword is merged into what the branch says."""
    result = copy.deepcopy(branches)
    own = result[PLACE]["allOf"][1] if "allOf" in result[PLACE] else result[PLACE]
    for name, value in keywords.items():
        own[name] = {**own[name], **value} if isinstance(value, dict) else [*own.get(name, []), *value]
    return result


def asked(old: Any, new: Any) -> Verdict:
    verdict = decide(Side(old), Side(new), causes=None)
    for witness in verdict.witnesses:
        for make in (validator, second_opinion):
            assert make(old).is_valid(witness.instance)
            assert not make(new).is_valid(witness.instance)
    return verdict


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize("form", FORMS)
def test_a_value_that_one_branch_lost_is_the_cause(keyword: str, form: str) -> None:
    old = [branch(number, form) for number in range(MANY)]
    new = edited(old, properties={"state": {"enum": ["on", "off"]}})
    verdict = asked(union(keyword, old), union(keyword, new))
    below = "allOf/1/" if form == "inherited" else ""
    assert verdict.answer is Answer.BREAKING
    assert verdict.witness is not None
    assert verdict.witness.second.pointer == f"/{keyword}/{PLACE}/{below}properties/state/enum"
    assert asked(union(keyword, new), union(keyword, old)).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize("form", ["closed", "tagged"])
def test_what_one_branch_requires_anew_is_the_cause(keyword: str, form: str) -> None:
    old = [branch(number, form) for number in range(MANY)]
    new = edited(old, required=[f"n{PLACE}"])
    verdict = asked(union(keyword, old), union(keyword, new))
    assert [(witness.second.pointer, witness.item) for witness in verdict.witnesses] == [
        (f"/{keyword}/{PLACE}/required", f"n{PLACE}")
    ]
    assert verdict.cause is None
    assert asked(union(keyword, new), union(keyword, old)).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("form", ["closed", "open", "tagged", "inherited"])
def test_a_branch_that_is_gone_breaks_and_a_new_one_does_not(form: str) -> None:
    old = [branch(number, form) for number in range(MANY)]
    new = [*old[:PLACE], *old[PLACE + 1 :]]
    assert asked(union("anyOf", old), union("anyOf", new)).answer is Answer.BREAKING
    assert asked(union("anyOf", new), union("anyOf", old)).answer is Answer.COMPATIBLE


def test_an_open_branch_that_joins_others_in_a_one_of_breaks_where_two_hold() -> None:
    new = [branch(number, "open") for number in range(MANY)]
    verdict = asked(union("oneOf", new[1:]), union("oneOf", new))
    assert verdict.answer is Answer.BREAKING
    assert verdict.witness is not None
    assert {"id0"} < set(verdict.witness.instance)


def test_a_name_that_one_branch_requires_and_another_does_not_allow_sets_them_apart() -> None:
    """All branches differ, and none is compared with all others."""
    old = [branch(number, "closed") for number in range(100)]
    new = [{**each, "minProperties": 1} for each in old]
    assert asked(union("oneOf", old), union("oneOf", new)).answer is Answer.COMPATIBLE


@pytest.mark.parametrize(
    ("old", "new", "answer"),
    [
        ({"oneOf": [{"type": "string"}, {"maximum": 3}]}, {"oneOf": [{"type": "string"}]}, "breaking"),
        ({"oneOf": [{"type": "string"}]}, {"oneOf": [{"type": "string"}, {"maximum": 3}]}, "breaking"),
        ({"oneOf": [{"type": "string"}]}, {"oneOf": [{"type": "string"}, {"type": "null"}]}, "compatible"),
        ({"oneOf": [{"type": "string"}, True]}, {"oneOf": [{"type": "number"}, True]}, "breaking"),
        ({"oneOf": [{"minLength": 2}, {"minimum": 1}]}, {"not": {"type": "null"}}, "compatible"),
        ({"oneOf": [{"minLength": 2}, {"minimum": 1}, {"maxLength": 0}]}, {"type": "string"}, "compatible"),
        ({"oneOf": [{"minLength": 2}, {"minLength": 3}, False]}, {"maxLength": 2}, "compatible"),
        ({"oneOf": [{"minLength": 2}, {"minLength": 3}, False]}, {"maxLength": 1}, "breaking"),
    ],
)
def test_small_unions_mean_what_they_say(old: Any, new: Any, answer: str) -> None:
    assert asked(old, new).answer.value == answer


def tagged(count: int) -> Any:
    """So many objects that a property tells apart."""
    kinds = [{"type": "object", "required": ["kind"], "properties": {"kind": {"const": i}}} for i in range(count)]
    return {"oneOf": kinds}


def test_that_branches_exclude_each_other_is_asked_of_few_of_them() -> None:
    """Each of so many branches is followed; to hold each against all others would take four times as much for twice."""
    less, more = (subschema(tagged(count), {"minProperties": 1}) for count in (200, 400))
    assert less.answer is more.answer is Answer.COMPATIBLE
    assert more.steps < 3 * less.steps
