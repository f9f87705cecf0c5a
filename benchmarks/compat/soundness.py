"""Searches for a wrong answer of the schema comparison: random pairs, counter-examples, equivalent rewritings.

    python benchmarks/compat/soundness.py --pairs 10000 --seed 1

Exit code 1 when an answer was wrong. Every line that is printed before the summary says of which pairs it comes, and
what is after the colon can be pasted into a test.
"""

import random
from typing import Any

import generate
import jsonschema
import jsonschema_rs
import models
from tally import Tally, main

from anarq.contracts import Answer, Budget, UnresolvedError, Verdict, subschema

Json = Any
PATIENT = Budget()
"""The steps end a decision: they are the same on every machine."""


def run(pairs: int, seed: int) -> Tally:
    """Compare so many random pairs, and look for trees of four times as many grammars."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    tally = Tally()
    for _ in range(4 * pairs):
        _find_tree(tally, *generate.grammar(source))
    for _ in range(pairs):
        first, second = _pair(source)
        if source.random() < 0.5:
            first, second = second, first
        if not (generate.is_schema(first) and generate.is_schema(second)):
            continue
        try:
            _judge(tally, source, first, second)
            _laws(tally, source, first, second)
        except UnresolvedError:
            tally.seen["an edit left a reference that leads nowhere"] += 1
    return tally


def _find_tree(tally: Tally, grammar: Json, has_tree: bool) -> None:
    """Nothing is within nothing: a grammar is within `false` when it has no tree."""
    answer = subschema(grammar, False, budget=PATIENT).answer
    tally.seen["grammars"] += 1
    if answer is not (Answer.BREAKING if has_tree else Answer.COMPATIBLE):
        tally.blame(f"{answer.value}, and it has {'a' if has_tree else 'no'} tree", grammar)


def _pair(source: random.Random) -> tuple[Json, Json]:
    if source.random() < 0.15:
        first = generate.woven(source)
        roll = source.random()
        return first, False if roll < 0.3 else generate.rewoven(source, first) if roll < 0.8 else generate.woven(source)
    first = _first(source)
    return first, _partner(source, first)


def _first(source: random.Random) -> Json:
    """A schema, now and then a recursive one, now and then one of draft 7."""
    roll = source.random()
    if roll < 0.2:
        return generate.recursive(source)
    found = generate.schema(source)
    if roll < 0.4 and isinstance(found, dict):
        return {"$schema": "http://json-schema.org/draft-07/schema#", **generate.older(found)}
    return found


def _partner(source: random.Random, first: Json) -> Json:
    if source.random() < 0.7:
        return generate.edited(source, first, source.choice((1, 1, 2)))
    return generate.schema(source)


def _judge(tally: Tally, source: random.Random, first: Json, second: Json) -> None:
    verdict = subschema(first, second, budget=PATIENT)
    tally.seen[verdict.answer.value] += 1
    if verdict.answer is Answer.COMPATIBLE:
        _refute(tally, source, first, second)
    if verdict.cause is not None and "not confirmed" in verdict.cause.reason:
        tally.blame(verdict.cause.reason, first, second)
    if verdict.witness is not None and not _is_witness(first, second, verdict.witness.instance):
        tally.blame("a witness is not one", first, second, verdict.witness.instance)


def _refute(tally: Tally, source: random.Random, first: Json, second: Json) -> None:
    found = models.counter_example(first, second, source)
    if found is not None:
        tally.blame("compatible has a counter-example", first, second, *found)


def _is_witness(first: Json, second: Json, instance: Json) -> bool:
    return all(
        make(first).is_valid(instance) and not make(second).is_valid(instance)
        for make in (jsonschema_rs.validator_for, _second_opinion)
    )


def _second_opinion(schema: Json) -> Any:
    return jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)(schema)


def _laws(tally: Tally, source: random.Random, first: Json, second: Json) -> None:
    """A schema is within itself, equivalent ones have equal answers, and the relation is transitive."""
    if subschema(first, first, budget=PATIENT).answer is not Answer.COMPATIBLE:
        tally.blame("not within itself", first)
    same = generate.rewritten(source, first)
    for one, other in ((first, same), (same, first)):
        if subschema(one, other, budget=PATIENT).answer is not Answer.COMPATIBLE:
            tally.blame("a rewriting is not equivalent", one, other)
    third = generate.edited(source, second)
    if generate.is_schema(third) and _all_compatible(
        *(subschema(*pair, budget=PATIENT) for pair in ((first, second), (second, third)))
    ):
        tally.seen["chains"] += 1
        if subschema(first, third, budget=PATIENT).answer is Answer.BREAKING:
            tally.blame("not transitive", first, second, third)


def _all_compatible(*verdicts: Verdict) -> bool:
    return all(verdict.answer is Answer.COMPATIBLE for verdict in verdicts)


if __name__ == "__main__":
    raise SystemExit(main(__doc__, 10_000, run, jobs=2))
