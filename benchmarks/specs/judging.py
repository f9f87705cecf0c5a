"""What `anarq check` says of changed specs, and whether it says it at the right place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, TypeAlias

from trees import Change, Spot, Tree, Way, walk

from anarq.cli.rules import all_rules
from anarq.generators.refusals import refusals
from anarq.loader import load_document
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place
from anarq.model.pointer import join
from anarq.model.severity import Severity
from anarq.model.standards import Standards
from anarq.rules.engine import run
from anarq.rules.finding import Finding
from anarq.source import OverlaySource, Source

TODAY: Final = date(2026, 11, 26)
Said: TypeAlias = tuple[str, str, str, str]


@dataclass(frozen=True)
class Told:
    """One place of one thing that is told: by which rule, what, how bad it is, and what it is held to."""

    rule: str
    found: str
    is_note: bool
    place: Place
    pointer: str
    sides: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place that it names."""
        return self.place, *self.sides

    def __str__(self) -> str:
        return f"{self.place} {self.rule}: {self.found}"


@dataclass(frozen=True)
class Verdict:
    """What became of a change.

    Attributes:
        change: the change.
        here: the rules that told it at one of its places, as an error or a warning.
        all: everything that is told of it and was not told before.
    """

    change: Change
    here: tuple[str, ...]
    all: tuple[Told, ...]

    @property
    def elsewhere(self) -> str:
        """What is told of it, wherever; empty where nothing is."""
        return next(map(str, self.all), "")


def judged(tree: Tree, change: Change) -> Verdict:
    """What is told of a change."""
    source = OverlaySource(tree.source, tree.written(change))
    before = {_key(told) for told in _before(tree)}
    fresh = tuple(told for told in everything(source) if _key(told) not in before)
    spots = {place for spot in change.at for place in _lines(source, spot)}
    here = (
        told.rule
        for told in fresh
        if not told.is_note and any((place.file, place.line) in spots for place in told.places)
    )
    return Verdict(change, tuple(sorted({*here})), fresh)


def everything(source: Source) -> tuple[Told, ...]:
    """All that is told of some modules."""
    loaded = load_ecosystem([source], standards=standards())
    report = run(loaded.ecosystem, all_rules(), today=TODAY, problems=loaded.problems, refusals=refusals)
    unusable = (Told(one.rule or "unreadable", one.message, False, one.place, "") for one in report.problems)
    return *(told for finding in report.findings for told in _told(finding)), *unusable


def _told(finding: Finding) -> Iterator[Told]:
    sides = tuple(one.place for one in finding.sides)
    for one in (finding.at, *finding.also):
        yield Told(finding.rule, one.found, finding.severity is Severity.NOTE, one.place, one.pointer, sides)


@cache
def standards() -> Standards:
    """What holds for all modules."""
    return load_standards()


@cache
def _before(tree: Tree) -> Sequence[Told]:
    return everything(tree.source)


def _key(told: Told) -> Said:
    return told.rule, told.found, told.place.file, told.pointer


def _lines(source: Source, spot: Spot) -> Iterator[tuple[str, int]]:
    """The file, as it is shown, and the lines that a spot means."""
    shown = source.display(spot.path)
    if spot.path.endswith(".md"):
        yield shown, int(next(iter(spot.way), 1))
        return
    if spot.path not in {*source.paths()}:
        yield shown, 1
        return
    try:
        document = load_document(source, spot.path)
    except AnarqError as error:
        yield from ((shown, problem.place.line) for problem in error.problems)
        return
    data = document.root.get(*spot.way).value
    below: Iterator[Way] = (way for way, _ in walk(data)) if not spot.alone else iter(((),))
    yield from ((shown, document.place(join("", *spot.way, *way)).line) for way in below)
