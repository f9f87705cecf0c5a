"""What follows from one change: it is looked at piece by piece, until something does.

Facts of one kind are read by the same, as a rule: who read the last one is asked first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from base import Base, asked
from behaviour import contract_differs, differing, findings, found_among
from crowds import CROWDS, NAMES, PAGES, pages
from facts import Fact
from making import Made
from near import Near, asserts, near, says_nothing
from publishing import breaches, documents
from remembering import answers_otherwise
from slips import Slips

from anarq.generators.interface import Interfaces
from anarq.loader.modules import load_standards
from anarq.model.errors import AnarqError, NotRead
from anarq.model.module import Ecosystem
from anarq.model.standards import Standards

VOCABULARY: Final = "vocabulary.schema.json"
"""The schema of the schemas of `spec/`."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed.

    Attributes:
        look: by which it was seen.
        shown: what was seen.
    """

    look: str
    shown: str

    @property
    def reader(self) -> str:
        """The kind of reader."""
        kind = self.look.rpartition(" ")[2]
        return _READERS.get(kind, kind)

    @property
    def by(self) -> tuple[str, str]:
        """The look, and the rule or the file that showed it."""
        return self.look, next(iter(self.shown.split()), "")


Seen: TypeAlias = Sequence[Followed]
"""What followed from changes of facts of one kind: the last first, each look, rule and file once."""

Looks: TypeAlias = Mapping[str, Callable[[], str]]


class Change:
    """One change of facts, of one kind, in a copy that holds it now."""

    def __init__(self, base: Base, around: Base, some: Sequence[Fact]) -> None:
        """Looks at nothing yet.

        Args:
            base: the tree as it stands.
            around: of it, what is near to the facts and around that.
            some: the facts.
        """
        self._base, self._around, self._some = base, around, some
        self._path = some[0].path
        self._of_spec = self._path.startswith("spec/")
        self._near = Near(around, some, near(some, around.ecosystem.modules), lambda: self._part)

    def followed(self, likely: Seen, *, far: bool) -> Followed | None:
        """The first thing that follows; what is likely is looked at first, and then what costs least.

        Args:
            likely: who read the last facts of its kind.
            far: whether all modules are looked at, in place of what is near.
        """
        looks: Looks = self._far() if far else {**self._crowded(), **self._near.looks()}
        first = [look for one in likely for look in self._likely(one).items()]
        try:
            seen = ((name, look()) for name, look in (*first, *looks.items()))
            return next((Followed(name, shown) for name, shown in seen if shown), None)
        except (AnarqError, NotRead) as error:
            return Followed("near refused", str(error)[:80])

    def _crowded(self) -> Looks:
        """What is seen of a file of `spec/` where modules are made to lack or break what it says."""
        looks: dict[str, Callable[[], str]] = {}
        if self._path in CROWDS:
            looks["crowd"] = self._crowd
        if self._path in PAGES.keys() - _MANY:
            looks["page"] = lambda: self._page(PAGES[self._path])
        return looks

    def _likely(self, likely: Followed) -> Looks:
        """What showed who reads the last fact of the kind: one rule or one target in place of all of them."""
        rule = next(iter(likely.shown.split()), "")
        first: Looks = {
            "near finding": lambda: self._near.alone(rule),
            "near type": lambda: self._near.code(likely.shown),
            "near service": self._near.served,
            **dict.fromkeys(("among finding", "finding"), lambda: self._alone(rule)),
            "type": lambda: self._code(likely.shown),
            "page": lambda: self._page([rule]),
        }
        looks: Looks = {**self._near.looks(), **self._far(), **first}
        look = looks.get(likely.look)
        return {likely.look: look} if look else {}

    def _far(self) -> Looks:
        return {
            "among finding": self._among,
            "refused": self._refused,
            "type": lambda: next(differing(self._base.made.types, self._made.types), ""),
            "contract": lambda: contract_differs(self._base.made.contracts, self._made.contracts),
            "finding": lambda: self._finding(dear=False),
            "service": self._service,
            "client": self._client,
            "crowd": self._crowd,
            "dear": lambda: self._finding(dear=True) if asserts(self._some) else "",
            "answer": self._answer,
            "slip": self._slip,
            "page": lambda: self._page(PAGES.get(self._path, ())),
        }

    @cached_property
    def _standards(self) -> Standards:
        return load_standards() if self._of_spec else self._base.standards

    @cached_property
    def _part(self) -> Ecosystem:
        return self._around.load(self._standards)

    @cached_property
    def _ecosystem(self) -> Ecosystem:
        return self._part if self._around is self._base else self._base.load(self._standards)

    @cached_property
    def _made(self) -> Made:
        return self._base.generator.made(self._ecosystem)

    def _refused(self) -> str:
        before, now = self._base.made.refused, self._made.refused
        return "" if before == now else min(now, default="refused no more")[:80]

    def _code(self, path: str) -> str:
        """Where code is otherwise that is made as that at a path is: one target is asked in place of all."""
        now = self._base.generator.types(Interfaces(self._ecosystem), path)
        return next((name for name, code in now.items() if self._base.made.types.get(name) != code), "")

    def _among(self) -> str:
        """What is found by rules that look at all modules at once."""
        new = found_among(self._ecosystem, self._base.rules) ^ self._base.found_among
        return min(new, default="")[:100]

    def _finding(self, *, dear: bool) -> str:
        form = self._of_spec and not dear
        new = findings(self._ecosystem, self._base.rules, dear=dear, form=form) ^ self._base.found[dear]
        return min(new, default="")[:100]

    def _alone(self, rule: str) -> str:
        """What one rule finds otherwise: in the modules, or in the examples of its page."""
        if rule not in self._base.rules.entries:
            return ""
        form, rules = self._of_spec, self._base.rules
        new = asked(rule, None, self._ecosystem, rules, form=form) ^ self._base.alone(rule, None, form=form)
        paged = {rule, rule.partition("/")[0]} & PAGES.get(self._path, frozenset())
        return min(new, default="")[:100] or (self._page([rule]) if paged else "")

    def _client(self) -> str:
        return answers_otherwise(self._base.made.endpoints, self._made.endpoints)

    def _crowd(self) -> str:
        """What is found in modules with faults, which those of the tree do not have."""
        crowd = CROWDS.get(self._path)
        if crowd is None:
            return ""
        now = crowd(self._standards, self._base.standards, self._base.rules)
        return min(now ^ self._base.crowd(self._path), default="")[:100]

    def _answer(self) -> str:
        """What services take and send, and is no more published so; or is now, and was not before."""
        base = self._base
        if not self._path.endswith(_PUBLISHED):
            return ""
        for name, document in documents(self._ecosystem).items():
            if name in base.made.specs and document != base.documents[name]:
                new = breaches(document, base.exchanges(name)) ^ base.breaches(name)
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
        now, before = pages(names, self._standards, self._base.rules), self._base.pages(of or self._path)
        return next((name for name, found in now.items() if name in before and found != before[name]), "")

    def _service(self) -> str:
        base, now = self._base, self._made
        names = frozenset(differing(base.made.values, now.values))
        specs = [spec for name, spec in now.specs.items() if names and spec != base.made.specs[name]]
        return next(filter(None, (base.plays_otherwise(spec, names, near=False) for spec in specs)), "")


_PUBLISHED: Final = ("spec/common/http.yaml", "spec/standards.yaml", ".schema.json", "/openapi.yaml")
"""Files of which HTTP interfaces are made."""

_MANY: Final = frozenset({"spec/standards.yaml"})
"""Files that so many pages are about that they are looked at last."""

_READERS: Final = dict.fromkeys(("crowd", "dear", "page", "slip"), "finding")
"""What a look shows, where it is not called so."""
