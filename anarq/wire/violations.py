"""What is wrong with a value that breaks its schema, at a cost that does not depend on who sent it.

The validator says in one pass whether a value is valid. What it says of errors is dearer: it makes every error before
it gives out the first, and puts a copy of the value into each. So all errors are asked for when the value is small, and
the first one alone when it is not.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from jsonschema_rs import Draft202012Validator, ValidationError

from anarq.native import guarded
from anarq.ports.json import JsonObject
from anarq.wire.concealed import is_concealed
from anarq.wire.shown import shown

MAX_VIOLATIONS: Final = 20
"""More are not told of one value."""

_SMALL: Final = 256  # values and keys; so many errors, each with a copy of so much, are some milliseconds
_SMALL_TEXT: Final = 8192  # characters, in all of them together
_MAX_TOLD: Final = 300  # characters of a pointer or a message
_MAX_DIGITS: Final = 20  # of an index, as the validator reads it
_UNEVALUATED: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_BESIDE: Final = ("allOf", "anyOf", "oneOf")
_CONDITIONAL: Final = ("if", "then", "else")
_ANY_NAME: Final = frozenset({"additionalProperties", "patternProperties"})


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which a value breaks its schema: where (a JSON Pointer into the value), which keyword, and how."""

    pointer: str
    keyword: str
    message: str

    def as_json(self) -> dict[str, str]:
        """For the details of an error: short, however long the names are that somebody has sent."""
        told = {"pointer": self.pointer, "keyword": self.keyword, "message": self.message}
        return {name: shown(text, _MAX_TOLD) for name, text in told.items()}


def violations_of(
    validator: Draft202012Validator,
    masked: Callable[[], Draft202012Validator],
    schema: JsonObject,
    value: object,
    at: str = "",
) -> tuple[Violation, ...]:
    """What is wrong with a value, at most twenty things; of a large value, one.

    Args:
        validator: compiled from the schema.
        masked: the same, which shows no values: what is concealed is told in its words.
        schema: self-contained.
        value: any JSON.
        at: is put before the pointers.

    Raises:
        NativePanicError: the validator gave up; nothing is known of the value.
    """
    if guarded(validator.is_valid, value):
        return ()
    ask = _all if is_small(value) else _first
    told = tuple(_told(guarded(ask, validator, value), schema, value))[:MAX_VIOLATIONS]
    if any(each.concealed for each in told):  # both find the same errors, in the same order
        words = tuple(_told(guarded(ask, masked(), value), schema, value))
        told = tuple(word if each.concealed else each for each, word in zip(told, words, strict=False))
    return tuple(dict.fromkeys(Violation(at + each.pointer, each.keyword, each.message) for each in told))


def is_small(value: object) -> bool:
    """Whether all errors of the value may be asked for. Looks at no more than it takes to know."""
    left, text, waiting = _SMALL, _SMALL_TEXT, [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            text -= len(found)
        elif isinstance(found, Mapping):
            left -= 2 * len(found)
            text -= sum(len(key) for key in found) if left >= 0 else 0
            waiting.extend(found.values() if left >= 0 else ())
        elif isinstance(found, list | tuple):
            left -= len(found)
            waiting.extend(found if left >= 0 else ())
        if left < 0 or text < 0:
            return False
    return True


def _all(validator: Draft202012Validator, value: object) -> list[ValidationError]:
    return list(validator.iter_errors(value))


def _first(validator: Draft202012Validator, value: object) -> list[ValidationError]:
    try:
        validator.validate(value)
    except ValidationError as error:
        return [error.with_traceback(None)]  # its frames hold it, and the value: a circle that would live on
    return []


@dataclass(frozen=True, slots=True)
class _Told:
    """A violation in the words of a validator, and whether these show what nobody else is shown.

    A list or an object is never shown whole, and nothing that the schema does not know: who knows what it is.
    """

    pointer: str
    keyword: str
    message: str
    concealed: bool


def _told(errors: Sequence[ValidationError], schema: JsonObject, value: object) -> Iterator[_Told]:
    places = [_tokens(error.instance_path, value) for error in errors]
    causes = [place for error, place in zip(errors, places, strict=True) if error.kind.name not in _UNEVALUATED]
    for error, place in zip(errors, places, strict=True):
        below = any(cause[: len(place)] == place for cause in causes)
        message = _consequence(error, schema) if below and error.kind.name in _UNEVALUATED else error.message
        if message is not None:
            keyword = str(error.schema_path[-1]) if error.schema_path else ""
            unknown = isinstance(error.instance, dict | list) or error.kind.name == "falseSchema"
            concealed = unknown or is_concealed(schema, place)
            yield _Told("".join(f"/{escaped(token)}" for token in place), keyword, message, concealed)


def _consequence(error: ValidationError, schema: JsonObject) -> str | None:
    """What is left of "unevaluated" beside another error; None: nothing.

    Where a part of a schema fails, all that it knows counts as unevaluated (JSON Schema 2020-12, 11.3). That tells one
    fault twice. Only names that the schema does not know at all are a fault of their own.
    """
    if error.kind.name != "unevaluatedProperties":
        return None
    known = _Known(schema)
    known.read(known.at(error.schema_path[:-1]))
    unknown = [] if known.any_name else [name for name in error.kind.value if name not in known.names]
    listed = ", ".join(f"'{name}'" for name in unknown)
    return f"Unevaluated properties are not allowed ({listed} unexpected)" if unknown else None


class _Known:
    """The names that a schema has a word for, in whichever of its parts; `any_name`: it may have one for every name."""

    def __init__(self, root: JsonObject) -> None:
        self._root = root
        self._seen: set[int] = set()
        self.names: set[str] = set()
        self.any_name = False

    def at(self, path: Sequence[str | int]) -> object:
        """The subschema at a path of the root."""
        found: object = self._root
        for token in path:
            match found:
                case Mapping():
                    found = found.get(str(token))
                case list() | tuple() if isinstance(token, int) and token < len(found):
                    found = found[token]
                case _:
                    return None
        return found

    def read(self, schema: object) -> None:
        """Takes in the names of a schema and of all that applies beside it."""
        waiting = [schema]
        while waiting:
            part = waiting.pop()
            if not isinstance(part, Mapping) or id(part) in self._seen:
                continue
            self._seen.add(id(part))
            properties = part.get("properties")
            self.names.update(properties if isinstance(properties, Mapping) else ())
            self.any_name = self.any_name or not _ANY_NAME.isdisjoint(part)
            waiting.extend(self._beside(part))

    def _beside(self, part: Mapping[str, object]) -> Iterator[object]:
        reference = part.get("$ref")
        if isinstance(reference, str) and reference.startswith("#"):
            tokens = reference.removeprefix("#").split("/")[1:]
            yield self.at([token.replace("~1", "/").replace("~0", "~") for token in tokens])
        for keyword in _BESIDE:
            branches = part.get(keyword)
            yield from branches if isinstance(branches, list) else ()
        yield from (part[keyword] for keyword in _CONDITIONAL if keyword in part)
        dependent = part.get("dependentSchemas")
        yield from dependent.values() if isinstance(dependent, Mapping) else ()


def _tokens(path: Sequence[str | int], value: object) -> tuple[str | int, ...]:
    """The tokens of a path, as the value has them: the validator reads a name like `007` as the number 7."""
    found: list[str | int] = []
    for token in path:
        if isinstance(value, Mapping):
            name = token if token in value else next((key for key in value if _reads_as(key, token)), token)
            value = value.get(name)
            found.append(name)
        else:
            value = value[token] if isinstance(value, list) and isinstance(token, int) else None
            found.append(token)
    return tuple(found)


def _reads_as(key: str, token: str | int) -> bool:
    digits = key.removeprefix("+")
    return isinstance(token, int) and _is_number(digits) and int(digits) == token


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and len(digits) <= _MAX_DIGITS


def escaped(token: str | int) -> str:
    """A token as it stands in a JSON Pointer."""
    return str(token).replace("~", "~0").replace("/", "~1")
