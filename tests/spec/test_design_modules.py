"""Every bullet and every arrow of the design is answered by a module, by name, and its page shows it."""

import re
from pathlib import Path

import pytest

from anarq.loader.design.clauses import clauses
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.views.manifest import manifest_of
from anarq.source import FolderSource

ROOT = Path(__file__).parents[2]
CLAUSES = clauses((ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8"))
FOUND = load_ecosystem([FolderSource(ROOT / "modules", "modules")], standards=load_standards())
MODULES = FOUND.ecosystem.modules
SECTION = re.compile(r"[A-Za-z/ ]+ Modules? \((?P<names>[^)]*)\)")


def asked(kind: str) -> list[object]:
    """What the sections ask for of a kind: the modules that may answer, and the words."""
    found = []
    for clause in CLAUSES:
        section = SECTION.fullmatch(clause.heading)
        if section is not None and clause.kind == kind:
            names = "dao" if "DAO" in section["names"] else section["names"].lower()
            modules = tuple(name for name in re.split(r", ", names) if name in MODULES)
            if modules:
                found.append(pytest.param(modules, clause.words, id=clause.id))
    return found


def page(module: str) -> str:
    return (ROOT / f"docs/reference/modules/{module}.md").read_text("utf-8")


@pytest.mark.parametrize(("modules", "words"), asked("operation"))
def test_a_part_of_the_interface_is_there_by_operations(modules: tuple[str, ...], words: str) -> None:
    found = {
        module: interface.operations.texts()
        for module in modules
        for interface in manifest_of(MODULES[module]).interfaces
        if interface.name.text().casefold() == words.casefold()
    }
    assert found
    for module, operations in found.items():
        row = next(line for line in page(module).splitlines() if line.casefold().startswith(f"| {words.casefold()} |"))
        assert all(f"[`{operation}`]" in row for operation in operations)


@pytest.mark.parametrize(("modules", "words"), asked("component"))
def test_a_key_component_is_there_by_what_it_carries_out(modules: tuple[str, ...], words: str) -> None:
    name = words.partition(":")[0]
    found = {
        module: (*component.operations.texts(), *component.acts.texts())
        for module in modules
        for component in manifest_of(MODULES[module]).components
        if component.name.text() == name
    }
    assert len(found) == 1  # what two modules share in the design belongs to one of them
    ((module, acts),) = found.items()
    row = next(line for line in page(module).splitlines() if line.startswith(f"| {name} |"))
    assert acts
    assert all(f"`{act}`" in row for act in acts)


@pytest.mark.parametrize(("modules", "words"), asked("tool"))
def test_a_tool_is_there(modules: tuple[str, ...], words: str) -> None:
    (module,) = (name for name in modules if words in {tool.name for tool in MODULES[name].tools})
    assert f"`{words}`" in page(module)


@pytest.mark.parametrize(("modules", "words"), asked("topic"))
def test_a_topic_is_there(modules: tuple[str, ...], words: str) -> None:
    (module,) = (name for name in modules if words in {topic.name for topic in MODULES[name].topics})
    assert f"`{words}`" in page(module)


ARROW = re.compile(r"(\w+) -\.->\|[^|]*\| (\w+)")


@pytest.mark.parametrize("words", [pytest.param(one.words, id=one.id) for one in CLAUSES if one.kind == "arrow"])
def test_an_arrow_is_a_dependency_that_says_what_is_used_to_the_field(words: str) -> None:
    used, user = (name.lower() for name in ARROW.fullmatch(words).groups())
    dependency = manifest_of(MODULES[user]).dependency(used)
    assert dependency is not None
    named = {name for kind in ("operations", "asCaller", "tools") for name in dependency.node.get("uses", kind).texts()}
    fields = {name for name, _ in dependency.node.get("uses", "fields").items()}
    assert named
    assert fields <= named
    assert fields or used == "qerberos"  # whoever writes to the audit trail reads nothing of the answer


CHAINS = [one.words for one in CLAUSES if " ↔ " in one.words]


@pytest.mark.parametrize("words", CHAINS)
def test_who_begins_a_chain_uses_all_that_it_leads_over(words: str) -> None:
    first, *others = (part.lower() for part in words.split(" ↔ "))
    begins = [manifest_of(MODULES[name]) for name in first.split("/")]
    assert [other for other in others if not any(module.dependency(other) for module in begins)] == []


def test_there_are_three_chains() -> None:
    assert len(CHAINS) == 3
