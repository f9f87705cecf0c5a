"""The files of some modules as data, what somebody changes in them, and where that is to be told."""

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

import yaml

from anarq.source import Source

Way: TypeAlias = tuple[str | int, ...]
METHODS: Final = frozenset({"get", "put", "post", "delete", "patch", "head", "options"})
WRITES: Final = METHODS - {"get", "head", "options"}


class _Gone(Enum):
    GONE = "gone"


GONE: Final = _Gone.GONE
"""The value of an edit that takes away."""


@dataclass(frozen=True)
class Key:
    """The value of an edit that calls a member otherwise, and keeps its place and value."""

    name: str


@dataclass(frozen=True)
class Edit:
    """One edit: in which file, where, and what stands there then. With no way it is the whole file."""

    path: str
    way: Way
    value: Any


@dataclass(frozen=True)
class Spot:
    """A place where a change may be told: a value with all below, or with `alone` the line of the value itself.

    In a text the way is the number of the line.
    """

    path: str
    way: Way
    alone: bool = False


@dataclass(frozen=True)
class Change:
    """What somebody changes at once, and the places at any of which that is to be told."""

    edits: tuple[Edit, ...]
    at: tuple[Spot, ...] = ()
    operator: str = ""

    def __str__(self) -> str:
        first = self.edits[0]
        return f"{self.operator}: {first.path}#{'/'.join(('', *map(str, first.way)))}"

    def named(self, operator: str) -> "Change":
        """The same, made by an operator."""
        return replace(self, operator=operator)


def changed(path: str, way: Way, value: Any, *at: Spot) -> Change:
    """One value that is another, told there; what is taken away is told at what held it, or at other spots."""
    there = Spot(path, way[:-1], alone=True) if value is GONE else Spot(path, _now(way, value))
    return Change((Edit(path, way, value),), (there, *at))


def _now(way: Way, value: Any) -> Way:
    return (*way[:-1], value.name) if isinstance(value, Key) else way


@dataclass(frozen=True, eq=False)
class Tree:
    """The files of some modules.

    Attributes:
        name: of the tree.
        source: where they come from.
        house: whether they say scope, purpose and classification in the words of the house.
    """

    name: str
    source: Source
    house: bool
    _kept: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def is_ours(self) -> bool:
        """Whether the modules are some of the ecosystem, with all the files of its standard structure."""
        return self.house or self.name == "design"

    @cached_property
    def files(self) -> Mapping[str, Any]:
        """What each file says, by path: data, or the text of one in Markdown."""
        paths = (path for path in self.source.paths() if "_gen" not in path.split("/"))
        return {path: data for path in paths if (data := self._read(path)) is not None}

    def _read(self, path: str) -> Any:
        suffix = PurePosixPath(path).suffix
        if suffix not in (".yaml", ".yml", ".json", ".md"):
            return None
        text = self.source.read(path).decode()
        return text if suffix == ".md" else json.loads(json.dumps(yaml.safe_load(text), default=str))

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The files that are no texts."""
        return {path: data for path, data in self.files.items() if not isinstance(data, str)}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The files that are texts."""
        return {path: data for path, data in self.files.items() if isinstance(data, str)}

    @cached_property
    def documents(self) -> tuple[tuple[str, Any], ...]:
        """The documents of OpenAPI."""
        return tuple((path, data) for path, data in self.data.items() if isinstance(data, dict) and "openapi" in data)

    @cached_property
    def operations(self) -> tuple[tuple[str, Way, dict[str, Any]], ...]:
        """The operations of all documents: file, way and what stands there."""
        return tuple(
            (path, ("paths", template, method), operation)
            for path, data in self.documents
            for template, item in data["paths"].items()
            for method, operation in item.items()
            if method in METHODS
        )

    @cached_property
    def tools(self) -> tuple[tuple[str, Way, str, dict[str, Any]], ...]:
        """The tools: file, way, name and what stands there."""
        found = ((path, way, data) for path, data in self.named("mcp.json") for way in (("tools",), _REGISTRY))
        listed = ((path, way, _found(data, way)) for path, way, data in found)
        return tuple(
            (path, (*way, key), str(tool.get("name", key)), tool)
            for path, way, held in listed
            for key, tool in members(held)
        )

    @cached_property
    def topics(self) -> tuple[tuple[str, Any], ...]:
        """The files that describe a topic."""
        return tuple((path, data) for path, data in self.data.items() if "events" in path.split("/")[1:-1])

    @cached_property
    def contracts(self) -> tuple[tuple[str, Any], ...]:
        """The files of contracts."""
        return tuple((path, data) for path, data in self.data.items() if "contracts" in path.split("/")[1:-1])

    @cached_property
    def schemas(self) -> tuple[tuple[str, Way, dict[str, Any]], ...]:
        """Every schema with all below it: of contracts, documents, tools and topics."""
        roots = (
            *((path, ()) for path, _ in self.contracts),
            *((path, ("schema",)) for path, data in self.topics if "schema" in data),
            *((path, ()) for path, data in self.topics if "schema" not in data),
            *((path, way) for path, data in self.documents for way, _ in walk(data) if _is_schema(way)),
            *((path, (*way, key)) for path, way, _, tool in self.tools for key in ("inputSchema", "outputSchema")),
        )
        found = ((path, way, _found(self.data[path], way)) for path, way in roots)
        every = ((path, (*way, *below), part) for path, way, root in found for below, part in parts(root))
        return tuple({(path, way): (path, way, part) for path, way, part in every}.values())

    def named(self, *names: str) -> Iterator[tuple[str, Any]]:
        """The files of any of these names."""
        return ((path, data) for path, data in self.data.items() if path.rpartition("/")[2] in names)

    def module(self, path: str) -> str:
        """The module of a file."""
        return path.partition("/")[0]

    def mentions(self, *names: str, within: str = "", without: str = "") -> Iterator[Spot]:
        """Where a name stands by itself: as a value, or as a key; in a text on any line that holds it."""
        for path, data in self.files.items():
            module = self.module(path)
            if (within and module != within) or module == without:
                continue
            yield from lines_with(path, data, *names) if isinstance(data, str) else _spots(path, data, names)

    def renamed(self, old: str, new: str, within: str) -> tuple[Edit, ...]:
        """The edits by which a module calls something otherwise, wherever it names it."""
        edits = []
        for spot in self.mentions(old, within=within):
            if spot.path in self.texts:
                edits.append(Edit(spot.path, (), self.texts[spot.path].replace(old, new)))
            else:
                is_value = _found(self.data[spot.path], spot.way) == old
                edits.append(Edit(spot.path, spot.way, new if is_value else Key(new)))
        return tuple(dict.fromkeys(edits))

    def written(self, change: Change) -> dict[str, bytes | str | None]:
        """The text of each file that a change makes another."""
        made: dict[str, Any] = {}
        for edit in change.edits:
            if not edit.way:
                made[edit.path] = edit.value
                continue
            made.setdefault(edit.path, copy.deepcopy(self.files.get(edit.path)))
            _put(made[edit.path], edit.way, copy.deepcopy(edit.value))
        return {path: _text(data) for path, data in made.items()}


_REGISTRY: Final = ("capabilities", "tools")


def _text(data: Any) -> str | None:
    return None if data is GONE else data if isinstance(data, str) else f"{json.dumps(data, indent=1)}\n"


def _put(data: Any, way: Way, value: Any) -> None:
    holder, last = _found(data, way[:-1]), way[-1]
    if value is GONE:
        del holder[last]
    elif isinstance(value, Key):
        items = [(value.name if key == last else key, held) for key, held in holder.items()]
        holder.clear()
        holder.update(items)
    elif isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value


def members(data: Any) -> Iterable[tuple[str | int, Any]]:
    """The members of an object or a list, each with its key."""
    return tuple(data.items()) if isinstance(data, dict) else tuple(enumerate(data)) if isinstance(data, list) else ()


def walk(data: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Every value, with the way to it."""
    yield way, data
    for key, value in members(data):
        yield from walk(value, (*way, key))


_BELOW: Final = {"properties": True, "$defs": True, "definitions": True, "patternProperties": True}
_BESIDE: Final = ("items", "additionalProperties", "unevaluatedProperties", "not", "if", "then", "else")


def parts(schema: Any, way: Way = ()) -> Iterator[tuple[Way, dict[str, Any]]]:
    """A schema, and each of those in it."""
    if not isinstance(schema, dict):
        return
    yield way, schema
    for key in (one for one in _BELOW if isinstance(schema.get(one), dict)):
        for name, part in schema[key].items():
            yield from parts(part, (*way, key, name))
    for key in _BESIDE:
        yield from parts(schema.get(key), (*way, key))
    for key in ("allOf", "anyOf", "oneOf"):
        for number, part in enumerate(schema.get(key, ())):
            yield from parts(part, (*way, key, number))


def _is_schema(way: Way) -> bool:
    is_named = len(way) == 3 and way[:2] == ("components", "schemas")
    return is_named or (bool(way) and way[-1] == "schema" and "examples" not in way and "schemas" not in way)


def _found(data: Any, way: Way) -> Any:
    for key in way:
        known = dict(members(data))
        if key not in known:
            return None
        data = known[key]
    return data


def _spots(path: str, data: Any, names: tuple[str, ...]) -> Iterator[Spot]:
    for way, value in walk(data):
        if (isinstance(value, str) and value in names) or (way and way[-1] in names):
            yield Spot(path, way)


def lines_with(path: str, text: str, *names: str) -> Iterator[Spot]:
    """The lines of a text that hold any of some words."""
    return (
        Spot(path, (number,)) for number, line in enumerate(text.splitlines(), 1) if any(name in line for name in names)
    )
