"""A report for CI servers: JUnit XML in the form that Jenkins, GitLab and others read (`junit-10.xsd` of Jenkins).

A module is a suite, and a rule that was asked of it is a case. The same input gives the same bytes: there are no times.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as Tree

from anarq.model.errors import Problem
from anarq.model.internal import CRASHED, UNREADABLE
from anarq.model.severity import FailOn
from anarq.report.phrases import count, listed, mend
from anarq.report.style import harmless
from anarq.rules.finding import Finding, Instance, Report

RUN: Final = "anarq"
"""The suite of what belongs to no module."""

_COUNTED: Final = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error"}
_MOST_PEERS: Final = 3


def render_junit(report: Report, fail_on: FailOn) -> str:
    """The report as one XML document; ends in a line break.

    What fails the run is a failure, a crash or a file that cannot be used is an error, what was not checked is skipped;
    any other finding stands in the output of its case.
    """
    root = Tree.Element("testsuites", {"name": RUN})
    by_case: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_case[finding.at.module, finding.rule].append(finding)
    for name in ("", *report.modules):
        cases = [*_cases(report, name, by_case, fail_on)]
        if cases:
            suite = Tree.SubElement(root, "testsuite", {"name": harmless(name) or RUN})
            suite.extend(cases)
            _count(suite, suite)
            suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    _count(root, *root)
    Tree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Tree.tostring(root, "unicode")}\n'


def _cases(
    report: Report, module: str, by_case: Mapping[tuple[str, str], Sequence[Finding]], fail_on: FailOn
) -> Iterator[Tree.Element]:
    skipped = dict(_skipped(report, module))
    asked = [rule for rule in report.rules if rule not in skipped] if module else ()
    found = [rule for of, rule in by_case if of == module]
    if not module:
        yield from map(_unusable, range(1, len(report.problems) + 1), report.problems)
    for rule in sorted({*asked, *found, *skipped}):
        case = Tree.Element("testcase", {"classname": harmless(module) or RUN, "name": rule})
        findings = by_case.get((module, rule), ())
        if findings:
            _tell(case, findings, fail_on)
        elif rule in skipped:
            Tree.SubElement(case, "skipped", {"message": skipped[rule]})
        yield case


def _tell(case: Tree.Element, findings: Sequence[Finding], fail_on: FailOn) -> None:
    failing = [one for one in findings if fail_on.fails(one.severity) or one.rule == CRASHED]
    passing = [one for one in findings if one not in failing]
    if failing:
        first = failing[0]
        more = f" and {count(len(failing) - 1, 'other')}" if len(failing) > 1 else ""
        tag = "error" if first.rule == CRASHED else "failure"
        words = {"message": f"{harmless(first.found)}{more}", "type": first.severity.value}
        Tree.SubElement(case, tag, words).text = _text(failing)
    if passing:
        Tree.SubElement(case, "system-out").text = _text(passing)


def _text(findings: Sequence[Finding]) -> str:
    return "\n".join(line for finding in findings for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{_said(finding.at)} ({finding.severity.value})"
    yield from (f"  also: {_said(one)}" for one in finding.also)
    yield from (f"  against: {_said(one)}" for one in finding.sides)
    yield f"  mend: {mend(finding)}"


def _said(one: Instance) -> str:
    return f"{harmless(str(one.place))} {harmless(one.found)}"


def _unusable(number: int, problem: Problem) -> Tree.Element:
    place = harmless(str(problem.place)) if problem.place.file else f"{number}"
    case = Tree.Element("testcase", {"classname": f"{RUN}.input", "name": place})
    words = {"message": harmless(problem.message), "type": problem.rule or (UNREADABLE if problem.place.file else RUN)}
    Tree.SubElement(case, "error", words).text = harmless(problem.mend)
    return case


def _skipped(report: Report, module: str) -> Iterator[tuple[str, str]]:
    """By rule, why it was not asked of a module; of no module, why it could not look everywhere."""
    for one in report.not_checked:
        lacks = [harmless(lack.what) for lack in one.lacks if lack.module == module]
        peers = [f"{harmless(need.name)} of {harmless(need.module)}" for need in one.needs]
        if module and lacks:
            yield one.rule, f"for want of {', '.join(lacks)}"
        elif not module and (peers or one.unread):
            yield one.rule, f"not checked everywhere: needs {listed([*peers, *map(harmless, one.unread)], _MOST_PEERS)}"


def _count(told: Tree.Element, *suites: Tree.Element) -> None:
    for name, path in _COUNTED.items():
        told.set(name, str(sum(len(suite.findall(path)) for suite in suites)))
