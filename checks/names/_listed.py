"""The tools and topics that the standard gives a module, and what the module has of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from anarq.checks.names._judged import Judged
from anarq.checks.names._own import called
from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Node
from anarq.rules import distance, is_likely


@dataclass(frozen=True)
class Listed:
    """What the standard gives a module of one kind, beside what the module declares.

    Attributes:
        kind: tool or topic.
        module: the module.
        names: those that the standard gives it.
        start: what stands before what is the module's own.
        declared: where the module declares each of its names.
    """

    kind: str
    module: Module
    names: tuple[str, ...]
    start: str
    declared: Mapping[str, Node] = field(repr=False)

    def stem(self, name: str) -> str:
        """What a name says by itself, without the module's and its major version."""
        return re.sub(r"\.v[0-9]+$", "", name.removeprefix(self.start))

    @cached_property
    def missing(self) -> frozenset[str]:
        """The names that the module has in no version."""
        there = {self.stem(name) for name in self.declared}
        return frozenset(name for name in self.names if self.stem(name) not in there)

    def misspelt(self, missing: frozenset[str]) -> dict[str, str]:
        """By name that the module declares, the one of some missing ones that it was probably to be."""
        known = {self.stem(name) for name in self.names}
        found: dict[str, str] = {}
        for name in self.declared:
            stem = self.stem(name)
            likely = [one for one in missing if stem not in known and is_likely(stem, self.stem(one))]
            if likely:
                found[name] = min(likely, key=lambda one: (distance(stem, self.stem(one)), one))
        return found


@dataclass(frozen=True, eq=False)
class Standing:
    """The names of the standard in an ecosystem.

    Attributes:
        ecosystem: the modules.
        unread: files that could not be read, so that nothing is known to be missing from them.
    """

    ecosystem: Ecosystem
    unread: set[str] = field(default_factory=set)

    @cached_property
    def sought(self) -> frozenset[str]:
        """The names that somebody looks for and does not find: that is told there, with the name that was meant."""
        return frozenset(one.reference.name for one in Judged(self.ecosystem).lost)

    def listed(self) -> Iterator[Listed]:
        """What the standard gives each module of each kind, as far as what it declares is known."""
        standards = self.ecosystem.standards
        for module in self.ecosystem.modules.values():
            try:
                name = called(module)
                tools, topics = standards.tools_of(name), standards.topics_of(name)
                if self._is_known(module, "tool", Role.TOOLS):
                    declared = {one.name: one.node for one in reversed(module.tools)}
                    yield Listed("tool", module, tools, standards.tool_prefix(name), declared)
                if self._is_known(module, "topic", Role.TOPIC):
                    declared = {one.name: one.named for one in reversed(module.topics)}
                    yield Listed("topic", module, topics, f"q.{name}.", declared)
            except NotRead as lacking:
                self.unread.update(lacking.files)

    def _is_known(self, module: Module, kind: str, role: Role) -> bool:
        """Whether nothing of the kind may be missing for a reason that is told elsewhere."""
        if module.speaks_house:
            return not self.ecosystem.names.is_open(module.name, kind)
        return role in module.claims.by_role
