from typing import get_args, get_type_hints

import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.models import generate as models
from anarq.generators.refusals import attempt
from anarq.model.errors import AnarqError

TEXT = {"type": "string"}


@pytest.fixture
def definition(make, contract):
    """The definition of the contract `thing`, as `(alias or bases, {field: type})`."""

    def of(schema, *others, name="Thing"):
        files = contract("thing", schema)
        for number, other in enumerate(others):
            files |= contract(f"other{number or ''}", other)
        found = Interfaces(make(files)).of("toy").python.types.definitions[name]
        shown = {field.name: field.type if field.required else f"{field.type}?" for field in found.fields}
        return found.alias or found.bases, shown

    return of


def ref(name="other", pointer=""):
    return {"$ref": f"urn:anarq:toy:{name}:v1{pointer}"}


@pytest.mark.parametrize(
    ("schema", "type_"),
    [
        ({"type": "string"}, "str"),
        ({"type": "integer"}, "int"),
        ({"type": "number"}, "Number"),
        ({"type": "boolean"}, "bool"),
        ({"type": "null"}, "None"),
        ({"type": ["string", "null"]}, "str | None"),
        ({}, "object"),
        ({"type": "array"}, "list[object]"),
        ({"type": "array", "items": {"type": "integer"}}, "list[int]"),
        ({"type": "object"}, "Mapping[str, object]"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "Mapping[str, Number]"),
        ({"enum": ["A", "B", 1, None, True]}, 'Literal["A", "B", 1, None, True]'),
        ({"enum": [1.5]}, "object"),
        ({"const": "A"}, 'Literal["A"]'),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "str | int"),
        ({"anyOf": [{"type": "string"}, {}]}, "object"),
        ({"oneOf": [{"const": "A"}, {"type": "null"}, {"enum": ["B", "A"]}]}, 'Literal["A", "B"] | None'),
        ({"oneOf": [{"const": 1}, {"const": True}, {"const": 1.5}]}, "object"),
        ({"allOf": [{"type": "string"}]}, "str"),
        ({"$ref": "urn:anarq:common:currency:v1"}, "Currency"),
    ],
)
def test_a_schema_is_the_type_of_its_values(definition, schema, type_):
    _, fields = definition({"type": "object", "properties": {"it": schema}, "required": ["it"]})
    assert fields == {"it": type_}


@pytest.mark.parametrize(
    "alternative",
    [
        lambda number: {"const": f"v{number}"},
        lambda number: {"type": "object", "properties": {f"v{number}": TEXT}},
        lambda number: {"type": "object", "properties": {"up": ref("thing"), f"v{number}": TEXT}},
    ],
    ids=["constants", "objects", "objects that refer to what they are part of"],
)
def test_python_reads_a_choice_of_thousands(make, contract, alternative):
    choice = {"oneOf": [alternative(number) for number in range(3000)]}
    files = contract("thing", {"type": "object", "properties": {"it": choice}})
    generated = {file.path: file.text for file in models(Interfaces(make(files)))}
    module = {"__name__": "models"}

    exec(compile(generated["anarq/clients/_gen/toy/models.py"], "models.py", "exec"), module)  # noqa: S102 - the generator wrote it

    kind = get_type_hints(module["Thing"])["it"]
    assert len(get_args(kind)) == 3000


def test_what_is_not_required_may_be_absent(definition):
    assert definition({"properties": {"a": TEXT, "b": TEXT}, "required": ["a"]}) == ((), {"a": "str", "b": "str?"})


def test_an_object_that_is_written_out_in_place_has_a_type_of_its_own(definition):
    inner = {"type": "object", "properties": {"n": {"type": "integer"}}}
    schema = {
        "properties": {
            "one": inner,
            "many": {"type": "array", "items": inner},
            "maybe": {**inner, "type": ["object", "null"]},
        }
    }
    _, fields = definition(schema)
    assert fields == {"one": "ThingOne?", "many": "list[ThingManyItem]?", "maybe": "ThingMaybe | None?"}
    assert definition(schema, name="ThingManyItem") == ((), {"n": "int?"})


def test_a_contract_that_extends_another_inherits_from_it(definition):
    schema = {"allOf": [ref()], "properties": {"b": TEXT}}
    assert definition(schema, {"properties": {"a": TEXT}}) == (("Other",), {"b": "str?"})


def test_a_contract_that_says_otherwise_of_an_inherited_member_repeats_them_all(definition):
    other = {"properties": {"a": TEXT, "c": TEXT}}
    assert definition({"allOf": [ref()], "required": ["a"]}, other) == ((), {"a": "str", "c": "str?"})
    narrowed = {"allOf": [ref()], "properties": {"a": {"const": "x"}}}
    assert definition(narrowed, other) == ((), {"a": 'Literal["x"]?', "c": "str?"})


def test_members_that_two_bases_share_are_repeated(definition):
    shared = {"properties": {"a": TEXT}}
    assert definition({"allOf": [ref("other"), ref("other1")]}, shared, shared) == ((), {"a": "str?"})


def test_an_inherited_member_stays_required_where_it_is_described_again(definition):
    other = {"properties": {"a": TEXT}, "required": ["a"]}
    assert definition({"allOf": [ref()], "properties": {"a": {"type": "string", "minLength": 1}}}, other)[1] == {
        "a": "str"
    }


def test_a_name_that_python_does_not_take_uses_the_functional_syntax(make, contract):
    files = contract("thing", {"allOf": [ref()], "properties": {"x-y": TEXT}}) | contract(
        "other", {"properties": {"a": TEXT}}
    )
    found = Interfaces(make(files)).of("toy").python.types.definitions["Thing"]
    assert found.functional
    assert not found.bases
    assert [field.name for field in found.fields] == ["a", "x-y"]


def test_a_contract_may_refer_to_itself_and_in_circles(definition):
    assert definition({"properties": {"next": ref("thing")}})[1] == {"next": '"Thing"?'}


def test_a_contract_that_is_extended_by_one_of_its_members_comes_first(make, contract):
    files = contract("alpha", {"properties": {"child": ref("beta")}})
    files |= contract("beta", {"allOf": [ref("alpha")], "properties": {"b": TEXT}})
    beta, alpha = Interfaces(make(files)).of("toy").python.types.definitions.values()
    assert (alpha.name, [field.type for field in alpha.fields]) == ("Alpha", ["Beta"])
    assert (beta.name, beta.bases, [field.type for field in beta.fields]) == ("Beta", (), ['"Beta"', "str"])


def test_a_contract_that_extends_itself_is_refused(definition):
    with pytest.raises(AnarqError, match="extends itself"):
        definition({"allOf": [ref()], "properties": {"a": TEXT}}, {"allOf": [ref("thing")]})


def test_a_part_of_a_contract_that_others_refer_to_is_named_after_both(definition):
    schema = {"$defs": {"beat": {"enum": ["A"]}}, "properties": {"b": {"$ref": "#/$defs/beat"}}}
    assert definition(schema)[1] == {"b": "ThingBeat?"}
    assert definition(schema, name="ThingBeat")[0] == 'Literal["A"]'


def test_of_two_versions_the_first_keeps_the_name(make, contract):
    files = contract("thing", {"properties": {"a": TEXT}}) | contract("thing", {"properties": {"b": TEXT}}, version=2)
    assert set(Interfaces(make(files)).of("toy").python.types.definitions) == {"Thing", "ThingV2"}


def refused(ecosystem):
    return [f"{problem.place} {problem.message}" for problem in attempt(ecosystem).problems]


def test_a_title_that_another_contract_has_is_refused_where_it_is_borrowed(make, contract):
    files = contract("alms", {}, title="Thing") | contract("thing", {}) | contract("thing", {}, version=2)
    told = "this contract would be called `Thing` in code, as `urn:anarq:toy:thing:v1` is already"
    assert refused(make(files)) == [f"toy/contracts/alms.v1.schema.json:1:34 {told}"]
    assert refused(make(contract("alms", {}) | contract("thing", {}))) == []


def test_a_title_that_is_the_name_of_a_version_of_another_contract_is_refused(make, contract):
    files = contract("alms", {}, title="ThingV2") | contract("thing", {}) | contract("thing", {}, version=2)
    assert "would be called `ThingV2` in code, as `urn:anarq:toy:alms:v1`" in "".join(refused(make(files)))


def test_what_is_not_a_contract_and_has_no_name_is_told_where_it_is_referred_to(make, contract):
    files = contract("thing", {"properties": {"it": {"$ref": "urn:anarq:common:http:v1"}}})
    (told,) = refused(make(files))
    assert told.startswith("toy/contracts/thing.v1.schema.json:")
    assert told.endswith("what is referred to gives no name for code: `urn:anarq:common:http:v1`")


def test_two_borrowed_titles_are_told_together_and_each_once(make, contract):
    files = contract("thing", {}) | contract("other", {}, title="Thing") | contract("another", {}, title="Thing")
    assert len(refused(make(files | contract("other", {}, title="Thing", version=2)))) == 2


def test_a_contract_without_a_title_is_named_by_its_file(make, contract):
    (path, schema) = next(iter(contract("night-light", {}).items()))
    given = {path: {key: value for key, value in schema.items() if key != "title"}}
    assert set(Interfaces(make(given)).of("toy").python.types.definitions) == {"NightLight"}


def test_a_draft_gives_no_type(make, contract):
    files = contract("thing", {"x-anarq-status": "draft", "properties": {"a": TEXT}})
    assert not Interfaces(make(files)).of("toy").python.types.definitions


def test_a_contract_of_the_same_name_as_a_common_one_keeps_its_name(make, contract):
    schema = {"properties": {"a": {"$ref": "urn:anarq:common:currency:v1"}}}
    types = Interfaces(make(contract("currency", schema, title="Currency"))).of("toy").python.types
    assert types.imports == {("common", "Currency", "CommonCurrency")}
    assert types.definitions["Currency"].fields[0].type == "CommonCurrency"


def test_two_types_of_one_name_are_refused(make, contract):
    inner = {"type": "object", "properties": {"a": TEXT}}
    files = contract("thing", {"properties": {"one": inner}}) | contract("other", inner, title="ThingOne")
    with pytest.raises(AnarqError, match="two types of `toy` are called `ThingOne`"):
        _ = Interfaces(make(files)).of("toy").python


def test_a_reference_that_leads_nowhere_is_told_with_its_place(make, contract):
    with pytest.raises(AnarqError, match=r"toy/contracts/thing\.v1\.schema\.json"):
        _ = Interfaces(make(contract("thing", {"properties": {"a": ref("nothing")}}))).of("toy").python
