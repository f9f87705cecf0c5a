"""Broken specs: seeded changes to the files of the modules, each as somebody's slip, tool or ill will could make it.

The operators were fixed before anybody looked at what they break. Each takes a draw and the files of the modules as
text, and gives the files that it changes; None for a file that it takes away.
"""

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

Json = Any
Files = dict[str, str]
Changes = dict[str, bytes | None]
Operator = Callable[[random.Random, Files], Changes]
Way = tuple[str | int, ...]

HOSTILE: Final = (
    *("", " ", "\u0000", "\n", "\t", "\u202e", "\ufeff", "é", "ß", "日本", "🙂", "a" * 5_000, "a\nb", "a\u0085b"),
    *(
        "import",
        "None",
        "self",
        "class",
        "__class__",
        "_",
        "1",
        "1a",
        "-",
        ".",
        "..",
        "/",
        "//",
        "~1",
        "#",
        "?",
        "%",
        "%2F",
    ),
    *(
        "{",
        "}",
        "{}",
        "{a",
        "{a}{b}",
        "{{ 7 * 7 }}",
        "{% for %}",
        "'",
        '"',
        '"""',
        "\\",
        "\\n",
        "`",
        "|",
        "<script>",
        "$ref",
    ),
    *(
        "null",
        "true",
        "1e999",
        "NaN",
        "2026-02-30",
        "urn:anarq:qwallet:nothing:v1",
        "https://example.org/a.json",
        "*",
        "x-",
    ),
)
NUMBERS: Final = (0, -1, 1, 0.5, 10**30, -(10**30), 1e300, 2**53 + 1, 3.0)
OTHERS: Final = (None, True, False, 0, 1.5, "text", "", [], {}, [[]], {"a": 1}, [None])
REFERENCES: Final = (
    *("#", "#/", "#/nothing", "#/components", "#/$defs/none", "", "../contracts/quote.v1.schema.json", "%", "#%zz"),
    *(
        "urn:anarq:qwallet:quote:v1",
        "urn:anarq:qwallet:quote:v9",
        "urn:anarq:squid:identity:v1",
        "urn:anarq:qlock:key:v1",
    ),
    *(
        "urn:anarq:common:http:v1",
        "urn:anarq:common:did:v1#/nothing",
        "urn:anarq:common:http:v1#/components/parameters/ApiVersion",
    ),
    *("https://example.org/a.json", "contracts/quote.v1.schema.json", "quote.v1.schema.json#/properties/total"),
)
MEMBERS: Final[dict[str, Json]] = {
    "callbacks": {"done": {"{$request.body#/url}": {"post": {"responses": {"200": {"description": "Done."}}}}}},
    "security": [{"key": []}],
    "servers": [{"url": "https://example.org/v2"}],
    "deprecated": True,
    "required": ["nothing"],
    "style": "deepObject",
    "explode": False,
    "allowReserved": True,
    "headers": {"Location": {"description": "Where.", "schema": {"type": "string"}}},
    "content": {"text/csv": {"schema": {"type": "string"}}},
    "requestBody": {"content": {"application/json": {"schema": {"type": "array", "items": {"type": "string"}}}}},
    "parameters": [{"name": "session", "in": "cookie", "required": True, "schema": {"type": "string"}}],
    "responses": {"200": {"description": "Done."}, "202": {"description": "Later."}},
    "webhooks": {"told": {"post": {"responses": {"200": {"description": "Done."}}}}},
    "trace": {"operationId": "traceIt", "summary": "Trace", "responses": {"200": {"description": "Done."}}},
    "x-anarq-platform": "health",
    "x-anarq-access": "public",
    "x-anarq-scope": "qwallet.intent.read",
    "x-anarq-emits": ["q.tools.registry.updated.v1"],
    "x-anarq-status": "draft",
    "$ref": "#",
    "$id": "urn:anarq:qwallet:quote:v1",
    "$defs": {"a": {"$ref": "#/$defs/a"}},
    "allOf": [{"$ref": "#"}],
    "anyOf": [],
    "oneOf": [{"type": "string"}, {"type": "object", "properties": {"a": {"type": "string"}}}],
    "not": {},
    "if": True,
    "const": {"a": 1},
    "enum": [],
    "type": ["object", "null"],
    "properties": {"import": {"type": "string"}, "a-b": {"type": "string"}, "a_b": {"type": "integer"}},
    "patternProperties": {"(": {"type": "string"}},
    "additionalProperties": False,
    "unevaluatedProperties": False,
    "items": False,
    "prefixItems": [{"type": "string"}],
    "pattern": "(a+)+$",
    "format": "nothing",
    "default": {"a": []},
    "examples": [{}],
    "minimum": "1",
    "maxLength": -1,
    "title": "Call",
}
PATHS: Final = (
    *(
        "/mcp",
        "/health",
        "/metrics",
        "/{a}",
        "/{a}/{b}",
        "/intents/{other}",
        "/intents/{intentId}:archive",
        "/x/{a",
        "/a?x=1",
    ),
    *(
        "/intents/{a}{b}",
        "/intents/{a}.{a}",
        "/intents/../a",
        "/intents//a",
        "/{a}/recent",
        "/identities/{id}.json",
        "intents",
    ),
)


@dataclass(frozen=True)
class Mutant:
    """One broken repository: how it was made, and which files differ."""

    number: int
    operator: str
    changes: Changes

    def __str__(self) -> str:
        return f"{self.number} {self.operator} {', '.join(self.changes)}"


def sources(modules: Path) -> Files:
    """The text of every source file of the modules, by its path below their folder."""
    found = (path for path in sorted(modules.rglob("*")) if path.suffix in (".yaml", ".json"))
    return {path.relative_to(modules).as_posix(): path.read_text("utf-8") for path in found if "_gen" not in path.parts}


def mutants(files: Files, count: int, seed: int, start: int = 0) -> Iterator[Mutant]:
    """The mutants of a seed, by number; each follows from seed and number alone."""
    for number in range(start, start + count):
        draw = random.Random(f"{seed}:{number}")  # noqa: S311 - reproducible, not secret
        name = draw.choice(list(OPERATORS))
        changes = OPERATORS[name](draw, files)
        if draw.random() < 0.2:
            second = draw.choice(list(OPERATORS))
            kept = {path: text.decode("utf-8", "replace") for path, text in changes.items() if text is not None}
            gone = {path for path, text in changes.items() if text is None}
            changed = {path: text for path, text in {**files, **kept}.items() if path not in gone}
            name, changes = f"{name}+{second}", {**changes, **OPERATORS[second](draw, changed)}
        yield Mutant(number, name, changes)


def _data(path: str, text: str) -> Json:
    try:
        return json.loads(text) if path.endswith(".json") else yaml.load(text, _Plain)  # noqa: S506 - a safe loader
    except (ValueError, yaml.YAMLError, RecursionError):
        return None


class _Plain(yaml.SafeLoader):
    """YAML without dates, which JSON does not have."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _text(data: Json) -> bytes:
    """Data as text: JSON, which is YAML as well, but for a loop of aliases, which only YAML can write."""
    try:
        return json.dumps(data, indent=1).encode()
    except ValueError:
        return yaml.safe_dump(data, sort_keys=False).encode()


_DEEPEST = 30


def _ways(data: Json, way: Way = ()) -> Iterator[Way]:
    """The way to every value below the root, down to a depth that only a loop of aliases goes beyond."""
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members if len(way) < _DEEPEST else ():
        yield (*way, key)
        yield from _ways(value, (*way, key))


def _at(data: Json, way: Way) -> Json:
    for key in way:
        data = data[key]
    return data


def _pick(draw: random.Random, files: Files) -> tuple[str, Json]:
    """A file and its data; the files that say most are drawn most."""
    weights = [6 if path.endswith("openapi.yaml") else 3 if path.endswith("mcp.json") else 1 for path in files]
    (path,) = draw.choices(list(files), weights)
    return path, _data(path, files[path])


def _on_value(change: Callable[[random.Random, Json, Way], None]) -> Operator:
    """The operator that changes one value of one file."""

    def operator(draw: random.Random, files: Files) -> Changes:
        path, data = _pick(draw, files)
        ways = list(_ways(data))
        if not ways:
            return {path: b"{}"}
        change(draw, data, draw.choice(ways))
        return {path: _text(data)}

    return operator


def _delete(draw: random.Random, data: Json, way: Way) -> None:
    del _at(data, way[:-1])[way[-1]]


def _duplicate(draw: random.Random, data: Json, way: Way) -> None:
    holder, key = _at(data, way[:-1]), way[-1]
    twin = copy.deepcopy(holder[key])
    if isinstance(holder, list):
        holder.insert(draw.randrange(len(holder) + 1), twin)
    else:
        holder[draw.choice([f"{key}2", f"{key}_", str(key).upper(), f"{key}-", str(key).replace("/{", "/{the")])] = twin


def _rename(draw: random.Random, data: Json, way: Way) -> None:
    holder, key = _at(data, way[:-1]), way[-1]
    if isinstance(holder, dict):
        names = [str(name) for other in _ways(data) for name in other[-1:]]
        holder[
            draw.choice([str(key)[:-1], f"{key}s", draw.choice(names), draw.choice(HOSTILE), draw.choice(PATHS)])
        ] = holder.pop(key)
    else:
        holder.append(holder.pop(int(key)))


def _retype(draw: random.Random, data: Json, way: Way) -> None:
    holder, key = _at(data, way[:-1]), way[-1]
    value = holder[key]
    holder[key] = draw.choice([*map(copy.deepcopy, OTHERS), [value], {"a": value}, json.dumps(value)])


def _swap(draw: random.Random, data: Json, way: Way) -> None:
    others = [other for other in _ways(data) if other[: len(way)] != way and way[: len(other)] != other]
    if others:
        other = draw.choice(others)
        one, two = _at(data, way), _at(data, other)
        _at(data, way[:-1])[way[-1]], _at(data, other[:-1])[other[-1]] = two, one


def _hostile_text(draw: random.Random, data: Json, way: Way) -> None:
    ways = [other for other in _ways(data) if isinstance(_at(data, other), str)]
    for other in [draw.choice(ways)] if ways else []:
        value = _at(data, other)
        hostile = draw.choice(HOSTILE)
        _at(data, other[:-1])[other[-1]] = draw.choice([hostile, value + hostile, hostile + value])


def _case(draw: random.Random, data: Json, way: Way) -> None:
    holder, key = _at(data, way[:-1]), way[-1]
    turned = draw.choice([str.upper, str.lower, str.title, str.swapcase])
    if isinstance(holder[key], str):
        holder[key] = turned(holder[key])
    elif isinstance(holder, dict):
        holder[turned(str(key))] = holder.pop(key)


def _number(draw: random.Random, data: Json, way: Way) -> None:
    ways = [other for other in _ways(data) if isinstance(_at(data, other), int | float)]
    chosen = draw.choice(ways) if ways else way
    _at(data, chosen[:-1])[chosen[-1]] = draw.choice(NUMBERS)


def _reference(draw: random.Random, data: Json, way: Way) -> None:
    ways = [other for other in _ways(data) if other[-1] == "$ref"]
    chosen = draw.choice(ways) if ways else (*way[:-1], way[-1])
    value = _at(data, chosen)
    written = [value[:-1], value + "x", value.upper(), value + "#"] if isinstance(value, str) else []
    known = [_at(data, other) for other in ways]
    _at(data, chosen[:-1])[chosen[-1]] = draw.choice([*REFERENCES, *written, *known])


def _insert(draw: random.Random, data: Json, way: Way) -> None:
    ways = [other for other in _ways(data) if isinstance(_at(data, other), dict)]
    name = draw.choice(list(MEMBERS))
    _at(data, draw.choice(ways) if ways else ())[name] = copy.deepcopy(MEMBERS[name])


def _graft(draw: random.Random, files: Files) -> Changes:
    """A value of one file in a place of another."""
    (path, data), (_, other) = _pick(draw, files), _pick(draw, files)
    ways, others = list(_ways(data)), list(_ways(other))
    if ways and others:
        way = draw.choice(ways)
        _at(data, way[:-1])[way[-1]] = copy.deepcopy(_at(other, draw.choice(others)))
    return {path: _text(data)}


def _paths(draw: random.Random, files: Files) -> Changes:
    """A path of an interface, named otherwise or a second time."""
    path = draw.choice([one for one in files if one.endswith("openapi.yaml")] or list(files))
    data = _data(path, files[path])
    found = data.get("paths") if isinstance(data, dict) else None
    if isinstance(found, dict) and found:
        key, name = draw.choice(list(found)), draw.choice(PATHS)
        item = copy.deepcopy(found[key]) if draw.random() < 0.5 else found.pop(key)
        for value in item.values() if isinstance(item, dict) else ():
            if isinstance(value, dict) and key in found and "operationId" in value:
                value["operationId"] = f"{value['operationId']}Again"
        found[name] = item
    return {path: _text(data)}


def _truncate(draw: random.Random, files: Files) -> Changes:
    path, _ = _pick(draw, files)
    content = files[path].encode()
    return {path: content[: draw.randrange(len(content) + 1)]}


def _bytes(draw: random.Random, files: Files) -> Changes:
    path, _ = _pick(draw, files)
    content = files[path].encode()
    at = draw.randrange(len(content) + 1)
    noise = draw.choice(
        [b"\xff", b"\x00", b"\xef\xbb\xbf", b"\t", b"\r", b"\xc3", b"- ", b": ", b"{", b"]", b"'", b"&a ", b"*a "]
    )
    return {path: content[:at] + noise + content[at:]}


def _lines(draw: random.Random, files: Files) -> Changes:
    """A line twice, gone, moved, or indented otherwise."""
    path, _ = _pick(draw, files)
    lines = files[path].splitlines(keepends=True) or [""]
    at = draw.randrange(len(lines))
    line = lines[at]
    lines[at : at + 1] = draw.choice([[line, line], [], [f" {line}"], [line.lstrip()], [f"  {line}"]])
    return {path: "".join(lines).encode()}


def _aliases(draw: random.Random, files: Files) -> Changes:
    """Anchors that repeat one another, or themselves."""
    path = draw.choice([one for one in files if one.endswith(".yaml")] or list(files))
    bomb = "".join(f"x-b{n}: &b{n} [{', '.join([f'*b{n - 1}'] * 9)}]\n" for n in range(1, 9))
    loops = (
        "x-a: &a [*a]\n",
        "x-a: &a {b: *a}\n",
        "x-a: *none\n",
        f"x-b0: &b0 [0]\n{bomb}",
        "x-a: &a 1\nx-b: &a 2\nx-c: *a\n",
    )
    return {path: (files[path] + "\n" + draw.choice(loops)).encode()}


def _files(draw: random.Random, files: Files) -> Changes:
    """A file gone, twice, or under another name."""
    path, _ = _pick(draw, files)
    folder, _, name = path.rpartition("/")
    names = [f"other-{name}", name.upper(), name.replace(".", "-", 1), f"sub/{name}", f"{name}.json"]
    other = f"{folder}/{draw.choice(names)}"
    content = files[path].encode()
    return draw.choice([{path: None}, {other: content}, {path: None, other: content}])


OPERATORS: Final[dict[str, Operator]] = {
    "delete": _on_value(_delete),
    "duplicate": _on_value(_duplicate),
    "rename": _on_value(_rename),
    "retype": _on_value(_retype),
    "swap": _on_value(_swap),
    "hostile": _on_value(_hostile_text),
    "case": _on_value(_case),
    "number": _on_value(_number),
    "reference": _on_value(_reference),
    "insert": _on_value(_insert),
    "graft": _graft,
    "paths": _paths,
    "truncate": _truncate,
    "bytes": _bytes,
    "lines": _lines,
    "aliases": _aliases,
    "files": _files,
}
