"""Compiled contracts: one validator per schema, made once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from jsonschema_rs import Draft202012Validator, ValidationError

from anarq.ports.json import JsonObject

MAX_VIOLATIONS: Final = 20
"""How many violations of one value are told."""

_MAX_MESSAGE: Final = 300
_DEFS: Final = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which a value breaks its schema: where (a JSON Pointer into the value), which keyword, and how."""

    pointer: str
    keyword: str
    message: str

    def as_json(self) -> dict[str, str]:
        """For the details of an error."""
        return {"pointer": self.pointer, "keyword": self.keyword, "message": self.message}


class Contract:
    """A schema, compiled. Formats are enforced."""

    def __init__(self, schema: JsonObject) -> None:
        """Compiles.

        Raises:
            ValueError: the schema is none.
        """
        self._validator = Draft202012Validator(dict(schema), validate_formats=True)

    def violations(self, value: object, at: str = "") -> tuple[Violation, ...]:
        """What is wrong, at most twenty; `at` is put before the pointers."""
        if self._validator.is_valid(value):
            return ()
        return tuple(_violation(error, at) for error in _first(self._validator.iter_errors(value)))


def _first(errors: Iterable[ValidationError]) -> Iterable[ValidationError]:
    for count, error in enumerate(errors, 1):
        yield error
        if count == MAX_VIOLATIONS:
            return


def _violation(error: ValidationError, at: str) -> Violation:
    tokens = (str(token).replace("~", "~0").replace("/", "~1") for token in error.instance_path)
    keyword = str(error.schema_path[-1]) if error.schema_path else ""
    return Violation(at + "".join(f"/{token}" for token in tokens), keyword, error.message[:_MAX_MESSAGE])


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


def types_of(schema: Mapping[str, object]) -> frozenset[str]:
    """The types that a schema allows by name; none when it names none."""
    match schema.get("type"):
        case str(name):
            return frozenset({name})
        case list(names):
            return frozenset(str(name) for name in names)
        case _:
            return frozenset()
