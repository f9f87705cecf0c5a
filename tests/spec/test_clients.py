"""The table of what clients refuse is what its schema says, and each of its constructs tells right from wrong."""

import json

import pytest
import yaml

from anarq import resources
from anarq.contracts.confirm.validators import validator

TABLE = yaml.safe_load((resources.spec() / "clients.yaml").read_text("utf-8"))
CONSTRUCTS = {
    "combinator-at-the-root": ({"type": "object", "oneOf": [{}]}, {"type": "object", "not": {"oneOf": [{}]}}),
    "root-that-is-no-object": (True, {"type": "object"}),
    "array-without-items": ({"type": "array"}, {"type": "array", "items": {}}),
    "boolean-property": (False, {}),
    "reference": ({"$ref": "#/$defs/a"}, {"properties": {"$ref": {}}}),
    "several-types": ({"type": ["string", "null"]}, {"type": "string"}),
}


def test_the_table_is_as_its_schema_says() -> None:
    schema = json.loads((resources.spec() / "clients.schema.json").read_text("utf-8"))
    assert validator(schema, assert_formats=True).errors(TABLE) == []


def test_every_construct_is_tried() -> None:
    assert TABLE["constructs"].keys() == CONSTRUCTS.keys()


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_construct_is_found_and_what_looks_like_it_is_not(name: str) -> None:
    judge = validator(TABLE["constructs"][name]["found"])
    wrong, right = CONSTRUCTS[name]
    assert (judge.is_valid(wrong), judge.is_valid(right)) == (True, False)
