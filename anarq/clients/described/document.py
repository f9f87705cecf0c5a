"""The operations of a module as its published OpenAPI document describes them, for callers without generated code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from anarq.clients.described.schemas import Schemas
from anarq.ports.json import JsonObject, loads

MAX_BYTES: Final = 16 * 1024 * 1024
"""Largest document that is read."""

JSON: Final = "application/json"
"""The media type of a body that is given by its members."""

_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PLACES: Final = frozenset({"path", "query", "header"})
_SIGNATURE, _GRANT = "x-sig", "x-qonsent"


class DocumentError(ValueError):
    """The document cannot be used; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What people are told of a value.

    Attributes:
        description: one sentence; may be empty.
        choices: the texts of which it is one; empty: any.
        members: the names of what is in it, when it is an object.
    """

    description: str = ""
    choices: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """What a call is given beside its body.

    Attributes:
        name: as the document spells it; that of a header in small letters.
        place: `path`, `query` or `header`.
        required: whether a call must have it.
        types: of its value.
        item_types: of each of its values, when it is a list.
        said: what people are told of it.
    """

    name: str
    place: str
    required: bool
    types: frozenset[str]
    item_types: frozenset[str]
    said: "Said"

    @property
    def many(self) -> bool:
        """Whether it is a list, so that it may be given several times."""
        return self.types == {"array"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a call sends.

    Attributes:
        media_type: of it: JSON where that is among those that are taken.
        required: whether a call must have one.
        members: the types of each member that is named.
        said: what people are told of each.
        needed: the members that it must have.
    """

    media_type: str
    required: bool
    members: Mapping[str, frozenset[str]]
    said: Mapping[str, Said]
    needed: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One operation.

    Attributes:
        name: operationId.
        method: in capitals.
        path: template, below the address of the module.
        summary: one sentence; may be empty.
        parameters: by name, without those that prove the call.
        body: what it takes; None: nothing.
        signed: whether it takes a signature.
        unsigned: whether it may be called without one.
        granted: whether it needs a grant.
        scope: what the grant must cover; empty: not told.
        delegates: scopes of other modules that the caller lets the module use.
    """

    name: str
    method: str
    path: str
    summary: str
    parameters: Mapping[str, Parameter]
    body: Body | None
    signed: bool
    unsigned: bool
    granted: bool
    scope: str
    delegates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The interface of a module.

    Attributes:
        title: what people call it.
        version: of the interface.
        operations: by name, in the order of the document.
    """

    title: str
    version: str
    operations: Mapping[str, Operation]

    @property
    def api_version(self) -> str:
        """What `x-api-version` says."""
        major, _, rest = self.version.partition(".")
        return f"v{major}.{rest.partition('.')[0] or 0}"

    @classmethod
    def read(cls, data: bytes) -> Self:
        """The document in bytes of JSON.

        Raises:
            DocumentError: it is larger than `MAX_BYTES`, no JSON, or no OpenAPI document.
        """
        if len(data) > MAX_BYTES:
            raise DocumentError(f"it has more than {MAX_BYTES} bytes")
        try:
            root = loads(data)
        except ValueError as error:
            raise DocumentError(f"it is not JSON: {error}") from error
        if not isinstance(root, dict) or not isinstance(root.get("openapi"), str):
            raise DocumentError("it is no OpenAPI document")
        info = _object(root.get("info"))
        operations = {operation.name: operation for operation in _Reader(root).operations()}
        return cls(title=_text(info.get("title")), version=_text(info.get("version")), operations=operations)


class _Reader:
    def __init__(self, root: JsonObject) -> None:
        self._root = root
        self._schemas = Schemas(root)

    def operations(self) -> Iterator[Operation]:
        for path, item in _object(self._root.get("paths")).items():
            found = self._schemas.resolved(item)
            for method in _METHODS:
                if isinstance(found.get(method), Mapping):
                    yield self._operation(path, method, found)

    def _operation(self, path: str, method: str, item: JsonObject) -> Operation:
        found = _object(item[method])
        asked = found.get("security", self._root.get("security"))
        proofs = [self._headers(each) for each in _list(asked)]
        return Operation(
            name=_text(found.get("operationId")) or f"{method} {path}",
            method=method.upper(),
            path=path,
            summary=_text(found.get("summary")),
            parameters={one.name: one for one in self._parameters([item, found])},
            body=self._body(found.get("requestBody")),
            signed=any(_SIGNATURE in each for each in proofs),
            unsigned=not proofs or any(_SIGNATURE not in each for each in proofs),
            granted=bool(proofs) and all(_GRANT in each for each in proofs),
            scope=_text(found.get("x-anarq-scope")),
            delegates=tuple(each for each in _list(found.get("x-anarq-delegates")) if isinstance(each, str)),
        )

    def _headers(self, requirement: object) -> frozenset[str]:
        """The headers that one set of security schemes asks for."""
        schemes = _object(_object(self._root.get("components")).get("securitySchemes"))
        found = (self._schemas.resolved(schemes.get(name)) for name in _object(requirement))
        return frozenset(_text(each.get("name")).lower() for each in found if each.get("in") == "header")

    def _parameters(self, holders: list[JsonObject]) -> Iterator[Parameter]:
        for each in (each for holder in holders for each in _list(holder.get("parameters"))):
            found = self._schemas.resolved(each)
            name, place = _text(found.get("name")), _text(found.get("in"))
            if name and place in _PLACES:
                schema = found.get("schema")
                yield Parameter(
                    name=name.lower() if place == "header" else name,
                    place=place,
                    required=found.get("required") is True,
                    types=self._schemas.types(schema),
                    item_types=self._schemas.types(self._schemas.resolved(schema).get("items")),
                    said=self._said(schema, _text(found.get("description"))),
                )

    def _said(self, schema: object, description: str = "") -> Said:
        return Said(
            description=description or _text(self._schemas.resolved(schema).get("description")),
            choices=self._schemas.choices(schema),
            members=tuple(self._schemas.members(schema)),
        )

    def _body(self, value: object) -> Body | None:
        found = self._schemas.resolved(value)
        content = _object(found.get("content"))
        if not content:
            return None
        media_type = JSON if JSON in content else next(iter(content))
        schema = _object(content[media_type]).get("schema")
        members = self._schemas.members(schema) if media_type == JSON else {}
        return Body(
            media_type=media_type,
            required=found.get("required") is True,
            members={name: self._schemas.types(member) for name, member in members.items()},
            said={name: self._said(member) for name, member in members.items()},
            needed=self._schemas.required(schema) if members else frozenset(),
        )


def _object(value: object) -> JsonObject:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
