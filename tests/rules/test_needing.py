"""A rule says what it needs, and is not asked where that is absent."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.internal import FOUND_ELSEWHERE, LEFT_OUT
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.standards import Standards
from anarq.report.json_report import report_data
from anarq.report.text import render_text
from anarq.rules import Hit, Outcome, Scope
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Lack, NotChecked, Report
from anarq.source import MemorySource

MakeEntry = Callable[..., Entry]
HOUSE = {"house/module.yaml": "{}", "house/mcp.json": "{}"}
DESIGN = {"other/openapi.yaml": "{}"}


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def of(standards: Standards, files: dict[str, str], *entries: Entry) -> Report:
    given = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem
    return run(given, RuleCatalogue.of(entries), today=date(2026, 1, 31))


def every(module: Module) -> Iterator[Hit]:
    yield Hit(module.document("x.yaml").root, f"{module.name} was looked at", "")


def all_of_them(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        yield from every(module)


def at_the_end(outcome: Outcome) -> Iterator[Hit]:
    yield from all_of_them(outcome.ecosystem)


@pytest.fixture
def asking(entry: MakeEntry) -> Callable[..., Entry]:
    def make(scope: Scope = Scope.MODULE, **needs: object) -> Entry:
        checks = {Scope.MODULE: every, Scope.ECOSYSTEM: all_of_them, Scope.RUN: at_the_end}
        made: Entry = entry("http/bad-path", checks[scope], scope)
        return replace(made, rule=replace(made.rule, **needs))

    return make


def looked(report: Report) -> list[str]:
    return sorted(one.found.split()[0] for one in report.findings if one.rule == "http/bad-path")


@pytest.mark.parametrize("scope", [Scope.MODULE, Scope.ECOSYSTEM, Scope.RUN])
def test_a_rule_is_asked_of_the_modules_that_have_what_it_needs(
    scope: Scope, standards: Standards, asking: Callable[..., Entry]
) -> None:
    report = of(standards, {**HOUSE, **DESIGN}, asking(scope, needs=(Role.TOOLS,)))
    assert looked(report) == ["house"]
    assert report.not_checked == (NotChecked("http/bad-path", lacks=(Lack("other", "`mcp.json`"),)),)
    assert report.rules == ("http/bad-path",)


@pytest.mark.parametrize("scope", [Scope.MODULE, Scope.ECOSYSTEM, Scope.RUN])
def test_what_a_layout_has_no_place_for_is_not_lacking_in_its_modules(
    scope: Scope, standards: Standards, asking: Callable[..., Entry]
) -> None:
    catalogued = {"other/events/catalog.md": "# Events", **DESIGN}
    entry = asking(scope, needs=(Role.CATALOGUE,))
    both = of(standards, {**HOUSE, **catalogued}, entry)
    assert (looked(both), both.not_checked, both.rules) == (["other"], (), ("http/bad-path",))
    house = of(standards, HOUSE, entry)
    assert (looked(house), house.not_checked, house.rules) == ([], (), ())
    without = of(standards, {**HOUSE, **DESIGN}, entry)
    assert [(lack.module, lack.what) for one in without.not_checked for lack in one.lacks] == [
        ("other", "`events/catalog.md`")
    ]


@pytest.mark.parametrize("scope", [Scope.MODULE, Scope.ECOSYSTEM, Scope.RUN])
def test_words_of_the_house_are_asked_of_the_house_alone(
    scope: Scope, standards: Standards, asking: Callable[..., Entry]
) -> None:
    report = of(standards, {**HOUSE, **DESIGN}, asking(scope, vocabulary=True))
    assert looked(report) == ["house"]
    assert [lack.module for one in report.not_checked for lack in one.lacks] == ["other"]


def test_of_several_roles_in_one_place_any_will_do(standards: Standards, asking: Callable[..., Entry]) -> None:
    report = of(standards, {**HOUSE, **DESIGN}, asking(needs=((Role.TOOLS, Role.HTTP),)))
    assert looked(report) == ["house", "other"]
    assert report.not_checked == ()


def test_a_rule_that_nobody_could_be_asked_has_not_looked(standards: Standards, asking: Callable[..., Entry]) -> None:
    report = of(standards, DESIGN, asking(Scope.ECOSYSTEM, needs=((Role.TOPIC, Role.CONTRACT),)))
    assert looked(report) == []
    assert report.rules == ()
    text = render_text(report)
    assert "nothing found in what could be checked: 1 module (0 rules, 1 file)" in text
    assert "not checked: 1 rule in `other`, for want of `events/*.event.json` or `contracts/*.schema.json`" in text
    (told,) = report_data(report)["not_checked"]  # type: ignore[misc]  # as the schema says
    assert told["lacks"] == [{"module": "other", "what": "`events/*.event.json` or `contracts/*.schema.json`"}]  # type: ignore[index,call-overload]  # likewise


def test_what_the_platform_says_for_every_module_is_not_missing(
    standards: Standards, asking: Callable[..., Entry]
) -> None:
    assert looked(of(standards, HOUSE, asking(needs=(Role.PINNING,)))) == ["house"]


def test_a_file_that_cannot_be_read_is_not_missing(standards: Standards, asking: Callable[..., Entry]) -> None:
    report = of(standards, {"house/module.yaml": "{}", "house/mcp.json": "{"}, asking(needs=(Role.TOOLS,)))
    assert looked(report) == ["house"]


def test_a_waiver_is_not_called_unused_where_its_rule_was_not_asked(
    standards: Standards, entry: MakeEntry, asking: Callable[..., Entry]
) -> None:
    used: list[bool] = []

    def uses(outcome: Outcome) -> Iterator[Hit]:
        used.extend(use.judged for use in outcome.waivers)
        yield from ()

    waiver = "- {rule: http/bad-path, where: openapi.yaml, reason: Old., owner: us, until: '2026-06-30'}\n"
    files = {
        **HOUSE,
        **DESIGN,
        "other/waivers.yaml": f"waivers:\n{waiver}",
        "house/waivers.yaml": f"waivers:\n{waiver}",
    }
    of(standards, files, asking(vocabulary=True), entry("waivers/all", uses, Scope.RUN))
    assert used == [True, False]


def test_a_file_at_its_second_choice_is_one_note_for_its_role(standards: Standards) -> None:
    files = {"m/mcp.json": "{}", "m/schemas/events/a.json": "{}", "m/schemas/events/b.json": "{}"}
    (note,) = of(standards, files).findings
    assert (note.rule, note.severity.value, note.place.file) == (FOUND_ELSEWHERE, "note", "mem/m/schemas/events/a.json")
    assert [one.path for one in note.also] == ["schemas/events/b.json"]
    assert "move it to `events/*.event.json`" in note.mend


def test_a_folder_that_looks_like_a_module_is_a_note(standards: Standards) -> None:
    (note,) = of(standards, {**HOUSE, "lost/package.json": "{}"}).findings
    assert (note.rule, note.place.file) == (LEFT_OUT, "mem/lost")
    assert "it holds `package.json`" in note.found
