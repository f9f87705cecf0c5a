"""What stands where in all documents together, with references followed: a place outside of the table of places is
what the references to it take it for.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, NotRead, Problem
from anarq.model.places import REFERABLE, Kind, Place, walk, walk_document
from anarq.model.tree import MISSING, Document, Node

REFERRING: Final = ("$ref", "$dynamicRef")
"""Keywords that hold a reference; the second of schemas alone."""


class Resolver(Protocol):
    """Follows references. There is one for everything that reads specs."""

    def resolve(self, ref: str, at: Node) -> Node:
        """The node that a reference at a node names.

        Raises:
            AnarqError: it names nothing.
        """
        ...

    def resolve_fully(self, node: Node) -> Node:
        """The node at the end of a chain of references; the node itself when it is not one.

        Raises:
            AnarqError: a reference names nothing, or they go in a circle.
        """
        ...

    def uri(self, document: Document) -> str:
        """The URI that a document answers to, and that references in it are relative to."""
        ...


class Nowhere:
    """The resolver of documents that nobody put together: every reference leads nowhere."""

    def resolve(self, ref: str, at: Node) -> Node:
        """Never any node.

        Raises:
            AnarqError: always.
        """
        raise AnarqError.one(f"the reference `{ref}` leads nowhere", at.place)

    def resolve_fully(self, node: Node) -> Node:
        """The node itself.

        Raises:
            AnarqError: it is a reference.
        """
        reference = node.get("$ref")
        return self.resolve(reference.text(), node) if reference.exists else node

    def uri(self, document: Document) -> str:
        """Its path."""
        return document.shown or document.path


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference, and where it leads.

    Attributes:
        written: the text of it.
        holder: the place that it stands for.
        target: what it names; None when it names nothing.
        found: what the target is.
        problem: why it names nothing; None when it names something.
    """

    written: Node
    holder: Place
    target: Node | None
    found: Kind
    problem: Problem | None = None


class Survey:
    """Every place and every reference of some documents.

    Where files could not be read, whoever asks for the target of a reference that leads nowhere gets `NotRead`: it may
    stand in one of them.
    """

    def __init__(self, documents: Iterable[Document], resolver: Resolver, unread: Sequence[str] = ()) -> None:
        """Reads all of the documents.

        Args:
            documents: what is there.
            resolver: follows references.
            unread: what is there besides and could not be read, as the user would write it.
        """
        self._resolver = resolver
        self._unread = tuple(unread)
        self._places: dict[Document, dict[str, Place]] = {}
        self._references: dict[Document, dict[str, Reference]] = defaultdict(dict)
        self._waiting: deque[tuple[Node, Place]] = deque()
        for document in documents:
            self._places[document] = {}
            for place in walk_document(document):
                self._note(place)
        while self._waiting:
            self._follow(*self._waiting.popleft())

    def places(self, document: Document) -> Iterator[Place]:
        """All that stands in a document, each before what it holds, as far as it is known."""
        return iter(self._places.get(document, {}).values())

    def references(self, document: Document) -> Iterator[Reference]:
        """The references of a document.

        Raises:
            NotRead: one leads nowhere, or into a file that could not be read.
        """
        return map(self._known, self._references.get(document, {}).values())

    def target(self, node: Node, keyword: str = "$ref") -> Node | None:
        """What a reference at a node names; None where there is none or it names nothing.

        Raises:
            NotRead: it names nothing, or something in a file that could not be read.
        """
        found = self._references.get(node.document, {}).get(pointers.join(node.pointer, keyword))
        return self._known(found).target if found else None

    def end(self, node: Node) -> Node:
        """What stands at the end of a chain of references; a missing node where it has none.

        Raises:
            NotRead: the chain ends nowhere, or in a file that could not be read.
        """
        try:
            return self._resolver.resolve_fully(node)
        except AnarqError as error:
            if self._unread:
                raise NotRead(self._unread) from error
            return Node(node.document, node.pointer, MISSING)

    def kind(self, node: Node) -> Kind:
        """What stands at a node."""
        known = self._places.get(node.document, {})
        for pointer in pointers.parents(node.pointer):
            if pointer in known:
                kind = known[pointer].kind
                return kind if pointer == node.pointer or kind is Kind.DATA else Kind.ANY
        return Kind.ANY

    def _known(self, reference: Reference) -> Reference:
        if reference.problem is not None and self._unread:
            raise NotRead(self._unread)
        return reference

    def _note(self, place: Place) -> None:
        self._places[place.node.document][place.node.pointer] = place
        said = place.node.value
        if place.kind in REFERABLE and isinstance(said, dict):
            for keyword in REFERRING if place.kind is Kind.SCHEMA else REFERRING[:1]:
                if isinstance(said.get(keyword), str):
                    self._waiting.append((place.node.get(keyword), place))

    def _follow(self, written: Node, holder: Place) -> None:
        known = self._references[written.document]
        try:
            target = self._resolver.resolve(written.text(), holder.node)
        except AnarqError as error:
            known[written.pointer] = Reference(written, holder, None, Kind.ANY, error.problems[0])
            return
        found = self.kind(target)
        if found is Kind.ANY and not _may_be(holder.kind, target):
            found = Kind.DATA
        if found is Kind.ANY and holder.kind is not Kind.ANY and target.document in self._places:
            self._adopt(Place(target, holder.kind))
            found = holder.kind
        known[written.pointer] = Reference(written, holder, target, found)

    def _adopt(self, start: Place) -> None:
        """What no table knows is what the reference takes it for."""
        for place in walk(start):
            if self.kind(place.node) is Kind.ANY:
                self._note(place)


def _may_be(kind: Kind, node: Node) -> bool:
    """Whether a value has the form of a kind: all are objects, but for a schema that says `true` or `false`."""
    return kind is Kind.ANY or isinstance(node.value, dict) or (kind is Kind.SCHEMA and isinstance(node.value, bool))
