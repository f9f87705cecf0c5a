"""What a step of the dearest questions costs: processor time per step, for schemas made to be costly in one way each.

    python benchmarks/compat/dearest.py

A question that takes long on few steps shows work that is not counted. Exit code 1 when one takes longer than ten
seconds of processor time, and a ten-thousandth of one for each value that there is to read, within the budget that
everybody has.
"""

import random
import string
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from anarq.contracts import SchemaError, Side, decide

Json = Any
LONGEST: Final = 10.0
A_VALUE: Final = 1e-4
_SOURCE: Final = random.Random(3)  # noqa: S311 - reproducible, not secret
WORDS: Final = ["".join(_SOURCE.choices(string.ascii_lowercase, k=12)) for _ in range(20_000)]


def _nested(depth: int, keyword: str, leaf: Json) -> Json:
    for _ in range(depth):
        leaf = {keyword: [leaf] if keyword in ("allOf", "anyOf", "oneOf") else leaf}
    return leaf


def _chain(count: int, link: Callable[[Json], Json], leaf: Json) -> Json:
    """Definitions of which each leads to the next, deeper in the instance."""
    links = {f"s{i}": link({"$ref": f"#/$defs/s{i + 1}"}) for i in range(count)}
    return {"$defs": {**links, f"s{count}": leaf}, "$ref": "#/$defs/s0"}


def _array(below: Json) -> Json:
    return {"type": "array", "items": below, "minItems": 1}


def _either(below: Json) -> Json:
    return {"oneOf": [_array(below), {"type": "object", "properties": {"a": below}, "required": ["a"]}]}


def _web(count: int, odd: int) -> Json:
    """Schemas that all refer to one another; one of them asks for less."""
    definitions: dict[str, Json] = {
        f"s{i}": {f"p{j}": {"$ref": f"#/$defs/s{(j * i + 1) % count}"} for j in (3, 7)} for i in range(count)
    }
    definitions = {name: {"properties": parts} for name, parts in definitions.items()}
    if odd >= 0:
        definitions[f"s{odd}"]["maxProperties"] = 1
    return {"$defs": definitions, "$ref": "#/$defs/s0"}


def _parts(count: int) -> Json:
    return {f"p{i}": {"properties": {"a": {"maxLength": i}, "b": {"items": {"minimum": i}}}} for i in range(count)}


def _star(count: int) -> Json:
    """Each schema refers to all that follow."""
    links = {f"s{i}": {"allOf": [{"$ref": f"#/$defs/s{j}"} for j in range(i + 1, count)]} for i in range(count - 1)}
    parts = {name: {**part, "minLength": number} for number, (name, part) in enumerate(links.items())}
    return {"$defs": {**parts, f"s{count - 1}": {}}, "$ref": "#/$defs/s0"}


def pairs() -> Iterator[tuple[str, Json, Json]]:
    """Two schemas each, with a name."""
    yield from _of_strings()
    yield from _of_lists()
    yield from _of_shape()


def _of_strings() -> Iterator[tuple[str, Json, Json]]:
    wide = "".join(map(chr, range(0x100, 0x1FFF, 2)))
    yield "patterns", {"allOf": [{"pattern": f"^(.*{c}.*){{3}}$"} for c in "abcdefgh"]}, {"pattern": "^z"}
    yield "an automaton", {"pattern": ".*a.{18}b"}, {"pattern": ".*a.{19}b"}
    yield "a class", {"pattern": f"^[{wide}]{{50}}$"}, {"pattern": f"^[{wide[::2]}]{{50}}$"}
    yield "words", {"pattern": f"^({'|'.join(WORDS[:5000])})$"}, {"pattern": f"^({'|'.join(WORDS[1:5001])})$"}
    yield "a long pattern", {"pattern": "a" * 200_000}, {"pattern": "a" * 199_999 + "b"}
    yield (
        "many patterns",
        {"properties": {word: {"pattern": f"^{word}[a-z]{{1,64}}@"} for word in WORDS[:4000]}},
        {"properties": {word: {"pattern": f"^{word}[a-z]{{1,63}}@"} for word in WORDS[:4000]}},
    )
    looks = "".join(f"(?=.*{c}.*{c})" for c in "abcdefghijklmnop")
    yield "look-ahead", {"pattern": f"^{looks}"}, {"pattern": "^(?!aaa)(?!bbb)(?!ccc)"}
    yield "loops", {"pattern": "".join(f"{chr(0x4E00 + i)}*" for i in range(310))}, {"maxLength": 3}
    yield "a long text", {"const": "a" * 1_000_000}, {"pattern": "^[a-z]*b$"}


def _of_lists() -> Iterator[tuple[str, Json, Json]]:
    yield "an enum", {"enum": list(range(100_000))}, {"enum": list(range(1, 100_000))}
    yield "an enum of objects", {"enum": [{"a": i, "b": [{"c": i}]} for i in range(20_000)]}, {"maxProperties": 1}
    yield "a denied enum", {"pattern": "^[a-z]{12}$", "not": {"enum": WORDS}}, {"pattern": "^[a-y]*$"}
    yield "constants", {"enum": WORDS[:4000]}, {"anyOf": [{"const": word} for word in WORDS[1:4001]]}
    yield "required", {"required": WORDS}, {"required": [*WORDS[1:], "zz"]}
    yield "required and counted", {"required": WORDS[:5000]}, {"maxProperties": 4999}
    dependents: Json = {word: {"required": [WORDS[i + 1]]} for i, word in enumerate(WORDS[:3000])}
    yield "dependentSchemas", {"dependentSchemas": dependents, "required": WORDS[:1]}, {"maxProperties": 2999}
    several: Json = [{word: WORDS[i + 1 : i + end] for i, word in enumerate(WORDS[:3000])} for end in (20, 21)]
    yield "dependentRequired", {"dependentRequired": several[0]}, {"dependentRequired": several[1]}
    different: Json = {"type": "array", "uniqueItems": True, "minItems": 300}
    yield "uniqueItems", {**different, "items": {"enum": list(range(300))}}, {"items": {"enum": list(range(299))}}
    yield "a pigeonhole", {**different, "items": {"enum": list(range(299))}}, False
    yield "contains", {"type": "array", "allOf": [{"contains": {"const": i}} for i in range(40)]}, {"minItems": 41}
    yield "factors", {"allOf": [{"not": {"multipleOf": p}} for p in range(2, 400)], "maximum": 4000}, {"minimum": 5000}
    large = [{"multipleOf": 10**4000 + number} for number in range(1, 400, 2)]
    yield "long factors", {"type": "integer", "allOf": large, "minimum": 1}, {"multipleOf": 3}


def _of_shape() -> Iterator[tuple[str, Json, Json]]:
    yield "deep items", _nested(400, "items", {}), _nested(400, "items", {"type": "null"})
    yield "deep unions", _nested(300, "anyOf", {"minLength": 3}), _nested(300, "oneOf", {"minLength": 4})
    for name, link in (("a chain of arrays", _array), ("a chain of unions", _either)):
        yield name, _chain(480, link, {"minLength": 1}), _chain(480, link, {"minLength": 2})
    flat: Json = {f"p{i}": {"type": "null"} for i in range(50_000)}
    yield "a wide object", {"properties": flat}, {"properties": flat, "required": ["p7"]}
    yield "a large object", {"properties": _parts(20_000)}, {"properties": _parts(20_000), "required": ["p7"]}
    layers = [
        {"properties": {f"p{i}": {} for i in range(2000)}, "additionalProperties": {"minLength": k}} for k in range(60)
    ]
    yield "layers", {"allOf": layers}, {"minProperties": 1}
    yield (
        "patternProperties",
        {"patternProperties": {f"^{word[:3]}.*{word[3]}": {"minLength": i} for i, word in enumerate(WORDS[:200])}},
        {"properties": {word: {"minLength": 1} for word in WORDS[:2000]}},
    )
    seen: Json = {"allOf": [{"properties": {f"a{j}x{i}": {} for i in range(500)}} for j in range(40)]}
    open_ = {"anyOf": [{"properties": {f"p{i}": {}}} for i in range(6)], "unevaluatedProperties": False}
    yield "unevaluatedProperties", {**seen, **open_}, {"maxProperties": 12}
    untagged = [{"required": [f"p{i}"]} for i in range(801)]
    yield "a union", {"oneOf": untagged[:-1]}, {"oneOf": untagged[1:]}
    yield (
        "choices",
        {"allOf": [{"anyOf": [{"required": [f"{c}{i}"]} for c in "ab"]} for i in range(250)]},
        {"required": ["z"]},
    )
    yield "a web", _web(20_000, -1), _web(20_000, 7777)
    yield "a star", _star(300), {"minLength": 300}
    breaks: Json = [
        {"properties": {**_parts(1000), **{f"q{i}": {"type": kind} for i in range(300)}}}
        for kind in (["string", "null"], "string")
    ]
    yield "300 breaks", breaks[0], breaks[1]


def main() -> int:
    """Run from the command line."""
    slow = 0
    for name, one, other in pairs():
        for shown, first, second in ((name, one, other), (f"{name}, back", other, one)):
            sides = Side(first), Side(second)
            start = time.process_time()
            try:
                verdict = decide(*sides, causes=None)
            except SchemaError as error:
                sys.stdout.write(f"{shown:28} {error.message}\n")
                continue
            taken = time.process_time() - start
            slow += taken > LONGEST + A_VALUE * sum(side.size for side in sides)
            sys.stdout.write(
                f"{shown:28} {verdict.answer.value:10} {taken:6.2f} s  {verdict.steps:9,} steps  "
                f"{taken / max(verdict.steps, 1) * 1e6:7.1f} µs  {len(verdict.witnesses)} causes\n"
            )
            sys.stdout.flush()
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
