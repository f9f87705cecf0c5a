"""A key of a document is spelled in its view, and nowhere else."""

import re
from pathlib import Path

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import NotRead
from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.model.views.deprecations import deprecations_of
from anarq.model.views.manifest import manifest_of
from anarq.model.views.objectives import objectives_of, throughput_of
from anarq.model.views.pinning import pinning_of
from anarq.model.views.policies import policies_of
from anarq.model.views.retention import retention_of
from anarq.model.views.runbooks import runbook_of
from anarq.model.views.runtime import runtime_of
from anarq.model.views.storage_map import stored_of

ROOT = Path(__file__).parents[3]
READERS = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("checks", "generators")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".py", ".j2")
)
RAW = re.compile(
    r"\.node\(\s*f?[\"'](?:module\.yaml|runtime\.yaml|security/|storage/|observability/|compat/)|\.policies\.get\("
    r"|\.manifest\.get\("
)
NOT_YET = {
    "generators/interface.py",
    "generators/service/__init__.py",
    "generators/service/spec.py",
}
"""They still read module.yaml by its keys."""


@pytest.mark.parametrize("path", [path for path in READERS if path not in NOT_YET])
def test_no_check_and_no_generator_reads_a_document_that_has_a_view_by_its_keys(path: str) -> None:
    assert RAW.findall((ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted(NOT_YET))
def test_what_is_excepted_still_does(path: str) -> None:
    assert RAW.search((ROOT / path).read_text("utf-8"))


STRANGE = [{}, {"": 1}, {"policies": {"a": 1}, "objectives": 7, "resources": [1], "scopes": "x"}]


@pytest.mark.parametrize("data", STRANGE, ids=repr)
def test_a_view_of_any_object_reads_as_empty_and_never_fails(data: object) -> None:
    paths = (
        *("module.yaml", "runtime.yaml", "security/policies.yaml", "compat/deprecations.yaml", "storage/map.yaml"),
        *("storage/retention.policy.json", "storage/pinning.policy.json", "observability/slo.yaml"),
        "observability/runbooks/a.yaml",
    )
    documents = {path: Document(path, data) for path in paths}  # type: ignore[arg-type]  # any form is the point
    module = Module("qmail", documents, load_standards())
    manifest, policies, runtime = manifest_of(module), policies_of(module), runtime_of(module)

    assert [*manifest.dependencies, *manifest.components, *manifest.owners] == []
    assert [*policies.scopes, *policies.roles, *policies.conditions, *policies.purposes, *policies.key_scopes] == []
    assert [*deprecations_of(module), *objectives_of(module), *pinning_of(module), *stored_of(module)] == []
    assert [policy.period.exists for policy in retention_of(module)] == []
    assert not throughput_of(module).rps.exists
    assert not runbook_of(module, "a").title.exists
    assert runtime.retry.attempts.number() == 3
    assert runtime.breaker.fallback.text() == "REJECT"


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
