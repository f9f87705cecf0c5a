"""The types of the design's interfaces. Values only."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Named:
    """A type by its name: `string`, `any`, `IdentityRef`."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that is a type: `'ALLOW'`, `90`, `true`."""

    value: str | float | bool


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types."""

    options: "tuple[Type, ...]"


@dataclass(frozen=True, slots=True)
class Array:
    """A list of one type."""

    of: "Type"


@dataclass(frozen=True, slots=True)
class Map:
    """An object whose keys are any text: `Record<string, T>`, `{ [key: string]: T }`."""

    of: "Type"


@dataclass(frozen=True, slots=True)
class Function:
    """A function, which no document can hold."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object.

    Attributes:
        name: as it travels.
        optional: whether it may be absent.
        type: what it may be.
        line: where it begins, counted from 1.
    """

    name: str
    optional: bool
    type: "Type"
    line: int


@dataclass(frozen=True, slots=True)
class Object:
    """An object with members."""

    members: tuple[Member, ...]


Type: TypeAlias = Named | Literal | Union | Array | Map | Function | Object


@dataclass(frozen=True, slots=True)
class Interface:
    """An interface of the design, with the line at which it begins, counted from 1."""

    name: str
    type: Object
    line: int


def members(type_: Type, above: str) -> Iterator[tuple[str, Member]]:
    """Every member of a type at any depth, with its path: `a.b`, `a[].b` in a list, `a.*.b` in a map."""
    match type_:
        case Object(found):
            for member in found:
                path = f"{above}.{member.name}"
                yield path, member
                yield from members(member.type, path)
        case Array(of):
            yield from members(of, f"{above}[]")
        case Map(of):
            yield from members(of, f"{above}.*")
        case _:
            return
