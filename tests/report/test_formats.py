"""Every form is one valid document, whatever was found, and says all of it."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from markdown_it import MarkdownIt

from anarq.model.errors import Place, Problem
from anarq.model.internal import CRASHED
from anarq.model.severity import FailOn
from anarq.report.form import Form
from anarq.report.formats import DOCUMENTS, unusable
from anarq.rules import NeedsPeer, Severity
from anarq.rules.finding import Finding, Instance, Lack, NotChecked, Report, Waived

EVIL = "<script>alert(1)</script> ]]> & \" ' | * _ \x1b[2J \x00 \ud800 \u202e `a` ``` %0A\n::error::x"
MakeFinding = Callable[..., Finding]
MakeReport = Callable[..., Report]


def junit_of(text: str) -> Tree.Element:
    return Tree.fromstring(text)  # noqa: S314 - it is our own


def rendered(form: str, report: Report, fail_on: FailOn = FailOn.ERROR) -> str:
    return DOCUMENTS[form](report, fail_on)


@pytest.fixture
def evil(full: Report) -> Report:
    """A report in which somebody has written what every form has a meaning for."""
    at = Instance(Place(EVIL, 2, 3), EVIL, EVIL, "", EVIL)
    bad = Finding("http/bad-path", Severity.ERROR, at, EVIL, (EVIL,), (at,), sides=(at,))
    return Report(
        (bad,),
        (Waived(bad, EVIL, EVIL, "2026-06-30"),),
        (NotChecked("a/b-c", (NeedsPeer(EVIL, EVIL),), (EVIL,), (Lack(EVIL, EVIL),)),),
        (Problem(EVIL, Place(EVIL), EVIL),),
        ("http/bad-path",),
        (EVIL,),
        1,
        (bad,),
    )


class Page(HTMLParser):
    """What is on a page, and whether every element is closed."""

    VOID = ("meta",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"skipped", "error", "failure", "system-out"},
}
REQUIRED = {
    "testsuites": {"name", "tests", "failures", "errors"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "classname"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"message"},
}


def assert_junit(element: Tree.Element) -> None:
    """Holds an element to the form that `junit-10.xsd` of Jenkins and the one of Ant have in common."""
    assert {*element.attrib} == REQUIRED.get(element.tag, set())
    assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
    assert sum(child.tag != "system-out" for child in element) <= 1 or element.tag in ("testsuites", "testsuite")
    for child in element:
        assert_junit(child)


def check_junit(text: str) -> str:
    root = junit_of(text)
    assert root.tag == "testsuites"
    assert_junit(root)
    for suite in (root, *root):
        cases = [*suite.iter("testcase")]
        assert int(suite.attrib["tests"]) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error")):
            assert int(suite.attrib[name]) == sum(case.find(tag) is not None for case in cases)
    return "\n".join((*root.itertext(), *(value for one in root.iter() for value in one.attrib.values())))


def check_github(text: str) -> str:
    *commands, _ = (line for line in text.splitlines() if not line.startswith("not checked: "))
    for line in commands:
        assert re.fullmatch(r"::(error|warning|notice) (file=[^,:]*,line=\d+,col=\d+,)?title=[^,:]+::.*", line)
    return text.replace("%0A", "\n").replace("%3A", ":")


def check_html(text: str) -> str:
    page = Page(text)
    assert page.open == []
    assert {*page.tags}.isdisjoint({"script", "link", "img", "iframe"})
    assert not {name for name, _ in page.attributes} & {"src", "href", "onclick", "style"}
    assert "url(" not in text
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in page.attributes
    return page.text


def tokens(text: str) -> Iterator[Any]:
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def check_markdown(text: str) -> str:
    found = [*tokens(text)]
    assert not {one.type for one in found} & {"html_block", "html_inline", "link_open", "image", "fence", "em_open"}
    return "".join(one.content for one in found if one.type in ("text", "code_inline"))


CHECKS = {
    "json": lambda text: json.dumps(json.loads(text)),
    "sarif": lambda text: json.dumps(json.loads(text)),
    "junit": check_junit,
    "github": check_github,
    "html": check_html,
    "markdown": check_markdown,
}


def test_every_form_but_text_is_a_document() -> None:
    assert {*DOCUMENTS, Form.TEXT} == {*Form}


@pytest.mark.parametrize("form", DOCUMENTS)
def test_every_form_says_what_was_found_where_and_how_to_mend_it(form: str, full: Report) -> None:
    said = CHECKS[form](rendered(form, full))
    for word in ("http/bad-path", "http/bad-verb", "modules/qmail/openapi.yaml", "drop it", "2.0.0", "not JSON"):
        assert word in said
    assert rendered(form, full) == rendered(form, full)
    assert rendered(form, full).endswith("\n")


@pytest.mark.parametrize("form", DOCUMENTS)
def test_what_others_wrote_does_not_break_the_form(form: str, evil: Report) -> None:
    CHECKS[form](rendered(form, evil))
    rendered(form, evil).encode("utf-8")
    assert "\x1b" not in rendered(form, evil)


@pytest.mark.parametrize("form", DOCUMENTS)
def test_a_run_without_findings_is_a_document_too(form: str, report: MakeReport) -> None:
    said = CHECKS[form](rendered(form, report()))
    assert said
    assert "drop it" not in said


@pytest.mark.parametrize("form", sorted({*DOCUMENTS} - {"json"}))
def test_wrong_use_is_told_without_a_place(form: str) -> None:
    text = rendered(form, unusable([Problem("no such option", Place(""))]))
    assert "no such option" in CHECKS[form](text)
    assert "unreadable-file" not in text


def test_junit_has_a_suite_for_each_module_and_a_case_for_each_rule(finding: MakeFinding, report: MakeReport) -> None:
    lacks = (NotChecked("http/bad-verb", lacks=(Lack("qlock", "`openapi.yaml`"),)),)
    some = report(finding(), modules=("qlock", "qmail"), rules=("http/bad-path", "http/bad-verb"), not_checked=lacks)
    root = junit_of(rendered("junit", some))
    told = {(suite.get("name"), case.get("name")): [child.tag for child in case] for suite in root for case in suite}
    assert told == {
        ("qlock", "http/bad-path"): [],
        ("qlock", "http/bad-verb"): ["skipped"],
        ("qmail", "http/bad-path"): ["failure"],
        ("qmail", "http/bad-verb"): [],
    }


@pytest.mark.parametrize(
    ("severity", "fail_on", "tag"),
    [
        (Severity.ERROR, FailOn.ERROR, "failure"),
        (Severity.WARNING, FailOn.ERROR, "system-out"),
        (Severity.WARNING, FailOn.WARNING, "failure"),
        (Severity.NOTE, FailOn.NOTE, "failure"),
        (Severity.ERROR, FailOn.NEVER, "system-out"),
    ],
)
def test_a_failure_of_junit_is_what_fails_the_run(
    severity: Severity, fail_on: FailOn, tag: str, finding: MakeFinding, report: MakeReport
) -> None:
    root = junit_of(rendered("junit", report(finding(severity)), fail_on))
    assert [child.tag for case in root.iter("testcase") for child in case] == [tag]


def test_a_crash_is_an_error_of_junit(report: MakeReport, finding: MakeFinding) -> None:
    crash = Finding(CRASHED, Severity.ERROR, finding().at, "report it")
    root = junit_of(rendered("junit", report(crash), FailOn.NEVER))
    assert root.get("errors") == "1"


def test_github_tells_the_worst_first_at_its_place(finding: MakeFinding, report: MakeReport) -> None:
    lines = rendered("github", report(finding(Severity.NOTE), finding(Severity.WARNING), finding(line=9))).splitlines()
    assert [line.split(" ")[0] for line in lines[:3]] == ["::error", "::warning", "::notice"]
    assert lines[0] == (
        "::error file=modules/qmail/openapi.yaml,line=9,col=3,title=http/bad-path"
        "::operation `a` is wrong%0Amend: drop it"
    )


def test_markdown_and_html_have_a_row_for_each_module(finding: MakeFinding, report: MakeReport) -> None:
    some = report(finding(), finding(Severity.NOTE), modules=("qlock", "qmail"))
    assert "| qlock | 0 | 0 | 0 |\n| qmail | 1 | 0 | 1 |\n" in rendered("markdown", some)
    assert "<tr><td>qmail</td><td>1</td><td>0</td><td>1</td></tr>" in rendered("html", some)


def test_html_keeps_what_is_waived_and_what_the_baseline_lists(finding: MakeFinding, report: MakeReport) -> None:
    some = report(waived=(Waived(finding(), "It is old.", "us", "2026-06-30"),), baselined=(finding(found="known"),))
    said = check_html(rendered("html", some))
    assert "It is old." in said
    assert "1 in the baseline" in said
