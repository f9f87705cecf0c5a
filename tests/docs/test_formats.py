"""The pages that are printed from `spec/`: every example is right, and every key, word, code and setting is there."""

import importlib.util
import json
import re
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from anarq import resources
from anarq.checks.spec._schemas import breaches
from anarq.loader.load import parse_document
from anarq.loader.modules import load_standards
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.layout import FileRole
from anarq.runtime.settings import Settings

HOOK = Path(__file__).parents[2] / "docs" / "hooks" / "formats.py"
ROLES = [role for layout in packaged_layouts() for role in layout.roles.values() if role.schema and layout.vocabulary]
EXAMPLE = re.compile(r'^```(?:json|yaml) title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("formats_hook", HOOK)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(hook: ModuleType) -> dict[str, str]:
    return dict(hook.pages())


@pytest.mark.parametrize("role", ROLES, ids=[role.role.value for role in ROLES])
def test_the_example_of_each_file_keeps_its_schema(pages: dict[str, str], role: FileRole) -> None:
    ((path, text),) = EXAMPLE.findall(pages[f"reference/files/{role.role.value}.md"])
    assert role.covers(path)
    assert breaches(role.schema, parse_document(text.encode(), path, path).data) == []


@pytest.mark.parametrize("role", ROLES, ids=[role.role.value for role in ROLES])
def test_each_key_of_a_file_has_a_row(pages: dict[str, str], role: FileRole) -> None:
    page = pages[f"reference/files/{role.role.value}.md"]
    schema = json.loads((resources.spec() / role.schema).read_text("utf-8"))
    rows = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    assert len(rows) == len({*rows})
    assert schema["properties"].keys() <= {row.partition(".")[0].removesuffix("[]") for row in rows}
    assert all(key in rows for key in schema.get("required", ()) if key in schema["properties"])


def test_comments_are_what_the_schema_says_and_nothing_else_is_changed(hook: ModuleType) -> None:
    schema = {
        "$id": "x",
        "properties": {
            "a": {"description": "The a."},
            "list": {"type": "array", "items": {"properties": {"b": {"description": "The b."}}}},
        },
    }
    text = "a: 1\nlist:\n  - b: 2\n  - b: 3\n  - {b: 4}\n"
    said = "# The a.\na: 1\nlist:\n  # The b.\n  - b: 2\n  - b: 3\n  - {b: 4}\n"
    assert hook.commented("a.yaml", text, schema) == said
    assert hook.commented("a.json", '{"a": 1}\n', schema) == '{"a": 1}\n'


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        ({"properties": {"a": {"properties": {"b": {}}}}}, ["a", "a.b"]),
        ({"properties": {"a": {"items": {"properties": {"b": {}}}}}}, ["a", "a[].b"]),
        ({"properties": {"a": {"additionalProperties": {"properties": {"b": {}}}}}}, ["a", "a.*", "a.*.b"]),
        ({"properties": {"a": True}, "oneOf": [{"properties": {"b": {}}}, {"properties": {"b": {}, "c": {}}}]},
         ["a", "b", "c"]),
        ({"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"properties": {"b": {"$ref": "#/$defs/x"}}}}},
         ["a", "a.b"]),
        ({"properties": {"a": {"$ref": "urn:anarq:spec:operation:v1"}}}, ["a"]),
    ],
)  # fmt: skip
def test_keys_are_found_wherever_a_schema_has_them(hook: ModuleType, schema: dict[str, Any], shown: list[str]) -> None:
    assert [key.shown for key in hook.keys({"$id": "urn:anarq:spec:x:v1", **schema})] == shown


def test_each_word_of_operations_and_contracts_is_told_once(pages: dict[str, str]) -> None:
    words = re.findall(r"^\| `([^`]+)` \|", pages["reference/vocabulary.md"], re.MULTILINE)
    operation = json.loads((resources.spec() / "operation.schema.json").read_text("utf-8"))
    assert {word for word in operation["properties"] if word.startswith("x-anarq-")} <= {*words}
    assert {"x-anarq-classification", "x-anarq-resource.type", "x-anarq-transitions[].to"} <= {*words}
    assert len(words) == len({*words})


def test_each_error_code_and_each_setting_is_there(pages: dict[str, str]) -> None:
    codes = re.findall(r"^\| `([A-Z_]+)` \|", pages["reference/error-codes.md"], re.MULTILINE)
    assert sorted(codes) == sorted(load_standards().error_codes)
    settings = re.findall(r"^\| `(ANARQ_[A-Z_]+)` \|", pages["reference/settings.md"], re.MULTILINE)
    assert {f"ANARQ_{field.name.upper()}" for field in fields(Settings)} <= {*settings}


def test_a_word_in_angle_brackets_is_no_markup(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        for line in page.split("## Keys")[-1].splitlines():
            assert not re.search(r"<[a-z]", re.sub(r"`[^`]*`", "", line)), (path, line)
