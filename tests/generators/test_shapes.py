import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.pages import ModulePage
from anarq.generators.shapes import Shapes


@pytest.fixture
def rows(make, contract):
    """(name, shape) of every member of a contract."""

    def of(properties):
        interfaces = Interfaces(make(contract("thing", {"type": "object", "properties": properties})))
        (found,) = interfaces.of("toy").module.contracts
        shapes = Shapes(interfaces.references, interfaces.names, {"Currency": "shared.md"})
        return [(row.name, row.shape) for row in shapes.rows(found.node)]

    return of


@pytest.mark.parametrize(
    ("schema", "shape"),
    [
        ({"type": "string"}, "string"),
        ({}, "any value"),
        ({"type": ["string", "null"]}, "string or null"),
        ({"type": "string", "minLength": 1, "maxLength": 5}, "string, 1 to 5 characters"),
        ({"type": "string", "maxLength": 5}, "string, at most 5 characters"),
        ({"type": "array", "minItems": 2}, "array, at least 2 items"),
        ({"type": "number", "minimum": 0, "maximum": 1e15}, "number, 0 to 1000000000000000"),
        ({"type": "number", "exclusiveMinimum": 0.5, "exclusiveMaximum": 2}, "number, more than 0.5, less than 2"),
        ({"type": "string", "format": "uuid", "pattern": "^a|b$"}, "string, uuid, `^a\\|b$`"),
        ({"type": "integer", "default": 5}, "integer, by default `5`"),
        ({"enum": ["A", None]}, "one of `A`, `null`"),
        ({"const": "A"}, "`A`"),
        ({"type": "array", "items": {"type": "string"}}, "list of string"),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "object of string by name"),
        ({"$ref": "urn:anarq:common:currency:v1"}, "[`Currency`](shared.md#type-currency)"),
        ({"$ref": "urn:anarq:common:did:v1"}, "`Did`"),
    ],
)
def test_a_schema_is_told_in_words(rows, schema, shape):
    assert rows({"it": schema}) == [("it", shape)]


def test_members_of_objects_in_place_follow_with_their_path(rows):
    fee = {"type": "object", "properties": {"kind": {"type": "string"}}}
    found = rows({"fees": {"type": "array", "items": fee}, "one": fee})
    assert [name for name, _ in found] == ["fees", "fees[].kind", "one", "one.kind"]


def test_a_page_counts_what_is_provided(lanterns):
    interfaces = Interfaces(lanterns)
    page = ModulePage(interfaces, interfaces.of("lantern"))
    assert (len(page.operations), len(page.available), len(page.missing)) == (9, 8, 1)
    assert [(part.name, part.provided) for part in page.components()] == [
        ("Lamp Keeper", "6 of 7"),
        ("Signaller", "1 of 1"),
    ]


def test_a_page_knows_who_uses_the_module(lanterns):
    interfaces = Interfaces(lanterns)
    (dependent,) = ModulePage(interfaces, interfaces.of("lantern")).dependents()
    assert (dependent.module, dependent.range, dependent.here) == ("harbour", ">=1.0.0 <2.0.0", "0.1.0")


def test_a_peer_that_is_not_in_the_repository_is_told_as_such(lanterns):
    interfaces = Interfaces(lanterns)
    here = {found.module: found.here for found in ModulePage(interfaces, interfaces.of("harbour")).dependencies()}
    assert here == {"lantern": "1.2.0", "dao": "1.0.0", "tide": ""}


def test_an_example_cannot_end_its_fence(lanterns, make):
    interfaces = Interfaces(lanterns)
    page = ModulePage(interfaces, interfaces.of("lantern"))
    node = make({"compat/x.json": {"a": "```\n# Heading"}}).modules["toy"].node("compat/x.json")
    assert "`" not in page.example(node)
