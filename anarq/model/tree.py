"""The raw tree: what a file says, right or wrong, and where it says it. No IO.

A `Document` holds plain data (the JSON data model) and knows how to find positions when somebody asks.
A `Node` is a cursor in a document whose reading methods are total: a missing or mistyped value reads as
the default, so that a check never has to defend itself against a wrong document.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple, TypeAlias

from anarq.model import pointer as pointers
from anarq.model.errors import Place

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
"""A value of the JSON data model. Documents keep the order of keys."""


class _Missing:
    """The value of a node that is not in its document."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()


@dataclass(frozen=True, slots=True)
class Position:
    """Where a value starts, and where its key starts when it has one: (line, column), counted from 1."""

    value: tuple[int, int]
    key: tuple[int, int] | None = None


Positions: TypeAlias = Mapping[str, Position]
"""JSON Pointer -> position, for every value of one document."""


def no_positions() -> Positions:
    """The positions of a document that was made in memory: none, so every place is the file's start."""
    return {}


class Reader(StrEnum):
    """How a file becomes a document.

    DATA        JSON or YAML: one value
    STREAM      YAML with any number of documents: the one that there is, or a list of several
    MARKDOWN    a list of blocks
    NONE        it is not read; only that it is there is known
    """

    DATA = "data"
    STREAM = "stream"
    MARKDOWN = "markdown"
    NONE = "none"


@dataclass(frozen=True, eq=False)
class Document:
    """One parsed file.

    Attributes:
        path: POSIX path below the root that it was read from; identifies the document in its source.
        shown: the path as the user would write it, for places in messages.
        data: what the file says, as plain data. Nobody may change it.
        locate: computes the positions; called at most once, and only when a place is asked for.
        reader: how the file was read.
        role: what it is for in its module, as its layout says; empty where nobody knows.
    """

    path: str
    data: Json
    shown: str = ""
    locate: Callable[[], Positions] = field(default=no_positions, repr=False)
    reader: Reader = Reader.DATA
    role: str = ""

    @cached_property
    def positions(self) -> Positions:
        """Positions by JSON Pointer."""
        return self.locate()

    @property
    def root(self) -> "Node":
        """The node of the whole document."""
        return Node(self, "", self.data)

    def place(self, pointer: str = "", *, of_key: bool = True) -> Place:
        """Where the value at `pointer` stands, or its nearest ancestor that exists.

        With `of_key`, the place of the key that introduces the value, where there is one: what a person looks for.
        """
        for candidate in pointers.parents(pointer):
            position = self.positions.get(candidate)
            if position is not None:
                line, column = (position.key or position.value) if of_key else position.value
                return Place(self.shown or self.path, line, column, pointer)
        return Place(self.shown or self.path, pointer=pointer)


_new: Final = tuple.__new__
"""Makes a tuple without reading its fields by name, in three quarters of the time."""


class Node(NamedTuple):
    """A place in a document with the value found there, or `MISSING`. A tuple, for they are made by the million."""

    document: Document
    pointer: str
    value: "Json | _Missing"

    def get(self, *keys: str | int) -> "Node":
        """The node below, key by key; missing when a key is not there."""
        document, pointer, value = self
        for key in keys:
            if isinstance(key, str):
                value = value.get(key, MISSING) if isinstance(value, dict) else MISSING
                pointer = f"{pointer}/{pointers.escape(key) if '/' in key or '~' in key else key}"
            else:
                value = _child(value, key)
                pointer = f"{pointer}/{key}"
        return _new(Node, (document, pointer, value))

    @property
    def around(self) -> "Node":
        """The node that holds this one; the root itself at the root."""
        node = self.document.root
        for token in pointers.split(self.pointer)[:-1]:
            index = pointers.index(token) if isinstance(node.value, list) else None
            node = node.get(token if index is None else index)
        return node

    @property
    def exists(self) -> bool:
        """Whether the document has a value here (which may be null)."""
        return self.value is not MISSING

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """Key and node of every member; nothing when this is not a mapping."""
        if isinstance(self.value, dict):
            document, above = self.document, self.pointer
            for key, value in self.value.items():
                token = pointers.escape(key) if "/" in key or "~" in key else key
                yield key, _new(Node, (document, f"{above}/{token}", value))

    def elements(self) -> Iterator["Node"]:
        """The node of every element; nothing when this is not a list."""
        if isinstance(self.value, list):
            document, above = self.document, self.pointer
            for index, value in enumerate(self.value):
                yield _new(Node, (document, f"{above}/{index}", value))

    def text(self, default: str = "") -> str:
        """The value when it is a string, else `default`."""
        return self.value if isinstance(self.value, str) else default

    def texts(self) -> tuple[str, ...]:
        """The strings of a list, in order; what is not a string is left out."""
        return tuple(node.value for node in self.elements() if isinstance(node.value, str))

    def flag(self, default: bool = False) -> bool:
        """The value when it is a boolean, else `default`."""
        return self.value if isinstance(self.value, bool) else default

    def number(self, default: float = 0) -> float:
        """The value when it is a number, else `default`."""
        return self.value if isinstance(self.value, int | float) and not isinstance(self.value, bool) else default

    def mapping(self) -> dict[str, Json]:
        """The value when it is a mapping, else an empty one."""
        return self.value if isinstance(self.value, dict) else {}

    def json(self) -> Json:
        """The value; null where there is none."""
        return None if isinstance(self.value, _Missing) else self.value

    @property
    def place(self) -> Place:
        """Where this stands, or where its nearest existing ancestor does."""
        return self.document.place(self.pointer)


def _child(value: "Json | _Missing", key: int) -> "Json | _Missing":
    if isinstance(value, dict):
        return value.get(str(key), MISSING)
    if isinstance(value, list) and 0 <= key < len(value):
        return value[key]
    return MISSING
