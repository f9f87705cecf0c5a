"""`check`, `generate` and `serve --check` agree: a seeded sample of what `nox -s agreement` does at length."""

import json
import random
from types import ModuleType
from typing import Any

import pytest

from anarq.generators.refusals import Attempt
from anarq.model.errors import Place, Problem


@pytest.fixture(scope="module")
def judge(agree: ModuleType) -> Any:
    return agree.Judge()


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_on_broken_specs_the_three_commands_agree(judge: Any, start: int) -> None:
    tally = judge.tally(10, 1, start)
    assert [str(wrong) for wrong in tally.wrong] == []
    assert sum(tally.seen.values()) == 10
    assert tally.seen["refused"] + tally.seen["unreadable"] > 0


def test_the_sample_holds_specs_of_every_outcome(judge: Any, agree: ModuleType) -> None:
    operators = {mutant.operator.partition("+")[0] for mutant in agree.mutations.mutants(judge.files, 200, 1)}
    assert operators == set(agree.mutations.OPERATORS)


def test_a_mutant_follows_from_its_seed_and_number_alone(judge: Any, agree: ModuleType) -> None:
    (alone,) = agree.mutations.mutants(judge.files, 1, 7, start=3)
    assert [*agree.mutations.mutants(judge.files, 4, 7)][3] == alone


@pytest.fixture
def mutant(agree: ModuleType) -> Any:
    return lambda changes: agree.mutations.Mutant(0, "by hand", changes)


def test_the_modules_as_they_stand_are_served(judge: Any, mutant: Any) -> None:
    assert judge.judge(mutant({})) == ("passed", [])


def test_what_check_would_pass_and_generate_refuses_is_seen(
    judge: Any, mutant: Any, agree: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem("this reference leads nowhere", Place("modules/qwallet/openapi.yaml"))
    monkeypatch.setattr(agree, "attempt", lambda _: Attempt((), (), (problem,)))
    outcome, wrong = judge.judge(mutant({}))
    assert (outcome, [one.kind for one in wrong]) == ("passed", ["generate refuses"])


def test_what_check_would_pass_and_serve_refuses_is_seen(
    judge: Any, mutant: Any, agree: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(spec: Any, _: object, **__: object) -> None:
        raise ValueError(f"{spec.name}: missing limits class enormous")

    monkeypatch.setattr(agree.serve, "build", build)
    outcome, wrong = judge.judge(mutant({}))
    assert (outcome, [one.kind for one in wrong]) == ("passed", ["serve fails"])
    assert "missing limits class enormous" in wrong[0].told


def test_a_crash_is_seen(judge: Any, mutant: Any, agree: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> Attempt:
        raise KeyError("nothing")

    monkeypatch.setattr(agree, "attempt", crash)
    outcome, wrong = judge.judge(mutant({}))
    assert (outcome, [one.kind for one in wrong]) == ("crashed", ["a check crashes"])
    tools = json.dumps({"tools": {}}).encode()
    assert [one.kind for one in judge.judge(mutant({"qwallet/mcp.json": tools, "squid/mcp.json": b"{}"}))[1]] == [
        "generate crashes"
    ]


@pytest.mark.parametrize("operator", ["case", "delete", "duplicate", "insert", "rename"])
def test_a_change_of_a_spec_that_holds_a_loop_of_aliases_keeps_the_loop(agree: ModuleType, operator: str) -> None:
    files = {"qtoy/openapi.yaml": "paths: &all\n  /a: {again: *all}\n  /b: {summary: First}\n"}
    change = agree.mutations.OPERATORS[operator]
    changed = [change(draw, files)["qtoy/openapi.yaml"] for draw in map(random.Random, range(20))]
    assert any(b"&" in text and b"*" in text for text in changed)
