"""What follows from a change near it: in what is generated of its own module, and in what is found there.

Whatever follows there does follow. Only where nothing does, all modules are looked at, which costs fifteen times as
much. A fact of `spec/` is near to the few modules that use one another in every way that there is; around any other
there are these, and its own.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from base import Base, asked
from behaviour import contract_differs, differing, found_in
from facts import WITH_SCHEMAS, Fact
from making import Made, Part, of_services
from publishing import promises
from remembering import answers_otherwise

from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.runtime.operation import ModuleSpec
from anarq.testing.few import FEW


def near(some: Sequence[Fact], every: Iterable[str]) -> frozenset[str]:
    """The modules that are near to facts."""
    if any(fact.path.startswith("spec/") for fact in some):
        return frozenset({*every} & {*FEW})
    return frozenset(fact.path.split("/")[1] for fact in some)


def asserts(some: Sequence[Fact]) -> bool:
    """Whether schemas that facts are of may take other instances."""
    return any(fact.schema in WITH_SCHEMAS and not says_nothing(fact.pointer) for fact in some)


def says_nothing(pointer: str) -> bool:
    """Whether a keyword of ours is changed, which asserts nothing of instances. A member may be called as one is."""
    tokens = pointers.split(pointer)
    return any(token.startswith("x-anarq-") and before != "properties" for before, token in pairwise(("", *tokens)))


class Near:
    """Some modules of a changed tree. They see those around them, which are not looked at."""

    def __init__(
        self, base: Base, some: Sequence[Fact], modules: frozenset[str], read: Callable[[], Ecosystem]
    ) -> None:
        """Looks at nothing yet.

        Args:
            base: the modules as they stand, with those around them.
            some: what was changed.
            modules: those that are looked at.
            read: gives the same as they are now.
        """
        self._base, self._read, self._modules = base, read, modules
        self._some = some
        self._of_topics = any(fact.schema == "event.schema.json" for fact in some)
        self._form = any(fact.path.startswith("spec/") for fact in some)

    def looks(self) -> Mapping[str, Callable[[], str]]:
        """What is looked at, what costs least first; each gives what was seen, or nothing."""
        return {
            "near type": lambda: next(differing(self._before.types, self._made.types), ""),
            "near contract": lambda: contract_differs(self._before.contracts, self._made.contracts),
            "near release": self._release,
            "near finding": self._finding,
            "near service": self._service,
            "near client": self._client,
            "near dear": self._dear,
        }

    def code(self, path: str) -> str:
        """Where code is otherwise that is made as that at a path is: one target is asked in place of all."""
        now = self._base.generator.types(Part(self._read(), self._modules), path)
        before = self._before.types
        return next((name for name, code in now.items() if before.get(name, code) != code), "")

    def alone(self, rule: str) -> str:
        """What one rule finds otherwise."""
        if rule not in self._base.rules.entries:
            return ""
        now = asked(rule, self._modules, self._read(), self._base.rules, form=self._form)
        return min(now ^ self._base.alone(rule, self._modules, form=self._form), default="")[:100]

    @cached_property
    def _before(self) -> Made:
        return self._base.made_of(self._modules)

    @cached_property
    def _made(self) -> Made:
        return self._base.generator.made_of(self._modules, self._read())

    def _finding(self) -> str:
        now = found_in(self._modules, self._read(), self._base.rules, form=self._form)
        return min(now ^ self._base.found_in(self._modules, form=self._form), default="")[:100]

    def _dear(self) -> str:
        """What is found by the rules that read what schemas assert."""
        if not asserts(self._some):
            return ""
        now = found_in(self._modules, self._read(), self._base.rules, dear=True)
        return min(now ^ self._base.found_dear_in(self._modules), default="")[:100]

    def _release(self) -> str:
        if not self._of_topics:
            return ""
        before, now = (promises(each, self._modules) for each in (self._base.ecosystem, self._read()))
        return next(differing(before, now), "")

    def _client(self) -> str:
        return answers_otherwise(self._before.endpoints, self._made.endpoints)

    def _service(self) -> str:
        return self._plays(self._before.values, self._made.values, self._made.specs)

    def served(self) -> str:
        """The service that acts otherwise: one target is asked in place of all."""
        made = self._base.generator.served(self._modules, self._read())
        return self._plays(of_services(self._before), of_services(made), made.specs)

    def _plays(self, before: Mapping[str, str], now: Mapping[str, str], made: Mapping[str, ModuleSpec]) -> str:
        names = frozenset(differing(before, now))
        specs = [spec for name, spec in made.items() if names and spec != self._base.made.specs[name]]
        return next(filter(None, (self._base.plays_otherwise(spec, names, near=True) for spec in specs)), "")
