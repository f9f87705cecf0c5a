"""Whose states a module says, or has in common with others."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.model.views.states import machines_of

MODULES: Final = Path(__file__).parents[3] / "modules"


@pytest.fixture(scope="module")
def modules() -> dict[str, Module]:
    return {**load_ecosystem([MODULES], standards=load_standards()).ecosystem.modules}


def contracts(module: Module) -> set[str]:
    return {machine.contract.id for machine in machines_of(module)}


def test_a_record_that_modules_have_in_common_has_its_states_in_each_that_keeps_it(modules: dict[str, Module]) -> None:
    common = "urn:anarq:common:erasure:v1"
    assert {name for name, module in modules.items() if common in contracts(module)} >= {"dao", "qflow", "qmail"}
    assert "urn:anarq:dao:membership:v1" in contracts(modules["dao"])
    assert common not in contracts(modules["qdrive"])


def test_a_record_that_is_answered_with_and_not_kept_has_none(modules: dict[str, Module]) -> None:
    dao = modules["dao"]
    path = "storage/map.yaml"
    map_ = dao.documents[path]
    resources = {name: said for name, said in map_.root.get("resources").mapping().items() if name != "data-requests"}
    without = Document(map_.path, {"resources": resources})
    assert "urn:anarq:common:erasure:v1" not in contracts(replace(dao, documents={**dao.documents, path: without}))
