"""Of many findings the first screen shows those to begin with, and what was looked at as what."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from anarq.model.errors import Place
from anarq.report.screen import MOST_LINES, universal_gaps
from anarq.report.style import COLOUR
from anarq.report.text import TextOptions, render_text
from anarq.rules import NeedsPeer, Severity
from anarq.rules.finding import Finding, Instance, Lack, NotChecked, Recognised, Report

MakeReport = Callable[..., Report]


def at(module: str, line: int = 1, found: str = "it is wrong", file: str = "openapi.yaml") -> Instance:
    return Instance(Place(f"modules/{module}/{file}", line, 1), module, file, "", found)


def found(
    module: str, line: int = 1, rule: str = "http/bad-path", severity: Severity = Severity.ERROR, mend: str = ""
) -> Finding:
    return Finding(rule, severity, at(module, line), mend or f"mend {module} {line}")


MODULES = tuple(f"q{letter}" for letter in "abcdefghijklmno")


@pytest.fixture
def many(report: MakeReport) -> Report:
    """A report with more of everything than there is room for."""
    alike = [found(module, 1, f"http/gap-{gap}", mend=f"gap {gap}") for module in MODULES for gap in range(5)]
    families = [found("qa", line, f"f{'abcdef'[line % 6]}/bad-name") for line in range(20)]
    alone = [found(module, line) for module in MODULES for line in range(3)]
    lacks = tuple(NotChecked(f"a/b-{one}", lacks=(Lack(one, "its file"),)) for one in MODULES)
    return report(
        *alike,
        *families,
        *alone,
        modules=(*MODULES, "qz"),
        not_checked=lacks,
        recognised=tuple(Recognised(one, "design", ("http", "tools")) for one in MODULES),
    )


def test_it_fits_a_terminal(many: Report) -> None:
    lines = render_text(many, TextOptions(width=80)).splitlines()
    assert len(lines) <= MOST_LINES
    assert all(len(line) <= 80 for line in lines)


def test_it_says_what_came_of_it_what_was_looked_at_as_what_and_where_the_rest_is(many: Report) -> None:
    text = render_text(many)
    assert text.startswith("140 errors in 16 modules (1 rule, 2 files)\nnot checked everywhere: 15 rules; --verbose")
    assert "error in 15 of 16 modules: gap 0; such as it is wrong at modules/qa/openapi.yaml:1:1  http/gap-0\n" in text
    assert "and 2 more\n" in text
    assert "qa      design  2 roles    http 8, fa 4, fb 4, fc 3 and 3 more  http/" in text
    assert "and 8 modules more with findings\nnothing found in 1 module\n" in text
    assert text.endswith("--verbose, or --module NAME, --family NAME; why: anarq explain RULE\n")


def test_few_findings_are_listed_as_ever(report: MakeReport) -> None:
    text = render_text(report(*(found("qa", line) for line in range(15))))
    assert text.count("  mend: ") == 15
    assert "--verbose" not in text
    assert render_text(report(*(found("qa", line) for line in range(16)))).count("  mend: ") == 0


def test_all_of_it_is_listed_on_demand(many: Report) -> None:
    assert render_text(many, TextOptions(verbose=True)).count("  mend: ") == 140
    of_module = render_text(many, TextOptions(modules=("qb",)))
    assert of_module.count("  mend: ") == of_module.count("modules/qb/") == 8
    assert "8 of 140 findings listed\n140 errors in 16 modules" in of_module
    assert render_text(many, TextOptions(modules=("qa", "qb"), families=("fa", "fb"))).count("  mend: ") == 8


def test_what_contradicts_something_in_a_module_is_listed_with_it(report: MakeReport) -> None:
    two = replace(found("qa"), sides=(at("qb"),))
    assert render_text(report(two, found("qc")), TextOptions(modules=("qb",))).count("  mend: ") == 1


def test_a_gap_of_half_of_the_modules_is_told_once(report: MakeReport) -> None:
    modules = ("qa", "qb", "qc", "qd", "qe", "qf")
    alike = [found(module, mend="the same") for module in modules[:3]]
    assert [len(gap) for gap in universal_gaps(report(*alike, modules=modules))] == [3]
    assert universal_gaps(report(*alike, modules=(*modules, "qg"))) == []
    assert universal_gaps(report(*alike[:2], modules=modules[:2])) == []
    other = replace(alike[0], mend="another")
    assert universal_gaps(report(other, *alike[1:], modules=modules)) == []


def test_the_places_of_one_finding_count_as_well(report: MakeReport) -> None:
    folded = replace(found("qa"), also=(at("qb"), at("qc")))
    assert [[*gap] for gap in universal_gaps(report(folded, modules=("qa", "qb", "qc")))] == [[folded]]


def test_the_worst_come_first_then_those_with_the_largest_reach_with_both_sides(report: MakeReport) -> None:
    note = replace(found("qa", 90, severity=Severity.NOTE), also=(at("qb"), at("qc")))
    wide = replace(found("qa", 91), sides=(at("qb", 5, "`b` says 2"),))
    folded = replace(found("qa", 92), also=(at("qa", 93), at("qa", 94)))
    rest = [found("qa", line) for line in range(20)]
    lines = render_text(report(note, *rest, folded, wide, modules=MODULES)).splitlines()
    start = lines.index("with the largest reach:")
    assert lines[start + 1] == (
        "error it is wrong at modules/qa/openapi.yaml:91:1; against `b` says 2 at modules/qb/openapi.yaml:5:1"
        "  http/bad-path"
    )
    assert lines[start + 2].startswith("error it is wrong at modules/qa/openapi.yaml:92:1 (and 2 places more)")
    assert len(lines[start + 1 : -1]) == 10


def test_colours_change_no_word(many: Report) -> None:
    coloured = render_text(many, TextOptions(style=COLOUR))
    for code in ("1", "2", "0", "32", "31;1"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == render_text(many)


def test_what_was_not_checked_is_said_where_it_is_short(report: MakeReport) -> None:
    one = NotChecked("mcp/bad-tool", (NeedsPeer("qlock", "qlock.sign"),))
    text = render_text(report(*(found("qa", line) for line in range(40)), not_checked=(one,)))
    assert "not checked: mcp/bad-tool needs peers: `qlock.sign` of `qlock`\n" in text
