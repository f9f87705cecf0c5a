"""What follows from one change: it is looked at piece by piece, until something does.

Facts of one kind are read by the same, as a rule: who read the last one is asked first.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

from behaviour import differing, findings, plain, shown_otherwise, told_apart
from crowds import CROWDS, NAMES, PAGES, pages
from facts import WITH_SCHEMAS, Fact
from making import Generator, Made
from plan import Plan
from probes import probed
from publishing import breaches, documents
from scenario import played
from slips import Slips

from anarq.contracts import SchemaError, UnresolvedError
from anarq.loader.modules import load_standards
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError
from anarq.model.module import Ecosystem
from anarq.model.standards import Standards
from anarq.rules.catalogue import RuleCatalogue
from anarq.testing.published import Exchange


@dataclass
class Base:
    """What there is of the tree as it stands.

    Attributes:
        ecosystem: the modules.
        rules: every rule.
        load: reads the modules of the copy, as it is, by standards.
        generator: generates of it.
        standards: as they stand.
        made: what is generated.
        found: what is found, by the dear rules (True) and by the others.
        plans: what is asked of the services, by module.
        seen: what came of that.
        crowds: what is found in crowds, by the file of `spec/` that they are for.
        pages: what the examples of pages are found to be, likewise.
        documents: what is published of each module.
        exchanges: what its service takes and sends.
    """

    ecosystem: Ecosystem
    rules: RuleCatalogue
    load: Callable[[Standards], Ecosystem]
    generator: Generator
    standards: Standards
    made: Made
    found: Mapping[bool, frozenset[str]]
    plans: Mapping[str, Plan]
    seen: Mapping[str, tuple[str, ...]]
    crowds: Mapping[str, frozenset[str]]
    pages: Mapping[str, Mapping[str, object]]
    documents: Mapping[str, Any]
    exchanges: Mapping[str, Sequence[Exchange]]
    _probed: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)
    _alone: dict[tuple[str, bool], frozenset[str]] = field(default_factory=dict)

    @cached_property
    def breaches(self) -> Mapping[str, frozenset[str]]:
        """What is otherwise than it is published, by module: nothing, as things stand."""
        return {name: breaches(self.documents[name], exchanges) for name, exchanges in self.exchanges.items()}

    def probed(self, name: str, names: frozenset[str]) -> str:
        """What small plays show of a service that is as it stands."""
        key = name, names
        if key not in self._probed:
            self._probed[key] = probed(self.made.specs[name], self.plans[name], names)
        return self._probed[key]

    def alone(self, rule: str, *, form: bool) -> frozenset[str]:
        """What one rule finds in the modules as they stand."""
        key = rule, form
        if key not in self._alone:
            self._alone[key] = findings(self.ecosystem, self.rules.chosen([rule]), form=form)
        return self._alone[key]


VOCABULARY: Final = "vocabulary.schema.json"
"""The schema of the schemas of `spec/`."""

Followed = tuple[str, str]
"""What followed, by the kind of reader, and what was seen of it."""


class Change:
    """One change of facts, of one kind, in a copy that holds it now."""

    def __init__(self, base: Base, some: Sequence[Fact]) -> None:
        self._base, self._some = base, some
        self._path = some[0].path
        self._of_spec = self._path.startswith("spec/")

    def followed(self, likely: Followed | None) -> Followed | None:
        """The first thing that follows; what is likely is looked at first, and then what costs least."""
        try:
            return next(self._all(likely), None)
        except AnarqError as error:
            return "refused", str(error)[:80]

    def _all(self, likely: Followed | None) -> Iterator[Followed]:
        looks: Mapping[str, Callable[[], str]] = {
            "refused": self._refused,
            "type": lambda: next(differing(self._base.made.types, self._made.types), ""),
            "contract": self._contract,
            "finding": lambda: self._finding(dear=False),
            "service": self._service,
            "crowd": self._crowd,
            "dear": lambda: self._finding(dear=True) if self._asserts_otherwise() else "",
            "answer": self._answer,
            "slip": self._slip,
            "page": lambda: self._page(PAGES.get(self._path, ())),
        }
        if likely and likely[0] == "finding":
            rule = next(iter(likely[1].split()), "")
            looks = {"alone": lambda: self._alone(rule), **looks}
        elif likely and likely[0] == "type":
            looks = {"code": lambda: self._code(likely[1]), **looks}
        elif likely and likely[0] == "service" and not self._refused():
            looks = {"service": looks["service"], **looks}
        for name, look in looks.items():
            told = look()
            if told:
                yield _READERS.get(name, name), told

    @cached_property
    def _standards(self) -> Standards:
        return load_standards() if self._of_spec else self._base.standards

    @cached_property
    def _ecosystem(self) -> Ecosystem:
        return self._base.load(self._standards)

    @cached_property
    def _made(self) -> Made:
        return self._base.generator.made(self._ecosystem)

    def _refused(self) -> str:
        before, now = self._base.made.refused, self._made.refused
        return "" if before == now else min(now, default="refused no more")[:80]

    def _code(self, path: str) -> str:
        """Where code is otherwise that is made as that at a path is: one target is asked in place of all."""
        before, now = self._base.made.types, self._base.generator.types(self._ecosystem, path)
        return next((name for name, code in now.items() if before.get(name) != code), "")

    def _finding(self, *, dear: bool) -> str:
        form = self._of_spec and not dear
        new = findings(self._ecosystem, self._base.rules, dear=dear, form=form) ^ self._base.found[dear]
        return min(new, default="")[:100]

    def _alone(self, rule: str) -> str:
        """What one rule finds otherwise: in the modules, or in the examples of its page."""
        if rule not in self._base.rules.entries:
            return ""
        form = self._of_spec
        new = findings(self._ecosystem, self._base.rules.chosen([rule]), form=form) ^ self._base.alone(rule, form=form)
        paged = {rule, rule.partition("/")[0]} & PAGES.get(self._path, frozenset())
        return min(new, default="")[:100] or (self._page([rule]) if paged else "")

    def _crowd(self) -> str:
        """What is found in modules with faults, which those of the tree do not have."""
        crowd = CROWDS.get(self._path)
        if crowd is None:
            return ""
        now = crowd(self._standards, self._base.standards, self._base.rules)
        return min(now ^ self._base.crowds[self._path], default="")[:100]

    def _answer(self) -> str:
        """What services take and send, and is no more published so; or is now, and was not before."""
        base = self._base
        if not self._path.endswith(_PUBLISHED):
            return ""
        for name, document in documents(self._ecosystem).items():
            if name in base.exchanges and document != base.documents[name]:
                new = breaches(document, base.exchanges[name]) ^ base.breaches[name]
                if new:
                    return f"{name}: {min(new)}"[:100]
        return ""

    def _slip(self) -> str:
        """What is found of a slip in a name, where a schema says otherwise than before what is one."""
        if not any(fact.schema == VOCABULARY and says_nothing(fact.pointer) for fact in self._some):
            return ""
        told = Slips(self._base.ecosystem, self._ecosystem, self._base.rules).differ()
        return told or self._page(PAGES[NAMES], NAMES)

    def _page(self, names: Sequence[str] | frozenset[str], of: str = "") -> str:
        now, before = pages(names, self._standards, self._base.rules), self._base.pages.get(of or self._path, {})
        return next((name for name in now if now[name] != before[name]), "")

    def _asserts_otherwise(self) -> bool:
        """Whether schemas of the changed files may take other instances."""
        return any(fact.schema in WITH_SCHEMAS and not says_nothing(fact.pointer) for fact in self._some)

    def _contract(self) -> str:
        before, now = self._base.made.contracts, self._made.contracts
        shown: set[str] = set()
        for name in differing(before, now):
            one, other = (plain(each.get(name, True)) for each in (before, now))
            key = f"{one} {other}"
            if one == other:
                concealed = shown_otherwise(before.get(name, {}), now.get(name, {}))
                if concealed:
                    return f"{name}: what is told of {concealed}"
            elif key not in shown:
                shown.add(key)
                with suppress(SchemaError, UnresolvedError, ValueError):
                    instance = told_apart(one, other)
                    if instance:
                        return f"{name}: {instance}"
        return ""

    def _service(self) -> str:
        base, now = self._base, self._made
        names = frozenset(differing(base.made.values, now.values))
        if not names:
            return ""
        for name, spec in now.specs.items():
            if spec == base.made.specs[name]:
                continue
            try:
                if probed(spec, base.plans[name], names) != base.probed(name, names):
                    return f"{name}: {min(names)}"
                if played(spec, base.plans[name]) != base.seen[name]:
                    return f"{name}: {min(names)}"
            except (ValueError, TypeError, LookupError) as error:
                return f"{name}: {error}"[:100]
        return ""


_PUBLISHED: Final = ("spec/common/http.yaml", "spec/standards.yaml", ".schema.json", "/openapi.yaml")
"""Files of which HTTP interfaces are made."""

_READERS: Final = {"code": "type", **dict.fromkeys(("alone", "crowd", "dear", "page", "slip"), "finding")}
"""What a look shows, where it is not called so."""


def says_nothing(pointer: str) -> bool:
    """Whether a keyword of ours is changed, which asserts nothing of instances. A member may be called as one is."""
    tokens = pointers.split(pointer)
    return any(token.startswith("x-anarq-") and before != "properties" for before, token in pairwise(("", *tokens)))
