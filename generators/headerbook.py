"""The standard headers, as `spec/common/http.yaml` publishes them."""

from typing import Final

from anarq.generators.interface import Workbench
from anarq.generators.references import COMMON
from anarq.generators.schemabook import SchemaBook
from anarq.model.errors import AnarqError
from anarq.model.tree import Json, Node

_HTTP: Final = "urn:anarq:common:http:v1"


def common_http(bench: Workbench) -> Node:
    """The document of the common HTTP components; a missing node where there is none."""
    roots = (document.root for _, document in sorted(bench.ecosystem.common.items()))
    found = (root for root in roots if root.get("x-anarq-id").text() == _HTTP)
    return next(found, bench.ecosystem.standards.root.get("components"))


def header_schemas(bench: Workbench) -> dict[str, Json]:
    """The self-contained schema of each header of requests, by lower-case name, with what the header means.

    Raises:
        AnarqError: two parameters say different things of one header.
    """
    book = SchemaBook(bench.references, bench.names, COMMON)
    schemas: dict[str, Json] = {}
    meanings: dict[str, str] = {}
    parameters = common_http(bench).get("components", "parameters")
    for node in dict(parameters.items()).values():
        if node.get("in").text() != "header":
            continue
        name, schema = node.get("name").text().lower(), book.alone(node.get("schema"))
        if schemas.setdefault(name, schema) != schema:
            raise AnarqError.one(f"`{name}` has another schema above", node.get("schema").place, "give both the same")
        meanings.setdefault(name, node.get("description").text())
    return {name: {**_members(schema), "description": meanings[name]} for name, schema in schemas.items()}


def _members(schema: Json) -> dict[str, Json]:
    left = ("title", "description")
    return {key: value for key, value in schema.items() if key not in left} if isinstance(schema, dict) else {}
