from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from anarq.model.errors import Place, Problem
from anarq.model.internal import MENDED
from anarq.model.module import Ecosystem, Module
from anarq.model.severity import Severity
from anarq.model.tree import Document
from anarq.rules.baseline import Known, known, settle
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.rules.rule import Hit, NeedsPeer, Scope, Stage

MakeEntry = Callable[..., Entry]
FILE = Document("known.json", None)


def items(module: Module) -> Iterator[Hit]:
    """Each item of the manifest that is called bad."""
    for node in module.manifest.root.get("items").elements():
        if node.text().startswith("bad"):
            yield Hit(node, f"`{node.text()}` is bad", "rename it", cause="items")


def lacks(module: Module) -> Iterator[Hit]:
    """What the manifest does not have."""
    names = tuple(name for name in ("owner", "tier", "purpose") if not module.manifest.root.get(name).exists)
    if names:
        yield Hit(module.manifest.root, f"lacks {', '.join(names)}", "add them", lists=names)


@pytest.fixture
def catalogue(entry: MakeEntry) -> RuleCatalogue:
    return RuleCatalogue.of([entry("a/bad-item", items, Scope.MODULE), entry("a/lacking", lacks, Scope.MODULE)])


@pytest.fixture
def look(ecosystem: Callable[..., Ecosystem], catalogue: RuleCatalogue) -> Callable[..., Report]:
    def look(text: str, rules: RuleCatalogue = catalogue, name: str = "qmail") -> Report:
        return run(ecosystem(**{name: {"module.yaml": text}}), rules, today=date(2026, 1, 1))

    return look


def written(report: Report) -> tuple[Known, ...]:
    """The baseline of a run, as it is read from a file."""
    return tuple(replace(one, written=FILE.root) for one in known(report))


FULL = "{owner: us, tier: 1, purpose: x, items: [%s]}"


def told(report: Report) -> list[str]:
    return [one.found for finding in report.findings for one in (finding.at, *finding.also)]


def test_what_is_in_the_baseline_is_not_told_and_is_kept(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    before = look(FULL % "bad1, bad2")
    settled = settle(before, written(before), catalogue)
    assert (settled.report.findings, settled.mended) == ((), None)
    assert settled.report.baselined == before.findings
    assert len(settled.left) == 2


def test_other_lines_and_positions_are_no_other_findings(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    entries = written(look(FULL % "bad1, bad2"))
    settled = settle(look("\n\n" + FULL % "\n good, bad2,\n bad1"), entries, catalogue)
    assert (settled.report.findings, settled.mended) == ((), None)


def test_of_one_finding_only_the_places_that_are_new_are_told(
    look: Callable[..., Report], catalogue: RuleCatalogue
) -> None:
    settled = settle(look(FULL % "bad3, bad1, bad2"), written(look(FULL % "bad1, bad2")), catalogue)
    assert told(settled.report) == ["`bad3` is bad"]
    assert [len((one.at, *one.also)) for one in settled.report.baselined] == [2]


def test_what_is_mended_at_the_first_place_does_not_make_the_others_new(
    look: Callable[..., Report], catalogue: RuleCatalogue
) -> None:
    settled = settle(look(FULL % "bad2"), written(look(FULL % "bad1, bad2")), catalogue)
    assert settled.report.findings == ()
    assert settled.mended is not None
    assert (settled.mended.rule, settled.mended.severity) == (MENDED, Severity.ERROR)
    assert [one.found for one in settled.left] == ["`bad2` is bad"]


def test_the_same_twice_is_covered_as_often_as_it_was_there(
    look: Callable[..., Report], catalogue: RuleCatalogue
) -> None:
    once, twice = look(FULL % "bad1"), look(FULL % "bad1, bad1")
    assert told(settle(twice, written(once), catalogue).report) == ["`bad1` is bad"]
    assert settle(once, written(twice), catalogue).mended is not None


def test_of_a_list_of_what_lacks_a_part_may_be_mended(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    entries = written(look("{items: []}"))
    settled = settle(look("{owner: us}"), entries, catalogue)
    assert told(settled.report) == []
    assert settled.mended is not None
    assert "`qmail` has `owner` by now" in settled.mended.found
    assert [(one.lists, one.found) for one in settled.left] == [(("tier", "purpose"), "lacks tier, purpose")]


def test_what_lacks_besides_is_told(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    settled = settle(look("{}"), written(look("{owner: us}")), catalogue)
    assert told(settled.report) == ["lacks owner, tier, purpose"]
    assert settled.mended is None


def test_where_nobody_can_know_nothing_is_called_mended(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    entries, clean = written(look(FULL % "bad1")), look(FULL % "")
    assert settle(clean, entries, catalogue).mended is not None
    for report, rules in (
        (clean, catalogue.chosen(["a/lacking"])),
        (look(FULL % "", name="qchat"), catalogue),
        (replace(clean, problems=(Problem("not YAML", Place("x")),)), catalogue),
    ):
        settled = settle(report, entries, rules)
        assert (settled.mended, settled.left) == (None, entries)


def test_a_rule_that_could_not_look_everywhere_judges_no_entry(entry: MakeEntry, look: Callable[..., Report]) -> None:
    def asks(ecosystem: Ecosystem) -> Iterator[NeedsPeer]:
        yield NeedsPeer("qlock", "its version")

    entries = written(look(FULL % "bad1"))
    unsure = RuleCatalogue.of([entry("a/bad-item", asks, Scope.ECOSYSTEM)])
    assert settle(look(FULL % "", unsure), entries, unsure).mended is None


def test_what_another_finding_explains_is_not_called_mended(entry: MakeEntry, look: Callable[..., Report]) -> None:
    def form(module: Module) -> Iterator[Hit]:
        if module.manifest.root.get("worse").exists:
            yield Hit(module.manifest.root.get("items"), "it has a worse fault", "mend it")

    def follows(module: Module) -> Iterator[Hit]:
        yield Hit(module.manifest.root, "it follows", "mend", rests_on=(module.manifest.root.get("items"),))

    later = entry("a/later", follows, Scope.MODULE)
    later = replace(later, rule=replace(later.rule, stage=Stage.MEANING))
    rules = RuleCatalogue.of([entry("a/worse", form, Scope.MODULE), later])
    entries = written(look(FULL % "", rules))
    assert [one.rule for one in entries] == ["a/later"]
    settled = settle(look("{worse: 1, items: []}", rules), entries, rules)
    assert told(settled.report) == ["it has a worse fault"]
    assert settled.mended is None


def test_a_rule_may_be_renamed(entry: MakeEntry, look: Callable[..., Report]) -> None:
    entries = written(look(FULL % "bad1"))
    renamed = entry("b/bad-thing", items, Scope.MODULE)
    rules = RuleCatalogue.of([replace(renamed, rule=replace(renamed.rule, formerly=("a/bad-item",)))])
    settled = settle(look(FULL % "bad1", rules), entries, rules)
    assert (settled.report.findings, settled.mended) == ((), None)
    assert settle(look(FULL % "", rules), entries, rules).mended is not None


def test_an_entry_of_what_is_no_rule_must_leave(look: Callable[..., Report], catalogue: RuleCatalogue) -> None:
    report = look(FULL % "bad1")
    strange = tuple(replace(one, rule="z/no-rule") for one in written(report))
    settled = settle(report, strange, catalogue)
    assert told(settled.report) == ["`bad1` is bad"]
    assert settled.mended is not None


def test_a_crash_is_never_in_a_baseline(entry: MakeEntry, look: Callable[..., Report]) -> None:
    def crash(module: Module) -> Iterator[Hit]:
        raise KeyError(module)

    rules = RuleCatalogue.of([entry("a/crash", crash, Scope.MODULE)])
    report = look("{}", rules)
    assert (len(report.findings), known(report)) == (1, ())
    assert settle(report, (), rules).report.crashed
