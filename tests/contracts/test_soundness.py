"""A seeded sample of what `benchmarks/compat/soundness.py` does at length, and edits of schemas that people wrote."""

import itertools
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from anarq.contracts import (
    Answer,
    Budget,
    SchemaError,
    UnresolvedError,
    Verdict,
    decide,
    second_opinion,
    subschema,
    validator,
)
from anarq.contracts.read.metaschemas import REGISTRY, meta_schema

Benchmark = Callable[[str], ModuleType]
REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_answer_on_random_pairs_is_wrong(seed: int, benchmark: Benchmark) -> None:
    tally = benchmark("soundness").run(100, seed)
    assert tally.wrong == []
    assert tally.seen["grammars"] == 400
    assert tally.seen["breaking"] > 20
    assert tally.seen["compatible"] > 20


def test_a_search_is_made_block_by_block_with_seeds_that_no_other_search_has(benchmark: Benchmark) -> None:
    blocks = benchmark("tally").blocks
    assert [size for size, _ in blocks(120, 3)] == [50, 50, 20]
    assert blocks(120, 3)[0] == (50, 3)
    assert {seed for _, seed in blocks(10_000, 3)}.isdisjoint(seed for _, seed in blocks(10_000, 4))
    assert blocks(0, 3) == []


def test_a_wrong_answer_would_be_seen(benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch) -> None:
    soundness = benchmark("soundness")

    def hasty(first: Any, second: Any, **options: Any) -> Verdict:
        return replace(subschema(first, second, **options), answer=Answer.COMPATIBLE, witness=None)

    monkeypatch.setattr(soundness, "subschema", hasty)
    wrong = soundness.run(20, 1).wrong
    assert any(line.startswith("compatible has a counter-example") for line in wrong)
    assert any(line.startswith("compatible, and it has a tree") for line in wrong)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_odd_pair_crashes_or_is_answered_wrongly(seed: int, benchmark: Benchmark) -> None:
    tally = benchmark("fuzz").run(60, seed)
    assert tally.wrong == []
    assert tally.seen["breaking"] > 5
    assert tally.seen["compatible"] > 5


@pytest.mark.parametrize("fault", ["crash", "wrong", "costly", "moody"])
def test_a_fault_on_odd_pairs_would_be_seen(fault: str, benchmark: Benchmark, monkeypatch: pytest.MonkeyPatch) -> None:
    fuzz, count = benchmark("fuzz"), itertools.count()

    def faulty(*sides: Any, **options: Any) -> Verdict:
        verdict = decide(*sides, **options)
        if fault == "crash":
            raise KeyError("0")
        if fault == "wrong":
            return replace(verdict, answer=Answer.COMPATIBLE, witness=None, more=(), cause=None)
        return replace(verdict, steps=10**9 if fault == "costly" else next(count))

    monkeypatch.setattr(fuzz, "decide", faulty)
    wrong = fuzz.run(60, 1).wrong
    told = {"crash": "KeyError", "wrong": "counter-example", "costly": "1000000000 steps", "moody": "second time"}
    assert any(told[fault] in line for line in wrong)


def documents(vectors: Path) -> dict[str, Any]:
    found = {uri: meta_schema(uri) for uri in REGISTRY if "draft-03" not in uri}
    files = [*vectors.glob("asyncapi/*.json"), *vectors.glob("compose/*.json")]
    files += [*REPOSITORY.glob("spec/common/**/*.json"), *REPOSITORY.glob("modules/*/contracts/*.json")]
    return found | {str(file): json.loads(file.read_text("utf-8")) for file in files}


def test_edits_of_real_schemas_are_decided(vectors: Path, benchmark: Benchmark) -> None:
    generate = benchmark("generate")
    known = documents(vectors)
    catalogue = {schema["$id"]: schema for schema in known.values() if isinstance(schema, dict) and "$id" in schema}
    source = random.Random(4)  # noqa: S311 - reproducible, not secret
    seen: list[Answer] = []
    for name in source.choices(sorted(known), k=120):
        old, new = known[name], generate.edited(source, known[name], source.choice((1, 2)))
        try:
            verdict = subschema(old, new, catalogue=catalogue, budget=Budget())
        except (SchemaError, UnresolvedError):
            continue
        seen.append(verdict.answer)
        if verdict.witness is not None:
            for make in (validator, second_opinion):
                assert make(old, registry=catalogue).is_valid(verdict.witness.instance)
                assert not make(new, registry=catalogue).is_valid(verdict.witness.instance)
    assert len(seen) > 110
    assert seen.count(Answer.UNDECIDED) <= 0.02 * len(seen)


def test_the_work_follows_the_difference_and_not_the_size(benchmark: Benchmark) -> None:
    """`benchmarks/compat/long.py` measures the time."""
    long = benchmark("long")
    verdicts = []
    for count in (40, 400):
        old, new = long.pair(count)
        verdicts.append((subschema(old, new), subschema(new, old)))
    for (first, second), (third, fourth) in itertools.pairwise(verdicts):
        assert first.witness is not None
        assert third.witness is not None
        assert first.witness.instance == third.witness.instance == {"p20": {"b": [20]}}
        assert second.answer is fourth.answer is Answer.COMPATIBLE
        assert third.steps < 12 * first.steps  # ten times as much to read, to hold the witness against
        assert fourth.steps < 12 * second.steps


def test_equal_input_has_an_equal_answer_whatever_the_order_of_sets() -> None:
    code = (
        "from anarq.contracts import subschema\n"
        "names = [f'p{i}' for i in range(20)]\n"
        "old = {'patternProperties': {f'^{n}': {'enum': names} for n in names}, 'required': names[:3]}\n"
        "new = {**old, 'properties': {n: {'pattern': '^p1'} for n in names}, 'maxProperties': 9}\n"
        "print(subschema(old, new), subschema(new, old))\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1
