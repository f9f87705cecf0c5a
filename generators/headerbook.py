"""The standard headers, as `spec/common/http.yaml` publishes them."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.interface import Interfaces
from anarq.generators.references import COMMON
from anarq.generators.schemabook import SchemaBook
from anarq.model.errors import AnarqError, Problem
from anarq.model.tree import Document, Json, Node
from anarq.model.views.openapi import OpenApi, Parameter, SecurityScheme

_HTTP: Final = "urn:anarq:common:http:v1"


def common_http(interfaces: Interfaces) -> OpenApi:
    """The document of the common HTTP components; an empty one where there is none."""
    documents = (OpenApi(document.root) for _, document in sorted(interfaces.ecosystem.common.items()))
    found = (document for document in documents if document.id.text() == _HTTP)
    return next(found, OpenApi(Document("", None).root))


def header_schemas(interfaces: Interfaces) -> dict[str, Json]:
    """The self-contained schema of each header of requests, by lower-case name, with what the header means.

    Raises:
        AnarqError: two components say different things of one header, or the standard names a component that is not
            there, or one of another header.
    """
    book = SchemaBook(interfaces.references, interfaces.names, COMMON)
    schemas: dict[str, Json] = {}
    meanings: dict[str, str] = {}
    for name, component in _headers(common_http(interfaces)):
        schema = book.alone(component.schema)
        if schemas.setdefault(name, schema) != schema:
            raise AnarqError.one(f"`{name}` has another schema above", component.schema.place, "give both the same")
        meanings.setdefault(name, component.description.text())
    _check_named(interfaces)
    return {name: {**_members(schema), "description": meanings[name]} for name, schema in schemas.items()}


def _headers(common: OpenApi) -> Iterator[tuple[str, SecurityScheme | Parameter]]:
    """The components that say what a header of requests may say, by its name in small letters."""
    schemes = (SecurityScheme(node) for _, node in common.security_schemes.items())
    yield from ((scheme.header, scheme) for scheme in schemes if scheme.header)
    parameters = common.parameters.values()
    yield from ((one.name.lower(), one) for one in parameters if one.location == "header")


def _check_named(interfaces: Interfaces) -> None:
    """Checks that each component by which the standard names a header is one of that header."""
    common = common_http(interfaces)
    problems = [
        Problem(
            f"`{node.text()}` is not a component of the header `{header}`", node.place, f"name one below `{section}`"
        )
        for section, header, node in interfaces.ecosystem.standards.header_components
        if header.lower() not in _headers_of(section, common.component(section, node.text()), header)
    ]
    if problems and common.root.mapping():
        raise AnarqError(problems)


def _headers_of(section: str, component: Node, header: str) -> tuple[str, ...]:
    """The headers that a component is of, in small letters. One of answers says no name: it is of any."""
    if not component.exists:
        return ()
    if section == "securitySchemes":
        return (SecurityScheme(component).header,)
    return (Parameter(component, component).name.lower(),) if section == "parameters" else (header.lower(),)


def _members(schema: Json) -> dict[str, Json]:
    left = ("title", "description")
    return {key: value for key, value in schema.items() if key not in left} if isinstance(schema, dict) else {}
