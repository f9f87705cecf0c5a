"""Runs an example and compares what is found with what the page says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from anarq.model.internal import CRASHED
from anarq.model.module import Ecosystem, Module
from anarq.model.standards import Standards
from anarq.model.tree import Document
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.examples.overlay import blocks_by_file, modules_of
from anarq.rules.examples.page import Case, Expected
from anarq.rules.examples.parse import Parse
from anarq.rules.finding import Finding, Instance
from anarq.rules.fixing import apply
from anarq.rules.needing import first_able
from anarq.rules.outcome import Refusals, no_refusals
from anarq.rules.rule import Scope

TODAY: Final = date(2026, 1, 31)
"""The day on which examples are judged."""

Assemble: TypeAlias = Callable[[Iterable[Module]], Ecosystem]
"""Makes modules see one another's documents and the common ones."""


@dataclass(frozen=True, slots=True)
class ExampleRunner:
    """What examples are run with; handed in, because reading files is not part of a rule.

    Attributes:
        parse: reads YAML, JSON and Markdown.
        assemble: joins modules to an ecosystem.
        standards: what holds for all modules.
        catalogue: all rules.
        refusals: says why nothing can be made of modules in which no error was found.
    """

    parse: Parse
    assemble: Assemble
    standards: Standards
    catalogue: RuleCatalogue
    refusals: Refusals = no_refusals

    def instances(self, entry: Entry, case: Case) -> list[Instance]:
        """Every place at which the rule finds something in the example. A crash of the rule is one as well."""
        return [place for finding in self.findings(entry, self.modules(entry, case)) for place in _places(finding)]

    def modules(self, entry: Entry, case: Case) -> tuple[Module, ...]:
        """The modules of the example."""
        named = entry.rule.scope is Scope.ECOSYSTEM
        layout = first_able(entry.rule, self.standards.vocabulary.layouts)
        return modules_of(case.blocks, self.parse, self.standards, named=named, layout=layout)

    def findings(self, entry: Entry, modules: Iterable[Module]) -> list[Finding]:
        """What the rule finds in the modules, and its crashes."""
        # Rules of the last scope judge how the others went; all others are run alone.
        catalogue = self.catalogue if entry.rule.scope is Scope.RUN else self.catalogue.chosen([entry.id])
        report = run(self.assemble(modules), catalogue, today=TODAY, refusals=self.refusals)
        return [found for found in report.findings if found.rule == entry.id or _is_crash(found, entry)]

    def unmended(self, entry: Entry, case: Case) -> list[str]:
        """What fixes of the rule leave behind: the places whose fix, carried out alone, does not mend them."""
        before = self.modules(entry, case)
        return [str(one.place) for one in self.findings(entry, before) if one.fix and self._still(entry, before, one)]

    def _still(self, entry: Entry, modules: Iterable[Module], finding: Finding) -> bool:
        fixed = [_fixed(module, finding) for module in modules]
        return any(found.at.pointer == finding.at.pointer for found in self.findings(entry, fixed))


def differences(runner: ExampleRunner, entry: Entry, case: Case) -> list[str]:
    """How what is found differs from what the page says: nothing when it is the same."""
    named = entry.rule.scope is Scope.ECOSYSTEM
    blocks = blocks_by_file(case.blocks, runner.parse)
    left = runner.instances(entry, case)
    missing: list[str] = []
    for expected in case.expected:
        match = next((found for found in left if _fits(expected, found, blocks, named=named)), None)
        if match is None:
            missing.append(f"not found: {expected}")
        else:
            left.remove(match)
    return [*missing, *(f"found, not expected: {_told(found, blocks, named=named)}" for found in left)]


def _places(finding: Finding) -> tuple[Instance, ...]:
    return (finding.at, *finding.also)


def _is_crash(finding: Finding, entry: Entry) -> bool:
    return finding.rule == CRASHED and f"`{entry.id}`" in finding.found


def _fixed(module: Module, finding: Finding) -> Module:
    """The module after the fix of the finding, where the finding is in one of its files."""
    if module.name != finding.at.module or finding.fix is None:
        return module
    documents = dict(module.documents)
    old = documents[finding.at.path]
    documents[old.path] = replace(old, data=apply(old.data, finding.fix.edits))
    return replace(module, documents=documents)


def _fits(expected: Expected, found: Instance, blocks: Mapping[str, Document], *, named: bool) -> bool:
    file = _file(found, named=named)
    if file != expected.file or expected.fragment not in found.found:
        return False
    if expected.line is None:
        return found.pointer == expected.pointer
    return file in blocks and blocks[file].place(found.pointer).line == expected.line


def _told(found: Instance, blocks: Mapping[str, Document], *, named: bool) -> str:
    file = _file(found, named=named)
    line = f", line {blocks[file].place(found.pointer).line}" if file in blocks else ""
    return f"{file}{line}, at `{found.pointer}`: {found.found}"


def _file(found: Instance, *, named: bool) -> str:
    return f"{found.module}/{found.path}" if named else found.path
