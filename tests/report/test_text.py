from collections.abc import Callable

import pytest

from anarq.model.errors import Place, Problem
from anarq.report.excerpt import excerpts_of
from anarq.report.style import COLOUR
from anarq.report.text import TextOptions, render_problems, render_text
from anarq.rules import NeedsPeer, Severity
from anarq.rules.finding import Finding, NotChecked, Report, Waived

MakeFinding = Callable[..., Finding]
MakeReport = Callable[..., Report]


def test_a_finding_is_two_lines(finding: MakeFinding, report: MakeReport) -> None:
    assert render_text(report(finding())) == (
        "modules/qmail/openapi.yaml:4:3 error http/bad-path  operation `a` is wrong\n"
        "  mend: drop it  explain: anarq explain http/bad-path\n"
        "\n"
        "1 error in 1 module (1 rule, 2 files)\n"
    )


def test_findings_of_one_file_stand_together(finding: MakeFinding, report: MakeReport) -> None:
    text = render_text(report(finding(line=1), finding(line=2), finding(file="modules/qmail/mcp.json")))
    assert [len(block.splitlines()) for block in text.split("\n\n")] == [4, 2, 1]


def test_the_closing_line_counts_by_severity(finding: MakeFinding, report: MakeReport) -> None:
    found = [finding(), finding(), finding(Severity.WARNING), finding(Severity.NOTE)]
    assert render_text(report(*found)).endswith("2 errors, 1 warning, 1 note in 1 module (1 rule, 2 files)\n")


def test_without_findings_all_is_good(report: MakeReport) -> None:
    assert render_text(report()) == "all good: 1 module (1 rule, 2 files)\n"


def test_what_could_not_be_read_is_not_called_good(report: MakeReport) -> None:
    text = render_text(report(problems=(Problem("not JSON", Place("a.json")),)))
    assert text == "nothing found in what could be read: 1 module (1 rule, 2 files); 1 problem with reading\n"


def test_what_was_not_checked_is_said_and_not_called_good(report: MakeReport) -> None:
    needs = tuple(NeedsPeer("qlock", f"qlock.{name}") for name in "abcd")
    assert render_text(report(not_checked=(NotChecked("mcp/bad-tool", needs),))) == (
        "nothing found in what could be checked: 1 module (1 rule, 2 files)\n"
        "not checked: mcp/bad-tool needs peers: "
        "`qlock.a` of `qlock`, `qlock.b` of `qlock`, `qlock.c` of `qlock` and 1 more\n"
    )


def test_allowed_values_are_listed_and_the_rest_counted(finding: MakeFinding, report: MakeReport) -> None:
    assert "drop it (allowed: `a`, `b`)" in render_text(report(finding(allowed="ab")))
    assert "(allowed: `a`, `b`, `c`, `d`, `e` and 2 more)" in render_text(report(finding(allowed="abcdefg")))


def test_other_places_are_listed_and_the_rest_counted(finding: MakeFinding, report: MakeReport) -> None:
    places = "modules/qmail/openapi.yaml:5:3, modules/qmail/openapi.yaml:6:3, modules/qmail/openapi.yaml:7:3"
    assert f"  also: {places} and 1 more\n" in render_text(report(finding(also=[5, 6, 7, 8])))


def test_waived_findings_are_counted_and_listed_on_demand(finding: MakeFinding, report: MakeReport) -> None:
    some = report(waived=(Waived(finding(also=[9]), "It is old.", "us", "2026-06-30"),))
    assert render_text(some) == "all good: 1 module (1 rule, 2 files); 1 waived\n"
    assert render_text(some, TextOptions(show_waived=True)).startswith(
        "modules/qmail/openapi.yaml:4:3 waived http/bad-path  operation `a` is wrong\n"
        "  until 2026-06-30 and 1 more: It is old. (us)\n"
    )


def test_problems_have_the_shape_of_findings() -> None:
    problems = [Problem("not JSON", Place("a.json", 2, 1), "close it"), Problem("too large", Place("b.json"))]
    assert render_problems(problems) == (
        "a.json:2:1 error internal/unreadable-file  not JSON\n"
        "  mend: close it\n"
        "b.json:1:1 error internal/unreadable-file  too large\n"
    )
    assert render_problems([]) == ""


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x9b1m", "\u202e", "\n", "\r", "\x07"])
def test_what_a_terminal_would_act_on_is_escaped(evil: str, finding: MakeFinding, report: MakeReport) -> None:
    bad = finding(found=f"path `{evil}` is wrong", file=f"a{evil}.yaml", allowed=[evil])
    some = report(
        bad,
        waived=(Waived(bad, evil, evil, "2026-06-30"),),
        not_checked=(NotChecked("a/b-c", (NeedsPeer(evil, evil),)),),
    )
    text = render_text(some, TextOptions(excerpts=excerpts_of(lambda file: f"{evil}\n" * 9), show_waived=True))
    text += render_problems([Problem(evil, Place(evil), evil)])
    assert evil not in text.replace("\n", "") or evil == "\n"
    assert all(line.isprintable() for line in text.splitlines())


def test_colours_change_no_word(full: Report) -> None:
    plain, coloured = render_text(full), render_text(full, TextOptions(style=COLOUR))
    assert coloured.count("\x1b[") > 10
    for code in ("1", "2", "0", "32", "35", "31;1", "33;1", "36;1", "32;1"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_an_excerpt_shows_the_line_with_a_caret_below_the_place(finding: MakeFinding, report: MakeReport) -> None:
    options = TextOptions(excerpts=excerpts_of(lambda file: "a:\nb:\nc:\n  /a: {}\n"))
    assert "wrong\n  4 |   /a: {}\n        ^\n  mend:" in render_text(report(finding()), options)


def test_a_line_that_is_gone_has_no_excerpt(finding: MakeFinding, report: MakeReport) -> None:
    options = TextOptions(excerpts=excerpts_of(lambda file: "short\n"))
    assert render_text(report(finding()), options) == render_text(report(finding()))


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    code, caret = excerpts_of(lambda file: line)(Place("a", 1, 501))
    assert len(code) < 130
    assert code[len(caret) - 1 :].startswith("HERE")


def test_what_contradicts_a_finding_is_shown_with_what_it_says_there(full: Report) -> None:
    assert "\n  against: modules/qmail/mcp.json:5:3 the version `2.0.0`\n" in render_text(full)
