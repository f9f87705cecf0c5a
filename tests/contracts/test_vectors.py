"""The third-party cases of Apicurio Registry, each in both directions.

A label says whether the updated schema reads what the original wrote (backward) and the other way round (forward).
"""

import copy
import random
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from anarq.contracts import Answer, Idle, Reading, Side, idle, subschema
from anarq.model import pointer as pointers

LABELS = {"backward": (True, False), "forward": (False, True), "both": (True, True), "none": (False, False)}

REFUTED = {"Complex: oneOf 1", "Complex: oneOf 3"}
"""Labelled compatible; an instance shows that they are not."""

VACUOUS = {
    # An unanchored `[a-z]*` matches every string, so that such patterns refuse nothing.
    "String: pattern 1", "String: pattern 2", "Conditional: if", "Conditional: then", "Conditional: else",
    # `type: string` with an array as `const` accepts nothing, and nothing is within everything.
    "Const",
    # The branch `type: string` accepts all that the other branch refuses.
    "Complex: anyOf 1",
}  # fmt: skip
"""Labelled incompatible in a direction in which there is provably no instance that shows it."""

FORMATS = {"String: format 1", "String: format 2"}
CONTENTS = {
    "String: contentEncoding 2",
    "String: contentEncoding 3",
    "String: contentMediaType 2",
    "String: contentMediaType 3",
}
"""Labelled incompatible; `content…` are annotations in every draft that defines them."""


def answers(case: dict[str, Any], reading: Reading) -> tuple[Answer, Answer]:
    old, new = case["original"], case["updated"]
    return subschema(old, new, reading=reading).answer, subschema(new, old, reading=reading).answer


def disagreements(cases: list[dict[str, Any]], reading: Reading) -> set[tuple[str, str]]:
    found = set()
    for case in cases:
        for expected, answer in zip(LABELS[case["compatibility"]], answers(case, reading), strict=True):
            if answer is not (Answer.COMPATIBLE if expected else Answer.BREAKING):
                found.add((case["id"], answer.value))
    return found


def test_only_labels_that_are_wrong_or_assert_annotations_disagree(apicurio: list[dict[str, Any]]) -> None:
    expected = {(name, "breaking") for name in REFUTED}
    expected |= {(name, "compatible") for name in VACUOUS | FORMATS | CONTENTS}
    expected |= {(name, "compatible") for name in ("Complex: oneOf 1",)}  # its other direction is vacuous as well
    assert disagreements(apicurio, Reading()) == expected


def test_labels_that_a_proof_refutes_differ_in_nothing_that_makes_a_difference(apicurio: list[dict[str, Any]]) -> None:
    explained = set()
    for case in apicurio:
        if case["id"] in VACUOUS | FORMATS | CONTENTS and case["original"] != case["updated"]:
            notes = idle(Side(case["original"]), Side(case["updated"]))
            without = [_without(case[name], side, notes) for side, name in enumerate(("original", "updated"))]
            assert without[0] == without[1], case["id"]
            explained.add(case["id"])
    assert explained == VACUOUS | FORMATS | CONTENTS


def _without(schema: Any, side: int, notes: tuple[Idle, ...]) -> Any:
    """The schema without the keywords that some notes name."""
    result = copy.deepcopy(schema)
    for note in notes:
        if note.side == side:
            *way, keyword = pointers.split(note.location.pointer)
            part = result
            for step in way:
                part = part[int(step)] if isinstance(part, list) else part[step]
            del part[keyword]
    return result


def test_no_search_finds_what_is_proved_not_to_be_there(
    apicurio: list[dict[str, Any]], benchmark: Callable[[str], ModuleType]
) -> None:
    search = benchmark("models").counter_example
    for case in apicurio:
        pair = case["original"], case["updated"]
        for (old, new), answer in zip((pair, pair[::-1]), answers(case, Reading()), strict=True):
            source = random.Random(1)  # noqa: S311 - reproducible, not secret
            assert (search(old, new, source) is None) is (answer is Answer.COMPATIBLE), case["id"]


def test_the_labels_on_formats_agree_when_formats_are_asserted(apicurio: list[dict[str, Any]]) -> None:
    assert not FORMATS & {name for name, _ in disagreements(apicurio, Reading(assert_formats=True))}


def test_every_label_of_compatibility_agrees_except_the_two_refuted(apicurio: list[dict[str, Any]]) -> None:
    found = set()
    for case in apicurio:
        for expected, answer in zip(LABELS[case["compatibility"]], answers(case, Reading()), strict=True):
            if expected and answer is not Answer.COMPATIBLE:
                found.add(case["id"])
    assert found == REFUTED


@pytest.mark.parametrize("asserted", [False, True])
def test_nothing_is_undecided(apicurio: list[dict[str, Any]], asserted: bool) -> None:
    assert len(apicurio) == 145
    for case in apicurio:
        assert Answer.UNDECIDED not in answers(case, Reading(assert_formats=asserted))
