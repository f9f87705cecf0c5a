"""The tools, topics and error codes of the design are data of the standard, with whose they are."""

import re
from pathlib import Path

import pytest

from anarq.loader.design.clauses import clauses
from anarq.loader.modules import load_standards

TEXT = (Path(__file__).parents[2] / "docs/reference/ecosystem-design.md").read_text("utf-8")
CLAUSES = clauses(TEXT)
STANDARDS = load_standards()
MODULES = list(STANDARDS.module_names())


def of_design(kind: str) -> list[str]:
    return [clause.words for clause in CLAUSES if clause.kind == kind]


def sections() -> dict[str, str]:
    """The names of the modules of each section of the design, by what they are called in small letters."""
    found = re.findall(r"(?m)^### [^\n]*\bModules? \(([^)]+)\)$(.*?)(?=^### )", TEXT, re.DOTALL)
    return {name.lower(): text for names, text in found for name in re.split(r", |/", names)}


def test_the_tools_of_the_standard_are_those_of_the_design() -> None:
    listed = [tool for module in MODULES for tool in STANDARDS.tools_of(module)]
    assert sorted(listed) == sorted(of_design("tool"))
    assert len(listed) == 34


def test_the_topics_of_the_standard_are_those_of_the_design() -> None:
    listed = [topic for module in MODULES for topic in STANDARDS.topics_of(module)]
    (discovery,) = set(of_design("topic")) - {*listed}
    assert sorted([*listed, discovery]) == sorted(of_design("topic"))
    assert len(listed) == 25
    assert STANDARDS.reserved_topics[discovery] == "qnet"


@pytest.mark.parametrize("module", [name for name in MODULES if STANDARDS.tools_of(name)])
def test_a_module_has_what_its_section_of_the_design_names(module: str) -> None:
    section = sections()[module]
    for name in (*STANDARDS.tools_of(module), *STANDARDS.topics_of(module)):
        assert f"`{name}`" in section


@pytest.mark.parametrize("module", MODULES)
def test_what_is_listed_has_the_names_of_its_module(module: str) -> None:
    assert all(tool.startswith(STANDARDS.tool_prefix(module)) for tool in STANDARDS.tools_of(module))
    assert all(topic.startswith(f"q.{module}.") for topic in STANDARDS.topics_of(module))


def test_the_error_codes_of_the_design_are_in_the_standard_in_its_order_and_all_others_are_marked_as_ours() -> None:
    written = [clause.words.split(" ")[0] for clause in CLAUSES if clause.kind == "error-code"]
    listed = [code.name for code in STANDARDS.error_codes.values() if not code.extension]
    assert listed == written
    assert len(written) == 15


def test_a_module_whose_name_a_code_begins_with_has_it() -> None:
    """The design lists codes for all modules; by their first words some are of one."""
    owned = {name: code.owner for name, code in STANDARDS.error_codes.items() if code.owner}
    begun = {
        name: module
        for name in STANDARDS.error_codes
        for module in MODULES
        if name.startswith((f"{module.upper()}_", f"{module.upper()[:4]}_"))
    }
    assert owned == begun


def test_the_twelve_sections_of_the_design_are_about_all_modules_but_qflow() -> None:
    assert {*sections()} - {"communities"} == {*MODULES} - {"qflow"}
