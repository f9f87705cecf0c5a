"""The facts of a tree: every scalar of `spec/` and `modules/`, with the schemas that speak of it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from anarq.loader.load import load_document
from anarq.model import pointer as pointers
from anarq.model.names.vocabulary import IN_PLACE, Vocabulary
from anarq.model.tree import Document, Node
from anarq.source import FolderSource

PEOPLE: Final = "x-anarq-for-people"
"""The keyword that says of a value that it is for people only, and why."""

Scalar = str | int | float | bool

_OF_SPEC: Final = (
    ("spec/standards.yaml", "standards.schema.json"),
    ("spec/layouts/*.yaml", "layout.schema.json"),
    ("spec/gates.yaml", "gates.schema.json"),
    ("spec/taken.yaml", "taken.schema.json"),
    ("spec/clauses.yaml", "clauses.schema.json"),
    ("spec/clients.yaml", "clients.schema.json"),
    ("spec/platform/observability/runbooks/*.yaml", "runbook.schema.json"),
    ("spec/platform/observability/slo.yaml", "slo.schema.json"),
    ("spec/platform/storage/map.yaml", "storage-map.schema.json"),
    ("spec/platform/storage/retention.policy.json", "retention.schema.json"),
    ("spec/platform/storage/pinning.policy.json", "pinning.schema.json"),
    ("spec/common/*.yaml", "openapi.schema.json"),
    ("spec/common/*.schema.json", "contract.schema.json"),
    ("spec/*.schema.json", "vocabulary.schema.json"),
    ("spec/design/*.schema.json", "vocabulary.schema.json"),
)
"""Which schema speaks of a file of `spec/`. `spec/layouts/anarq.yaml` says it of those of a module."""


_FOR_PEOPLE: Final = "people.schema.json"
_PEOPLES: Final = "urn:anarq:spec:people:v1"
WITH_SCHEMAS: Final = frozenset(
    {"contract.schema.json", "event.schema.json", "openapi.schema.json", "mcp.schema.json", "vocabulary.schema.json"}
)
"""Schemas of files that hold schemas, in which people are told things at any depth."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One scalar.

    Attributes:
        path: of its file, below the root of the tree.
        pointer: where in it.
        value: what it says.
        schema: the file of `spec/` that describes its file.
        said: the schemas that speak of it.
        people: why it is for people only; empty for any other.
        shape: where it stands, whatever its file and all that it names are called; and which word it is, where its
            schemas know a few.
    """

    path: str
    pointer: str
    value: Scalar
    schema: str
    said: tuple[Mapping[str, Any], ...] = field(default=(), compare=False, repr=False)
    people: str = ""
    shape: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """What it is called in lists."""
        return f"{self.path}#{self.pointer}"

    @property
    def kind(self) -> tuple[str, str, str]:
        """What is probably read by the same: the folder of its file, the first key on its way, and the last."""
        parts = self.path.split("/")
        where = "/".join(("modules", *parts[2:3])) if parts[0] == "modules" else "/".join(parts[:2])
        keys = [token for token in self.pointer.split("/")[1:] if not token.isdecimal()] or [""]
        return where, "" if self.schema in WITH_SCHEMAS else keys[0], keys[-1]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fact.

    Attributes:
        fact: the fact.
        reader: what followed from a change of it; `fixed` where its schema allows no other value; empty: nothing.
        shown: by which change, and what.
    """

    fact: Fact
    reader: str
    shown: str = ""


def facts(root: Path, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Every fact of a tree, by file and place."""
    for path in sorted([*_files(root, "spec"), *_files(root, "modules")]):
        schema = _schema_of(path, vocabulary)
        document = load_document(FolderSource(root), path)
        said = Said(vocabulary, schema)
        kind = _kind_of(path, vocabulary)
        for node in scalars(document.root):
            speaking = said.of(node)
            shape = f"{kind}#{said.shape(node)}{_word(node.value, speaking)}"
            yield Fact(path, node.pointer, node.value, schema, speaking, said.reason(node), shape)


def _files(root: Path, folder: str) -> Iterator[str]:
    for path in (root / folder).rglob("*"):
        if path.suffix in (".yaml", ".json") and "_gen" not in path.parts:
            yield path.relative_to(root).as_posix()


def _schema_of(path: str, vocabulary: Vocabulary) -> str:
    for pattern, schema in _OF_SPEC:
        if fnmatchcase(path, pattern) and path.count("/") == pattern.count("/"):
            return schema
    kind = vocabulary.kind_of(path.split("/", 2)[2]) if path.startswith("modules/") else None
    if kind is None:
        raise LookupError(f"no schema speaks of {path}: give it one in spec/layouts/anarq.yaml")
    return kind.schema


def _kind_of(path: str, vocabulary: Vocabulary) -> str:
    """What files of its kind are called; a file of `spec/` is alone of its kind."""
    kind = vocabulary.kind_of(path.split("/", 2)[2]) if path.startswith("modules/") else None
    return path if kind is None else kind.path


def _word(value: Scalar, speaking: Iterable[Mapping[str, Any]]) -> str:
    """The value, where it is one of a few."""
    is_one = isinstance(value, bool) or any("enum" in schema for schema in speaking)
    return f"={json.dumps(value)}" if is_one else ""


def scalars(node: Node) -> Iterator[Node]:
    """Every scalar below a node."""
    below = [found for _, found in node.items()] or [*node.elements()]
    if not below and isinstance(node.value, Scalar):
        yield node
    for found in below:
        yield from scalars(found)


class Said:
    """What the schemas of `spec/` say of each value of a document."""

    def __init__(self, vocabulary: Vocabulary, schema: str) -> None:
        names = [schema, _FOR_PEOPLE] if schema in WITH_SCHEMAS else [schema]
        self._vocabulary = vocabulary
        self._start = [(vocabulary.schema(name), vocabulary.schema(name)) for name in names]
        self._known: dict[str, list[tuple[Any, Any]]] = {}

    def of(self, node: Node) -> tuple[Mapping[str, Any], ...]:
        """The schemas that speak of a value."""
        return tuple(schema for schema, _ in self._at(node.document, node.pointer))

    def shape(self, node: Node) -> str:
        """The way to a value: a place in a list, and the name of something that a module is free to name, is `*`."""
        tokens = pointers.split(node.pointer)
        return "".join(f"/{self._word(node.document, tokens[: at + 1])}" for at in range(len(tokens)))

    def _word(self, document: Document, tokens: Sequence[str]) -> str:
        *above, token = tokens
        said = [schema for schema, _ in self._at(document, pointers.join("", *above))]
        is_known = any(token in schema.get("properties", {}) for schema in said)
        is_free = above[-1:] in (["properties"], ["$defs"]) or any(
            isinstance(schema.get("additionalProperties"), dict) and schema.get("$id") != _PEOPLES for schema in said
        )
        return token if is_known or not (token.isdecimal() or is_free) else "*"

    def reason(self, node: Node) -> str:
        """Why the value, or one that it is a part of, is for people only."""
        for pointer in pointers.parents(node.pointer):
            for schema, _ in self._at(node.document, pointer):
                if PEOPLE in schema:
                    return str(schema[PEOPLE])
        return ""

    def _at(self, document: Document, pointer: str) -> list[tuple[Any, Any]]:
        if pointer not in self._known:
            tokens = pointers.split(pointer)
            if not tokens:
                reached = [*self._start]
            else:
                above, token = pointers.join("", *tokens[:-1]), tokens[-1]
                holder = _value(document, tokens[:-1])
                reached = [pair for said in self._at(document, above) for pair in _below(said, holder, token)]
            self._known[pointer] = self._whole(reached, _value(document, tokens))
        return self._known[pointer]

    def _whole(self, reached: list[tuple[Any, Any]], value: Any) -> list[tuple[Any, Any]]:
        """The schemas with all that speak of the same value."""
        found: dict[int, tuple[Any, Any]] = {}
        pending = reached
        while pending:
            schema, root = pending.pop()
            if id(schema) in found:
                continue
            found[id(schema)] = (schema, root)
            if "$ref" in schema:
                pending.append(self._vocabulary.target(schema["$ref"], root))
            pending += [(part, root) for part in _parts(schema, value)]
        return [*found.values()]


def _parts(schema: Mapping[str, Any], value: Any) -> Iterator[Mapping[str, Any]]:
    """The schemas of the same value: of a condition only its consequence, where it holds of the type."""
    for keyword in IN_PLACE:
        part = schema.get(keyword)
        if isinstance(part, list):
            yield from (each for each in part if isinstance(each, dict) and _is_of(each, value))
        elif keyword in ("then", "else") and _is_of(schema.get("if", {}), value) is (keyword == "then"):
            yield from [part] if isinstance(part, dict) else []


def _is_of(schema: Mapping[str, Any], value: Any) -> bool:
    """Whether a value has the type that a schema asks for."""
    types = {"string": str, "object": dict, "array": list, "boolean": bool, "number": int | float, "integer": int}
    wanted = schema.get("type", ())
    named = [wanted] if isinstance(wanted, str) else wanted
    return not named or any(isinstance(value, types[name]) for name in named if name in types)


def _below(said: tuple[Any, Any], holder: Any, token: str) -> Iterator[tuple[Any, Any]]:
    schema, root = said
    if isinstance(holder, list):
        members = [schema.get("items")]
    else:
        known = schema.get("properties", {})
        members = [known[token]] if token in known else [schema.get("additionalProperties")]
    yield from ((member, root) for member in members if isinstance(member, dict))


def _value(document: Document, tokens: list[str] | tuple[str, ...]) -> Any:
    value: Any = document.data
    for token in tokens:
        value = value[int(token)] if isinstance(value, list) else value[token]
    return value


def written(data: Any) -> bytes:
    """The file that says so: as JSON, which is YAML as well."""
    return json.dumps(data, indent=1, ensure_ascii=False).encode()


def changed(document: Document, values: Mapping[str, Scalar]) -> Any:
    """What a file says with other values at some pointers."""
    data = json.loads(json.dumps(document.data))
    for pointer, value in values.items():
        *above, last = pointers.split(pointer)
        holder = data
        for token in above:
            holder = holder[int(token)] if isinstance(holder, list) else holder[token]
        holder[int(last) if isinstance(holder, list) else last] = value
    return data
