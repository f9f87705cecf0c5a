"""Schemas as generated files hold them: brought together so that each stands alone."""

import json
from pathlib import Path

import pytest

from anarq.wire.schemafile import definitions_of, schemas_of

SHARED = {
    "Money": {"type": "object", "properties": {"in": {"$ref": "#/$defs/Currency"}}},
    "Currency": {"type": "string"},
}


def beside(folder: Path, data: object) -> str:
    (folder / "schemas.json").write_text(json.dumps(data), "utf-8")
    return str(folder / "schemas.py")


def test_a_schema_has_all_that_it_refers_to_and_nothing_else(tmp_path):
    own = {"Thing": {"properties": {"price": {"$ref": "#/$defs/Money"}}}, "Other": {"type": "null"}}
    found = schemas_of(beside(tmp_path, {"definitions": own, "schemas": {"THING": "Thing"}}), SHARED)
    assert found == {"THING": {**own["Thing"], "$defs": {"Currency": SHARED["Currency"], "Money": SHARED["Money"]}}}


def test_a_schema_that_refers_to_nothing_stands_as_it_is(tmp_path):
    found = schemas_of(beside(tmp_path, {"definitions": {}, "schemas": {"A": {"type": "string"}}}), SHARED)
    assert found == {"A": {"type": "string"}}


def test_schemas_that_refer_to_themselves_come_to_an_end(tmp_path):
    own = {"A": {"items": {"$ref": "#/$defs/B"}}, "B": {"items": {"$ref": "#/$defs/A"}}}
    found = schemas_of(beside(tmp_path, {"definitions": own, "schemas": {"A": "A"}}), {})
    assert found["A"]["$defs"] == own


def test_a_definition_of_the_file_goes_before_a_shared_one_of_its_name(tmp_path):
    own = {"Currency": {"const": "EUR"}}
    found = schemas_of(beside(tmp_path, {"definitions": own, "schemas": {"C": "Currency"}}), SHARED)
    assert found["C"] == {"const": "EUR"}


def test_definitions_are_read_by_name(tmp_path):
    assert definitions_of(beside(tmp_path, {"definitions": SHARED})) == SHARED


@pytest.mark.parametrize("data", [[], {}, {"definitions": {}}, {"definitions": {}, "schemas": {"A": 1}}])
def test_what_is_not_what_is_generated_is_refused(tmp_path, data):
    with pytest.raises(ValueError, match=r"schemas|schema is"):
        schemas_of(beside(tmp_path, data), {})
