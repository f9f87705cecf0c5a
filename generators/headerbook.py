"""The standard headers, as `spec/common/http.yaml` publishes them."""

from collections.abc import Iterator
from typing import Final

from anarq.generators.interface import Interfaces
from anarq.generators.references import COMMON
from anarq.generators.schemabook import SchemaBook
from anarq.model.errors import AnarqError
from anarq.model.tree import Document, Json
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
        AnarqError: two components say different things of one header.
    """
    book = SchemaBook(interfaces.references, interfaces.names, COMMON)
    schemas: dict[str, Json] = {}
    meanings: dict[str, str] = {}
    for name, component in _headers(common_http(interfaces)):
        schema = book.alone(component.schema)
        if schemas.setdefault(name, schema) != schema:
            raise AnarqError.one(f"`{name}` has another schema above", component.schema.place, "give both the same")
        meanings.setdefault(name, component.description.text())
    return {name: {**_members(schema), "description": meanings[name]} for name, schema in schemas.items()}


def _headers(common: OpenApi) -> Iterator[tuple[str, SecurityScheme | Parameter]]:
    """The components that say what a header of requests may say, by its name in small letters."""
    schemes = (SecurityScheme(node) for _, node in common.security_schemes.items())
    yield from ((scheme.header, scheme) for scheme in schemes if scheme.header)
    parameters = common.parameters.values()
    yield from ((one.name.lower(), one) for one in parameters if one.location == "header")


def _members(schema: Json) -> dict[str, Json]:
    left = ("title", "description")
    return {key: value for key, value in schema.items() if key not in left} if isinstance(schema, dict) else {}
