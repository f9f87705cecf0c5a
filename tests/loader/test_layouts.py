"""Layouts are data: one more is one more file."""

from dataclasses import replace

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.loader.vocabulary import load_layouts, packaged_layouts
from anarq.model.errors import AnarqError
from anarq.model.layout import Layout, Role
from anarq.model.standards import Standards
from anarq.source import MemorySource

FLAT = """
precedence: 3
vocabulary: false
marks: [[service.yaml]]
hints: []
roles:
  http: {paths: [service.yaml], reader: data, due: true, clause: Mine, meaning: The interface.}
  catalogue: {paths: ['*.events.md'], reader: markdown, due: true, many: true, clause: Mine, meaning: The topics.}
"""


def flat(text: str = FLAT) -> tuple[Layout, ...]:
    return load_layouts(MemorySource({"flat.yaml": text}, shown="layouts"))


def test_the_layouts_that_ship_are_tried_in_their_order() -> None:
    assert [layout.name for layout in packaged_layouts()] == ["anarq", "design"]


def test_a_third_layout_is_a_third_file_and_its_modules_are_read() -> None:
    standards = load_standards()
    known = replace(standards.vocabulary, layouts=(*packaged_layouts(), *flat()))
    source = MemorySource(
        {"m/service.yaml": "openapi: 3.1.0", "m/all.events.md": "# Events\n", "m/notes.md": "", "q/module.yaml": "{}"}
    )
    found = load_ecosystem([source], standards=Standards(standards.root, known)).ecosystem.modules
    assert {name: module.layout.name for name, module in found.items()} == {"m": "flat", "q": "anarq"}
    assert set(found["m"].documents) == {"service.yaml", "all.events.md"}
    assert found["m"].claims.by_role[Role.HTTP] == ("service.yaml",)
    assert found["m"].documents["all.events.md"].root.get(0, "text").value == "Events"


def test_a_role_that_nothing_knows_is_refused_at_its_place() -> None:
    with pytest.raises(AnarqError) as caught:
        flat(FLAT.replace("catalogue:", "catalog:"))
    (problem,) = caught.value.problems
    assert problem.place.line == 8
    assert "`catalogue`" in problem.mend
