"""What there is of the tree as it stands, with which a changed one is compared."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from behaviour import Told, among, findings, found_in, told_in
from crowds import CROWDS, NAMES, PAGES, pages
from making import Generator, Made
from plan import Plan
from probes import Probe, concerned, probed
from publishing import breaches, documents
from scenario import exchanged, played

from anarq.model.module import Ecosystem
from anarq.model.standards import Standards
from anarq.rules.catalogue import RuleCatalogue
from anarq.runtime.operation import ModuleSpec
from anarq.testing.published import Exchange


@dataclass
class Base:
    """What there is of the tree as it stands, or of a part of it.

    Attributes:
        ecosystem: the modules.
        rules: every rule.
        load: reads these modules of the copy, as it is, by standards.
        generator: generates of it.
        standards: as they stand.
        made: what is generated.
        found: what is found, by the dear rules (True) and by the others.
        plans: what is asked of the services, by module.
        found_among: what is found by rules that look at all modules at once.
    """

    ecosystem: Ecosystem
    rules: RuleCatalogue
    load: Callable[[Standards], Ecosystem]
    generator: Generator
    standards: Standards
    made: Made
    found: Mapping[bool, frozenset[str]]
    plans: Mapping[str, Plan]
    found_among: frozenset[str]
    _seen: dict[object, Any] = field(default_factory=dict)

    def look_first(self, path: str) -> None:
        """Looks at what a file of `spec/` decides of while it is as it stands: rules read it when they are asked."""
        self.crowd(path)
        for name in (path, NAMES):
            self.pages(name)

    def crowd(self, path: str) -> frozenset[str]:
        """What is found in the crowd that is for a file of `spec/`."""
        crowd = CROWDS.get(path)
        return self._once(("crowd", path), lambda: crowd(self.standards, self.standards, self.rules) if crowd else ())

    def pages(self, path: str) -> Mapping[str, object]:
        """What the examples of pages are found to be that are judged with a file of `spec/`."""
        return self._once(("pages", path), lambda: pages(PAGES.get(path, ()), self.standards, self.rules))

    @cached_property
    def documents(self) -> Mapping[str, Any]:
        """What is published of each module."""
        return documents(self.ecosystem)

    def exchanges(self, name: str) -> Sequence[Exchange]:
        """What the service of a module takes and sends."""
        return self._once(("exchanges", name), lambda: exchanged(self.made.specs[name], self.plans[name]))

    def breaches(self, name: str) -> frozenset[str]:
        """What is otherwise than it is published of a module: nothing, as things stand."""
        return self._once(("breaches", name), lambda: breaches(self.documents[name], self.exchanges(name)))

    def made_of(self, modules: frozenset[str]) -> Made:
        """What is generated of some modules."""
        return self._once(("made", modules), lambda: self.made.of(modules))

    def found_in(self, modules: frozenset[str], *, form: bool) -> frozenset[str]:
        """What is found in some modules by the rules that cost little."""
        return self._once(("found", modules, form), lambda: found_in(modules, self.ecosystem, self.rules, form=form))

    def found_dear_in(self, modules: frozenset[str]) -> frozenset[str]:
        """What is found in some modules by the others."""
        return self._once(("dear", modules), lambda: found_in(modules, self.ecosystem, self.rules, dear=True))

    def told(self, modules: frozenset[str], ecosystem: Ecosystem | None = None, *, far: bool) -> frozenset[Told]:
        """What is found in some modules, each with its place.

        Args:
            modules: where.
            ecosystem: these and those around them, as they are now; None: as they stand.
            far: by the rules that look at all modules at once, in place of all rules that cost little.
        """
        if ecosystem is None:
            return self._once(("told", modules, far), lambda: self.told(modules, self.ecosystem, far=far))
        return told_in(modules, ecosystem, among(self.rules) if far else self.rules)

    def alone(self, rule: str, modules: frozenset[str] | None, *, form: bool) -> frozenset[str]:
        """What one rule finds in some modules, or in all of them."""
        every = self.found_in(modules, form=form) if modules else self.found[False] | self.found[True]
        return frozenset(one for one in every if one.startswith(f"{rule} "))

    def plays_otherwise(self, spec: ModuleSpec, names: frozenset[str], *, near: bool) -> str:
        """Whether a service of another spec acts otherwise; empty: it does not.

        Args:
            spec: as it is now.
            names: of the values that are otherwise.
            near: only the operations are played that these are about, and nothing that is about none of them.
        """
        plan = self.plans[spec.name]
        plays = concerned(names)
        part = plan.about(plan.named(names), plan.entered(names)) if near else plan
        told = f"{spec.name}: {min(names)}"
        try:
            only = frozenset(part.requests) if near and all(_OF_ONE in name for name in names) else frozenset()
            if plays and probed(_narrowed(spec, only), plan, plays) != self._probed(spec.name, only, plays):
                return told
            if (part.requests or part.entries) and played(spec, part) != self._played(spec.name, part):
                return told
        except (ValueError, TypeError, LookupError) as error:
            return f"{spec.name}: {error}"[:100]
        return ""

    def _probed(self, name: str, only: frozenset[str], plays: tuple[Probe, ...]) -> str:
        spec = self.made.specs[name]
        key = ("probed", name, only, plays)
        return self._once(key, lambda: probed(_narrowed(spec, only), self.plans[name], plays))

    def _played(self, name: str, part: Plan) -> tuple[str, ...]:
        key = ("played", name, frozenset(part.requests), part.entries)
        return self._once(key, lambda: played(self.made.specs[name], part))

    def _once(self, key: object, look: Callable[[], Any]) -> Any:
        """What is looked at in the tree as it stands, which does not change."""
        if key not in self._seen:
            self._seen[key] = look()
        return self._seen[key]


_OF_ONE: Final = ".operations."
"""Part of the name of each value that is about one operation."""


def _narrowed(spec: ModuleSpec, only: frozenset[str]) -> ModuleSpec:
    """The same with some operations alone, and their tools; with all of them where it lacks one."""
    if not only or not only <= {operation.name for operation in spec.operations}:
        return spec
    operations = tuple(operation for operation in spec.operations if operation.name in only)
    return replace(spec, operations=operations, tools=tuple(tool for tool in spec.tools if tool.operation in only))


def asked(
    rule: str, modules: frozenset[str] | None, ecosystem: Ecosystem, rules: RuleCatalogue, *, form: bool
) -> frozenset[str]:
    """What one rule finds in some modules, or in all of them."""
    if modules is None:
        return findings(ecosystem, rules.chosen([rule]), form=form)
    return found_in(modules, ecosystem, rules.chosen([rule]), form=form)
