"""OpenAPI 3.0 schemas as draft 4 of JSON Schema, which they are a dialect of."""

from collections.abc import Iterator
from typing import Final

from anarq.contracts.read.dialect import OPENAPI_30
from anarq.model import pointer as pointers
from anarq.model.places import Place, below, kind_of
from anarq.model.tree import Document, Json

_MAPS: Final = frozenset({"properties"})
_LISTS: Final = frozenset({"allOf", "anyOf", "oneOf"})
_SINGLE: Final = frozenset({"items", "not", "additionalProperties"})
_FLAGS: Final = (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum"))
_KEPT: Final = OPENAPI_30.keywords | {"exclusiveMinimum", "exclusiveMaximum", "$ref"}


def as_draft_4(document: Json) -> Json:
    """The document with every schema object rewritten; other documents are one schema as a whole."""
    if isinstance(document, dict) and "openapi" in document:
        return _container(document, "", frozenset(_outermost(Document("", document))))
    return _schema(document)


def _outermost(document: Document) -> Iterator[str]:
    """Where the schemas of an OpenAPI document stand that no schema holds. Below them there are none."""
    pending = [Place(document.root, kind_of(document))]
    while pending:
        place = pending.pop()
        if place.is_outermost:
            yield place.node.pointer
        else:
            pending.extend(below(place))


def _container(value: Json, pointer: str, schemas: frozenset[str]) -> Json:
    """A part of an OpenAPI document, in which schemas stand at some pointers."""
    if pointer in schemas:
        return _schema(value)
    if isinstance(value, list):
        return [_container(item, pointers.join(pointer, index), schemas) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    return {name: _container(inner, pointers.join(pointer, name), schemas) for name, inner in value.items()}


def _map(value: Json) -> Json:
    return {name: _schema(inner) for name, inner in value.items()} if isinstance(value, dict) else value


def _schema(value: Json) -> Json:
    if not isinstance(value, dict):
        return value
    result = {name: _keyword(name, inner) for name, inner in value.items() if name in _KEPT or name == "definitions"}
    for exclusive, bound in _FLAGS:  # of no bound it says nothing, which draft 4 does not allow to be said
        if bound not in result:
            result.pop(exclusive, None)
    of_type = value.get("type")
    if value.get("nullable") is True and isinstance(of_type, str):
        result["type"] = [of_type, "null"]
    return result


def _keyword(name: str, value: Json) -> Json:
    if name in _MAPS or name == "definitions":
        return _map(value)
    if name in _LISTS and isinstance(value, list):
        return [_schema(item) for item in value]
    return _schema(value) if name in _SINGLE else value
