from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from anarq.model.errors import Place, Problem
from anarq.model.internal import CRASHED
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, NeedsPeer, Outcome, Scope, Severity
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report

Make = Callable[..., Ecosystem]
MakeEntry = Callable[..., Entry]
TODAY = date(2026, 1, 31)
OPENAPI = "paths:\n  /a: {x: 1}\n  /b: {x: 1}\n"


def of(ecosystem: Ecosystem, *entries: Entry, problems: tuple[Problem, ...] = ()) -> Report:
    return run(ecosystem, RuleCatalogue.of(entries), today=TODAY, problems=problems)


def paths_of(module: Module) -> Iterator[Hit]:
    for name, node in module.node("openapi.yaml", "paths").items():
        yield Hit(node, f"path `{name}`", "drop it")


def by_one_cause(module: Module) -> Iterator[Hit]:
    for hit in reversed(list(paths_of(module))):
        yield Hit(hit.node, hit.found, hit.mend, cause="same")


def waiver(rule: str = "http/bad-path", where: str = "openapi.yaml#/paths/~1a", until: str = "2026-06-30") -> str:
    return f"- {{rule: {rule}, where: '{where}', reason: It is old., owner: us, until: '{until}'}}\n"


def test_a_check_of_a_file_is_given_each_document(ecosystem: Make, entry: MakeEntry) -> None:
    def check(document: Document, module: Module) -> Iterator[Hit]:
        yield Hit(document.root, f"{module.name}:{document.path}", "")

    report = of(
        ecosystem(qmail={"b.json": "1", "a.json": "1"}, qchat={"a.json": "1"}), entry("a/b-c", check, Scope.FILE)
    )
    assert [one.found for one in report.findings] == ["qchat:a.json", "qmail:a.json", "qmail:b.json"]
    assert report.files == 3


def test_findings_stand_in_the_order_of_their_places(ecosystem: Make, entry: MakeEntry) -> None:
    report = of(ecosystem(qmail={"openapi.yaml": OPENAPI}), entry("http/bad-path", paths_of, Scope.MODULE))
    assert [(str(one.place), one.at.pointer) for one in report.findings] == [
        ("qmail/openapi.yaml:2:3", "/paths/~1a"),
        ("qmail/openapi.yaml:3:3", "/paths/~1b"),
    ]


def test_hits_with_one_cause_are_one_finding_at_the_first_place(ecosystem: Make, entry: MakeEntry) -> None:
    report = of(ecosystem(qmail={"openapi.yaml": OPENAPI}), entry("http/bad-path", by_one_cause, Scope.MODULE))
    (finding,) = report.findings
    assert (finding.at.pointer, [one.pointer for one in finding.also]) == ("/paths/~1a", ["/paths/~1b"])


def test_what_an_alias_shows_at_one_place_twice_is_told_once(ecosystem: Make, entry: MakeEntry) -> None:
    def check(module: Module) -> Iterator[Hit]:
        for path in ("/a", "/b"):
            yield Hit(module.node("openapi.yaml", "paths", path, "post"), "bad", "mend")

    text = "paths:\n  /a: &a\n    post: {}\n  /b: *a\n"
    (finding,) = of(ecosystem(qmail={"openapi.yaml": text}), entry("http/bad-path", check, Scope.MODULE)).findings
    assert (str(finding.place), finding.also) == ("qmail/openapi.yaml:3:5", ())


def test_one_cause_in_two_modules_is_two_findings(ecosystem: Make, entry: MakeEntry) -> None:
    both = ecosystem(qmail={"openapi.yaml": OPENAPI}, qchat={"openapi.yaml": OPENAPI})
    assert len(of(both, entry("http/bad-path", by_one_cause, Scope.MODULE)).findings) == 2


def test_a_rule_that_lacks_peers_is_not_passed_in_silence(ecosystem: Make, entry: MakeEntry) -> None:
    def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
        yield NeedsPeer("qlock", "qlock.sign")
        yield Hit(ecosystem.modules["qmail"].manifest.root, "found", "mend")
        yield NeedsPeer("qlock", "qlock.sign")

    report = of(ecosystem(qmail={"module.yaml": "{}"}), entry("a/b-c", check, Scope.ECOSYSTEM))
    assert [(one.rule, one.needs) for one in report.not_checked] == [("a/b-c", (NeedsPeer("qlock", "qlock.sign"),))]
    assert len(report.findings) == 1


def test_a_hit_of_an_ecosystem_rule_belongs_to_the_module_of_its_file(ecosystem: Make, entry: MakeEntry) -> None:
    def check(ecosystem: Ecosystem) -> Iterator[Hit]:
        yield Hit(ecosystem.modules["qchat"].manifest.root, "there", "")
        yield Hit(ecosystem.modules["qchat"].node("absent.yaml"), "not there", "")
        yield Hit(Node(Document("common.json", {}), "", {}), "of nobody", "")

    report = of(
        ecosystem(qmail={"module.yaml": "{}"}, qchat={"module.yaml": "{}"}), entry("a/b-c", check, Scope.ECOSYSTEM)
    )
    assert {one.found: one.at.module for one in report.findings} == {
        "there": "qchat",
        "not there": "qchat",
        "of nobody": "",
    }


def test_a_hit_in_the_file_of_a_peer_belongs_to_the_peer(ecosystem: Make, entry: MakeEntry) -> None:
    both = ecosystem(qmail={"module.yaml": "{}"}, qchat={"module.yaml": "{}"})

    def check(module: Module) -> Iterator[Hit]:
        if module.name == "qmail":
            yield Hit(both.modules["qchat"].manifest.root, "of a peer", "")
            yield Hit(Node(Document("common.json", {}), "", {}), "of nobody", "")

    report = of(both, entry("a/b-c", check, Scope.MODULE))
    assert {one.found: one.at.module for one in report.findings} == {"of a peer": "qchat", "of nobody": "qmail"}


def test_a_crash_is_a_finding_and_hides_no_other(ecosystem: Make, entry: MakeEntry) -> None:
    def crash(module: Module) -> Iterator[Hit]:
        yield next(paths_of(module))
        raise KeyError("gone")

    report = of(
        ecosystem(qmail={"openapi.yaml": OPENAPI}),
        entry("http/bad-path", crash, Scope.MODULE),
        entry("http/bad-verb", paths_of, Scope.MODULE),
    )
    assert [one.rule for one in report.findings].count(CRASHED) == 1
    assert [one.rule for one in report.findings].count("http/bad-path") == 1
    assert [one.rule for one in report.findings].count("http/bad-verb") == 2
    (found,) = (one.found for one in report.findings if one.rule == CRASHED)
    assert "check `http/bad-path` crashed: `KeyError: 'gone'`" in found
    assert "test_engine.py:" in found
    assert report.crashed


def test_an_ecosystem_without_modules_can_be_run(ecosystem: Make, entry: MakeEntry) -> None:
    def crash(ecosystem: Ecosystem) -> Iterator[Hit]:
        raise ValueError(ecosystem)

    assert of(ecosystem(), entry("a/b-c", crash, Scope.ECOSYSTEM)).crashed


def test_a_waiver_takes_a_finding_out_of_the_count_and_tells_why(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver()}
    report = of(ecosystem(qmail=files), entry("http/bad-path", paths_of, Scope.MODULE))
    assert [one.at.pointer for one in report.findings] == ["/paths/~1b"]
    (waived,) = report.waived
    assert (waived.finding.at.pointer, waived.reason, waived.owner, waived.until) == (
        "/paths/~1a",
        "It is old.",
        "us",
        "2026-06-30",
    )


def test_a_waiver_takes_its_instances_of_a_folded_finding_alone(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver()}
    report = of(ecosystem(qmail=files), entry("http/bad-path", by_one_cause, Scope.MODULE))
    assert [(one.at.pointer, one.also) for one in report.findings] == [("/paths/~1b", ())]


def test_two_waivers_of_one_finding_list_it_once(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver() + waiver()}
    assert len(of(ecosystem(qmail=files), entry("http/bad-path", paths_of, Scope.MODULE)).waived) == 1


def test_a_waiver_speaks_for_its_own_module_alone(ecosystem: Make, entry: MakeEntry) -> None:
    both = ecosystem(qmail={"openapi.yaml": OPENAPI}, qchat={"waivers.yaml": "waivers:\n" + waiver()})
    assert len(of(both, entry("http/bad-path", paths_of, Scope.MODULE)).findings) == 2


def test_a_waiver_past_its_end_excuses_nothing(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver(until="2026-01-30")}
    report = of(ecosystem(qmail=files), entry("http/bad-path", paths_of, Scope.MODULE))
    assert len(report.findings) == 2
    assert report.waived == ()


def uses(outcome: Outcome) -> Iterator[Hit]:
    for use in outcome.waivers:
        yield Hit(use.waiver.written.node, f"{use.waiver.rule} {use.matches} {use.judged}", "")


def use_of(ecosystem: Ecosystem, *entries: Entry, problems: tuple[Problem, ...] = ()) -> list[str]:
    return [one.found for one in of(ecosystem, *entries, problems=problems).findings if one.rule == "waivers/all-uses"]


def test_rules_about_waivers_see_what_became_of_them(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver() + waiver(where="mcp.json")}
    last = entry("waivers/all-uses", uses, Scope.RUN)
    rule = entry("http/bad-path", paths_of, Scope.MODULE)
    assert use_of(ecosystem(qmail=files), rule, last) == ["http/bad-path 1 True", "http/bad-path 0 True"]


def test_a_waiver_is_not_judged_by_a_rule_that_could_not_look(ecosystem: Make, entry: MakeEntry) -> None:
    def crash(module: Module) -> Iterator[Hit]:
        raise KeyError(module)

    def needs(ecosystem: Ecosystem) -> Iterator[NeedsPeer]:
        yield NeedsPeer("qlock", ecosystem.standards.topic_pattern)

    files = {"waivers.yaml": "waivers:\n" + waiver()}
    last = entry("waivers/all-uses", uses, Scope.RUN)
    some = ecosystem(qmail=files)
    problem = (Problem("unreadable", Place("qmail/mcp.json")),)
    unjudged = ["http/bad-path 0 False"]
    assert use_of(some, last) == unjudged
    assert use_of(some, entry("http/bad-path", crash, Scope.MODULE), last) == unjudged
    assert use_of(some, entry("http/bad-path", needs, Scope.ECOSYSTEM), last) == unjudged
    assert use_of(some, entry("http/bad-path", paths_of, Scope.MODULE), last, problems=problem) == unjudged


def test_no_waiver_covers_a_rule_about_waivers(ecosystem: Make, entry: MakeEntry) -> None:
    files = {"waivers.yaml": "waivers:\n" + waiver(rule="waivers/all-uses", where="**")}
    assert use_of(ecosystem(qmail=files), entry("waivers/all-uses", uses, Scope.RUN)) == ["waivers/all-uses 0 True"]


def test_problems_are_passed_on_in_the_order_of_their_places(ecosystem: Make) -> None:
    given = (Problem("second", Place("b")), Problem("first", Place("a")))
    assert [one.message for one in of(ecosystem(), problems=given).problems] == ["first", "second"]


def test_counts_are_by_severity(ecosystem: Make, entry: MakeEntry) -> None:
    rule = entry("http/bad-path", paths_of, Scope.MODULE, Severity.WARNING)
    report = of(ecosystem(qmail={"openapi.yaml": OPENAPI}), rule)
    assert (report.count(Severity.WARNING), report.count(Severity.ERROR), report.crashed) == (2, 0, False)


def test_a_waiver_of_a_former_id_is_one_of_the_rule_that_took_its_place(ecosystem: Make, entry: MakeEntry) -> None:
    renamed = entry("http/bad-path", paths_of, Scope.MODULE)
    renamed = replace(renamed, rule=replace(renamed.rule, formerly=("http/worse-path",)))
    files = {"openapi.yaml": OPENAPI, "waivers.yaml": "waivers:\n" + waiver(rule="http/worse-path")}
    uses: list[tuple[int, bool, bool]] = []

    def check(outcome: Outcome) -> Iterator[Hit]:
        uses.extend((use.matches, use.judged, use.waiver.rule in outcome.known) for use in outcome.waivers)
        yield from ()

    report = of(ecosystem(qmail=files), renamed, entry("waivers/x-y", check, Scope.RUN))
    assert [one.at.pointer for one in report.findings] == ["/paths/~1b"]
    assert [one.finding.at.pointer for one in report.waived] == ["/paths/~1a"]
    assert uses == [(1, True, True)]
