"""Whether a pointer into a document names a schema. What is not one would be read as one that accepts everything."""

from enum import Enum
from typing import Final

from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model import pointer as pointers
from anarq.model.places import HOLDERS, INSTANCES, VALUES
from anarq.model.tree import Json

CONTAINERS: Final = frozenset(HOLDERS)
"""What stands at the root of documents that hold schemas and are none."""
_DATA: Final = INSTANCES | {*VALUES}


class _Place(Enum):
    """What stands somewhere, as far as the standards say; where they say nothing it may be a schema."""

    SCHEMA = ""
    UNSAID = " "
    CONTAINER = "a part of the document that holds schemas and is not one"
    MAP = "a map of schemas, by name"
    LIST = "a list of schemas"
    DATA = "a value, and no schema"


def no_schema(document: Json, pointer: str) -> str | None:
    """What a pointer names instead of a schema, or none when it names one or may do so."""
    kinds = CONTAINERS.intersection(document) if isinstance(document, dict) else ()
    place, value = (_Place.CONTAINER if kinds else _Place.SCHEMA), document
    for token in pointers.split(pointer):
        value = _child(value, token)
        place = _next(place, token, value, frozenset().union(*(HOLDERS[kind] for kind in kinds)))
    return place.value.strip() or None


def is_at(document: Json, pointer: str) -> bool:
    """Whether a pointer leads to something."""
    value = document
    for token in pointers.split(pointer):
        if isinstance(value, dict) and token in value:
            value = value[token]
            continue
        index = pointers.index(token)
        if not isinstance(value, list) or index is None or index >= len(value):
            return False
        value = value[index]
    return True


def schema_below(document: Json, pointer: str) -> str | None:
    """A schema below a pointer into an OpenAPI document; none when there is none."""
    value = document
    for token in pointers.split(pointer):
        value = _child(value, token)
    pending: list[tuple[Json, str]] = [(value, pointer)]
    for part, at in pending:
        if isinstance(part, dict):
            if "schema" in part:
                return f"{at}/schema"
            pending.extend((below, pointers.join(at, name)) for name, below in part.items())
    return None


def _next(place: _Place, token: str, value: Json, holders: frozenset[str]) -> _Place:
    if place is _Place.CONTAINER:
        if token in holders:
            return _Place.SCHEMA
        if token in ("schemas", "definitions"):
            return _Place.MAP
        return _Place.UNSAID if token.startswith("x-") else place
    if place in (_Place.MAP, _Place.LIST):
        return _Place.DATA if isinstance(value, list) else _Place.SCHEMA
    if place is not _Place.SCHEMA:
        return place
    if token in MAPS_OF_SCHEMAS:
        return _Place.MAP
    if token in LISTS_OF_SCHEMAS and isinstance(value, list):
        return _Place.LIST
    if token in SINGLE_SCHEMAS:
        return _Place.SCHEMA
    return _Place.DATA if token in _DATA else _Place.UNSAID


def _child(value: Json, token: str) -> Json:
    if isinstance(value, dict):
        return value.get(token)
    index = pointers.index(token) if isinstance(value, list) else None
    return value[index] if isinstance(value, list) and index is not None and index < len(value) else None
