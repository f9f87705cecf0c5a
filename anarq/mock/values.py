"""Values that a contract takes: its examples, set to the time of the call, and what is made where there are none."""

import math
from collections.abc import Mapping
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final
from uuid import UUID

from anarq.mock import words
from anarq.mock.published import Published
from anarq.mock.shapes import Shape, branches
from anarq.mock.texts import text_of
from anarq.ports.json import JsonObject
from anarq.wire.schemas import flattened
from anarq.wire.times import moment_of

_DEEPEST: Final = 12
_LARGEST: Final = 10**9
_TEXT: Final = "example"
_FORMATS: Final = {
    "date": "2026-01-31",
    "time": "09:30:00Z",
    "duration": "PT1H",
    "email": "ada@example.org",
    "hostname": "example.org",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uri": "https://example.org/",
    "uri-reference": "https://example.org/",
    "iri": "https://example.org/",
    "json-pointer": "/example",
}


class Maker:
    """Makes values for one call: the same for the same call, however often it is decided again."""

    def __init__(self, published: Published, seed: str, now: datetime) -> None:
        """Takes what is published, what names the call, and its time."""
        self._examples = published.examples
        self._draw = Random(seed)  # noqa: S311 - ids of a mock guard nothing
        self.moment = _written(now)
        self._now = now

    def fresh(self, shape: Shape, name: str) -> object:
        """A value of a member that no other record has."""
        return self._made(shape.member(name), shape.schema, _DEEPEST)

    def example(self, shape: Shape, wanted: Mapping[str, object] | None = None) -> object:
        """An instance of a contract: an example of it, the first that agrees with what is wanted, as though it were
        from now; made where there is none.

        Args:
            shape: of the contract.
            wanted: members, the more of which an example says the better.
        """
        known = [deepcopy(each) for each in self._examples.get(shape.title, ()) if shape.holds(each)]
        if not known:
            return self._made(shape.schema, shape.schema, _DEEPEST)
        best = max(known, key=lambda each: _agreement(each, wanted or {}))
        moved = self._from_now(best, shape)
        return moved if shape.holds(moved) else best

    def _from_now(self, example: object, shape: Shape) -> object:
        """The example, all of its moments moved by as much as its beginning is moved to now."""
        moments = dict(_moments(example, shape))
        if not moments or not isinstance(example, dict):
            return example
        begun = next((moments[name] for name in words.CREATED if name in moments), min(moments.values()))
        moved = {name: _moved(at, self._now - begun) for name, at in moments.items()}
        return {**example, **{name: text for name, text in moved.items() if text}}

    def _made(self, schema: object, root: JsonObject, left: int) -> Any:
        flat = flattened(schema, root)
        if "const" in flat:
            return flat["const"]
        if flat.get("enum"):
            return flat["enum"][0]
        known = () if left == _DEEPEST else self._examples.get(str(flat.get("title", "")), ())
        if known or flat.get("examples"):
            return deepcopy((*known, *flat.get("examples", ()))[0])
        union = next(branches(flat, root), None)
        if union is not None and left:
            return self._made(union, root, left - 1)
        return self._of_type(_type_of(flat), flat, root, left)

    def _of_type(self, name: str, flat: Mapping[str, Any], root: JsonObject, left: int) -> Any:
        match name:
            case "string":
                return self._text(flat)
            case "integer" | "number":
                return self._number(flat)
            case "boolean":
                return bool(flat.get("default", False))
            case "array":
                least = flat.get("minItems", 0) if left else 0
                return [self._made(flat.get("items", {}), root, left - 1) for _ in range(least)]
            case "object":
                properties = flat.get("properties", {}) if left else {}
                due = [name for name in flat.get("required", ()) if name in properties]
                due += [name for name in properties if name not in due][
                    : max(0, flat.get("minProperties", 0) - len(due))
                ]
                found = {name: self._made(properties[name], root, left - 1) for name in due}
                return found | self._more(flat, root, left, flat.get("minProperties", 0) - len(found))
            case _:
                return None

    def _more(self, flat: Mapping[str, Any], root: JsonObject, left: int, count: int) -> dict[str, object]:
        """Members of names that an object does not declare, where it must have more than it declares."""
        more = flat.get("additionalProperties")
        schema = more if isinstance(more, dict) else {"const": _TEXT}
        names = {"minLength": 1, **flattened(flat.get("propertyNames", {}), root)}
        return {self._text(names): self._made(schema, root, left - 1) for _ in range(count if left else 0)}

    def _text(self, flat: Mapping[str, Any]) -> str:
        least, most, kind = flat.get("minLength", 0), flat.get("maxLength"), flat.get("format")
        if kind == "date-time":
            return self.moment
        if kind == "uuid":
            return str(UUID(int=self._draw.getrandbits(128), version=4))
        if isinstance(flat.get("pattern"), str):
            return text_of(flat["pattern"], self._draw, least, most) or _TEXT
        if kind in _FORMATS:
            return _FORMATS[kind]
        drawn = text_of("^[0-9a-z]*$", self._draw, max(least, min(_LARGEST, 12 if most is None else min(most, 12))))
        return (drawn or _TEXT)[:most]

    def _number(self, flat: Mapping[str, Any]) -> int:
        least: float = flat.get("minimum", flat.get("exclusiveMinimum", 0))
        first = math.floor(least) + 1 if "exclusiveMinimum" in flat else math.ceil(least)
        most = min(flat.get("maximum", flat.get("exclusiveMaximum", _LARGEST)), _LARGEST)
        last = math.ceil(most) - 1 if "exclusiveMaximum" in flat else math.floor(most)
        step = int(flat.get("multipleOf", 1)) or 1
        drawn = self._draw.randint(first, last) if first <= last else first
        return max(drawn - drawn % step, first + (-first) % step)


def _type_of(flat: Mapping[str, Any]) -> str:
    named = flat.get("type")
    if isinstance(named, list):
        return next((str(name) for name in named if name != "null"), "null")
    if isinstance(named, str):
        return named
    return "object" if flat.get("properties") else "string" if "pattern" in flat or "format" in flat else "object"


def _agreement(example: object, wanted: Mapping[str, object]) -> int:
    return sum(example.get(name) == value for name, value in wanted.items()) if isinstance(example, dict) else 0


def _moments(example: object, shape: Shape) -> list[tuple[str, datetime]]:
    found = []
    for name, value in example.items() if isinstance(example, dict) else ():
        if isinstance(value, str) and shape.member(name).get("format") == "date-time":
            found.append((name, moment_of(value)))
    return found


def _moved(at: datetime, by: timedelta) -> str:
    """The moment, moved; empty where no calendar reaches."""
    try:
        return _written(at + by)
    except OverflowError:
        return ""


def _written(moment: datetime) -> str:
    """To the second: what every contract of moments takes."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
