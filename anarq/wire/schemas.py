"""Compiled contracts: one validator per schema, made once."""

from collections.abc import Mapping
from json import dumps
from typing import Any, Final
from weakref import WeakValueDictionary

from jsonschema_rs import Draft202012Validator, ValidationError

from anarq.costs.patterns.engine import ENGINE
from anarq.ports.json import JsonObject
from anarq.wire.violations import Violation, escaped, violations_of

__all__ = ["Contract", "Violation", "flattened", "one_violation", "resolved", "types_of"]

_DEFS: Final = "#/$defs/"
_MASK: Final = "the value"


class Contract:
    """A schema, compiled. Formats are enforced."""

    def __init__(self, schema: JsonObject) -> None:
        """Compiles.

        Raises:
            ValueError: the schema is not one, or has a pattern that the engine of services does not take: where, and
                what is wrong.
        """
        self._compiled = _compiled(_exact(schema))

    def violations(self, value: object, at: str = "") -> tuple[Violation, ...]:
        """What is wrong, at most twenty things, without a value that is classified as personal or more.

        `at` is put before the pointers.
        """
        compiled = self._compiled
        return violations_of(compiled.validator, compiled.without_values, compiled.schema, value, at)


class _Compiled:
    """What is made of a schema."""

    def __init__(self, schema: JsonObject) -> None:
        self.schema = schema
        self.validator = _validator(schema)
        self._masked: Draft202012Validator | None = None

    def without_values(self) -> Draft202012Validator:
        """The same validator with other words; made once, when something concealed breaks the schema."""
        if self._masked is None:
            self._masked = _validator(self.schema, mask=_MASK)
        return self._masked


_made: Final[WeakValueDictionary[str, _Compiled]] = WeakValueDictionary()
"""What equal schemas share while one of them is held: operations, and services of one process, say much alike."""


def _compiled(schema: JsonObject) -> _Compiled:
    text = dumps(schema)
    found = _made.get(text)
    if found is None:
        found = _made[text] = _Compiled(schema)
    return found


def _validator(schema: JsonObject, mask: str | None = None) -> Draft202012Validator:
    try:
        return Draft202012Validator(dict(schema), validate_formats=True, pattern_options=ENGINE, mask=mask)
    except ValidationError as error:
        at = "".join(f"/{escaped(token)}" for token in error.instance_path)
        raise ValueError(f"{at}: {error.message}" if at else error.message) from error


def _exact(schema: Any) -> Any:
    """The schema, whole numbers written as such: against `1e15` the library compares as binary64, and loses digits."""
    if isinstance(schema, Mapping):
        return {name: _exact(value) for name, value in schema.items()}
    if isinstance(schema, list):
        return [_exact(value) for value in schema]
    return int(schema) if isinstance(schema, float) and schema.is_integer() else schema


def one_violation(pointer: str, keyword: str, message: str) -> dict[str, object]:
    """The details of an error with a single violation."""
    return {"violations": [Violation(pointer, keyword, message).as_json()]}


def resolved(schema: object, root: Mapping[str, object]) -> Mapping[str, object]:
    """The schema itself, or the one below `$defs` of `root` that it refers to; schemas here are self-contained."""
    seen: set[str] = set()
    while isinstance(schema, Mapping):
        reference = schema.get("$ref")
        if not isinstance(reference, str) or not reference.startswith(_DEFS) or reference in seen:
            return schema
        seen.add(reference)
        definitions = root.get("$defs")
        schema = definitions.get(reference.removeprefix(_DEFS)) if isinstance(definitions, Mapping) else None
    return {}


def flattened(schema: object, root: Mapping[str, object]) -> dict[str, Any]:
    """A schema with what it refers to and what all of it must meet, in one object."""
    found: dict[str, Any] = dict(resolved(schema, root))
    for part in found.pop("allOf", ()):
        below = flattened(part, root)
        properties = {**below.get("properties", {}), **found.get("properties", {})}
        required = [*below.get("required", ()), *found.get("required", ())]
        found = {**below, **found, "properties": properties, "required": required}
    return found


def types_of(schema: Mapping[str, object]) -> frozenset[str]:
    """The types that a schema allows by name; none when it names none."""
    match schema.get("type"):
        case str(name):
            return frozenset({name})
        case list(names):
            return frozenset(str(name) for name in names)
        case _:
            return frozenset()
