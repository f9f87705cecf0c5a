import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from anarq.checks.names._judged import Judged
from anarq.model.errors import NotRead
from anarq.model.module import Ecosystem
from anarq.model.names.walk import Declared
from anarq.rules import Hit, Rule, Scope, Severity, Stage, distance, is_likely


@dataclass(frozen=True, slots=True)
class _Listed:
    """What the standard gives a module: names of a kind, of which `start` stands before what is the module's own."""

    kind: str
    names: tuple[str, ...]
    start: str

    def stem(self, name: str) -> str:
        """What a name says by itself, without the module's and its major version."""
        return re.sub(r"\.v[0-9]+$", "", name.removeprefix(self.start))


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    # While somebody looks for a name and does not find it, that is told there, with the name that was meant.
    sought = {one.reference.name for one in Judged(ecosystem).lost}
    unread: set[str] = set()
    for module in ecosystem.modules:
        for listed in _of(ecosystem, module):
            declared = ecosystem.names.books[module].all(listed.kind)
            missing = _missing(listed, declared)
            lacking = ecosystem.names.unread(module, listed.kind) if missing else ()
            unread.update(lacking)
            if not lacking and not ecosystem.names.is_open(module, listed.kind):
                yield from _misspelt(listed, declared, missing - sought)
    if unread:
        raise NotRead(sorted(unread))


def _of(ecosystem: Ecosystem, module: str) -> Iterator[_Listed]:
    standards = ecosystem.standards
    yield _Listed("tool", standards.tools_of(module), standards.tool_prefix(module))
    yield _Listed("topic", standards.topics_of(module), f"q.{module}.")


def _missing(listed: _Listed, declared: Iterable[str]) -> set[str]:
    """The names that the module has in no version."""
    there = {listed.stem(name) for name in declared}
    return {name for name in listed.names if listed.stem(name) not in there}


def _misspelt(listed: _Listed, declared: Mapping[str, list[Declared]], missing: set[str]) -> Iterator[Hit]:
    known = {listed.stem(name) for name in listed.names}
    for name, found in declared.items():
        stem = listed.stem(name)
        likely = [one for one in missing if stem not in known and is_likely(stem, listed.stem(one))]
        if likely:
            closest = min(likely, key=lambda one: (distance(stem, listed.stem(one)), one))
            yield Hit(
                found[0].node,
                found=f"the module has the {listed.kind} `{name}`, and not `{closest}`, which the standard gives it",
                mend=f"call it `{closest}`: by that name others look for it; if it is something else, declare both",
                allowed=tuple(sorted(listed.names)),
                cause=closest,
                rests_on=(found[0].node,),
            )


RULE = Rule(
    summary="A tool or topic that the standard gives a module is called nearly, but not quite, as it is there.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Components and Interfaces",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
    stage=Stage.AGREEMENT,
    vocabulary=True,
)
