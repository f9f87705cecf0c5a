"""What stands where in a document: the one table of where schemas, parameters, responses and their like may stand.

A key means something by the kind of object that it stands in. A property that is called `default` holds a schema,
because it stands below `properties`; the keyword `default` of a schema holds data.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model.tree import Document, Node


class Kind(StrEnum):
    """What a value is, as people call it."""

    SCHEMA = "schema"
    OPENAPI = "OpenAPI document"
    COMPONENTS = "group of components"
    PATHS = "group of paths"
    PATH_ITEM = "path item"
    OPERATION = "operation"
    PARAMETER = "parameter"
    HEADER = "header"
    REQUEST_BODY = "request body"
    RESPONSES = "group of responses"
    RESPONSE = "response"
    MEDIA_TYPE = "media type"
    ENCODING = "encoding"
    CALLBACK = "callback"
    LINK = "link"
    EXAMPLE = "example"
    SECURITY_SCHEME = "security scheme"
    EVENT = "topic"
    TOOLS = "file of tools"
    CAPABILITIES = "group of capabilities"
    TOOL = "tool"
    GROUP = "group of names"
    DATA = "piece of data"
    ANY = "value of no known kind"


METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
"""The keys of a path item that are operations (OpenAPI 3.1, section 4.8.9)."""

INSTANCES: Final = frozenset({"const", "default", "enum", "example", "examples"})
"""Keywords of a schema whose values are instances: nothing in there is a schema, a reference or a name."""

VALUES: Final = ("required", "type", "dependentRequired", "$vocabulary")
"""Keywords of a schema that hold lists or maps of names: nothing in there is a schema or a reference."""

HOLDERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "openapi": frozenset({"schema"}),
        "swagger": frozenset({"schema"}),
        "asyncapi": frozenset({"schema", "payload", "headers"}),
    }
)
"""Documents that hold schemas and are none, by the key at their root: the keys under which one schema stands."""

REFERABLE: Final = frozenset({
    Kind.SCHEMA, Kind.PATH_ITEM, Kind.PARAMETER, Kind.HEADER, Kind.REQUEST_BODY, Kind.RESPONSE, Kind.EXAMPLE,
    Kind.LINK, Kind.CALLBACK, Kind.SECURITY_SCHEME, Kind.ANY,
})  # fmt: skip
"""In place of these a `$ref` may stand."""


class Below(NamedTuple):
    """What stands under a key: one value of a kind (of a list, each element), or a group with one under each name."""

    kind: Kind
    group: bool = False


_EVERY: Final = "*"
"""Stands for every key that is not an extension."""

_Keys = Mapping[str, Below]


def _one(kind: Kind, *keys: str) -> dict[str, Below]:
    return dict.fromkeys(keys, Below(kind))


def _each(kind: Kind, *keys: str) -> dict[str, Below]:
    return dict.fromkeys(keys, Below(kind, group=True))


_DESCRIBED: Final = {
    **_one(Kind.SCHEMA, "schema"),
    **_one(Kind.DATA, "example"),
    **_each(Kind.EXAMPLE, "examples"),
    **_each(Kind.MEDIA_TYPE, "content"),
}
_TABLE: Final[Mapping[Kind, _Keys]] = MappingProxyType({
    Kind.SCHEMA: {
        **_one(Kind.DATA, *VALUES),
        **_each(Kind.SCHEMA, *LISTS_OF_SCHEMAS),
        **_one(Kind.SCHEMA, *SINGLE_SCHEMAS),
        **_each(Kind.SCHEMA, *MAPS_OF_SCHEMAS),
        **_one(Kind.DATA, *INSTANCES),
    },
    Kind.OPENAPI: {
        **_one(Kind.PATHS, "paths"),
        **_each(Kind.PATH_ITEM, "webhooks"),
        **_one(Kind.COMPONENTS, "components"),
    },
    Kind.COMPONENTS: {
        **_each(Kind.SCHEMA, "schemas"),
        **_each(Kind.RESPONSE, "responses"),
        **_each(Kind.PARAMETER, "parameters"),
        **_each(Kind.EXAMPLE, "examples"),
        **_each(Kind.REQUEST_BODY, "requestBodies"),
        **_each(Kind.HEADER, "headers"),
        **_each(Kind.SECURITY_SCHEME, "securitySchemes"),
        **_each(Kind.LINK, "links"),
        **_each(Kind.CALLBACK, "callbacks"),
        **_each(Kind.PATH_ITEM, "pathItems"),
    },
    Kind.SECURITY_SCHEME: _one(Kind.SCHEMA, "x-anarq-schema"),
    Kind.PATHS: _one(Kind.PATH_ITEM, _EVERY),
    Kind.PATH_ITEM: {**_one(Kind.OPERATION, *METHODS), **_each(Kind.PARAMETER, "parameters")},
    Kind.OPERATION: {
        **_each(Kind.PARAMETER, "parameters"),
        **_one(Kind.REQUEST_BODY, "requestBody"),
        **_one(Kind.RESPONSES, "responses"),
        **_each(Kind.CALLBACK, "callbacks"),
    },
    Kind.PARAMETER: _DESCRIBED,
    Kind.HEADER: _DESCRIBED,
    Kind.REQUEST_BODY: _each(Kind.MEDIA_TYPE, "content"),
    Kind.RESPONSES: _one(Kind.RESPONSE, _EVERY),
    Kind.RESPONSE: {
        **_each(Kind.HEADER, "headers"),
        **_each(Kind.MEDIA_TYPE, "content"),
        **_each(Kind.LINK, "links"),
    },
    Kind.MEDIA_TYPE: {**_DESCRIBED, **_each(Kind.ENCODING, "encoding")},
    Kind.ENCODING: _each(Kind.HEADER, "headers"),
    Kind.CALLBACK: _one(Kind.PATH_ITEM, _EVERY),
    Kind.LINK: _one(Kind.DATA, "parameters", "requestBody"),
    Kind.EXAMPLE: _one(Kind.DATA, "value"),
    Kind.EVENT: {**_one(Kind.SCHEMA, "schema"), **_one(Kind.DATA, "example", "examples")},
    Kind.TOOLS: {**_each(Kind.TOOL, "tools"), **_one(Kind.CAPABILITIES, "capabilities")},
    Kind.CAPABILITIES: _each(Kind.TOOL, "tools"),
    Kind.TOOL: _one(Kind.SCHEMA, "input", "output", "inputSchema", "outputSchema"),
})  # fmt: skip
_NAMED: Final = frozenset(key for keys in _TABLE.values() for key, under in keys.items() if under.group)
_GUESSED: Final[_Keys] = {
    **_each(Kind.ANY, *sorted(_NAMED | {"paths"})),
    **_one(Kind.DATA, *INSTANCES),
}
"""Where nothing is known of the object, its keys are read as any of the kinds would read them."""

_ANYTHING: Final = Below(Kind.ANY)
_META_SCHEMAS: Final = "json-schema.org/"


_new: Final = tuple.__new__
"""Makes a place as `Node.get` makes a node: they are made as often."""


class Place(NamedTuple):
    """A value with what it is, and what the object around it is."""

    node: Node
    kind: Kind
    around: Kind = Kind.ANY

    @property
    def is_outermost(self) -> bool:
        """Whether this is a schema that no schema holds."""
        return self.kind is Kind.SCHEMA and self.around is not Kind.SCHEMA


def kind_of(document: Document) -> Kind:
    """What a document is as a whole, by its content and its path."""
    dialect = document.root.get("$schema").text()
    if document.root.get("openapi").exists:
        return Kind.OPENAPI
    if document.role == "topic":
        is_event = document.path.endswith(".event.json") and not _is_bare(document)
        return Kind.EVENT if is_event or _wraps(document) else Kind.SCHEMA
    if document.role == "contract":
        return Kind.SCHEMA
    if document.path.endswith(".event.json"):
        return Kind.EVENT
    if document.path.rpartition("/")[2] == "mcp.json":
        return Kind.TOOLS
    is_schema = document.path.endswith(".schema.json") or _META_SCHEMAS in dialect
    return Kind.SCHEMA if is_schema else Kind.ANY


def _wraps(document: Document) -> bool:
    """Whether a document says something of a topic, and holds the schema of its data; others are that schema."""
    return isinstance(document.root.get("schema").value, dict)


def _is_bare(document: Document) -> bool:
    """Whether a document says nothing of a topic, and has what schemas have."""
    root = document.root
    has_schema = root.get("properties").exists or _META_SCHEMAS in root.get("$schema").text()
    return has_schema and not root.get("topic").exists


def under(kind: Kind, key: str) -> Below:
    """What stands under a key of an object of a kind."""
    keys = _TABLE.get(kind, _GUESSED)
    found = keys.get(key)
    if found is not None:
        return found
    return keys.get(_EVERY, _ANYTHING) if not key.startswith("x-") else _ANYTHING


def below(place: Place) -> Iterator[Place]:
    """What stands below a place, in the order of the document; nothing below data.

    A group is a place itself, and what it holds comes right after it, as what stands below the object around it.
    """
    node, kind, _ = place
    if kind is Kind.GROUP or kind is Kind.DATA:
        return
    for key, value in node.mapping().items():
        what, is_group = under(kind, key)
        if what is Kind.ANY and not isinstance(value, dict | list):
            continue
        child = node.get(key)
        if is_group or (isinstance(value, list) and what is not Kind.DATA):
            yield _new(Place, (child, Kind.GROUP, kind))
            for member in (*(found for _, found in child.items()), *child.elements()):
                yield _new(Place, (member, what, kind))
        else:
            yield _new(Place, (child, what, kind))
    for element in node.elements() if kind is Kind.ANY else ():
        yield _new(Place, (element, kind, kind))


def walk(start: Place) -> Iterator[Place]:
    """The place and all below, each before what it holds, in the order of the document."""
    pending = [start]
    while pending:
        place = pending.pop()
        yield place
        pending.extend(reversed(list(below(place))))


def walk_document(document: Document) -> Iterator[Place]:
    """Everything in a document."""
    return walk(Place(document.root, kind_of(document)))
