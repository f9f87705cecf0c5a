"""Which operations may answer with which error codes, as it is published of the modules that stand."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from anarq.contracts import validator
from anarq.loader.modules import load_standards
from anarq.runtime.errors import GIVEN

ROOT = Path(__file__).parents[2]
CODES = load_standards().error_codes
DOCUMENTS = {
    path.parts[-3]: json.loads(path.read_text("utf-8")) for path in sorted(ROOT.glob("modules/*/_gen/openapi.json"))
}
COMMON = {
    schema["$id"]: schema
    for schema in (json.loads(path.read_text("utf-8")) for path in ROOT.glob("spec/common/*.schema.json"))
}


def shown() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every example of a failure: the operation, the status under which it stands, the body."""
    for module, document in DOCUMENTS.items():
        for path, item in document["paths"].items():
            for method, operation in item.items():
                for status, answer in operation.get("responses", {}).items() if isinstance(operation, dict) else ():
                    whole = (
                        document["components"]["responses"][answer["$ref"].rpartition("/")[2]]
                        if "$ref" in answer
                        else answer
                    )
                    media = whole.get("content", {}).get("application/json", {})
                    for example in media.get("examples", {}).values() if not status.startswith("2") else ():
                        yield f"{module} {method} {path}", status, example["value"]


SHOWN = [*shown()]


def test_every_code_of_the_design_is_declared_by_an_operation() -> None:
    declared = {body["code"] for _, _, body in SHOWN}
    design = {name for name, code in CODES.items() if not code.extension}
    assert len(design) == 15
    assert design <= declared


def test_every_operation_that_is_not_the_platform_s_may_answer_with_what_the_runtime_gives() -> None:
    by_operation: dict[str, set[str]] = {}
    for operation, _, body in SHOWN:
        by_operation.setdefault(operation, set()).add(body["code"])
    assert {operation: GIVEN - codes for operation, codes in by_operation.items() if GIVEN - codes} == {}


def test_a_code_stands_under_its_status_and_says_what_can_be_done() -> None:
    known = validator(COMMON["urn:anarq:common:error-response:v1"], registry=COMMON, assert_formats=True)
    for operation, status, body in SHOWN:
        code = CODES[body["code"]]
        assert status in ("default", str(code.status)), (operation, body["code"])
        assert known.errors(body) == []
        assert body["suggestedActions"] == [*code.actions]


@pytest.mark.parametrize("name", CODES)
def test_what_can_be_done_is_said_in_sentences(name: str) -> None:
    assert CODES[name].actions
    assert all(action[0].isupper() and action.endswith(".") for action in CODES[name].actions)
