"""Catalogues: unions of very many branches with a tag, in which many break at once."""

from typing import Any, Final

import pytest

from anarq.contracts import Answer, Side, decide, subschema

TAGS: Final[dict[str, Any]] = {
    "const": lambda name: {"const": name},
    "pattern": lambda name: {"type": "string", "pattern": f"^{name}$"},
}


def event(number: int, tag: str, least: int) -> Any:
    texts = {f"p{at}": {"type": "string", "maxLength": 10 + at} for at in range(3)}
    properties = {"kind": TAGS[tag](f"event{number}"), "n": {"type": "integer", "minimum": least}, **texts}
    return {"type": "object", "properties": properties, "required": ["kind"]}


def catalogue(keyword: str, tag: str, count: int, changed: int = 0) -> Any:
    return {keyword: [event(number, tag, int(number < changed)) for number in range(count)]}


def causes(keyword: str, tag: str, count: int, changed: int) -> tuple[int, int]:
    """How many causes are told, and the steps for each of them."""
    verdict = decide(Side(catalogue(keyword, tag, count)), Side(catalogue(keyword, tag, count, changed)), causes=None)
    assert (verdict.answer, verdict.cause) == (Answer.BREAKING, None)
    assert verdict.witness is not None
    roots = {witness.second.pointer for witness in (verdict.witness, *verdict.more)}
    assert roots == {f"/{keyword}/{number}/properties/n/minimum" for number in range(changed)}
    return 1 + len(verdict.more), verdict.steps // len(roots)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_all_breaks_of_a_catalogue_are_told_and_many_cost_no_more_each_than_few(keyword: str, tag: str) -> None:
    few, each_of_few = causes(keyword, tag, 70, 7)
    many, each_of_many = causes(keyword, tag, 70, 70)
    assert (few, many) == (7, 70)
    assert each_of_many < 1.3 * each_of_few


def task(count: int, *, wider: int = 0) -> Any:
    """A tag that is listed beside the branches, each of which says by a pattern which one it is for."""
    names = [f"Task@{number}" for number in range(count)]
    inputs = [
        {"properties": {f"i{number}": {"type": "string"}}, "additionalProperties": number < wider}
        for number in range(count)
    ]
    branches = [
        {"required": ["task"], "properties": {"task": {"pattern": f"^{name}$"}, "inputs": said}}
        for name, said in zip(names, inputs, strict=True)
    ]
    return {
        "type": "object",
        "properties": {"task": {"anyOf": [{"enum": [name]} for name in names]}, "inputs": {"type": "object"}},
        "required": ["task"],
        "additionalProperties": False,
        "anyOf": branches,
    }


def test_branches_that_a_pattern_tags_cost_in_proportion_to_their_number() -> None:
    steps = {count: subschema(task(count), {**task(count), "maxProperties": 1}).steps for count in (60, 120)}
    proofs = {count: subschema(task(count), task(count, wider=5)) for count in (60, 120)}
    assert {proof.answer for proof in proofs.values()} == {Answer.COMPATIBLE}
    assert steps[120] < 3 * steps[60]
    assert proofs[120].steps < 3 * proofs[60].steps


def closed(*left_out: str, and_more: str = "") -> Any:
    names = {f"a{number}" for number in range(24)} - {*left_out}
    properties = {name: {"type": "string"} for name in sorted({*names, *and_more.split()})}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def test_that_one_name_is_refused_nowhere_is_seen_before_names_are_combined() -> None:
    branches = [closed(*(f"a{(number + at) % 24}" for at in range(8)), and_more=f"b{number}") for number in range(12)]
    for new in ([*branches, closed(and_more="c")], [closed(and_more="c"), *branches]):
        assert subschema(closed(), {"anyOf": new}).answer is Answer.COMPATIBLE
    verdict = subschema(closed(), {"anyOf": branches})
    assert (verdict.answer, verdict.steps < 300_000) == (Answer.BREAKING, True)


def tree(count: int, most: int, *, recursive: bool) -> Any:
    texts = {f"p{number}": {"type": "string", "maxLength": most} for number in range(count)}
    below = {"$ref": "#/$defs/tree"} if recursive else {"type": "string"}
    trees = {"type": "object", "properties": {"below": {"$ref": "#/$defs/tree"}}}
    return {"$defs": {"tree": trees}, "type": "object", "properties": {**texts, "below": below}}


def test_what_is_mended_above_a_cycle_costs_no_more_than_elsewhere() -> None:
    steps = {}
    for recursive in (True, False):
        old, new = (Side(tree(60, most, recursive=recursive)) for most in (9, 8))
        verdict = decide(old, new, causes=None)
        assert (len(verdict.more), verdict.cause) == (59, None)
        steps[recursive] = verdict.steps
    assert steps[True] < 1.2 * steps[False]
