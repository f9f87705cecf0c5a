"""What follows from an error is not told beside it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.rules import Hit, Scope, Severity, Stage
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run

OPENAPI = "paths: {/a: {parmeters: [], get: {x: 1}}, /b: {get: {x: 1}}}\n"
Make = Callable[..., Ecosystem]
MakeEntry = Callable[..., Entry]


def told(ecosystem: Ecosystem, *entries: Entry) -> list[str]:
    report = run(ecosystem, RuleCatalogue.of(entries), today=date(2026, 1, 31))
    return [one.rule for one in report.findings]


@pytest.fixture
def one(ecosystem: Make) -> Ecosystem:
    return ecosystem(qmail={"openapi.yaml": OPENAPI})


@pytest.fixture
def rule(entry: MakeEntry) -> Callable[..., Entry]:
    """A rule with one hit."""

    def make(
        id_: str,
        stage: Stage,
        at: tuple[str, ...],
        *,
        rests_on: tuple[str, ...] | None = None,
        stands_for: tuple[str, ...] | None = None,
        severity: Severity = Severity.ERROR,
        shared: bool = False,
    ) -> Entry:
        def check(module: Module) -> Iterator[Hit]:
            def node(keys: tuple[str, ...]) -> Node:
                return module.node("openapi.yaml", "paths", *keys)

            rests: tuple[Any, ...] = () if rests_on is None else (node(rests_on),)
            stands = () if stands_for is None else (node(stands_for),)
            yield Hit(node(at), id_, "", rests_on=(rests,) if shared else rests, stands_for=stands)

        made = entry(id_, check, Scope.MODULE, severity)
        return replace(made, rule=replace(made.rule, stage=stage))

    return make


@pytest.mark.parametrize("shared", [False, True])
def test_an_error_below_what_a_hit_rests_on_is_told_alone(one: Ecosystem, rule: Any, shared: bool) -> None:
    cause = rule("spec/a-cause", Stage.FORM, ("/a", "get", "x"))
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"), shared=shared)
    assert told(one, cause, follows) == ["spec/a-cause"]
    assert told(one, follows) == ["http/what-follows"]


def test_an_error_elsewhere_explains_nothing(one: Ecosystem, rule: Any) -> None:
    cause = rule("spec/a-cause", Stage.FORM, ("/b", "get", "x"))
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"))
    assert sorted(told(one, cause, follows)) == ["http/what-follows", "spec/a-cause"]


def test_a_slip_explains_what_rests_on_the_key_that_was_meant(one: Ecosystem, rule: Any) -> None:
    cause = rule("spec/a-cause", Stage.FORM, ("/a", "parmeters"), stands_for=("/a", "parameters"))
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "parameters"))
    assert told(one, cause, follows) == ["spec/a-cause"]


@pytest.mark.parametrize("stage", [Stage.MEANING, Stage.EXAMPLE])
def test_an_error_of_the_same_stage_or_a_later_one_explains_nothing(one: Ecosystem, rule: Any, stage: Stage) -> None:
    cause = rule("spec/a-cause", stage, ("/a", "get"))
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"))
    assert len(told(one, cause, follows)) == 2


def test_two_that_rest_on_one_another_are_not_both_left_out(one: Ecosystem, rule: Any) -> None:
    first = rule("spec/a-cause", Stage.FORM, ("/a", "get"), rests_on=("/b",))
    second = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"))
    assert told(one, first, second) == ["spec/a-cause"]


def test_what_follows_from_what_follows_is_not_told_either(one: Ecosystem, rule: Any) -> None:
    cause = rule("spec/a-cause", Stage.FORM, ("/a", "get", "x"))
    between = rule("http/in-between", Stage.MEANING, ("/b", "get"), rests_on=("/a", "get"))
    last = rule("http/the-last", Stage.EXAMPLE, ("/b",), rests_on=("/b", "get"))
    assert told(one, cause, between, last) == ["spec/a-cause"]


def test_a_warning_explains_no_error(one: Ecosystem, rule: Any) -> None:
    cause = rule("spec/a-cause", Stage.FORM, ("/a", "get"), severity=Severity.WARNING)
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"))
    assert len(told(one, cause, follows)) == 2


def test_what_a_waiver_takes_explains_nothing(ecosystem: Make, rule: Any) -> None:
    waiver = "- {rule: spec/a-cause, where: openapi.yaml, reason: It is old., owner: us, until: '2026-06-30'}\n"
    waived = ecosystem(qmail={"openapi.yaml": OPENAPI, "waivers.yaml": f"waivers:\n  {waiver}"})
    cause = rule("spec/a-cause", Stage.FORM, ("/a", "get"))
    follows = rule("http/what-follows", Stage.MEANING, ("/b",), rests_on=("/a", "get"))
    assert told(waived, cause, follows) == ["http/what-follows"]
