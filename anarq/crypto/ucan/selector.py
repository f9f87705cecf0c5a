"""Selectors of the UCAN policy language: paths into the arguments of an invocation.

`[]` is read as the specification's table has it: the values of a map, and a list itself.
Source: https://github.com/ucan-wg/delegation#selectors
"""

import re
from dataclasses import dataclass
from typing import Final, TypeAlias

from anarq.crypto import jcs
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import JsonMalformed, PolicyMalformed
from anarq.crypto.ucan.meter import Meter

_MAX_CHARS: Final = 512
_SEGMENT: Final = re.compile(
    r"""(?: \.(?P<name>[A-Za-z_][A-Za-z0-9_]*)
          | \[(?P<key>"(?:[^"\\\x00-\x1f]|\\.)*")\]
          | \[(?P<index>-?[0-9]{1,15})\]
          | \[(?P<start>-?[0-9]{1,15})?:(?P<stop>-?[0-9]{1,15})?\]
          | (?P<values>\[\])
        )(?P<optional>\?*)""",
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Field:
    """The value of a key of a map; null when the map has no such key."""

    key: str


@dataclass(frozen=True, slots=True)
class Index:
    """An element of a list or a byte of a byte string, counted from the end when negative."""

    position: int


@dataclass(frozen=True, slots=True)
class Slice:
    """A range of a list or byte string."""

    start: int | None
    stop: int | None


@dataclass(frozen=True, slots=True)
class Values:
    """The values of a map, or a list as it is."""


Step: TypeAlias = Field | Index | Slice | Values


class Unresolved(Exception):  # noqa: N818 - an outcome of evaluation, caught by the policy that asked; nobody's error
    """There is no value at the selector's path."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A parsed selector.

    Attributes:
        steps: each with whether it is optional, that is null where it would fail.
    """

    steps: tuple[tuple[Step, bool], ...]

    def resolve(self, value: Ipld, meter: Meter) -> Ipld:
        """What the selector finds in a value.

        Raises:
            Unresolved: there is nothing at that path.
            PolicyTooCostly: the meter has run out.
        """
        for step, optional in self.steps:
            try:
                value = _take(step, value)
            except Unresolved:
                if not optional:
                    raise
                value = None
            # a slice and the values of a map are copied
            meter.spend(1 + (len(value) if isinstance(step, Slice | Values) and isinstance(value, list | bytes) else 0))
        return value


def parse(text: str) -> Selector:
    """The selector that a text spells.

    Raises:
        PolicyMalformed: it breaks the grammar, or is longer than 512 characters.
    """
    if len(text) > _MAX_CHARS or not text.startswith("."):
        raise PolicyMalformed(f"a selector starts with '.' and has at most {_MAX_CHARS} characters")
    if text == ".":
        return Selector(())
    at = 1 if text.startswith(".[") else 0
    steps: list[tuple[Step, bool]] = []
    while at < len(text):
        match = _SEGMENT.match(text, at)
        if match is None:
            raise PolicyMalformed(f"the selector {text!r} cannot be read from character {at + 1}")
        steps.append((_step(match), bool(match["optional"])))
        at = match.end()
    return Selector(tuple(steps))


def _step(match: re.Match[str]) -> Step:
    if match["name"] is not None:
        return Field(match["name"])
    if match["key"] is not None:
        return Field(_key(match["key"]))
    if match["index"] is not None:
        return Index(int(match["index"]))
    if match["values"] is not None:
        return Values()
    start, stop = match["start"], match["stop"]
    if start is None and stop is None:
        raise PolicyMalformed("a slice names at least one end")
    return Slice(None if start is None else int(start), None if stop is None else int(stop))


def _key(quoted: str) -> str:
    try:
        return str(jcs.parse(quoted.encode()))
    except (JsonMalformed, UnicodeEncodeError) as error:
        raise PolicyMalformed(f"{quoted!a} is not a quoted key") from error


def _take(step: Step, value: Ipld) -> Ipld:
    match step:
        case Field(key) if isinstance(value, dict):
            return value.get(key)
        case Index(position) if isinstance(value, list | bytes) and -len(value) <= position < len(value):
            return value[position]
        case Slice(start, stop) if isinstance(value, list | bytes):
            return value[start:stop]
        case Values() if isinstance(value, dict):
            return list(value.values())
        case Values() if isinstance(value, list):
            return value
    raise Unresolved
