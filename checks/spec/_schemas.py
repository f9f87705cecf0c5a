"""The schemas of the files that a module may hold, as they ship with the package."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from jsonschema import Draft4Validator, Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry, Resource

from anarq import resources
from anarq.contracts.confirm.formats import CHECKER
from anarq.contracts.confirm.validators import Validator, validator
from anarq.loader import load_folder
from anarq.loader.modules import common_documents
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.layout import FileRole
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.tree import Document, Json
from anarq.model.views.schema import Schema
from anarq.source import FolderSource


@cache
def _house() -> Vocabulary:
    return Vocabulary(packaged_layouts())


def kind_of(path: str) -> FileRole | None:
    """The kind of a file in the house layout; None for a file that a module may hold and no schema describes."""
    return _house().kind_of(path)


@dataclass(frozen=True, slots=True)
class Breach:
    """One keyword of a schema that a value breaks.

    Attributes:
        path: the keys on the way to the value.
        keyword: the keyword; empty for a schema that allows nothing.
        wanted: the value of the keyword.
        value: what was written; the key itself when the keyword is about keys, or says what a key asks for.
        schema: the schema that holds the keyword.
        of_key: whether it is about a key of the object at `path`.
        lacked: the key that `required` or another key asks for.
        surplus: the keys that have no place.
    """

    path: tuple[str | int, ...]
    keyword: str
    wanted: Any
    value: Json
    schema: Mapping[str, Any]
    of_key: bool
    lacked: str
    surplus: tuple[str, ...] = ()


def breaches(schema: str, data: Json) -> list[Breach]:
    """How the data breaks a schema of `spec/`, by place. The fast judge is asked first, the slow one for words."""
    return [] if _quick(schema).is_valid(data) else breaches_by(_validator(schema), data)


def breaches_by(validator: Draft202012Validator | Draft4Validator, data: Json) -> list[Breach]:
    """How the data breaks the schema of a validator, by place.

    What a condition asks for is not judged where what the condition reads breaks the schema itself.
    """
    errors = [*validator.iter_errors(data)]
    wrong = {place for error in errors if not isinstance(error.cause, _AskedError) for place in _places(error)}
    founded = (error for error in errors if wrong.isdisjoint(_read(error)))
    found = [_breach(root) for error in founded for root in _roots(error)]
    return sorted(found, key=lambda breach: [str(key) for key in breach.path])


class _AskedError(Exception):
    """What stands behind an error below `then` or `else`.

    Attributes:
        names: the members that `if` reads.
        below: how many keys below the object with these members the error is.
    """

    def __init__(self, names: frozenset[str], below: int) -> None:
        super().__init__(*sorted(names))
        self.names, self.below = names, below


def _judge_condition(validator: Any, condition: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    names = frozenset(condition.get("properties", {}) if isinstance(condition, Mapping) else ())
    for error in Draft202012Validator.VALIDATORS["if"](validator, condition, instance, schema):
        if error.cause is None:
            error.cause = _AskedError(names, len(error.relative_path))
        yield error


Attentive: Final[type[Draft202012Validator]] = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, {"if": _judge_condition}
)
"""A validator whose errors say which condition asked."""


def _places(error: ValidationError) -> Iterator[tuple[str | int, ...]]:
    """Where an error stands, and where what lacks would."""
    path = (*error.absolute_path,)
    yield path
    if error.validator == "required":
        yield from ((*path, name) for name in _missing(error))


def _read(error: ValidationError) -> Iterator[tuple[str | int, ...]]:
    """What the condition behind an error reads."""
    if isinstance(error.cause, _AskedError):
        path = (*error.absolute_path,)
        yield from ((*path[: len(path) - error.cause.below], name) for name in error.cause.names)


def _breach(error: ValidationError) -> Breach:
    wanted: Any = error.validator_value
    value: Any = error.instance
    keyword = error.validator if isinstance(error.validator, str) else ""
    if keyword in DEPENDENCIES:
        value, lacked = _dependency(error)
        return Breach(tuple(error.absolute_path), keyword, wanted, value, {}, of_key=False, lacked=lacked)
    return Breach(
        path=tuple(error.absolute_path),
        keyword=keyword,
        wanted=wanted,
        value=value,
        schema=error.schema if isinstance(error.schema, Mapping) else {},
        of_key="propertyNames" in error.relative_schema_path,
        # There is one error for each key that lacks, and only its message says which.
        lacked=next((key for key in wanted if error.message.startswith(repr(key))), "")
        if keyword == "required"
        else "",
        surplus=_surplus(error) if keyword in CLOSED else (),
    )


def _dependency(error: ValidationError) -> tuple[str, str]:
    """A key, and what it asks for and lacks. There is one error for each, and only its message says which."""
    asked: Any = error.validator_value
    pairs = ((key, name) for key, names in asked.items() if isinstance(names, list) for name in names)
    return next((pair for pair in pairs if error.message == f"{pair[1]!r} is a dependency of {pair[0]!r}"), ("", ""))


def _surplus(error: ValidationError) -> tuple[str, ...]:
    """The keys without a place. What other keywords evaluated only the message knows."""
    written: Any = error.instance
    if error.validator == "unevaluatedProperties":
        return tuple(key for key in written if repr(key) in error.message)
    schema: Any = error.schema
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    return tuple(key for key in written if key not in known and not any(re.search(one, key) for one in patterns))


DEPENDENCIES: Final = ("dependencies", "dependentRequired")
"""Keywords by which one key asks for others."""

CLOSED: Final = ("additionalProperties", "unevaluatedProperties")
"""Keywords of an object that has no place for other keys."""


@cache
def _quick(schema: str) -> Validator:
    documents = [*_described().values(), *common_documents().values()]
    registry = {Schema(document.root).id.text(): document.data for document in documents}
    return validator(_described()[schema].data, registry=registry, assert_formats=True)


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Attentive(_described()[schema].root.mapping(), registry=_registry(), format_checker=CHECKER)


@cache
def _described() -> Mapping[str, Document]:
    return load_folder(FolderSource(resources.spec()), suffixes=[".schema.json"]).documents


@cache
def _registry() -> "Registry[Mapping[str, Any] | bool]":
    registry: Registry[Mapping[str, Any] | bool] = Registry()
    for document in (*_described().values(), *common_documents().values()):
        identifier = Schema(document.root).id.text()
        if identifier:
            registry = registry.with_resource(identifier, Resource.from_contents(document.root.mapping()))
    return registry.crawl()


def _roots(error: ValidationError) -> Iterator[ValidationError]:
    """The errors behind one of `anyOf` or `oneOf`: those of the alternative that is closest to what was written."""
    branches: dict[object, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).extend(_roots(inner))
    if branches and error.validator in ("anyOf", "oneOf"):
        yield from min(branches.values(), key=_distance)
    else:
        yield error


def _distance(errors: list[ValidationError]) -> tuple[bool, int, int]:
    """How far a value is from an alternative: keys without a place tell that another one was meant, and nobody means a
    reference who writes no `$ref`.
    """
    no_reference = any(error.validator == "required" and "$ref" in _missing(error) for error in errors)
    return no_reference, sum(len(_surplus(error)) for error in errors if error.validator in CLOSED), len(errors)


def _missing(error: ValidationError) -> set[str]:
    wanted: Any = error.validator_value
    there: Any = error.instance
    return {name for name in wanted if name not in there}
