from collections.abc import Callable
from typing import Any

import pytest

from anarq.contracts import Answer, Reading, SchemaError, Side, subschema
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_7, DRAFT_2019, DRAFT_2020
from anarq.contracts.read.embedded import public_name, public_names, reachable, with_private_names
from anarq.contracts.read.resolve import Corpus, UnresolvedError

Ask = Callable[..., str]
DOCUMENT: Any = {
    "$id": "https://example.org/root.json",
    "$defs": {
        "plain": {"type": "string"},
        "anchored": {"$anchor": "here", "type": "null"},
        "inner": {
            "$id": "inner.json",
            "$defs": {"a": {"$anchor": "there", "minimum": 1}},
            "$schema": "http://json-schema.org/draft-07/schema#",
        },
        "list": {"allOf": [{"maximum": 1}]},
    },
    "enum": [{"$id": "https://example.org/no-schema.json"}],
}
CATALOGUE: Any = {"https://example.org/other.json": {"$defs": {"b": {"$anchor": "b", "maxLength": 1}}}}


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ("#", ("", "")),
        ("#/$defs/plain", ("", "/$defs/plain")),
        ("#/%24defs/plain", ("", "/$defs/plain")),
        ("#here", ("", "/$defs/anchored")),
        ("root.json#here", ("", "/$defs/anchored")),
        ("inner.json", ("", "/$defs/inner")),
        ("inner.json#/$defs/a", ("", "/$defs/inner/$defs/a")),
        ("#/$defs/list/allOf/0", ("", "/$defs/list/allOf/0")),
        ("other.json", ("https://example.org/other.json", "")),
        ("other.json#/$defs/b", ("https://example.org/other.json", "/$defs/b")),
        ("https://example.org/other.json#b", ("https://example.org/other.json", "/$defs/b")),
        ("https://json-schema.org/draft/2020-12/schema", None),
    ],
)
def test_a_reference_leads_to_a_place(reference: str, place: tuple[str, str] | None) -> None:
    corpus = Corpus.of(DOCUMENT, CATALOGUE)
    if place is None:
        with pytest.raises(UnresolvedError, match="neither"):
            corpus.resolve(corpus.root, reference)
    else:
        found = corpus.resolve(corpus.root, reference)
        assert (found.document, found.pointer) == place


@pytest.mark.parametrize(
    "reference",
    [
        "#nowhere",
        "#/nowhere",
        "#/$defs/list/allOf/7",
        "#/$defs/plain/type/x",
        "gone.json",
        "no-schema.json",
        "#/$defs/list/allOf/x",
    ],
)
def test_a_reference_that_leads_nowhere_is_named(reference: str) -> None:
    corpus = Corpus.of(DOCUMENT, CATALOGUE)
    with pytest.raises(UnresolvedError) as raised:
        corpus.resolve(corpus.at("/$defs/plain"), reference)
    assert (raised.value.reference, raised.value.pointer) == (reference, "/$defs/plain")


def test_a_subschema_has_the_base_and_the_dialect_of_its_resource() -> None:
    site = Corpus.of(DOCUMENT, {}).at("/$defs/inner/$defs/a")
    assert (site.base, site.dialect) == ("https://example.org/inner.json", DRAFT_7)


def test_a_document_of_the_catalogue_may_refer_to_its_own_parts() -> None:
    known: Any = {"urn:x": {"$id": "urn:x", "$defs": {"i": {"$id": "https://example.org/i", "$anchor": "k"}}}}
    corpus = Corpus.of({}, known)
    outer = corpus.resolve(corpus.root, "urn:x")
    assert corpus.resolve(outer, "https://example.org/i#k").pointer == "/$defs/i"
    with pytest.raises(UnresolvedError):
        corpus.resolve(outer, "https://example.org/j")


def test_identifiers_are_read_as_the_draft_has_them() -> None:
    old = Corpus.of({"id": "https://example.org/a", "definitions": {"b": {"id": "#b"}}}, {}, DRAFT_4)
    assert old.root.base == "https://example.org/a"
    assert old.resolve(old.root, "#b").pointer == "/definitions/b"
    beside = Corpus.of(
        {"$ref": "#/definitions/a", "$id": "https://example.org/a", "definitions": {"a": {}}}, {}, DRAFT_7
    )
    assert beside.root.base == ""


def test_a_dynamic_reference_is_followed_where_all_ways_lead_to_one_place() -> None:
    root = Corpus.of({"$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}, "$defs": {"p": {"$anchor": "p"}}}, {})
    found = root.dynamic(root.at("/items"), "#n")
    assert found is not None
    assert found.pointer == ""
    plain = root.dynamic(root.at("/items"), "#p")
    assert plain is not None
    assert plain.pointer == "/$defs/p"
    one = Corpus.of({"$defs": {"a": {"$dynamicAnchor": "n"}}, "items": {"$dynamicRef": "#n"}}, {})
    assert one.dynamic(one.at("/items"), "#n") is not None


def test_a_dynamic_reference_looks_into_documents_on_the_way() -> None:
    known: Any = {
        "urn:between": {"$id": "urn:between", "$dynamicAnchor": "n", "$ref": "urn:last"},
        "urn:last": {"$id": "urn:last", "$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}},
    }
    for root, expected in (
        ({"$ref": "urn:between"}, "urn:between"),
        ({"$ref": "urn:last"}, "urn:last"),
        ({"$ref": "urn:between", "not": {"$ref": "urn:last"}}, None),
        ({"$ref": "urn:between", "$dynamicAnchor": "n"}, ""),
        ({"$ref": "urn:between", "not": {"$ref": "#/elsewhere/a"}, "elsewhere": {"a": {"$ref": "urn:last"}}}, None),
    ):
        corpus = Corpus.of(root, known)
        last = corpus.resolve(corpus.root, "urn:last")
        found = corpus.dynamic(last.child("items"), "#n")
        assert (None if found is None else found.document) == expected, root


def test_a_schema_inside_of_a_document_does_not_enter_by_its_root() -> None:
    inner: Any = {"$id": "urn:inner", "$dynamicAnchor": "n", "items": {"$dynamicRef": "#n"}}
    document: Any = {"$dynamicAnchor": "n", "type": "string", "$defs": {"inner": inner}}
    for pointer, expected in (("", ""), ("/$defs/inner", None)):
        corpus = Corpus.of(document, {}, pointer=pointer)
        found = corpus.dynamic(corpus.at("/$defs/inner/items"), "#n")
        assert (None if found is None else found.pointer) == expected


def test_the_meta_schema_of_a_draft_is_read_like_any_other_schema(answer: Ask) -> None:
    for uri, wrong in (
        ("https://json-schema.org/draft/2020-12/schema", {"items": {"type": 1}}),
        ("https://json-schema.org/draft/2019-09/schema", {"items": [{"type": 1}]}),
    ):
        schema: Any = {"properties": {"schema": {"$ref": uri}}}
        assert answer({"const": {"schema": wrong}}, schema) == "breaking"
        assert answer({"const": {"schema": {"items": {"minLength": 1}}}}, schema) == "compatible"
        assert answer(schema, {"properties": {"schema": {"type": ["object", "boolean"]}}}) == "compatible"


def test_a_recursive_reference_is_followed_where_all_ways_lead_to_one_place() -> None:
    plain = Corpus.of({"items": {"$recursiveRef": "#"}}, {}, DRAFT_2019)
    assert plain.recursive(plain.at("/items")) == plain.root
    marked = Corpus.of({"$recursiveAnchor": True, "items": {"$recursiveRef": "#"}}, {}, DRAFT_2019)
    assert marked.recursive(marked.at("/items")) == marked.root
    inner: Any = {"$id": "https://example.org/i", "$recursiveAnchor": True, "items": {"$recursiveRef": "#"}}
    once = Corpus.of({"$defs": {"i": inner}}, {}, DRAFT_2019)
    found = once.recursive(once.at("/$defs/i/items"))
    assert found is not None
    assert found.pointer == "/$defs/i"
    twice = Corpus.of({"$defs": {"i": inner, "j": {**inner, "$id": "https://example.org/j"}}}, {}, DRAFT_2019)
    assert twice.recursive(twice.at("/$defs/i/items")) is None


def test_only_documents_that_references_lead_to_are_handed_to_validators() -> None:
    known: Any = {"urn:a": {"$ref": "urn:b"}, "urn:b": {"items": [{"$ref": "urn:a#/x"}]}, "urn:c": {}}
    assert set(reachable({"properties": {"x": {"$ref": "urn:a"}}}, known)) == {"urn:a", "urn:b"}


def test_embedded_meta_schemas_get_private_names() -> None:
    uri = "https://json-schema.org/draft/2020-12/schema"
    plain: Any = {"$schema": uri, "items": {"$ref": uri}}
    assert with_private_names(plain) is plain
    private: Any = with_private_names(
        {"$defs": {"m": {"$id": uri, "$ref": "meta/core", "not": {"$ref": "#"}}}, "$ref": f"{uri}#/x"}
    )
    name = private["$defs"]["m"]["$id"]
    assert private["$ref"] == f"{name}#/x"
    assert private["$defs"]["m"]["$ref"] == "https://json-schema.org/draft/2020-12/meta/core"
    assert private["$defs"]["m"]["not"] == {"$ref": "#"}
    assert public_name(name) == uri
    assert public_name("urn:x") == "urn:x"


def test_a_corpus_lists_what_it_was_given_and_knows_the_meta_schemas_as_well() -> None:
    catalogue = Side({"$ref": "urn:a"}, catalogue={"urn:a": {}}).corpus.catalogue
    assert list(catalogue) == ["urn:a"]
    assert len(catalogue) == 1
    assert "https://json-schema.org/draft/2020-12/schema" in catalogue
    assert "urn:b" not in catalogue


def test_an_identifier_below_a_keyword_that_nobody_knows_names_nothing() -> None:
    schema: Any = {"unknown": {"$id": "urn:example:here", "type": "null"}, "$ref": "urn:example:here"}
    known: Any = {"urn:example:here": {"type": "string"}}
    assert subschema(schema, {"type": "string"}, catalogue=known).answer is Answer.COMPATIBLE
    with pytest.raises(UnresolvedError):
        subschema(schema, {"type": "string"})


def test_a_meta_schema_that_is_not_known_is_not_a_guess() -> None:
    strange: Any = {"$id": "urn:example:s", "$schema": "http://json-schema.org/draft-03/schema#", "type": "string"}
    for schema in (strange, {"items": {"$ref": "urn:example:s"}}, {"$defs": {"s": strange}, "$ref": "urn:example:s"}):
        with pytest.raises(SchemaError, match=r"draft-03/schema#` is not known; known are draft 4, "):
            subschema(schema, {}, catalogue={"urn:example:s": strange})
        reading = Reading(dialect=DRAFT_7, unknown_too=True)
        assert subschema(schema, {}, catalogue={"urn:example:s": strange}, reading=reading).answer is Answer.COMPATIBLE
    assert subschema({"$defs": {"never": strange}}, {}).answer is Answer.COMPATIBLE


@pytest.mark.parametrize("uri", ["http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft-07/schema"])
def test_a_meta_schema_is_known_by_either_scheme(uri: str, answer: Ask) -> None:
    old: Any = {"$schema": uri, "items": [{"type": "string"}]}
    assert answer({"const": [1]}, old) == "breaking"
    assert answer({"const": ["a", 1]}, old) == "compatible"


def test_in_a_document_that_is_not_a_schema_every_part_may_be_one() -> None:
    parts: Any = {"a": {"$ref": "urn:example:b"}, "b": {"$id": "urn:example:b", "type": "string"}}
    for document in ({"openapi": "3.1.0", "components": {"schemas": parts}}, {"components": {"schemas": parts}}):
        for site in ("/components/schemas/a", "/components/schemas/b"):
            assert subschema(document, {"type": "string"}, at=(site, "")).answer is Answer.COMPATIBLE


def test_what_is_called_default_hides_no_name() -> None:
    media = {"content": {"application/json": {"schema": {"$anchor": "answer"}}}}
    schemas = {"default": {"properties": {"examples": {"$anchor": "text", "default": {"$anchor": "data"}}}}}
    document = {
        "openapi": "3.1.0",
        "paths": {"/a": {"get": {"responses": {"default": media}}}},
        "components": {"schemas": schemas},
    }
    corpus = Corpus.of(document, {})

    assert corpus.resolve(corpus.root, "#text").pointer == "/components/schemas/default/properties/examples"
    assert corpus.resolve(corpus.root, "#answer").pointer.endswith("/default/content/application~1json/schema")
    with pytest.raises(UnresolvedError):
        corpus.resolve(corpus.root, "#data")


DRAFT_4_URI = "http://json-schema.org/draft-04/schema#"
PAIR: Any = {"definitions": {"s": {"id": "#s", "type": "string"}}, "items": [{"$ref": "#s"}], "additionalItems": False}


def within(name: str, resource: Any) -> Any:
    """A schema of 2020-12 that refers to a resource in it by name."""
    return {"$schema": DRAFT_2020.uri, "type": "array", "$ref": name, "$defs": {"resource": resource}}


def test_a_resource_that_names_draft_4_is_named_by_its_id(answer: Ask) -> None:
    resource = {"$schema": DRAFT_4_URI, "id": "https://example.org/four", **PAIR}
    tuple_ = {"type": "array", "prefixItems": [{"type": "string"}], "items": False}
    assert answer(within("https://example.org/four", resource), tuple_) == "compatible"
    assert answer(tuple_, within("https://example.org/four", resource)) == "compatible"
    assert answer({"type": "array", "maxItems": 1}, within("https://example.org/four", resource)) == "breaking"


def test_an_id_alone_is_not_a_keyword_of_2020_12(answer: Ask) -> None:
    resource = {"id": "https://example.org/four", "type": "array", "items": {"$ref": "#/$defs/text"}}
    with pytest.raises(UnresolvedError):
        subschema(within("https://example.org/four", resource), True)
    by_pointer = within("#/$defs/resource", resource)
    by_pointer["$defs"]["text"] = {"type": "string"}
    assert answer(by_pointer, {"type": "array", "items": {"type": "string"}}) == "compatible"


def test_an_id_that_is_not_a_keyword_moves_no_reference_for_validators_either(answer: Ask) -> None:
    """With `$dynamicRef` they are given whole documents, and what those refer to."""
    schema = {
        "$schema": DRAFT_2020.uri,
        "$id": "https://example.org/root",
        "$dynamicAnchor": "node",
        "$ref": "#/$defs/a",
        "$defs": {"a": {"id": "https://elsewhere.org/a", "$ref": "b"}},
        "additionalProperties": {"$dynamicRef": "#node"},
    }
    known = {"https://example.org/b": {"type": ["string", "object"]}}
    assert set(reachable(schema, known)) == {"https://example.org/b"}
    assert answer(schema, {"type": "number"}, catalogue=known) == "breaking"


@pytest.mark.parametrize("outside", [{}, {"required": ["never"]}])
def test_a_resource_in_the_document_goes_before_one_that_is_known_from_outside(outside: Any, answer: Ask) -> None:
    name = "https://example.org/tree"
    tree: Any = {"$id": name, "$dynamicAnchor": "node", "properties": {"children": {"items": {"$dynamicRef": "#node"}}}}
    bundle: Any = {
        "$id": "https://example.org/strict",
        "$dynamicAnchor": "node",
        "$ref": "tree",
        "unevaluatedProperties": False,
        "$defs": {"deep": {"not": {"not": tree}}},
    }
    known = {name: {**tree, **outside}}
    assert answer(bundle, {"type": ["object", "array"]}, catalogue=known) == "breaking"
    assert answer(bundle, {"properties": {"children": True}}, catalogue=known) == "compatible"
    assert answer({"const": {"children": [{"children": []}]}}, bundle, catalogue=known) == "compatible"
    assert answer({"const": {"children": [{"child": 1}]}}, bundle, catalogue=known) == "breaking"


def test_a_recursive_reference_passes_a_copy_of_what_is_known_from_outside(answer: Ask) -> None:
    name = "https://example.org/tree"
    tree: Any = {"$id": name, "$recursiveAnchor": True, "additionalProperties": {"$recursiveRef": "#"}}
    bundle: Any = {
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$id": "https://example.org/named",
        "$recursiveAnchor": True,
        "$ref": "tree",
        "propertyNames": {"maxLength": 1},
        "$defs": {"tree": tree},
    }
    assert answer({"const": {"a": {"b": {}}}}, bundle, catalogue={name: tree}) == "compatible"
    assert answer({"const": {"a": {"long": {}}}}, bundle, catalogue={name: tree}) == "breaking"


NODE: Any = {
    "$dynamicAnchor": "T",
    "type": "object",
    "properties": {"v": {"type": "integer"}, "kids": {"type": "array", "items": {"$dynamicRef": "#T"}}},
    "additionalProperties": False,
}
LIST: Any = {
    "type": "object",
    "properties": {"items": {"type": "array", "items": {"$dynamicRef": "#T"}}},
    "required": ["items"],
}


def template(of: str) -> dict[str, Any]:
    """A template, and a page that says what it is to hold."""
    nothing = {"d": {"$dynamicAnchor": "T", "not": {}}}
    page = {"$id": "https://example.org/page", "$ref": "template", "$defs": {"x": {"$dynamicAnchor": "T", "type": of}}}
    return {"A": page, "B": {"$id": "https://example.org/template", **LIST, "$defs": nothing}}


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ({"A": NODE}, {"A": {**NODE, "properties": {**NODE["properties"], "v": {"type": "integer", "minimum": 0}}}}),
        ({"A": {"$id": "urn:n", **NODE}}, {"A": {"$id": "urn:n", **NODE, "maxProperties": 1}}),
        *(
            ({"A": {**LIST, "$defs": {"d": {"$dynamicAnchor": "T", "type": wide}}}},
             {"A": {**LIST, "$defs": {"d": {"$dynamicAnchor": "T", "type": "integer"}}}})
            for wide in ("number", ["integer", "null"])
        ),
        (template("number"), template("integer")),
        tuple(
            {"A": {"allOf": [{"$ref": "#/components/schemas/B"}], "$dynamicRef": "#T"}, "B": {**NODE, **more}}
            for more in ({}, {"minProperties": 1})
        ),
    ],
)  # fmt: skip
def test_a_dynamic_reference_in_an_openapi_document_is_compared(wide: Any, narrow: Any) -> None:
    documents = [{"openapi": "3.1.0", "components": {"schemas": schemas}} for schemas in (wide, narrow)]
    at = ("/components/schemas/A", "/components/schemas/A")
    assert subschema(*documents, at=at).answer is Answer.BREAKING
    assert subschema(*reversed(documents), at=at).answer is Answer.COMPATIBLE
    assert subschema(documents[0], {**documents[0], "info": {}}, at=at).steps < 100


def test_a_dynamic_reference_that_depends_on_the_way_says_so_in_an_openapi_document() -> None:
    schemas = template("integer")
    schemas["C"] = {"properties": {"a": {"$ref": "#/components/schemas/A"}, "b": {"$ref": "#/components/schemas/B"}}}
    document = {"openapi": "3.1.0", "components": {"schemas": schemas}}
    verdict = subschema(document, {"properties": {"a": {"maxProperties": 0}}}, at=("/components/schemas/C", ""))
    assert verdict.answer is Answer.UNDECIDED
    assert verdict.cause is not None
    assert verdict.cause.reason.endswith("its `$dynamicRef` leads to different schemas by different ways")


def test_what_a_validator_says_of_a_private_name_is_said_of_the_public_one() -> None:
    renamed: Any = with_private_names({"$defs": {"m": {"$id": DRAFT_2020.uri}}})
    private = renamed["$defs"]["m"]["$id"]
    assert public_names(f"'{private}' is not present") == f"'{DRAFT_2020.uri}' is not present"
    assert (
        public_names("Resource 'https://anarq.invalid/template' is not present") == "Resource 'template' is not present"
    )
    assert public_names("https://example.org/a is not present") == "https://example.org/a is not present"


@pytest.mark.parametrize(
    ("name", "reference"), [({"$id": "https://example.org/a"}, "https://example.org/a"), ({"$anchor": "a"}, "#a")]
)
def test_a_name_that_two_schemas_have_leads_to_neither(name: Any, reference: str) -> None:
    parts: Any = {"x": {**name, "type": "string"}, "y": {**name, "type": "integer"}, "z": {**name, "type": "string"}}
    corpus = Corpus.of({"$defs": parts}, {})
    with pytest.raises(UnresolvedError, match=r"names `#/\$defs/x` and `#/\$defs/y`") as raised:
        corpus.resolve(corpus.root, reference)
    assert {site.pointer for site in raised.value.rivals} == {"/$defs/x", "/$defs/y"}
    corpus = Corpus.of({"$defs": {"x": parts["x"], "z": parts["z"]}}, {})
    assert corpus.resolve(corpus.root, reference).schema == parts["x"]


def test_a_document_of_the_catalogue_has_its_own_resources_first() -> None:
    def bundle(kind: str) -> Any:
        return {"$ref": "https://example.org/part", "$defs": {"p": {"$id": "https://example.org/part", "type": kind}}}

    known: Any = {"https://example.org/a": bundle("string"), "https://example.org/b": bundle("integer")}
    for name, kind in (("a", "string"), ("b", "integer")):
        corpus = Corpus.of({"$ref": "https://example.org/a", "items": {"$ref": "https://example.org/b"}}, known)
        corpus.resolve(corpus.root, "https://example.org/a")
        site = corpus.resolve(corpus.root, f"https://example.org/{name}")
        found = corpus.resolve(site, "https://example.org/part")
        assert isinstance(found.schema, dict)
        assert found.schema["type"] == kind


def test_a_fragment_leads_within_its_own_resource_whoever_else_has_the_name() -> None:
    part: Any = {"$id": "https://example.org/a", "$defs": {"k": {"$anchor": "n", "type": "string"}}}
    other: Any = {"$id": "https://example.org/a", "$defs": {"k": {"$anchor": "n", "type": "integer"}}}
    corpus = Corpus.of({"$defs": {"x": part, "y": other}}, {})
    for name in ("x", "y"):
        site = corpus.at(f"/$defs/{name}")
        for reference in ("#n", "#/$defs/k"):
            assert corpus.resolve(site, reference).pointer == f"/$defs/{name}/$defs/k"
