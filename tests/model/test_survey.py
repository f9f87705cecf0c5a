"""What references take unknown places for, and what they find in known ones."""

import pytest

from anarq.loader import Catalogue
from anarq.model.errors import AnarqError
from anarq.model.places import Kind
from anarq.model.survey import Nowhere, Survey
from anarq.model.tree import Document


def survey(**documents):
    made = [Document(path, data) for path, data in documents.items()]
    return made, Survey(made, Catalogue(made))


def test_a_place_that_no_table_knows_is_what_the_reference_takes_it_for():
    data = {"openapi": "3.1.0", "x-std": [{"schema": {"type": "string"}}], "paths": {"/a": {"parameters": [{}]}}}
    data["paths"]["/a"]["parameters"][0]["$ref"] = "#/x-std/0"
    (document,), found = survey(openapi=data)

    assert found.kind(document.root.get("x-std", 0)) is Kind.PARAMETER
    assert found.kind(document.root.get("x-std", 0, "schema")) is Kind.SCHEMA
    assert [reference.found for reference in found.references(document)] == [Kind.PARAMETER]


def test_references_below_such_a_place_are_followed_as_what_they_are_then():
    data = {"openapi": "3.1.0", "components": {"schemas": {"A": {"$ref": "#/x-a"}}}}
    data |= {"x-a": {"items": {"$ref": "#/x-b"}}, "x-b": {"not": True}}
    (document,), found = survey(openapi=data)

    assert found.kind(document.root.get("x-b", "not")) is Kind.SCHEMA


@pytest.mark.parametrize(
    ("pointer", "kind"),
    [
        ("#/components/parameters/P", Kind.PARAMETER),
        ("#/components/parameters", Kind.GROUP),
        ("#/components/examples/E/value/deep", Kind.DATA),
        ("#/components/schemas/S/default", Kind.DATA),
        ("#", Kind.OPENAPI),
        ("#/components/schemas/S/properties/default", Kind.SCHEMA),
    ],
)
def test_a_reference_finds_what_stands_there(pointer, kind):
    schemas = {"S": {"default": {}, "properties": {"default": {}}}, "R": {"$ref": pointer}}
    parts = {"schemas": schemas, "parameters": {"P": {}}, "examples": {"E": {"value": {"deep": {}}}}}
    (document,), found = survey(openapi={"openapi": "3.1.0", "components": parts})

    (reference,) = found.references(document)

    assert (reference.holder.kind, reference.found) == (Kind.SCHEMA, kind)


def test_what_leads_nowhere_says_why():
    (document,), found = survey(a={"$ref": "#/b"})

    (reference,) = found.references(document)

    assert reference.target is None
    assert reference.problem is not None
    assert "leads nowhere" in reference.problem.message
    assert found.target(document.root) is None
    assert not found.end(document.root).exists


def test_without_a_resolver_every_reference_leads_nowhere():
    node = Document("a.json", {"$ref": "#"}).root

    with pytest.raises(AnarqError, match="leads nowhere"):
        Nowhere().resolve_fully(node)
    assert Nowhere().resolve_fully(node.get("b")) == node.get("b")
    assert Nowhere().uri(node.document) == "a.json"
