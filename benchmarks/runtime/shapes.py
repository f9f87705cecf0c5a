"""What is dear to read: JSON texts in many shapes, and the places of a contract that each of them fits.

A text is made when it is sent: a search takes some of them, and each is a megabyte.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from random import Random
from typing import Any, Final, TypeAlias

from hypothesis import Phase, find, settings

from anarq.ports.json import JsonObject
from anarq.testing.instances import instances
from anarq.wire.schemas import Contract, resolved

Text: TypeAlias = Callable[[], str]
"""Makes a text."""

_U: Final = chr(92) + "u"
LARGEST: Final = "the largest that is right"

_ANY: Final = frozenset({"object", "array", "string", "number"})


@dataclass(frozen=True)
class Shape:
    """A JSON text that is dear in its own way, and the type of its value."""

    name: str
    type: str
    text: str


@lru_cache(maxsize=2)
def shapes(size: int, most: int) -> tuple[Shape, ...]:
    """JSON texts of about `size` bytes and at most `most` values and names."""

    def filled(piece: str, values: int = 1) -> str:
        times = max(1, min(size // (len(piece.encode()) + 1), most // values))
        return "[" + ",".join([piece] * times).ljust(size - len(piece.encode()) * times - times) + "]"

    def named(value: str, values: int, lead: str = "!", width: int = 0) -> str:
        times = min(size // (len(value) + len(lead.encode()) + 12 + width), most // (1 + values))
        wide = width or max(6, size // times - len(value) - len(lead.encode()) - 6)
        return "{" + ",".join(f'"{lead}{number:0{wide}d}":{value}' for number in range(times)) + "}"

    texts = {
        "one text": "x" * size,
        "escapes": f"{_U}00e9" * (size // 6),
        "pairs": f"{_U}d83d{_U}de00" * (size // 12),
        "half a pair": f"{_U}00e9" * (size // 6) + f"{_U}d83d",
        "wide": "\N{GRINNING FACE}" * (size // 4),
        "wide by escapes": "x" * (size - 20) + f"{_U}d83d{_U}de00",
        "marks of order": "\N{COMBINING ACUTE ACCENT}" * (size // 2),
        "controls": f"{_U}0001" * (size // 6),
        "a moment": f"2016-12-31T23:59:60.{'1' * size}Z",
        "a key": f"did:key:z{'A' * size}",
        "a name": "a" * size + "!",
        "base64": "C" + "A" * size,
        "wildcards": "a*" * (size // 2),
    }
    objects = {
        "names": named("1", 1),
        "names of one prefix": named("1", 1, "n", 1000),
        "wide names": named("1", 1, "\N{GRINNING FACE}" * 3),
        "escaped names": named("1", 1, f"{_U}00e9"),
        "one long name": f'{{"{"n" * (size // 2)}":{filled("1")[: size // 2].rstrip(", ")}]}}',
        "nested": named('{"a":[1]}', 5),
        "texts by name": named('"x"', 1, "a"),
        "controls by name": named(f'"{_U}0001"', 1, f"{_U}0001"),
    }
    arrays = {
        "integers": filled("1"),
        "long integers": filled("9" * 64),
        "decimals": filled("0.1"),
        "exponents": filled("1e-300"),
        "long numbers": filled("0." + "1" * 60),
        "empty texts": filled('""'),
        "short texts": filled('"a"'),
        "escaped texts": filled(f'"{_U}d83d{_U}de00"'),
        "controls in a list": filled(f'"{_U}0001"'),
        "objects": filled("{}", 2),
        "arrays": filled("[]", 2),
        "deep": filled("[" * 60 + "]" * 60, 61),
        "deep objects": filled('{"a":' * 60 + "1" + "}" * 60, 121),
        "names again and again": filled('{"amount":1,"currency":"EUR"}', 6),
    }
    numbers = {"the least": "1e-308", "many digits": "0." + "1" * 62, "the most": "9" * 64}
    return (
        *(Shape(name, "object", text) for name, text in objects.items()),
        *(Shape(name, "array", text) for name, text in arrays.items()),
        *(Shape(name, "string", f'"{text}"') for name, text in texts.items()),
        *(Shape(name, "number", text) for name, text in numbers.items()),
    )


@lru_cache(maxsize=2)
def broken(size: int, most: int) -> tuple[tuple[str, str], ...]:
    """Texts that are not JSON, or hold too much, which somebody has to find out."""
    every = {shape.name: shape.text for shape in shapes(size, most)}
    return (
        ("spaces", " " * size + "{}"),
        ("never closed", "[" * size),
        ("objects never closed", '{"a":' * (size // 5)),
        ("too many values", "[" + "1," * (size // 2) + "1]"),
        ("quotation marks", '"' + '\\"' * (size // 2)),
        ("cut off", every["names"][:-1]),
        ("cut off in a list", every["deep objects"][:-1]),
        ("one name again and again", "{" + '"a":1,' * (most // 2) + '"a":1}'),
        ("an endless number", "1" * size),
        ("an endless exponent", "1e" + "9" * size),
    )


def right(schema: JsonObject) -> dict[str, Any]:
    """An object that a contract takes, always the same one. It is not made small: that would take seconds."""
    once = settings(database=None, phases=(Phase.generate,))
    chosen = Random(0)  # noqa: S311 - it is to be the same each time
    found: dict[str, Any] = find(instances(schema), lambda one: isinstance(one, dict), settings=once, random=chosen)
    return found


def bodies(schema: JsonObject, valid: Mapping[str, Any], size: int, most: int) -> Iterator[tuple[str, Text]]:
    """Bodies for a contract: each shape as the whole, in each member that takes its type, and as one more member.

    All else of a body is right, so that nothing but the shape keeps it from getting further.
    """
    every = shapes(size, most)
    for shape in every:
        yield shape.name, partial(str, shape.text)
    for member, types in members(schema):
        for shape in every:
            if shape.type in types:
                yield f"{member}: {shape.name}", partial(_with, valid, member, shape.text)
    for shape in every:
        yield f"unknown: {shape.name}", partial(_with, valid, "unknown", shape.text)
    yield from ((name, partial(str, text)) for name, text in broken(size, most))
    yield LARGEST, lambda: json.dumps(largest(schema, valid), ensure_ascii=False)


def _with(valid: Mapping[str, Any], member: str, text: str) -> str:
    kept = json.dumps({name: value for name, value in valid.items() if name != member}, default=float)
    return f"{kept[:-1]}{', ' if len(kept) > 2 else ''}{json.dumps(member)}:{text}}}"


def members(schema: JsonObject) -> Iterator[tuple[str, frozenset[str]]]:
    """The members of a contract's objects, with the types that each takes."""
    for name, below in _properties(schema, schema).items():
        said = resolved(below, schema).get("type", ())
        types = frozenset([said] if isinstance(said, str) else said) or _ANY
        yield name, types | ({"number"} if "integer" in types else set())


def _properties(schema: object, root: JsonObject) -> dict[str, Any]:
    part = resolved(schema, root)
    found: dict[str, Any] = {}
    for inner in (*_list(part.get("allOf")), part):
        own = resolved(inner, root) if inner is not part else part
        if inner is not part:
            found |= _properties(inner, root)
        properties = own.get("properties")
        found |= properties if isinstance(properties, dict) else {}
    return found


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def largest(schema: JsonObject, valid: Mapping[str, Any]) -> dict[str, Any]:
    """A value that is right, with each member as large as the contract lets it be; as far as that can be told."""
    contract, grown = Contract(schema), dict(valid)
    for name, below in _properties(schema, schema).items():
        for value in _large(resolved(below, schema), schema):
            tried = grown | {name: value}
            if not contract.violations(tried):
                grown = tried
                break
    return grown


def _large(schema: Mapping[str, Any], root: JsonObject) -> Iterator[Any]:
    """Large values that a schema may take, the largest first."""
    match schema.get("type"):
        case "string":
            longest = int(schema.get("maxLength", 4096))
            yield from (lead + char * (longest - len(lead)) for lead in ("", "C") for char in "\N{GRINNING FACE}aA")
        case "number":
            yield float(schema.get("maximum", 1e300))
        case "array":
            inner = next(_large(resolved(schema.get("items"), root), root), "aa")
            count = int(schema.get("maxItems", 100))
            yield [f"{inner}"[:28] + f"{number}" for number in range(count)]
            yield ["a" * 28 + f"{number}" for number in range(count)]
        case "object":
            more = resolved(schema.get("additionalProperties"), root)
            longest, count = int(more.get("maxLength", 1024)), int(schema.get("maxProperties", 100))
            yield {f"{'a' * 60}{number}": "\N{GRINNING FACE}" * longest for number in range(count)}
