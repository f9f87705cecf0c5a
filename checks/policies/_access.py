"""What a policy in prose names, beside the operations and tools that there are."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.access import Access, AccessPolicy, access_of
from anarq.model.views.openapi import Operation
from anarq.rules import meant


@dataclass(frozen=True)
class Compared:
    """The access policy of a module, and what can be done there."""

    module: Module

    @cached_property
    def policy(self) -> AccessPolicy:
        """The policy."""
        return access_of(self.module)

    @cached_property
    def operations(self) -> Mapping[str, Operation]:
        """The operations that are its own, by name."""
        return {one.name: one for one in self.module.operations if not one.platform}

    @cached_property
    def names(self) -> frozenset[str]:
        """All that a policy may name: operations and tools."""
        return frozenset((*(one.name for one in self.module.operations), *(one.name for one in self.module.tools)))

    def is_there(self, rule: Access) -> bool:
        """Whether there is what a rule names."""
        if rule.request is None:
            return rule.name in self.names
        return any(
            one.method == rule.request[0] and _is_path(rule.request[1], one.path) for one in self.module.operations
        )

    def about_nothing(self) -> Iterator[tuple[Access, str]]:
        """Rules about what there is not, each with what was probably meant.

        A name is known to be one of an operation or a tool where it is nearly called as one, or where all else that its
        list or table names is one, and there are two of these. A request is known where there is a document of HTTP.
        """
        known = Counter(rule.group for rule in self.policy.rules if self.is_there(rule))
        lost = [rule for rule in self.policy.rules if not self.is_there(rule)]
        strange = Counter(rule.group for rule in lost)
        for rule in lost:
            likely = meant(rule.name, self._like(rule) - {one.name for one in self.policy.rules})
            is_listed = known[rule.group] >= 2 and strange[rule.group] == 1
            is_known = self.module.has_role(Role.HTTP) if rule.request is not None else bool(likely) or is_listed
            if is_known:
                yield rule, likely

    def _like(self, rule: Access) -> frozenset[str]:
        if rule.request is None:
            return self.names
        return frozenset(f"{one.method.upper()} {one.path}" for one in self.operations.values())

    def unruled(self) -> tuple[Operation, ...]:
        """The operations that a policy leaves out which names the most of them, and says nothing of all others."""
        if self.policy.speaks_of_all:
            return ()
        named = [one for one in self.operations.values() if self._is_named(one)]
        left = tuple(one for one in self.operations.values() if one not in named and not _is_open(one))
        return left if len(named) >= 2 and len(named) > len(left) else ()

    def _is_named(self, operation: Operation) -> bool:
        tools = (tool.name for tool in self.module.tools if tool.operation is operation)
        rules = (rule.request for rule in self.policy.rules)
        return not self.policy.words.isdisjoint((operation.name, operation.path, *tools)) or any(
            one is not None and one[0] == operation.method and _is_path(one[1], operation.path) for one in rules
        )


def _is_open(operation: Operation) -> bool:
    """Whether it says that nobody has to prove anything."""
    return operation.security.exists and not any(one.mapping() for one in operation.security.elements())


def _is_path(written: str, path: str) -> bool:
    """Whether a path is meant, however its parameters are called and with or without what stands before it."""
    one, other = _shape(written), _shape(path)
    return one == other or one.endswith(other) or other.endswith(one)


def _shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}|:\w+|<[^>]*>", "{}", path.rstrip("/")) or "/"
