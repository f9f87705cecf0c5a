"""The meta-schemas that schemas are held to, each with the reader of its faults."""

from dataclasses import replace
from functools import cache
from typing import Any

from jsonschema import validators
from jsonschema_specifications import REGISTRY  # type: ignore[import-untyped]  # it ships no types

from anarq.checks.spec._schemas import Breach, breaches_by
from anarq.contracts.confirm.validators import check
from anarq.contracts.read.dialect import DRAFT_2020, OPENAPI_30, OPENAPI_31, Dialect, declared, of_document, unknown_by
from anarq.contracts.read.reading import SchemaError
from anarq.model import pointer as pointers
from anarq.model.tree import Node


def dialect_of(schema: Node) -> Dialect | None:
    """The dialect of a schema that no schema holds; None when it names one that nobody knows."""
    value = schema.json()
    if unknown_by(value) is not None:
        return None
    return declared(value) or of_document(schema.document.data, DRAFT_2020)


def dialect_breaches(schema: Node, dialect: Dialect) -> list[Breach]:
    """How a schema breaks the meta-schema of its dialect. Paths start at the root of the document.

    OpenAPI 3.0 has no meta-schema of its own, and no module may use it.
    """
    if dialect is OPENAPI_30:
        return []
    try:
        check(schema.json(), dialect)
    except SchemaError:
        way = keys(schema)
        found = breaches_by(_thorough(DRAFT_2020 if dialect is OPENAPI_31 else dialect), schema.json())
        return [replace(breach, path=(*way, *breach.path)) for breach in found]
    return []


def keys(node: Node) -> tuple[str | int, ...]:
    """The keys on the way to a node, those of lists as numbers."""
    here, found = node.document.root, list[str | int]()
    for token in pointers.split(node.pointer):
        found.append(int(token) if isinstance(here.value, list) else token)
        here = here.get(found[-1])
    return tuple(found)


@cache
def _thorough(dialect: Dialect) -> Any:
    contents = REGISTRY.contents(dialect.uri.rstrip("#"))
    return validators.validator_for(contents)(contents)
