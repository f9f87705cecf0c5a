"""The dialects of JSON Schema: which keywords each has, and what they mean there."""

from dataclasses import dataclass
from enum import Enum

from anarq.model.tree import Json

_CORE = frozenset({
    "type", "enum", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "pattern", "format",
    "minItems", "maxItems", "uniqueItems", "items", "minProperties", "maxProperties", "required",
    "properties", "additionalProperties", "allOf", "anyOf", "oneOf", "not",
})  # fmt: skip
_DRAFT_4 = _CORE | {"patternProperties", "additionalItems", "dependencies"}
_DRAFT_6 = _DRAFT_4 | {"const", "contains", "propertyNames", "exclusiveMinimum", "exclusiveMaximum"}
_DRAFT_7 = _DRAFT_6 | {"if"}
_2019 = _DRAFT_7 | {
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "$recursiveRef",
}
_2020 = (_2019 - {"additionalItems", "$recursiveRef"}) | {"prefixItems", "$dynamicRef"}


class References(Enum):
    """How `$ref` stands among other keywords."""

    ALONE = "its siblings are ignored"
    BESIDE = "it is one keyword among others"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One version of JSON Schema, as far as validation differs between versions.

    Attributes:
        name: how people call it.
        uri: its meta-schema.
        keywords: the assertions and applicators that it knows; others are annotations.
        references: how `$ref` stands among other keywords.
        boolean_exclusive: `exclusiveMinimum` is a flag beside `minimum` (draft 4, OpenAPI 3.0).
        nullable: `nullable: true` adds null to the type beside it (OpenAPI 3.0.3).
        contains_evaluates: `contains` counts as evaluating the items that it matches (2020-12). By the text of 2019-09
            it does not, and validators do it there nevertheless.
    """

    name: str
    uri: str
    keywords: frozenset[str]
    references: References = References.ALONE
    boolean_exclusive: bool = False
    nullable: bool = False
    contains_evaluates: bool = False

    def ignores_beside(self, schema: object) -> bool:
        """Whether a schema has a `$ref` beside which this dialect reads nothing."""
        return self.references is References.ALONE and isinstance(schema, dict) and "$ref" in schema

    def reads(self, keyword: str) -> bool:
        """Whether a keyword says something, by itself or to another one beside it, which reads its value."""
        if keyword in ("exclusiveMinimum", "exclusiveMaximum"):
            return self.boolean_exclusive or keyword in self.keywords
        if keyword in ("then", "else"):
            return "if" in self.keywords
        if keyword in ("minContains", "maxContains"):
            return self.anchors
        return self.nullable if keyword == "nullable" else keyword in self.keywords

    @property
    def identifier(self) -> str:
        """The keyword that names a schema."""
        return "id" if self.boolean_exclusive and not self.nullable else "$id"

    @property
    def anchors(self) -> bool:
        """Whether `$anchor` exists; before it, `$id: "#name"` did its work."""
        return self.references is References.BESIDE


DRAFT_4 = Dialect("draft 4", "http://json-schema.org/draft-04/schema#", _DRAFT_4, boolean_exclusive=True)
DRAFT_6 = Dialect("draft 6", "http://json-schema.org/draft-06/schema#", _DRAFT_6)
DRAFT_7 = Dialect("draft 7", "http://json-schema.org/draft-07/schema#", _DRAFT_7)
DRAFT_2019 = Dialect("2019-09", "https://json-schema.org/draft/2019-09/schema", _2019, References.BESIDE)
DRAFT_2020 = Dialect(
    "2020-12", "https://json-schema.org/draft/2020-12/schema", _2020, References.BESIDE, contains_evaluates=True
)
OPENAPI_30 = Dialect("OpenAPI 3.0", "", _CORE, boolean_exclusive=True, nullable=True)
OPENAPI_31 = Dialect("OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base", *(
    DRAFT_2020.keywords, References.BESIDE
), contains_evaluates=True)  # fmt: skip

DIALECTS = (DRAFT_4, DRAFT_6, DRAFT_7, DRAFT_2019, DRAFT_2020, OPENAPI_30, OPENAPI_31)
_BY_URI = {
    scheme + dialect.uri.rstrip("#").partition("://")[2]: dialect
    for dialect in DIALECTS
    if dialect.uri
    for scheme in ("http://", "https://")  # people write either, and nobody means anything else by it
}


def declared(schema: Json, keyword: str = "$schema") -> Dialect | None:
    """The dialect that a schema names in `$schema`, when it is one of ours."""
    uri = schema.get(keyword) if isinstance(schema, dict) else None
    return _BY_URI.get(uri.rstrip("#")) if isinstance(uri, str) else None


def unknown_by(schema: Json) -> str | None:
    """The keyword by which a schema or an OpenAPI document names a meta-schema that is none of ours."""
    if not isinstance(schema, dict):
        return None
    naming = ("$schema", *(("jsonSchemaDialect",) if is_openapi_31(schema) else ()))
    unknown = (key for key in naming if isinstance(schema.get(key), str) and declared(schema, key) is None)
    return next(unknown, None)


def unknown_version(document: Json) -> str | None:
    """The keyword by which a document says that it is of a version of OpenAPI which is not known, or no version."""
    versions = document if isinstance(document, dict) else {}
    if "openapi" in versions and not (is_openapi_31(document) or _is_openapi(document, "3.0")):
        return "openapi"
    return "swagger" if "swagger" in versions and versions["swagger"] != "2.0" else None


def is_openapi_31(document: Json) -> bool:
    """Whether a document is of OpenAPI 3.1, in which a document may say what its schemas are written in."""
    return _is_openapi(document, "3.1")


def _is_openapi(document: Json, series: str) -> bool:
    version = document.get("openapi") if isinstance(document, dict) else None
    return isinstance(version, str) and f"{version}.".startswith(f"{series}.")


def of_document(document: Json, default: Dialect = DRAFT_2020) -> Dialect:
    """The dialect of the schemas in a document: by what it names, by its OpenAPI version, else `default`.

    OpenAPI 3.1 names it in `jsonSchemaDialect` (section 4.8.24), everybody else in `$schema`. Swagger 2.0
    has a part of draft 4.
    """
    if isinstance(document, dict) and document.get("swagger") == "2.0":
        return DRAFT_4
    if is_openapi_31(document):
        return declared(document, "jsonSchemaDialect") or OPENAPI_31
    if _is_openapi(document, "3.0"):
        return OPENAPI_30
    return declared(document) or default
