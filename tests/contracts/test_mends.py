"""Whoever does to the letter what each mend of a pair says has a compatible pair, and a schema of the same dialect."""

import copy
import json
import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

import pytest

from anarq.contracts import Answer, Reading, Side, Verdict, decide
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_2020, OPENAPI_30, Dialect
from anarq.contracts.tell.verdict import Witness
from anarq.model import pointer as pointers

BASE: Final[Any] = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[a-z]"},
        "kind": {"enum": ["a", "b", "c", 3]},
        "size": {"type": "number", "minimum": 0, "maximum": 100},
        "free": {},
        "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 10},
        "open": {"type": "object", "properties": {"x": {"type": "string"}, "y": {}}},
        "either": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 9}, {"type": "number", "maximum": -5}]},
    },
}


def at(*keys: str, **said: Any) -> Callable[[Any], None]:
    """An edit: what some keywords of a property say from now on."""

    def edit(schema: Any) -> None:
        for key in keys:
            schema = schema["properties"][key]
        schema.update(copy.deepcopy(said))

    return edit


def without(name: str) -> Callable[[Any], None]:
    return lambda schema: schema["properties"].pop(name) and None


EVERYWHERE: Final = {
    "a name is required": at(required=["id", "kind"]),
    "a text is longer": at("id", minLength=3),
    "a text is shorter": at("id", maxLength=7),
    "a pattern is narrower": at("id", pattern="^[a-f]"),
    "values are gone": at("kind", enum=["b"]),
    "one value is left": at("kind", enum=[3]),
    "values are listed": at("free", enum=[1, 2]),
    "a bound is higher": at("size", minimum=5),
    "numbers are whole": at("size", type="integer"),
    "multiples": at("size", multipleOf=2),
    "a type appears": at("free", type="string"),
    "fewer items": at("tags", maxItems=2),
    "no two alike": at("tags", uniqueItems=True),
    "an object is closed": at("open", additionalProperties=False),
    "an object is closed for what it had": at("open", properties={"x": {"type": "string"}}, additionalProperties=False),
    "an object has more members": at("open", minProperties=1),
    "something is ruled out": at("free", **{"not": {"type": "integer"}}),
    "a property is gone": without("tags"),
    "a bound above branches": at("either", minimum=5),
    "a type above branches": at("either", type="integer"),
}
FLAGS: Final = {
    "a bound is excluded": at("size", exclusiveMinimum=True),
    "a higher bound is excluded": at("size", minimum=3, exclusiveMinimum=True),
}
NUMBERS: Final = {
    "a bound is excluded": at("size", exclusiveMinimum=0),
    "one value": at("kind", const="a"),
    "names": at("open", propertyNames={"maxLength": 3, "pattern": "^x"}),
    "an item is contained": at("tags", contains={"const": "a"}),
    "a name asks for another": at("open", dependentRequired={"x": ["y"]}),
}
CASES: Final = (
    *((DRAFT_2020, name, edit) for name, edit in (EVERYWHERE | NUMBERS).items()),
    *((DRAFT_4, name, edit) for name, edit in (EVERYWHERE | FLAGS).items()),
    *((OPENAPI_30, name, edit) for name, edit in (EVERYWHERE | FLAGS).items()),
    (OPENAPI_30, "a null is gone", at("id", nullable=False)),
)


def compared(old: Any, new: Any, dialect: Dialect) -> Verdict:
    reading = Reading(dialect=dialect)
    return decide(Side(old, reading=reading), Side(new, reading=reading), causes=100)


def mended(schema: Any, witness: Witness) -> None:
    """Does what a mend says, where the schema refuses."""
    *above, last = pointers.split(witness.second.pointer)
    place = schema
    for key in above:
        place = place[int(key) if isinstance(place, list) else key]
    *_, act = witness.mend.split(", or ")  # of two ways the last one
    if act == "let the object be open":
        del place[last]
    elif act == "let `nullable` be true":
        place["nullable"] = True
    elif found := re.fullmatch(r"leave `(\w+)`(?: and `(\w+)`)? out", act):
        for keyword in filter(None, found.groups()):
            del place[keyword]
    elif found := re.fullmatch(r"keep `(\w+)` at (.+)", act):
        place[found[1]] = json.loads(found[2])
    elif found := re.fullmatch(r"take (.+) out of `required`", act):
        place["required"].remove(json.loads(found[1]))
    elif found := re.fullmatch(r"add (.+) to `(enum|type)`", act):
        own = place[found[2]]
        place[found[2]] = [*(own if isinstance(own, list) else [own]), *json.loads(listed(found[1]))]
    elif found := re.fullmatch(r"list (.+) in an `enum` in place of `const`", act):
        del place["const"]
        place["enum"] = json.loads(listed(found[1]))
    else:
        raise AssertionError(f"nobody knows what to do: {act!r}")


def listed(words: str) -> str:
    return f"[{words.replace(' and ', ', ')}]"


@pytest.mark.parametrize(
    ("dialect", "edit"), [(of, edit) for of, _, edit in CASES], ids=[f"{of.name}: {name}" for of, name, _ in CASES]
)
def test_one_edit_is_mended_by_what_is_said(dialect: Dialect, edit: Callable[[Any], None]) -> None:
    assert left(dialect, [edit]) == ()


@pytest.mark.parametrize("seed", range(40))
def test_several_edits_are_mended_by_what_is_said(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - edits are not secret
    dialect = source.choice((DRAFT_2020, DRAFT_4, OPENAPI_30))
    edits = source.sample([edit for of, _, edit in CASES if of is dialect], source.randint(2, 6))
    assert left(dialect, edits) == ()


def left(dialect: Dialect, edits: list[Callable[[Any], None]]) -> tuple[Witness, ...]:
    """What still breaks when everything was done that was said of what some edits break."""
    old = copy.deepcopy(BASE)
    if dialect is OPENAPI_30:
        old["properties"]["id"]["nullable"] = True
    new = copy.deepcopy(old)
    for edit in edits:
        with suppress(KeyError):  # another edit took the property away
            edit(new)
    verdict = compared(old, new, dialect)
    assert (verdict.answer, verdict.cause) == (Answer.BREAKING, None)
    for witness in verdict.witnesses:
        mended(new, witness)
    after = compared(old, new, dialect)
    assert after.answer is not Answer.UNDECIDED
    return after.witnesses
