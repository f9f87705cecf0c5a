"""What is wrong with a value is told without the value, where its contract says that it is nobody else's."""

import pytest

from anarq.wire.concealed import is_concealed, without_secrets
from anarq.wire.schemas import Contract


def said(classification: str) -> dict[str, object]:
    return {"type": "string", "pattern": "^[a-z]+$", "x-anarq-classification": classification}


@pytest.mark.parametrize("classification", ["personal", "sensitive", "secret", "privat"])
def test_a_value_that_is_personal_or_more_or_misspelled_is_not_shown(classification: str) -> None:
    contract = Contract({"properties": {"name": said(classification)}})
    (found,) = contract.violations({"name": "Ada 1815"})
    assert (found.pointer, found.keyword, found.message) == ("/name", "pattern", 'the value does not match "^[a-z]+$"')


@pytest.mark.parametrize("classification", ["public", "internal"])
def test_any_other_value_is_shown(classification: str) -> None:
    contract = Contract({"properties": {"name": said(classification)}})
    (found,) = contract.violations({"name": "Ada 1815"})
    assert found.message == '"Ada 1815" does not match "^[a-z]+$"'


def test_each_value_is_shown_or_not_by_its_own_classification() -> None:
    contract = Contract({"properties": {"a": said("public"), "b": said("secret"), "c": said("public")}})
    messages = {found.pointer: found.message for found in contract.violations({"a": "1", "b": "2", "c": "3"})}
    assert {pointer: message[:11] for pointer, message in messages.items()} == {
        "/a": '"1" does no',
        "/b": "the value d",
        "/c": '"3" does no',
    }


def test_an_object_is_not_shown_whole() -> None:
    contract = Contract({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]})
    (found,) = contract.violations({"pin": "1234"})
    assert "1234" not in found.message and found.message.startswith("the value")


def test_a_name_that_is_not_expected_is_told() -> None:
    contract = Contract({"properties": {"name": True}, "additionalProperties": False})
    (found,) = contract.violations({"surname": "Lovelace"})
    assert "surname" in found.message and "Lovelace" not in found.message


def test_a_value_that_is_not_expected_is_not_shown() -> None:
    (found,) = Contract({"additionalProperties": False}).violations({"surname": "Lovelace"})
    assert "Lovelace" not in found.message


def test_a_part_is_concealed_with_the_whole() -> None:
    schema = {"properties": {"who": {"x-anarq-classification": "personal", "items": {"type": "string"}}}}
    (found,) = Contract(schema).violations({"who": ["Ada", 1815]})
    assert (found.pointer, found.message) == ("/who/1", 'the value is not of type "string"')


@pytest.mark.parametrize(
    "around",
    [
        {"$ref": "#/$defs/named"},
        {"allOf": [{"$ref": "#/$defs/named"}]},
        {"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/named"}]},
        {"if": {"type": "string"}, "then": {"$ref": "#/$defs/named"}},
    ],
)
def test_the_classification_is_found_wherever_the_schema_says_it(around: dict[str, object]) -> None:
    schema = {"additionalProperties": around, "$defs": {"named": said("personal")}}
    assert is_concealed(schema, ("any",))
    assert not is_concealed(schema, ())


@pytest.mark.parametrize(
    ("within", "place"),
    [
        ({"properties": {"pin": said("secret")}}, ("e", "pin")),
        ({"items": {"properties": {"pin": said("secret")}}}, ("e", 0, "pin")),
        ({"prefixItems": [True, said("secret")]}, ("e", 1)),
        ({"patternProperties": {"^p": said("secret")}}, ("e", "pin")),
        ({"additionalProperties": said("secret")}, ("e", "pin")),
        ({"dependentSchemas": {"a": {"properties": {"pin": said("secret")}}}}, ("e", "pin")),
    ],
)
def test_a_secret_within_what_is_internal_is_not_shown(within: dict[str, object], place: tuple[str | int, ...]) -> None:
    schema = {"properties": {"e": {"x-anarq-classification": "internal", **within}}}
    assert is_concealed(schema, place)
    assert not is_concealed(schema, ("e",))


def test_a_schema_that_refers_to_itself_is_walked_to_its_end() -> None:
    node: dict[str, object] = {"allOf": [{"$ref": "#/$defs/node"}], "properties": {"next": {"$ref": "#/$defs/node"}}}
    assert not is_concealed({"$ref": "#/$defs/node", "$defs": {"node": node}}, ["next"] * 50)


def test_every_error_of_a_large_value_that_is_told_is_concealed_as_well() -> None:
    contract = Contract({"items": said("personal")})
    (found,) = contract.violations(["1815"] * 1000)
    assert "1815" not in found.message


def test_a_copy_leaves_out_what_is_secret_however_deep_it_lies() -> None:
    seed = {"properties": {"seed": {"x-anarq-classification": "secret"}}}
    schema = {
        "properties": {"keys": {"items": {"$ref": "#/$defs/key"}}, "name": said("personal")},
        "$defs": {"key": seed},
    }
    kept = {"name": "Ada", "keys": [{"seed": "s", "id": 1}, {"seed": "t"}], "more": None}
    assert without_secrets(schema, kept) == {"name": "Ada", "keys": [{"id": 1}, {}], "more": None}
    assert without_secrets({**schema, "x-anarq-classification": "secret"}, kept) == {}
