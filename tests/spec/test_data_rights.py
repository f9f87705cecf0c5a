"""What everybody can ask of what is kept of him is alike in every module: the same operations, words and order."""

import json
from pathlib import Path

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.module import Module
from anarq.model.views.manifest import manifest_of
from anarq.model.views.openapi import Operation
from anarq.model.views.policies import policies_of
from anarq.source import FolderSource

ROOT = Path(__file__).parents[2]
LOADED = load_ecosystem([FolderSource(ROOT / "modules", "modules")], standards=load_standards())
MODULES = LOADED.ecosystem.modules
PAGES = ("listAuditTrail", "exportRecords", "requestErasure", "getErasure")
FILES = ("listAuditTrail", "requestExport", "getExport", "downloadExport", "requestErasure", "getErasure")
"""The same where what is kept may be as large as files."""
ALIKE = ("listAuditTrail", "getExport")
"""Operations that have nothing of their own, not even a type."""
OWN = {"description", "requestBody", "responses", "parameters", "x-anarq-emits"}
"""What the others say of what their module keeps."""


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_they_stand_last_under_one_name(module: Module) -> None:
    *_, interface = manifest_of(module).interfaces
    *_, component = manifest_of(module).components
    assert (interface.name.text(), component.name.text()) == ("Data rights", "Data Rights")
    assert interface.operations.texts() == component.operations.texts()
    assert interface.operations.texts() in (PAGES, FILES)


@pytest.mark.parametrize("name", sorted({*PAGES, *FILES}))
def test_an_operation_reads_the_same_wherever_it_is(name: str) -> None:
    said = {
        json.dumps(_said(module, one), sort_keys=True)
        for module in MODULES.values()
        for one in module.operations
        if one.name == name
    }
    assert len(said) == 1


@pytest.mark.parametrize("right", ["read", "export", "erase"])
def test_its_scope_means_the_same_and_only_whom_it_is_about_has_it(right: str) -> None:
    said = set()
    for module in MODULES.values():
        scope, policies = f"{module.name}.data.{right}", policies_of(module)
        assert scope in policies.conditions["owner-only"].applies.texts()
        said.add((policies.scopes[scope].meaning.text(), policies.scopes[scope].access.text()))
    assert len(said) == 1


def _said(module: Module, operation: Operation) -> object:
    """What is said of an operation, without the name of its module, and what is its own."""
    said = operation.node.json()
    assert isinstance(said, dict)
    whole = said if operation.name in ALIKE else {key: value for key, value in said.items() if key not in OWN}
    text = json.dumps({**whole, "method": operation.method, "path": operation.path})
    return json.loads(text.replace(f'"{module.name}.data.', '"data.'))
