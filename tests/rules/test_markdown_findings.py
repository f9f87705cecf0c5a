"""Findings in Markdown have pointers, places and excerpts, and are folded and waived, as those in YAML."""

from collections.abc import Callable, Iterator
from datetime import date

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.report.excerpt import excerpts_of
from anarq.report.text import TextOptions, render_text
from anarq.rules import Hit, Scope
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.finding import Report
from anarq.source import MemorySource

CATALOGUE = "# Events\n\n- `q.a.v1`: [schema](gone.json)\n- `q.b.v1`: [schema](gone.json)\n"
WAIVER = "waivers:\n- {rule: events/lost-link, where: '%s', reason: Old., owner: us, until: '2026-06-30'}\n"


def lost(module: Module) -> Iterator[Hit]:
    for block in module.of_role(Role.CATALOGUE).root.elements():
        for link in block.get("links").elements():
            yield Hit(link, "the link leads nowhere", "mend it", cause=link.get("target").text())


def checked(entry: Callable[..., Entry], waived: str = "") -> Report:
    files = {"m/mcp.json": "{}", "m/events/catalog.md": CATALOGUE}
    if waived:
        files["m/waivers.yaml"] = WAIVER % waived
    given = load_ecosystem([MemorySource(files, shown="mem")], standards=load_standards()).ecosystem
    return run(given, RuleCatalogue.of([entry("events/lost-link", lost, Scope.MODULE)]), today=date(2026, 1, 31))


def test_one_cause_is_one_finding_at_the_place_of_the_first_link(entry: Callable[..., Entry]) -> None:
    (finding,) = checked(entry).findings
    assert (str(finding.place), finding.at.pointer) == ("mem/m/events/catalog.md:3:13", "/1/links/0")
    assert [str(one.place) for one in finding.also] == ["mem/m/events/catalog.md:4:13"]


def test_the_line_is_shown(entry: Callable[..., Entry]) -> None:
    text = render_text(checked(entry), TextOptions(excerpts=excerpts_of(lambda _: CATALOGUE)))
    assert "  3 | - `q.a.v1`: [schema](gone.json)\n                  ^\n" in text


def test_a_waiver_covers_a_block_or_the_file(entry: Callable[..., Entry]) -> None:
    (finding,) = checked(entry, "events/catalog.md#/1").findings
    assert finding.at.pointer == "/2/links/0"
    assert checked(entry, "events/catalog.md").findings == ()
