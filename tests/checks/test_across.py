"""One concept held against itself: in two modules that nobody wrote for these rules each fault is found at its place,
and what may well differ is not.
"""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.internal import CRASHED
from anarq.model.standards import Standards
from anarq.rules.engine import run
from anarq.rules.finding import Finding
from anarq.source import FolderSource, MemorySource, OverlaySource

FIXTURES = Path(__file__).parent.parent / "fixtures" / "across"

CHANGES = yaml.safe_load((Path(__file__).parent / "across.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def found(standards: Standards, file: str = "", replace: str = "", by: str = "") -> list[Finding]:
    text = (FIXTURES / file).read_text("utf-8") if file else ""
    assert replace in text
    source = OverlaySource(FolderSource(FIXTURES, "across"), {file: text.replace(replace, by)} if file else {})
    loaded = load_ecosystem([source], standards=standards)
    assert not loaded.problems
    report = run(loaded.ecosystem, all_rules(), today=date(2026, 1, 31))
    return [one for one in report.findings if one.rule.startswith("agreement/") or one.rule == CRASHED]


def named(change: dict[str, str]) -> str:
    return f"{change['file']}: {change['by'][:40]}"


def test_what_agrees_is_not_a_finding(standards: Standards) -> None:
    assert found(standards) == []


@pytest.mark.parametrize("fault", CHANGES["harmful"], ids=named)
def test_a_fault_is_found_once_and_at_its_place(standards: Standards, fault: dict[str, str]) -> None:
    told = found(standards, fault["file"], fault["replace"], fault["by"])
    assert [one.rule for one in told] == [fault["rule"]], [f"{one.at.place} {one.found}" for one in told]
    places = (told[0].at, *told[0].also, *told[0].sides)
    assert any(one.place.file == f"across/{fault['file']}" and fault["at"] in one.pointer for one in places)


@pytest.mark.parametrize("change", CHANGES["harmless"], ids=named)
def test_what_may_well_differ_is_not_a_finding(standards: Standards, change: dict[str, str]) -> None:
    assert [one.found for one in found(standards, **change)] == []


def test_where_there_is_too_much_to_compare_the_rest_is_not_checked_and_that_is_told(
    standards: Standards, monkeypatch: pytest.MonkeyPatch
) -> None:
    def short() -> set[tuple[str, str]]:
        loaded = load_ecosystem([FolderSource(FIXTURES, "across")], standards=standards)
        report = run(loaded.ecosystem, all_rules(), today=date(2026, 1, 31))
        said = ((one.rule, lack) for one in report.not_checked for lack in one.lacks if "room" in lack.what)
        return {(rule, lack.module) for rule, lack in said}

    rules = ("half-said-constraint", "impossible-payload", "two-sets-of-members", "two-sets-of-values", "two-spellings")
    assert short() == set()
    monkeypatch.setattr("anarq.checks.agreement._held._MOST", 20)
    assert short() == {(f"agreement/{rule}", module) for rule in rules for module in ("orders-node", "rides-go")}


KEPT = {"type": "object", "properties": {"orderId": {"type": "string", "pattern": "^ord_[0-9]+$"}}}
MEANT = {"type": "object", "properties": {"orderId": {"type": "string", "pattern": "^o-[0-9]+$"}}}
MATRIX = "| Module | Version |\n| --- | --- |\n| Qmarket | ^1.0.0 |\n"
TOOLS = {"name": "qmail", "tools": [{"name": "qmail.send", "dependencies": ["qmarket.buy"]}]}


@pytest.mark.parametrize(
    ("others", "fires"),
    [
        ({"qmail/compat/matrix.md": MATRIX}, True),
        ({"qmail/mcp.json": json.dumps(TOOLS)}, True),
        ({}, False),
        ({"qmail/compat/matrix.md": MATRIX, "qmail/contracts/order.schema.json": json.dumps(MEANT)}, False),
        ({"qmail/compat/matrix.md": MATRIX, "qchat/contracts/order.schema.json": json.dumps(MEANT)}, False),
    ],
    ids=["says so in its matrix", "says so in its tools", "says nothing", "has orders of its own", "two have orders"],
)
def test_between_modules_a_name_is_the_same_if_one_keeps_it_and_the_other_works_with_that(
    standards: Standards, others: dict[str, str], *, fires: bool
) -> None:
    texts = {
        "qmarket/contracts/order.schema.json": json.dumps(KEPT),
        "qmarket/openapi.yaml": "{openapi: 3.1.0, paths: {}}",
        "qmail/contracts/letter.schema.json": json.dumps(MEANT),
        "qmail/openapi.yaml": "{openapi: 3.1.0, paths: {}}",
        "qchat/openapi.yaml": "{openapi: 3.1.0, paths: {}}",
        **others,
    }
    loaded = load_ecosystem([MemorySource(texts, shown="mem")], standards=standards)
    report = run(loaded.ecosystem, all_rules(), today=date(2026, 1, 31))
    told = [(one.rule, one.place.file) for one in report.findings if one.rule.startswith("agreement/")]
    here = ("agreement/two-forms-of-identifier", "mem/qmail/contracts/letter.schema.json")
    assert told == ([here] if fires else [])
