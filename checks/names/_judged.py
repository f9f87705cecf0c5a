"""The references of an ecosystem that name nothing, and how names are called."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeAlias

from anarq.checks.names._own import ownerless
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.names.index import STANDARD, Book
from anarq.model.names.judging import Away, Judge, Undeclared, Unread
from anarq.model.names.walk import Declared, Referred
from anarq.model.tree import Document, Node
from anarq.rules import closest_first, is_likely, meant

Spot: TypeAlias = tuple[Document, str]

_BELOW_GROUPS: Final = 2
_NEAR: Final = 5
"""How many of the names that are closest are looked at: any of them may be written otherwise than it was to be."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A reference of a module, or of the standard, that names nothing."""

    owner: str
    reference: Referred
    told: Undeclared

    @property
    def cause(self) -> str:
        """What one root cause is: a name that somebody does not declare."""
        return f"{self.told.owner} {self.told.among} {self.reference.name}"


@dataclass(frozen=True, eq=False)
class Judged:
    """What became of all references of an ecosystem."""

    ecosystem: Ecosystem
    _strays: dict[tuple[str, str], dict[str, list[Node]]] = field(default_factory=dict, repr=False)
    _foreign: dict[tuple[str, str], dict[str, list[Node]]] = field(default_factory=dict, repr=False)

    @cached_property
    def outcomes(self) -> tuple[tuple[str, Referred, Undeclared | Away | Unread], ...]:
        """Those that do not simply name something, by module, file and place; those of the standard last."""
        judge, books = Judge(self.ecosystem.names), self.ecosystem.names.books
        judged = (
            (owner, reference, judge.judge(owner, reference))
            for owner in (*self.ecosystem.modules, STANDARD)
            for reference in books[owner].referred
        )
        return tuple((owner, reference, outcome) for owner, reference, outcome in judged if outcome is not None)

    @cached_property
    def lost(self) -> tuple[Lost, ...]:
        """The references that name nothing."""
        return tuple(Lost(*found[:2], found[2]) for found in self.outcomes if isinstance(found[2], Undeclared))

    @cached_property
    def told(self) -> tuple[Lost, ...]:
        """Those of them that do not follow from another: what is declared closest to a name may name nothing itself."""
        return self._apart_from(self._apart_from(self.lost))

    def _apart_from(self, others: Iterable[Lost]) -> tuple[Lost, ...]:
        wrong = {_spot(other.reference.node) for other in others}
        return tuple(lost for lost in self.lost if wrong.isdisjoint(self._likely_places(lost)))

    def _likely_places(self, lost: Lost) -> Iterator[Spot]:
        return (_spot(cause) for cause in self.causes(lost) if isinstance(cause, Node))

    @cached_property
    def allowed(self) -> Mapping[str, tuple[str, ...]]:
        """By cause, the names that there are, closest first."""
        found: dict[str, tuple[str, ...]] = {}
        for lost in self.lost:
            if lost.cause not in found:
                names = lost.told.allowed
                is_within = any("#" in one for one in names)
                found[lost.cause] = closest_first(
                    lost.reference.name if is_within else _document(lost.reference.name), names
                )
        return found

    def likely(self, lost: Lost) -> str:
        """The name that was probably meant; empty when none is close. Of a place in a document that is not there it is
        the same place in the one that is closest.
        """
        name, near = lost.reference.name, self.allowed[lost.cause][:1]
        document, hash_, place = name.partition("#")
        if hash_ and not any("#" in one for one in near):
            found = meant(document, near)
            return f"{found}#{place}" if found else ""
        return meant(name, near)

    def misspelt(self, lost: Lost) -> Declared | None:
        """The declaration that is the slip, and not what names it: close to a name that several places give alike, and
        named by none. None where there is no such, or more than one.
        """
        kinds, likely = lost.reference.to.kinds, self.likely(lost)
        book = self.ecosystem.names.books.get(lost.told.owner, Book())
        found = [one for kind in kinds for one in book.all(kind).get(likely, ())]
        named = any((kind, likely) in self._named for kind in kinds)
        one_place = len(found) == 1 and self.ecosystem.names.is_own(lost.told.owner, found[0].node.document)
        return found[0] if one_place and not named and len(self.naming[lost.cause]) > 1 else None

    @cached_property
    def _named(self) -> frozenset[tuple[str, str]]:
        """What is named anywhere, by kind."""
        books = self.ecosystem.names.books.values()
        return frozenset((kind, one.name) for book in books for one in book.referred for kind in one.to.kinds)

    @cached_property
    def naming(self) -> Mapping[str, tuple[Node, ...]]:
        """Where each name that nothing declares is named, by cause."""
        found = defaultdict[str, list[Node]](list)
        for lost in self.lost:
            found[lost.cause].append(lost.reference.node)
        return {cause: tuple(nodes) for cause, nodes in found.items()}

    def causes(self, lost: Lost) -> Iterator[Node | tuple[Node, ...]]:
        """Where the declaration of a name may have gone wrong: in what it is a part of, where the names closest to it
        are declared, or one that differs in whose it is alone, where it is written and declares nothing, and where
        names of its kind might stand and nothing stands.
        """
        names = self.ecosystem.names
        owners = [lost.told.owner] if lost.told.owner else [*self.ecosystem.modules]
        near = self.allowed[lost.cause][:_NEAR]
        likely = [one for one in near if is_likely(lost.reference.name, one)]
        documents = [one for one in near if is_likely(_document(lost.reference.name), one)]
        yield from lost.told.within
        whole = lost.reference.of
        if whole is not None:
            declaring = (names.books.get(lost.told.owner, Book()).all(kind) for kind in whole.to.kinds)
            yield from (one.node for found in declaring for one in found.get(whole.name, ()))
        for owner in owners:
            book = names.books.get(owner, Book())
            for kind in lost.reference.to.kinds:
                yield names.lacking(owner, kind)
                yield from (one.node for name in likely for one in book.all(kind).get(name, ()))
                yield from self._astray(owner, kind).get(lost.reference.name, ())
                yield from self._ownerless(owner, kind).get(ownerless(lost.reference.name), ())
            yield from (one.node for name in documents for one in book.all("contract").get(name, ()))
            yield from self._ownerless(owner, "contract").get(ownerless(_document(lost.reference.name)), ())

    def _astray(self, owner: str, kind: str) -> Mapping[str, list[Node]]:
        """By name, what stands around each text that a module writes as it declares names of a kind. Where such a text
        declares nothing, something around it is wrong.
        """
        known = self._strays.get((owner, kind))
        if known is None:
            known = self._strays[owner, kind] = defaultdict(list)
            for node in _written_alike(self.ecosystem.names.books.get(owner, Book()), kind):
                known[node.text()] += _around(node)
        return known

    def _ownerless(self, owner: str, kind: str) -> Mapping[str, list[Node]]:
        """Where names of a kind are declared, by what they are called without the module that they begin with."""
        known = self._foreign.get((owner, kind))
        if known is None:
            known = self._foreign[owner, kind] = defaultdict(list)
            for name, found in self.ecosystem.names.books.get(owner, Book()).all(kind).items():
                if ownerless(name):
                    known[ownerless(name)] += (one.node for one in found)
        return known


def _document(name: str) -> str:
    """The document of a place, which is named by it and a pointer into it; any other name itself."""
    return name.partition("#")[0]


def _written_alike(book: Book, kind: str) -> Iterator[Node]:
    """The texts under the keys under which names of a kind are declared, in the same documents, but for references."""
    declared = (found[0].node for found in book.all(kind).values())
    forms = {(node.document, pointers.split(node.pointer)[-1]) for node in declared if node.pointer}
    referred = {_spot(one.node) for one in book.referred}
    for document, key in sorted(forms, key=lambda form: (form[0].path, form[1])):
        pending = [document.root]
        while pending:
            node = pending.pop()
            pending.extend((*(member for _, member in node.items()), *node.elements()))
            if node.get(key).text() and _spot(node.get(key)) not in referred:
                yield node.get(key)


def _around(node: Node) -> Iterator[Node]:
    """A place and all that holds it, but for the groups at the top of a document."""
    tokens = pointers.split(node.pointer)
    return (node.document.root.get(*tokens[:length]) for length in range(_BELOW_GROUPS, len(tokens) + 1))


def _spot(node: Node) -> Spot:
    return node.document, node.pointer


def noun(kinds: tuple[str, ...]) -> str:
    """The kinds as people call them: `operation, tool or topic`."""
    *others, last = (kind.replace("-", " ") for kind in kinds)
    return f"{', '.join(others)} or {last}" if others else last


def key_of(reference: Referred) -> str:
    """The key under which a name stands: `scopes` for an element of a list, and for a key of a mapping."""
    tokens = pointers.split(reference.node.pointer)
    is_key = bool(tokens) and tokens[-1] == reference.name
    named = [token for token in tokens[: -1 if is_key else None] if not token.isdecimal()]
    return named[-1] if named else ""
