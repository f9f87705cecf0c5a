"""What a policy in prose names, beside the operations and tools that there are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.access import Access, AccessPolicy, access_of
from anarq.model.views.openapi import Operation
from anarq.rules import meant

_MOST_SEGMENTS: Final = 64


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

    @cached_property
    def _served(self) -> "_Requests":
        return _Requests((one.method, one.path) for one in self.module.operations)

    @cached_property
    def _ruled(self) -> "_Requests":
        return _Requests(one.request for one in self.policy.rules if one.request is not None)

    def is_there(self, rule: Access) -> bool:
        """Whether there is what a rule names."""
        return rule.name in self.names if rule.request is None else rule.request in self._served

    def about_nothing(self) -> Iterator[tuple[Access, str]]:
        """Rules about what there is not, each with what was probably meant.

        A name is known to be one of an operation or a tool where it is nearly called as one, or where all else that its
        list or table names is one, and there are two of these. A request is known where there is a document of HTTP.
        """
        known = Counter(rule.group for rule in self.policy.rules if self.is_there(rule))
        lost = [rule for rule in self.policy.rules if not self.is_there(rule)]
        strange = Counter(rule.group for rule in lost)
        for rule in lost:
            likely = meant(rule.name, self._unruled_names if rule.request is None else self._unruled_requests)
            is_listed = known[rule.group] >= 2 and strange[rule.group] == 1
            is_known = self.module.has_role(Role.HTTP) if rule.request is not None else bool(likely) or is_listed
            if is_known:
                yield rule, likely

    @cached_property
    def _unruled_names(self) -> frozenset[str]:
        return self.names - {one.name for one in self.policy.rules}

    @cached_property
    def _unruled_requests(self) -> frozenset[str]:
        served = (f"{one.method.upper()} {one.path}" for one in self.operations.values())
        return frozenset(served) - {one.name for one in self.policy.rules}

    @cached_property
    def _tools(self) -> Mapping[str, list[str]]:
        """The tools that call each operation, by its name."""
        found = defaultdict[str, list[str]](list)
        for tool in self.module.tools:
            if tool.operation is not None:
                found[tool.operation.name].append(tool.name)
        return found

    def unruled(self) -> tuple[Operation, ...]:
        """The operations that a policy leaves out which names the most of them, and says nothing of all others."""
        if self.policy.speaks_of_all:
            return ()
        named = [one for one in self.operations.values() if self._is_named(one)]
        left = tuple(one for one in self.operations.values() if one not in named and not _is_open(one))
        return left if len(named) >= 2 and len(named) > len(left) else ()

    def _is_named(self, operation: Operation) -> bool:
        called = (operation.name, operation.path, *self._tools.get(operation.name, ()))
        return not self.policy.words.isdisjoint(called) or (operation.method, operation.path) in self._ruled


def _is_open(operation: Operation) -> bool:
    """Whether it says that nobody has to prove anything."""
    return operation.security.exists and not any(one.mapping() for one in operation.security.elements())


class _Requests:
    """Methods and paths, where one is meant by another however parameters are called, with or without what stands
    before it. It costs the length of the paths times the number of their segments, which is bounded.
    """

    def __init__(self, requests: Iterable[tuple[str, str]]) -> None:
        self._whole, self._ends = set[tuple[str, str]](), set[tuple[str, str]]()
        for method, path in requests:
            shape = _shape(path)
            self._whole.add((method, shape))
            self._ends.update((method, end) for end in _ends(shape))

    def __contains__(self, request: tuple[str, str]) -> bool:
        method, shape = request[0], _shape(request[1])
        return (method, shape) in self._ends or any((method, end) in self._whole for end in _ends(shape))


def _ends(shape: str) -> Iterator[str]:
    """A path, and what it is without its first segments."""
    segments = shape.split("/")
    return ("/" + "/".join(segments[at:]) for at in range(max(1, len(segments) - _MOST_SEGMENTS), len(segments)))


def _shape(path: str) -> str:
    return re.sub(r"\{[^}]*\}|:\w+|<[^>]*>", "{}", path.rstrip("/")) or "/"
