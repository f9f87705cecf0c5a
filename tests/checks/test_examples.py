"""Examples and defaults of `openapi.yaml`, wherever they stand, through references and past their names."""

from collections.abc import Callable
from typing import Any

import pytest

from anarq.checks.contracts import example_off_contract
from anarq.checks.names import repeated_name
from anarq.checks.spec import schema_breaks_its_dialect
from anarq.loader.modules import load_ecosystem
from anarq.rules import Hit
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource

Check = Callable[..., list[Hit]]


@pytest.fixture
def hits(runner: ExampleRunner) -> Check:
    def found(text: str, check: Any = example_off_contract.check, **files: str) -> list[Hit]:
        texts = {f"qmail/{path}.yaml": content for path, content in {"openapi": text, **files}.items()}
        texts["qmail/module.yaml"] = "{}"
        loaded = load_ecosystem([MemorySource(texts, shown="mem")], standards=runner.standards)
        assert not loaded.problems
        return list(check(loaded.ecosystem))

    return found


def test_a_property_that_is_called_default_is_not_a_default(hits: Check) -> None:
    text = "{openapi: 3.1.0, components: {schemas: {A: {type: object, properties: {default: {type: string}}}}}}"
    assert hits(text) == []


def test_the_default_of_a_property_that_is_called_examples_is_one(hits: Check) -> None:
    text = "{openapi: 3.1.0, components: {schemas: {A: {properties: {examples: {type: string, default: 1}}}}}}"
    (hit,) = hits(text)
    assert hit.node.pointer == "/components/schemas/A/properties/examples/default"
    assert hit.found.startswith("the default of `examples` breaks its own contract")


def test_an_example_is_followed_and_so_is_its_schema(hits: Check) -> None:
    text = """
openapi: 3.1.0
components:
  examples: {E: {value: {a: 1}}}
  schemas: {S: {properties: {a: {$ref: 'types.yaml#/texts/short'}}}}
  responses:
    R:
      content:
        application/json:
          schema: {$ref: '#/components/schemas/S'}
          examples: {e: {$ref: '#/components/examples/E'}}
"""
    (hit,) = hits(text, types="texts: {short: {type: string}}")
    assert hit.node.pointer == "/components/examples/E/value/a"


def test_an_example_of_what_is_not_json_is_left_alone(hits: Check) -> None:
    text = "{openapi: 3.1.0, components: {responses: {R: {content: {text/csv: {schema: {type: object}, example: a}}}}}}"
    assert hits(text) == []
    assert len(hits(text.replace("text/csv", "application/problem+json"))) == 1


def test_a_pattern_that_is_none_is_told_and_keeps_no_other_example_from_being_held_to_its_schema(hits: Check) -> None:
    text = """
openapi: 3.1.0
components:
  schemas:
    A: {properties: {a: {type: string, pattern: '['}, b: {type: string, default: 1}}}
    C: {type: string, example: 1}
"""
    (pattern,) = hits(text, schema_breaks_its_dialect.check)
    assert pattern.node.pointer == "/components/schemas/A/properties/a/pattern"
    assert [hit.node.pointer for hit in hits(text)] == [
        "/components/schemas/A/properties/b/default",
        "/components/schemas/C/example",
    ]


def test_examples_behind_references_without_an_end_crash_nothing(hits: Check) -> None:
    assert (
        hits("{openapi: 3.1.0, components: {schemas: {A: {allOf: [{$ref: '#/components/schemas/A'}], default: 1}}}}")
        == []
    )


def test_a_callback_that_calls_back_by_itself_is_one_operation(hits: Check) -> None:
    text = """
openapi: 3.1.0
paths: {/a: {post: {operationId: a, callbacks: {c: {'{$url}': {$ref: '#/components/pathItems/C'}}}}}}
components: {pathItems: {C: {post: {operationId: b, callbacks: {d: {'{$url}': {$ref: '#/components/pathItems/C'}}}}}}}
"""
    assert hits(text, repeated_name.check) == []
    assert len(hits(text.replace("operationId: b", "operationId: a"), repeated_name.check)) == 1


def test_what_a_common_contract_asks_for_is_told_by_its_name(hits: Check) -> None:
    schema = "{$ref: 'urn:anarq:common:decimal-text:v1', default: 25.5}"
    (hit,) = hits("{openapi: 3.1.0, components: {schemas: {A: " + schema + "}}}")
    assert hit.mend == "mend the value: `type` in `urn:anarq:common:decimal-text:v1` holds for every module"
