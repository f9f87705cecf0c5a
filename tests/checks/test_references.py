import json

import pytest

from anarq.checks.refs.unresolved_reference import check
from anarq.loader.modules import common_documents, load_ecosystem
from anarq.loader.uris import climbs
from anarq.model.survey import Nowhere, Survey
from anarq.model.tree import Document, Json
from anarq.rules import Hit, NeedsPeer
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource

REF: Json = {"$ref": "urn:x"}


@pytest.mark.parametrize(
    ("data", "pointers"),
    [
        (REF, ["/$ref"]),
        ([REF, {"a": REF}], ["/0/$ref", "/1/a/$ref"]),
        ({"properties": {"example": REF}}, ["/properties/example/$ref"]),
        ({"properties": {"$ref": REF}}, ["/properties/$ref/$ref"]),
        ({"properties": {"properties": {"example": REF}}}, []),
        ({"example": REF, "examples": [REF], "const": REF, "enum": [REF], "default": REF}, []),
        ({"$ref": 1}, []),
        ("text", []),
    ],
)
def test_references_are_found_where_they_are_not_data(data: Json, pointers: list[str]) -> None:
    document = Document("a.json", data)
    found = Survey([document], Nowhere()).references(document)
    assert [reference.written.pointer for reference in found] == pointers


@pytest.mark.parametrize(
    ("reference", "climbing"),
    [
        ("../a.json", True),
        ("a/../../b.json#/c", True),
        ("..", True),
        ("%2e%2E/a.json", True),
        ("..\\a.json", True),
        ("a.json#/../b", False),
        ("a..b/c.json", False),
        ("urn:anarq:qmail:a:v1", False),
    ],
)
def test_only_a_path_climbs(reference: str, climbing: bool) -> None:
    assert climbs(reference) is climbing


def outcome(runner: ExampleRunner, *refs: str, **more: Json) -> list[Hit | NeedsPeer]:
    document = {"refs": [{"$ref": ref} for ref in refs], **more}
    source = MemorySource({"qmail/module.yaml": "{}", "qmail/mcp.json": json.dumps(document)}, shown="mem")
    return list(check(load_ecosystem([source], standards=runner.standards).ecosystem))


def test_what_a_module_that_was_not_given_holds_is_not_judged(runner: ExampleRunner) -> None:
    assert outcome(runner, "urn:anarq:qwallet:payment:v1#/x") == [NeedsPeer("qwallet", "urn:anarq:qwallet:payment:v1")]


@pytest.mark.parametrize(
    ("reference", "found", "mend"),
    [
        ("urn:anarq:common:timestmp:v1", "leads nowhere", "did you mean `urn:anarq:common:timestamp:v1`?"),
        ("urn:isbn:0451450523", "leads nowhere", "name what is there; references are never fetched"),
        ("https://example.org/a.json", "leads nowhere", "name what is there; references are never fetched"),
        (
            "urn:anarq:common:http:v1#/components/securitySchemes/SquidID",
            "leads nowhere: there is no `SquidID`",
            "did you mean `SquidId`?",
        ),
        ("#/refs/7", "leads nowhere: there is no `7`", "name what is there; references are never fetched"),
        ("#anchor", "leads nowhere: there is no `anchor`", "name the place by a pointer, as `#/$defs/name`"),
        ("#/refs//0", "leads nowhere: there is no ``", "name what is there; references are never fetched"),
        ("#/refs/", "leads nowhere: there is no ``", "name what is there; references are never fetched"),
        ("#/refs/00", "leads nowhere: there is no `00`", "name what is there; references are never fetched"),
    ],
)
def test_what_leads_nowhere_is_told_with_what_was_meant(
    reference: str, found: str, mend: str, runner: ExampleRunner
) -> None:
    (hit,) = outcome(runner, reference)
    assert isinstance(hit, Hit)
    assert (hit.found, hit.mend) == (f"the reference `{reference}` {found}", mend)


def test_of_a_chain_the_broken_link_alone_is_told(runner: ExampleRunner) -> None:
    (hit,) = outcome(runner, "#/alias", alias={"$ref": "#/absent"})
    assert isinstance(hit, Hit)
    assert hit.node.pointer == "/alias/$ref"


def test_every_common_document_leads_somewhere(runner: ExampleRunner) -> None:
    source = MemorySource(
        {
            f"common/{path}": json.dumps(d.data)
            for path, d in common_documents().items()
            if not d.root.get("x-anarq-id").exists
        }
        | {"common/mcp.json": "{}"},
        shown="mem",
    )
    loaded = load_ecosystem([source], standards=runner.standards)
    assert list(check(loaded.ecosystem)) == []
