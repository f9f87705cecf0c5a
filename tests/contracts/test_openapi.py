"""OpenAPI 3.0 as draft 4: schemas are rewritten where they stand, and nothing else is."""

from anarq.contracts import Answer, Reading, subschema
from anarq.contracts.read.dialect import OPENAPI_30
from anarq.contracts.read.openapi import as_draft_4
from anarq.model.tree import Json

NULLABLE: Json = {"type": "string", "nullable": True}
REWRITTEN: Json = {"type": ["string", "null"]}


def test_schemas_are_rewritten_where_they_stand() -> None:
    document: Json = {"openapi": "3.0.3", "components": {"schemas": {"A": {"properties": {"schema": NULLABLE}}}}}
    assert as_draft_4(document) == {
        "openapi": "3.0.3",
        "components": {"schemas": {"A": {"properties": {"schema": REWRITTEN}}}},
    }


def test_what_is_called_schema_and_is_not_one_stays_as_it_is() -> None:
    parameters: Json = {"schema": {"name": "schema", "in": "query", "example": {"schema": NULLABLE}}}
    document: Json = {"openapi": "3.0.3", "components": {"parameters": parameters}}
    assert as_draft_4(document) == document


def test_a_schema_by_itself_is_rewritten_as_a_whole() -> None:
    assert as_draft_4({"items": NULLABLE}) == {"items": REWRITTEN}


def test_an_exclusive_bound_that_has_none_says_nothing_and_stands_in_nobodys_way() -> None:
    assert as_draft_4({"exclusiveMaximum": True, "minimum": 1, "exclusiveMinimum": True}) == {
        "minimum": 1,
        "exclusiveMinimum": True,
    }
    old: Json = {"type": "number", "exclusiveMaximum": True}
    verdict = subschema(old, {"type": "string"}, reading=Reading(dialect=OPENAPI_30))
    assert verdict.answer is Answer.BREAKING
