"""Throws rich pairs of schemas at the comparison: all dialects, odd names, recursion in place, `unevaluated…`.

    python benchmarks/compat/fuzz.py --pairs 20000 --seed 1

Exit code 1 when a pair crashes, panics, costs more steps than its bound, is answered differently a second time, or is
answered in a way that its own judges refute. Every line before the summary says of which pairs it comes, and what is
after the colon can be pasted into a test.

All pairs are decided by two processes at once: one beside the other at a lower priority, so that it is kept waiting,
and with another order of sets. Their answers have to be the same, steps and all. Whoever looks at the clock fails.
"""

import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from tally import Tally, main

from anarq.contracts import Answer, Budget, Reading, SchemaError, Side, UnresolvedError, Verdict, decide
from anarq.contracts.read.dialect import DIALECTS, OPENAPI_30, OPENAPI_31, Dialect

Json = Any


def _no_clock() -> float:
    raise AssertionError("somebody looked at the clock")


BUDGET: Final = Budget(steps=60_000, clock=_no_clock)
ONCE: Final = 600_000
"""What one question of validators may cost at most. The rest is the search, its causes, and making witnesses small."""
NAMES: Final = ("a", "b", "", "0", "00", "007", "+1", "-1", "1e3", "~", "a/b", "$ref", "é", "x-1")
TEXTS: Final = ("", "a", "ab", "007", "é", "a\nb", "x-1", "aaaaaaaa")
PATTERNS: Final = ("^a", "b$", "^[0-9]+$", "^(a|b)*$", "^.{1,3}$", "^(?!a)", "^0")
NUMBERS: Final = (-1, 0, 0.5, 1, 1.0, 2, 3, 7, 10)
ANNOTATIONS: Final = ({"title": "t"}, {"description": "d"}, {"readOnly": True}, {"format": "date"}, {"default": 0})


@dataclass
class Writer:
    """Writes random schemas of one dialect."""

    source: random.Random
    dialect: Dialect
    place: str

    def schema(self, depth: int) -> Json:
        """A random schema, with references to definitions."""
        pick, known = self.source, self.dialect.keywords
        roll = pick.random()
        if roll < 0.06 and "const" in known:
            return pick.random() < 0.7
        if roll < 0.22:
            return self.reference()
        result: dict[str, Json] = {}
        makers = [self._of_type, self._number, self._text, self._listed, self._annotated]
        if depth:
            makers += [
                self._object,
                self._object,
                self._array,
                self._joined,
                self._joined,
                self._conditional,
                self._unevaluated,
                self._tagged,
            ]
        for make in pick.sample(makers, pick.choice((1, 1, 2, 2, 3))):
            result.update(make(depth - 1))
        return {name: value for name, value in result.items() if name in known or name in _WITHIN or name[:1] == "$"}

    def reference(self) -> Json:
        """A reference to one of the definitions, in place or not."""
        return {"$ref": f"#{self.place}/n{self.source.randrange(3)}"}

    def _of_type(self, _: int) -> Json:
        name = self.source.choice(("boolean", "integer", "number", "string", "array", "object"))
        nullable = self.dialect.nullable and self.source.random() < 0.3
        return {"type": name, **({"nullable": True} if nullable else {})}

    def _number(self, _: int) -> Json:
        keyword = self.source.choice(("minimum", "maximum", "multipleOf"))
        value = self.source.choice(NUMBERS if keyword != "multipleOf" else (1, 2, 0.5))
        strict = self.dialect.boolean_exclusive and keyword != "multipleOf" and self.source.random() < 0.3
        return {keyword: value, **({f"exclusive{keyword.capitalize()}": True} if strict else {})}

    def _text(self, _: int) -> Json:
        keyword = self.source.choice(("minLength", "maxLength", "pattern"))
        return {keyword: self.source.choice(PATTERNS) if keyword == "pattern" else self.source.randrange(4)}

    def _listed(self, _: int) -> Json:
        values = self.source.sample((*TEXTS, *(n for n in NUMBERS if n != 1.0), None, [], {"0": 1}), 2)
        return {"const": values[0]} if "const" in self.dialect.keywords else {"enum": values}

    def _annotated(self, _: int) -> Json:
        return dict(self.source.choice(ANNOTATIONS))

    def _object(self, depth: int) -> Json:
        pick, names = self.source, self.source.sample(NAMES, 3)
        ways: tuple[Json, ...] = (
            {"properties": {name: self.schema(depth) for name in names[:2]}},
            {"properties": {names[0]: self.schema(depth)}, "required": names[:2]},
            {"patternProperties": {pick.choice(PATTERNS): self.schema(depth)}},
            {"properties": {names[1]: self.schema(depth)}, "additionalProperties": self.schema(depth)},
            {"propertyNames": {"maxLength": 2}},
            {"minProperties": pick.randrange(3)},
            {"maxProperties": pick.randrange(3)},
            {"dependentRequired": {names[0]: names[1:]}},
            {"dependentSchemas": {names[0]: self.schema(depth)}},
            {"dependencies": {names[0]: pick.choice((names[1:], self.schema(depth)))}},
        )
        return pick.choice(ways)

    def _array(self, depth: int) -> Json:
        pick = self.source
        ways: tuple[Json, ...] = (
            {"items": self.schema(depth), "minItems": pick.randrange(3)},
            {"prefixItems": [self.schema(depth)], "items": self.schema(depth)},
            {"contains": self.schema(depth), "maxContains": 2},
            {"uniqueItems": True, "minItems": 2},
            {"maxItems": pick.randrange(3)},
        )
        return pick.choice(ways)

    def _joined(self, depth: int) -> Json:
        keyword = self.source.choice(("allOf", "anyOf", "oneOf", "not"))
        if keyword == "not":
            return {"not": self.schema(depth)}
        result: Json = {keyword: [self.schema(depth) for _ in range(self.source.choice((1, 2, 2)))]}
        return {**result, **self._discriminator(self.source.choice(NAMES))} if keyword != "allOf" else result

    def _tagged(self, depth: int) -> Json:
        """A union of objects that a property tells apart."""
        pick = self.source
        tag, values = pick.choice(NAMES), pick.sample(TEXTS, 2)
        branches: list[Json] = [
            {"type": "object", "required": [tag], "properties": {pick.choice(NAMES): self.schema(depth)}}
            for _ in values
        ]
        for branch, value in zip(branches, values, strict=True):
            branch["properties"][tag] = {"enum": [value]}
        return {pick.choice(("oneOf", "anyOf")): [*branches, *([self.reference()] if pick.random() < 0.3 else [])]} | (
            self._discriminator(tag)
        )

    def _discriminator(self, tag: str) -> Json:
        """The object of that name, in OpenAPI, half of the time."""
        if self.dialect not in (OPENAPI_30, OPENAPI_31) or self.source.random() < 0.5:
            return {}
        mapping = {self.source.choice(TEXTS): f"#{self.place}/n{self.source.randrange(3)}"}
        return {"discriminator": {"propertyName": tag, **({"mapping": mapping} if self.source.random() < 0.5 else {})}}

    def _conditional(self, depth: int) -> Json:
        parts = {"if": self.schema(depth), "then": self.schema(depth), "else": self.schema(depth)}
        for name in self.source.sample(("then", "else"), self.source.randrange(3)):
            del parts[name]
        return parts

    def _unevaluated(self, depth: int) -> Json:
        keyword = self.source.choice(("unevaluatedProperties", "unevaluatedItems"))
        return {keyword: self.source.choice((False, self.schema(depth))), **self._joined(depth), **self._object(depth)}


_WITHIN: Final = frozenset(
    {"then", "else", "maxContains", "minContains", "nullable", "exclusiveMinimum", "exclusiveMaximum", "discriminator"}
)


def document(source: random.Random, dialect: Dialect) -> tuple[Json, str]:
    """A document with a schema in it, and where the schema stands."""
    if dialect in (OPENAPI_30, OPENAPI_31):
        writer = Writer(source, dialect, "/components/schemas")
        schemas = {f"n{number}": writer.schema(2) for number in range(3)}
        return {"openapi": "3.0.3" if dialect is OPENAPI_30 else "3.1.0", "components": {"schemas": schemas}}, (
            "/components/schemas/n0"
        )
    keyword = "$defs" if dialect.anchors else "definitions"
    writer = Writer(source, dialect, f"/{keyword}")
    definitions = {f"n{number}": writer.schema(2) for number in range(3)}
    root = {"allOf": [writer.schema(2)]} if source.random() < 0.7 else writer.reference()
    return {"$schema": dialect.uri, **root, keyword: definitions}, ""


def edited(source: random.Random, data: Json, dialect: Dialect) -> Json:
    """The same with one schema in it written anew, or one keyword left out."""
    copy = json.loads(json.dumps(data))
    definitions = copy.get("$defs", copy.get("definitions", copy.get("components", {}).get("schemas")))
    place = "/components/schemas" if "openapi" in copy else "/$defs" if dialect.anchors else "/definitions"
    name = source.choice(sorted(definitions))
    if source.random() < 0.5 or not isinstance(definitions[name], dict) or not definitions[name]:
        definitions[name] = Writer(source, dialect, place).schema(2)
    else:
        definitions[name].pop(source.choice(sorted(definitions[name])))
    return copy


def value(source: random.Random, depth: int = 2) -> Json:
    """A random instance."""
    roll = source.random()
    if not depth or roll < 0.5:
        return source.choice((None, True, False, *TEXTS, *NUMBERS))
    if roll < 0.7:
        return [value(source, depth - 1) for _ in range(source.randrange(4))]
    return {name: value(source, depth - 1) for name in source.sample(NAMES, source.randrange(4))}


def drawn(pairs: int, seed: int) -> Iterator[tuple[Side, Side]]:
    """So many pairs."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for _ in range(pairs):
        dialect = source.choice(DIALECTS)
        old, pointer = document(source, dialect)
        new = edited(source, old, dialect) if source.random() < 0.7 else document(source, dialect)[0]
        reading = Reading(dialect=dialect)
        yield Side(old, pointer, reading=reading), Side(new, pointer, reading=reading)


def run(pairs: int, seed: int, answers: list[str] | None = None) -> Tally:
    """Compare so many pairs; their answers are added to a list, where one is given."""
    source = random.Random(f"instances {seed}")  # noqa: S311 - reproducible, not secret
    tally = Tally()
    for first, second in drawn(pairs, seed):
        tally.seen["pairs"] += 1
        for word in ("discriminator", "unevaluatedItems", "unevaluatedProperties"):
            tally.seen[f"with {word}"] += f'"{word}":' in json.dumps((first.document, second.document))
        said: list[str] = []
        try:
            _judge(tally, source, first, second, said)
        except (SchemaError, UnresolvedError) as error:
            tally.seen[f"no pair of schemas: {type(error).__name__}"] += 1
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            tally.blame(f"{type(error).__name__} {error}", first.document, second.document)
        if answers is not None:
            answers.append(said[0] if said else "none")
    return tally


def _said(verdict: Verdict) -> str:
    """Equal for equal answers, steps and all."""
    return sha256(repr(verdict).encode()).hexdigest()


def say_answers(pairs: int, seed: int) -> None:
    """Decide so many pairs, and write down what came of each."""
    os.nice(5)
    for first, second in drawn(pairs, seed):
        try:
            said = _said(decide(first, second, BUDGET, causes=None))
        except (SchemaError, UnresolvedError):
            said = "none"
        sys.stdout.write(f"{said}\n")


def run_twice(pairs: int, seed: int) -> Tally:
    """`run`, and beside it the same pairs in a process that is kept waiting and has another order of sets."""
    other = subprocess.Popen(  # noqa: S603 - it is this program
        [sys.executable, "-c", f"import fuzz; fuzz.say_answers({pairs}, {seed})"],
        cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONHASHSEED": str(seed + 1)},
        stdout=subprocess.PIPE,
        text=True,
    )
    answers: list[str] = []
    tally = run(pairs, seed, answers)
    there, _ = other.communicate()
    if len(there.split()) != len(answers):
        tally.blame("the other process did not end well")
    for (first, second), here, said in zip(drawn(pairs, seed), answers, there.split(), strict=False):
        if here != said:
            tally.blame("another answer in another process", first.document, second.document)
    return tally


def _judge(tally: Tally, source: random.Random, first: Side, second: Side, said: list[str]) -> None:
    verdict = decide(first, second, BUDGET, causes=None)
    said.append(_said(verdict))
    tally.seen[verdict.answer.value] += 1
    pair = first.document, second.document
    if verdict.cause is not None and "fails on it" in verdict.cause.reason:
        tally.blame(verdict.cause.reason, *pair)
    if verdict.steps > 4 * BUDGET.for_size(first.size + second.size).steps + ONCE:
        tally.blame(f"{verdict.steps} steps", *pair)
    again = [Side(side.document, side.pointer, reading=side.reading) for side in (first, second)]
    if decide(again[0], again[1], BUDGET, causes=None) != verdict:
        tally.blame("another answer the second time", *pair)
    try:
        _refute(tally, source, first, second, verdict)
    except (SchemaError, UnresolvedError) as error:
        tally.blame(f"no judge can be asked: {error}", *pair)


def _refute(tally: Tally, source: random.Random, first: Side, second: Side, verdict: Verdict) -> None:
    """Ask the judges about what was said, and about instances of their own."""
    judges = [side.validator for side in (first, second)], [side.second_opinion for side in (first, second)]
    for witness in verdict.witnesses:
        for accepts, refuses in judges:
            if not accepts.is_valid(witness.instance) or refuses.is_valid(witness.instance):
                tally.blame("a witness is not one", first.document, second.document, witness.instance)
    if verdict.answer is not Answer.COMPATIBLE:
        return
    for _ in range(25):
        instance = value(source)
        try:
            refuted = all(accepts.is_valid(instance) and not refuses.is_valid(instance) for accepts, refuses in judges)
        except Exception:  # noqa: BLE001 - a judge that fails refutes nothing
            return
        if refuted:
            tally.blame("compatible has a counter-example", first.document, second.document, instance)


if __name__ == "__main__":
    raise SystemExit(main(__doc__, 20_000, run_twice, jobs=1))
