"""Every check against its own page. A new check is covered by being there."""

import re
from collections import Counter

import pytest

from anarq.rules.catalogue import Entry, discover
from anarq.rules.engine import run
from anarq.rules.examples import Case, ExampleRunner, differences, parse_page
from anarq.rules.examples.overlay import modules_of
from anarq.rules.examples.runner import TODAY
from anarq.rules.rule import Rule

MISSING = "spec/missing-file"
ENTRIES = list(discover("anarq.checks"))


def cases(section: str) -> list[object]:
    return [
        pytest.param(entry, case, id=f"{entry.id}-{case.title}")
        for entry in ENTRIES
        for case in getattr(parse_page(entry.page.read_text("utf-8")), section)
    ]


@pytest.mark.parametrize(("entry", "case"), cases("bad"))
def test_bad_example_has_exactly_the_findings_that_the_page_names(
    entry: Entry, case: Case, runner: ExampleRunner
) -> None:
    assert differences(runner, entry, case) == []


@pytest.mark.parametrize(("entry", "case"), cases("good"))
def test_good_example_has_no_finding(entry: Entry, case: Case, runner: ExampleRunner) -> None:
    assert differences(runner, entry, case) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_page_does_not_repeat_the_summary(entry: Entry) -> None:
    assert entry.rule.summary.rstrip(".").lower() not in " ".join(entry.page.read_text("utf-8").lower().split())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_id_names_what_one_would_allow(entry: Entry) -> None:
    family, _, name = entry.id.partition("/")
    assert re.fullmatch(r"[a-z]+", family)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name), "a bad pattern takes two words at least"
    assert not re.match(r"(no|must|should|require|disallow|forbid|check|ensure|valid|use|invalid)-", name)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_declaration_is_complete(entry: Entry) -> None:
    rule: Rule = entry.rule
    assert re.fullmatch(r"[A-Z`].{10,118}\.", rule.summary), "one sentence"
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)
    assert rule.clause
    assert rule.cause


@pytest.mark.parametrize(("entry", "case"), cases("bad"))
def test_a_fix_mends_what_it_is_for(entry: Entry, case: Case, runner: ExampleRunner) -> None:
    assert runner.unmended(entry, case) == []


@pytest.mark.parametrize(("entry", "case"), cases("bad"))
def test_two_runs_are_equal(entry: Entry, case: Case, runner: ExampleRunner) -> None:
    assert runner.instances(entry, case) == runner.instances(entry, case)


def test_summaries_are_told_apart() -> None:
    assert [text for text, count in Counter(entry.rule.summary for entry in ENTRIES).items() if count > 1] == []


def test_every_family_is_a_package() -> None:
    assert [entry.id for entry in ENTRIES if not (entry.page.parent / "__init__.py").is_file()] == []


@pytest.mark.parametrize("name", ["anarq", "design"])
def test_the_module_that_examples_are_laid_over_has_no_finding(name: str, runner: ExampleRunner) -> None:
    (layout,) = (one for one in runner.standards.vocabulary.layouts if one.name == name)
    (base,) = modules_of([], runner.parse, runner.standards, named=False, layout=layout)
    # outside of the house it has the files that are read, and none of those of which only the name is known
    rules = runner.catalogue if layout.vocabulary else runner.catalogue.chosen(runner.catalogue.known - {MISSING})
    report = run(runner.assemble([base]), rules, today=TODAY)
    assert [(finding.rule, str(finding.place), finding.found) for finding in report.findings] == []
