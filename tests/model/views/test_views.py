"""A key of a document is spelled in its view, and nowhere else."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import NotRead
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.model.views.deprecations import deprecations_of
from anarq.model.views.manifest import manifest_of
from anarq.model.views.objectives import objectives_of, throughput_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.pinning import pinning_of
from anarq.model.views.policies import policies_of
from anarq.model.views.retention import retention_of
from anarq.model.views.runbooks import runbook_of
from anarq.model.views.runtime import runtime_of
from anarq.model.views.storage_map import stored_of
from anarq.model.views.taken import Field, Taken
from anarq.model.views.waivers import entries_of

ROOT = Path(__file__).parents[3]
READERS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("checks", "generators")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".j2")
)
OF_SCHEMAS = {
    "checks/spec/_keywords.py": "judges the keywords of schemas themselves",
    "checks/spec/_lenient.py": "walks the schemas of `spec/` for the keys that they know",
    "checks/spec/_wording.py": "puts a breach of a schema, as the validator gives it, in words",
    "checks/agreement/_patterns.py": "compares schemas of texts, as plain data",
    "checks/contracts/_needed.py": "takes the part of a document that a schema refers to, as plain data",
    "checks/contracts/_emptiness.py": "hands schemas, as plain data, to what judges them",
}
"""These read plain data that is any schema, no document."""


def raw_reads(source: str) -> list[str]:
    """Reads of nodes and of plain data by a key that is written out; a default marks the read of a table of code."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("get", "node"):
            keys = call.args[1:] if call.func.attr == "node" else call.args
            if keys and all(isinstance(key, ast.Constant | ast.JoinedStr) for key in call.args):
                found.append(ast.unparse(call))
        if isinstance(call, ast.Subscript) and isinstance(call.slice, ast.Constant):
            of = call.value
            plain = isinstance(of, ast.Call) and isinstance(of.func, ast.Attribute)
            if plain and of.func.attr in ("mapping", "json"):
                found.append(ast.unparse(call))
    return found


@pytest.mark.parametrize("path", [path for path in READERS if path.endswith(".py") and path not in OF_SCHEMAS])
def test_no_check_and_no_generator_spells_a_key_of_a_document(path: str) -> None:
    assert raw_reads((ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize("path", [path for path in READERS if path.endswith(".j2")])
def test_no_template_spells_a_key_of_a_document(path: str) -> None:
    assert re.findall(r"\.(?:get|node)\(", (ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(OF_SCHEMAS))
def test_what_is_excepted_still_does(path: str) -> None:
    assert raw_reads((ROOT / path).read_text("utf-8"))


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("node.get('title').text()", 1),
        ("node.get('a', 'b')", 1),
        ("module.node('openapi.yaml', 'paths')", 1),
        ("node.mapping()['const']", 1),
        ("node.get(f'x-{name}')", 1),
        ("homes.get('typing', set())", 0),
        ("node.get(name)", 0),
        ("Schema(node).title.text()", 0),
    ],
)
def test_a_key_that_is_spelled_is_seen(source: str, reads: int) -> None:
    assert len(raw_reads(source)) == reads


def facts(record: object) -> set[str]:
    """The names of the facts of a record that are there. All properties are asked for, and none may fail."""
    names = [name for name in dir(type(record)) if not name.startswith("_")]
    found = {name: getattr(record, name) for name in names if not callable(getattr(type(record), name))}
    return {name for name, fact in found.items() if isinstance(fact, Node) and fact.exists and name != "node"}


def spelled_in(view: str) -> set[str]:
    """The keys that a view spells."""
    source = (ROOT / "anarq" / "model" / "views" / f"{view}.py").read_text("utf-8")
    return set(re.findall(r"\.get\(\"([^\"]+)\"", source))


STRANGE = [{}, {"": 1}, {"policies": {"a": 1}, "objectives": 7, "resources": [1], "scopes": "x"}]


@pytest.mark.parametrize("data", STRANGE, ids=repr)
def test_a_view_of_any_object_reads_as_empty_and_never_fails(data: object) -> None:
    paths = (
        *("module.yaml", "runtime.yaml", "security/policies.yaml", "compat/deprecations.yaml", "storage/map.yaml"),
        *("storage/retention.policy.json", "storage/pinning.policy.json", "observability/slo.yaml"),
        "observability/runbooks/a.yaml",
        *("openapi.yaml", "mcp.json", "waivers.yaml", "events/a.event.json", "contracts/a.schema.json"),
    )
    documents = {path: Document(path, data) for path in paths}  # type: ignore[arg-type]  # any form is the point
    standards = load_standards()
    alone = replace(standards, vocabulary=replace(standards.vocabulary, platform={}))
    module = Module("qmail", documents, alone)
    manifest, policies, runtime = manifest_of(module), policies_of(module), runtime_of(module)

    assert [*manifest.dependencies, *manifest.components, *manifest.owners] == []
    assert [*policies.scopes, *policies.roles, *policies.conditions, *policies.purposes, *policies.key_scopes] == []
    assert [*deprecations_of(module), *objectives_of(module), *pinning_of(module), *stored_of(module)] == []
    assert [policy.period.exists for policy in retention_of(module)] == []
    assert not throughput_of(module).rps.exists
    assert not runbook_of(module, "a").title.exists
    assert runtime.retry.attempts.number() == 3
    assert runtime.breaker.fallback.text() == "REJECT"
    assert [*module.operations, *module.tools, *entries_of(module), *openapi_of(module).items] == []
    assert [*module.consumed, *module.commands, *module.jobs, *module.available_operations] == []
    for record in (*module.topics, *module.contracts, *(contract.schema for contract in module.contracts)):
        assert facts(record) == set()


WRONG = [None, True, 7, "x", [], [[]], {}, {"": {}}]


@pytest.mark.parametrize("inner", WRONG, ids=repr)
def test_a_view_of_objects_with_wrong_values_never_fails(inner: object) -> None:
    """Every key that a view spells, with a value of another form: each fact is asked for."""
    keys = sorted(spelled_in("openapi") | spelled_in("schema") | spelled_in("tools") | spelled_in("topics"))
    wrong = dict.fromkeys(keys, inner)
    methods: dict[str, object] = {"paths": {"/a": {"post": wrong, "get": inner}, "/b": inner}, "webhooks": inner}
    data = {
        "openapi.yaml": methods,
        "mcp.json": {"tools": {"a.b": wrong, "a.c": inner}},
        "events/a.event.json": wrong,
        "contracts/a.schema.json": wrong,
        "waivers.yaml": {"waivers": [wrong, inner]},
    }
    documents = {path: Document(path, text) for path, text in data.items()}  # type: ignore[arg-type]  # any form is the point
    module = Module("qmail", documents, load_standards())

    assert len(module.operations) == 2
    operations = [found for operation in module.operations for found in (operation, *operation.parameters)]
    records = (*operations, *module.tools, *module.topics, *module.contracts, openapi_of(module))
    for record in (*records, *(contract.schema for contract in module.contracts), *entries_of(module)):
        facts(record)


@pytest.mark.parametrize(
    "data", [*STRANGE, None, 1, "text", {"objects": {"document": {"a": 1, "b": {"as": 2}}}}], ids=repr
)
def test_a_table_of_any_form_reads_as_one_that_lists_nothing_of_use(data: object) -> None:
    table = Taken(Document("taken.yaml", data).root)  # type: ignore[arg-type]  # any form is the point
    fields = [field for _, field in table.fields("document")]
    for field in (*fields, table.field("document", "x")):
        names = [name for name in dir(Field) if isinstance(getattr(Field, name), property)]
        assert not any(getattr(field, name) for name in names if name != "is_listed")
    assert not table.in_contracts | table.in_schemas


@pytest.mark.parametrize("data", [None, 1, "text", [1, [2]]], ids=repr)
def test_a_document_that_holds_no_object_is_as_though_it_had_not_been_read(data: object) -> None:
    module = Module("qmail", {"module.yaml": Document("module.yaml", data)}, load_standards())  # type: ignore[dict-item]  # as above
    with pytest.raises(NotRead):
        manifest_of(module)


def test_what_a_module_says_of_its_runtime_stands_in_place_of_the_standard() -> None:
    text = {"limits": {"classes": {"write": {"rpm": 1, "burst": 2}}}, "retry": {"jitter": False, "maxAttempts": "many"}}
    runtime = runtime_of(Module("qmail", {"runtime.yaml": Document("runtime.yaml", text)}, load_standards()))  # type: ignore[dict-item]  # JSON
    assert (runtime.rates["write"].rpm.number(), runtime.rates["read"].rpm.number()) == (1, 600)
    assert runtime.retry.jitter.flag(default=True) is False
    assert runtime.retry.attempts.number() == 3  # what is of another type says nothing


def test_facts_are_nodes_with_their_places() -> None:
    module = load_ecosystem([ROOT / "modules"], standards=load_standards()).ecosystem.modules["qwallet"]
    squid = manifest_of(module).dependency("squid")
    assert squid is not None
    assert squid.range.pointer == "/dependencies/squid/range"
    assert squid.range.place.line > 1
    assert policies_of(module).roles_with("qwallet.quote.read") == ("payer", "agent")
    assert policies_of(module).conditions_of("qwallet.quote.read") == ()
    assert manifest_of(module).dependency("nobody") is None
