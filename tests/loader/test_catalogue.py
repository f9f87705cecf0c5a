import pytest
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from anarq.loader import Catalogue, UnresolvedReference, load_folder
from anarq.model.tree import Document, Json, Node, Positions
from anarq.source import MemorySource

FILES = {
    "openapi.yaml": "x-anarq-id: urn:anarq:qchat:http:v1\n"
    "components:\n  parameters:\n    SquidId: {name: x-squid-id}\n"
    "  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: 'contracts/m.schema.json#/$defs/id'}\n"
    "    C: {$ref: 'urn:anarq:common:identity-ref:v1'}\n    a/b~c: {type: 'null'}\n    list: [{}, {k: 1}]\n",
    "contracts/m.schema.json": '{"$defs": {"id": {"type": "string", "$anchor": "the-id"},'
    ' "sub": {"$id": "https://x.org/sub", "$defs": {"in": {"$ref": "#/$defs/x"}, "x": true}}}}',
    "contracts/other file.json": '{"$ref": "m.schema.json#the-id"}',
    "common.json": '{"$id": "urn:anarq:common:identity-ref:v1", "title": "identity", "$dynamicAnchor": "node"}',
    "http.json": '{"$id": "https://x.org/a/one.json", "one": {"$ref": "two.json"}, "own": {"$id": "two.json"}}',
    "circle.json": '{"a": {"$ref": "#/b"},\n "b": {"$ref": "#/a"}, "self": {"$ref": "#/self"}}',
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    folder = load_folder(MemorySource(FILES, shown="modules/qchat"))
    assert not folder.problems
    return dict(folder.documents)


@pytest.fixture(scope="module")
def catalogue(documents: dict[str, Document]) -> Catalogue:
    made = Catalogue(documents.values())
    assert not made.problems
    return made


def where(node: Node) -> str:
    return f"{node.document.path}#{node.pointer}"


@pytest.mark.parametrize(
    ("at", "ref", "target"),
    [
        ("openapi.yaml", "#", "openapi.yaml#"),
        ("openapi.yaml", "", "openapi.yaml#"),
        ("openapi.yaml", "#/components/parameters/SquidId", "openapi.yaml#/components/parameters/SquidId"),
        ("openapi.yaml", "#/components/schemas/a~1b~0c", "openapi.yaml#/components/schemas/a~1b~0c"),
        ("openapi.yaml", "#/components/schemas/a%2Fb~0c", None),
        ("openapi.yaml", "#/components/schemas/list/1/k", "openapi.yaml#/components/schemas/list/1/k"),
        ("openapi.yaml", "#/components/schemas/list/01", None),
        ("openapi.yaml", "#/components/schemas/list/2", None),
        ("openapi.yaml", "#/components/schemas/list/-", None),
        ("openapi.yaml", "contracts/m.schema.json", "contracts/m.schema.json#"),
        ("openapi.yaml", "./contracts/m.schema.json", "contracts/m.schema.json#"),
        ("openapi.yaml", "contracts/other%20file.json", "contracts/other file.json#"),
        ("contracts/m.schema.json", "other file.json", "contracts/other file.json#"),
        ("contracts/m.schema.json", "#the-id", "contracts/m.schema.json#/$defs/id"),
        ("openapi.yaml", "contracts/m.schema.json#the-id", "contracts/m.schema.json#/$defs/id"),
        ("http.json", "urn:anarq:common:identity-ref:v1", "common.json#"),
        ("http.json", "urn:anarq:common:identity-ref:v1#/title", "common.json#/title"),
        ("http.json", "urn:anarq:common:identity-ref:v1#node", "common.json#"),
        ("common.json", "urn:anarq:qchat:http:v1#/components/parameters", "openapi.yaml#/components/parameters"),
        ("common.json", "https://x.org/sub#/$defs/x", "contracts/m.schema.json#/$defs/sub/$defs/x"),
        ("http.json", "two.json", "http.json#/own"),
        ("http.json", "/a/one.json", "http.json#"),
        ("http.json", "common.json", None),
    ],
)  # fmt: skip
def test_references_lead_to_their_node(
    catalogue: Catalogue, documents: dict[str, Document], at: str, ref: str, target: str | None
) -> None:
    if target is None:
        with pytest.raises(UnresolvedReference):
            catalogue.resolve(ref, documents[at].root)
    else:
        assert where(catalogue.resolve(ref, documents[at].root)) == target


def test_a_fragment_is_relative_to_the_schema_resource_around_it(
    catalogue: Catalogue, documents: dict[str, Document]
) -> None:
    inner = documents["contracts/m.schema.json"].root.get("$defs", "sub", "$defs", "in")
    assert where(catalogue.resolve_fully(inner)) == "contracts/m.schema.json#/$defs/sub/$defs/x"
    with pytest.raises(UnresolvedReference, match="starts a document of its own"):
        catalogue.resolve("#/$defs/id", inner)
    with pytest.raises(UnresolvedReference) as caught:
        catalogue.resolve("#/zzz/id", inner)
    assert not caught.value.problems[0].mend


def test_chains_are_followed_to_their_end(catalogue: Catalogue, documents: dict[str, Document]) -> None:
    schemas = documents["openapi.yaml"].root.get("components", "schemas")
    assert where(catalogue.resolve_fully(schemas.get("A"))) == "contracts/m.schema.json#/$defs/id"
    assert where(catalogue.resolve_fully(schemas.get("C"))) == "common.json#"
    assert catalogue.resolve_fully(schemas) == schemas


@pytest.mark.parametrize(("key", "line"), [("a", 2), ("b", 1), ("self", 2)])
def test_a_circle_is_an_error_at_the_reference_that_closes_it(
    catalogue: Catalogue, documents: dict[str, Document], key: str, line: int
) -> None:
    with pytest.raises(UnresolvedReference, match="goes in a circle") as caught:
        catalogue.resolve_fully(documents["circle.json"].root.get(key))
    assert caught.value.problems[0].place.line == line


@pytest.mark.parametrize(
    ("ref", "message", "help_text"),
    [
        ("../x.json", "the reference `../x.json` climbs with `..`", "name the document by its `$id`"),
        ("%2E%2E/x.json", "climbs with `..`", "`$id`"),
        (
            "urn:anarq:common:identity-ref:v2",
            "is not in the catalogue; references are never fetched",
            "did you mean `urn:anarq:common:identity-ref:v1`?",
        ),
        ("https://json-schema.org/draft/2020-12/schema", "references are never fetched", ""),
        ("//host/x", "the reference `//host/x` is an absolute path", ""),
        ("/etc/passwd", "the reference `/etc/passwd` is an absolute path", ""),
        ("file:///etc/passwd", "`file:///etc/passwd` is not in the catalogue", ""),
        (
            "contracts/m.schma.json",
            "there is no document `contracts/m.schma.json`",
            "did you mean `contracts/m.schema.json`",
        ),
        ("#/components/schemas/a~2", "is not a JSON Pointer: behind `~` stands 0 or 1", ""),
        ("#/component", "`modules/qchat/openapi.yaml` has no `component`", "did you mean `components`?"),
        ("#/components/zzz", "`modules/qchat/openapi.yaml#/components` has no `zzz`", ""),
        ("#nowhere", "has no anchor `nowhere`", "a JSON Pointer starts with `#/`"),
        ("a\x1b[2J", "`a\\x1b[2J` is not a URI reference", ""),
        ("http://[", "`http://[` is not in the catalogue", ""),
        ("urn:" + "x" * 100_000, "is not in the catalogue", ""),
    ],
)
def test_a_reference_to_nothing_says_what_to_do(
    catalogue: Catalogue, documents: dict[str, Document], ref: str, message: str, help_text: str
) -> None:
    with pytest.raises(UnresolvedReference) as caught:
        catalogue.resolve(ref, documents["openapi.yaml"].root)
    (problem,) = caught.value.problems
    assert message in problem.message
    assert help_text in problem.mend
    assert problem.place.file == "modules/qchat/openapi.yaml"


def test_the_place_is_that_of_the_reference(catalogue: Catalogue) -> None:
    folder = load_folder(MemorySource({"a.yaml": "x:\n  y:\n    $ref: urn:none\n"}))
    node = folder.documents["a.yaml"].root.get("x", "y")
    for at in (node, node.get("$ref")):
        with pytest.raises(UnresolvedReference, match=r"a\.yaml:3:5 error `urn:none`"):
            catalogue.resolve("urn:none", at)


def test_references_that_resolve_compute_no_position() -> None:
    def locate() -> Positions:
        pytest.fail("positions were computed")

    document = Document("a.json", {"$id": "urn:a", "x": {"$ref": "#/y"}, "y": {"$ref": "urn:a#/z"}, "z": 1}, "", locate)
    catalogue = Catalogue([document])
    assert catalogue.resolve_fully(document.root.get("x")).value == 1
    with pytest.raises(pytest.fail.Exception, match="positions were computed"):
        catalogue.resolve("#/none", document.root)


def test_identifiers_that_are_declared_twice_are_problems_and_the_first_stays() -> None:
    source = MemorySource({"a.json": '{"$id": "urn:x:y"}', "b.json": '{"type": "null",\n "$id": "urn:x:y"}'}, shown="")
    documents = load_folder(source).documents
    catalogue = Catalogue(documents.values())
    (problem,) = catalogue.problems
    assert str(problem) == "b.json:2:2 error identifier `urn:x:y` is declared twice\n  mend: first at a.json:1:2"
    assert catalogue.resolve("urn:x:y", documents["b.json"].root).document.path == "a.json"


def test_anchors_that_are_declared_twice_are_problems() -> None:
    source = MemorySource(
        {"a.json": '{"$defs": {"a": {"$anchor": "x"}, "b": {"$anchor": "x"}, "c": {"$id": "urn:c"}}}'}
    )
    catalogue = Catalogue(load_folder(source).documents.values())
    assert [problem.message for problem in catalogue.problems] == ["identifier `(memory)/a.json#x` is declared twice"]


def test_two_documents_of_one_path_are_a_problem() -> None:
    catalogue = Catalogue([Document("a.json", {}), Document("a.json", {})])
    assert [problem.message for problem in catalogue.problems] == ["two documents of the catalogue have this path"]


def test_an_identifier_that_is_the_path_of_another_document_is_a_problem() -> None:
    source = MemorySource({"a.json": "{}", "b.json": '{"$id": "a.json"}'}, shown="")
    (problem,) = Catalogue(load_folder(source).documents.values()).problems
    assert str(problem) == "b.json:1:2 error identifier `a.json` is declared twice\n  mend: first at a.json:1:1"


def test_a_document_that_is_given_twice_is_one_document() -> None:
    document = Document("a.json", {"$id": "urn:x:y"})
    assert not Catalogue([document, document]).problems


def test_a_document_outside_of_the_catalogue_can_refer_into_it(catalogue: Catalogue) -> None:
    outside = Document("outside.json", {"$ref": "urn:anarq:common:identity-ref:v1", "$defs": {"$anchor": "x"}})
    assert where(catalogue.resolve_fully(outside.root)) == "common.json#"
    assert where(catalogue.resolve("#/$defs", outside.root)) == "outside.json#/$defs"


def test_the_same_anchor_in_two_documents_is_fine() -> None:
    source = MemorySource(dict.fromkeys(["a.json", "b.json"], '{"$anchor": "x", "$defs": {"y": {"$id": "y"}}}'))
    problems = Catalogue(load_folder(source).documents.values()).problems
    assert [problem.message for problem in problems] == ["identifier `(memory)/y` is declared twice"]


def test_schemas_are_handed_out_by_their_identifier(catalogue: Catalogue) -> None:
    assert set(catalogue.schemas()) == {
        "urn:anarq:qchat:http:v1",
        "urn:anarq:common:identity-ref:v1",
        "https://x.org/a/one.json",
    }


@pytest.mark.parametrize(
    ("pointer", "ref"),
    [
        ("", "#/$defs/a"), ("", "#a"), ("", "b.json"), ("", "b.json#/$defs/c"), ("/$defs/b", "#/$defs/c"),
        ("/$defs/b", "#c"), ("/$defs/b", "root.json#a"), ("/$defs/b/$defs/c", "#"), ("/$defs/b", "urn:x:d#/items"),
        ("", "b.json#c"), ("/$defs/d", "#/items"), ("", "https://x.org/s/root.json#/$defs/d/items"),
    ],
)  # fmt: skip
def test_references_lead_where_the_referencing_library_leads(pointer: str, ref: str) -> None:
    schema: Json = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://x.org/s/root.json",
        "$defs": {
            "a": {"$anchor": "a", "title": "a"},
            "b": {"$id": "b.json", "title": "b", "$defs": {"c": {"$anchor": "c", "title": "c"}}},
            "d": {"$id": "urn:x:d", "items": {"title": "d"}},
        },
    }
    document = Document("root.json", schema)
    node = document.root
    for key in pointer.split("/")[1:]:
        node = node.get(key)
    registry: Registry[Json] = Registry().with_resource(
        "https://x.org/s/root.json", DRAFT202012.create_resource(schema)
    )
    resolver = registry.crawl().resolver("https://x.org/s/root.json")
    if "b" in pointer.split("/"):
        resolver = resolver.lookup("b.json").resolver
    elif pointer:
        resolver = resolver.lookup("urn:x:d").resolver
    assert Catalogue([document]).resolve(ref, node).value == resolver.lookup(ref).contents
