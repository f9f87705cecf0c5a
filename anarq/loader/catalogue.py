import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from anarq.loader import uris
from anarq.loader.identifiers import DOCUMENT_ID, Identifiers, identifiers
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.places import Kind, kind_of, walk_document
from anarq.model.tree import Document, Json, Node
from anarq.source.names import harmless, quote

_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,9}")
_BAD_ESCAPE: Final = re.compile(r"~(?![01])")
_MOST_COMPARED: Final = 2_000
_LONGEST_COMPARED: Final = 200


class UnresolvedReference(AnarqError):  # noqa: N818 - a name that others build on
    """A `$ref` that leads nowhere. The place is that of the reference."""


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference as it is written, and the node that holds it or is it. Its place is found only for an error."""

    text: str
    at: Node

    def error(self, message: str, mend: str = "") -> UnresolvedReference:
        inner = self.at.get("$ref")
        place = inner.place if inner.value == self.text else self.at.place
        return UnresolvedReference([Problem(message, place, mend)])


class Catalogue:
    """Documents by identifier and by path: all that references can reach. Nothing is ever fetched.

    A document answers to its `$id` (an OpenAPI document: to `x-anarq-id`), to each `$id`, `$anchor` and
    `$dynamicAnchor` inside of it, and to its path from documents that have no `$id` or a URN. When two parts
    declare one identifier, the first keeps it, `problems` names both, and the document of the second is one of the
    `usurpers`: nobody knows what it is called.
    """

    def __init__(self, documents: Iterable[Document], climbing: Iterable[Document] = ()) -> None:
        """Puts the documents together.

        Args:
            documents: all of them.
            climbing: those from which references may climb with `..`, as far as the folder that their path is below,
                and in which the schema of a tool or topic is a document of its own.
        """
        self.documents = tuple(dict.fromkeys(documents))
        self._climbing = frozenset(climbing)
        self._declared: dict[Document, Identifiers] = {}
        self._alone: dict[Document, dict[str, Node]] = {}
        self._nodes: dict[str, Node] = {}
        self._resolved: dict[tuple[Document, str, str], Node] = {}  # the same references are followed over and over
        problems: list[Problem] = []
        usurpers: set[Document] = set()
        for document in self.documents:
            problems.extend(self._add(document, usurpers))
        self.problems = tuple(problems)
        self.usurpers = frozenset(usurpers)

    def resolve(self, ref: str, at: Node) -> Node:
        """The node that a reference names.

        Args:
            ref: a URI reference, as `$ref` holds it.
            at: where it stands: the object with the `$ref`, or the `$ref` itself.

        Raises:
            UnresolvedReference: it names nothing in the catalogue.
        """
        key = at.document, at.pointer, ref
        if key not in self._resolved:
            self._resolved[key] = self._found(_Reference(ref, at))
        return self._resolved[key]

    def _found(self, reference: _Reference) -> Node:
        ref, at = reference.text, reference.at
        if not ref.isprintable():
            raise reference.error(f"{quote(ref)} is not a URI reference: it holds a control character")
        if uris.climbs(ref) and (at.document not in self._climbing or uris.leaves(at.document.path, ref)):
            raise reference.error(
                f"the reference {quote(ref)} climbs with `..`", "name the document by its `$id`, from wherever it is"
            )
        uri, fragment = uris.split(ref)
        root = self._target(uri, at, reference) if uri else self._resource(at)
        inner = self._embedded(at) if not uri and not root.pointer else None
        if inner is not None:
            try:
                return self._fragment(inner, unquote(fragment), reference)
            except UnresolvedReference:  # it may mean the file around it
                pass
        return self._fragment(root, unquote(fragment), reference)

    def _embedded(self, at: Node) -> Node | None:
        """The schema of a tool or topic that a node stands in: it leaves its file alone, as a document of its own."""
        if at.document not in self._climbing or kind_of(at.document) not in (Kind.TOOLS, Kind.EVENT):
            return None
        if at.document not in self._alone:
            self._alone[at.document] = {
                place.node.pointer: place.node
                for place in walk_document(at.document)
                if place.is_outermost and place.around in (Kind.TOOL, Kind.EVENT)
            }
        found = self._alone[at.document]
        return next((found[pointer] for pointer in pointers.parents(at.pointer) if pointer in found), None)

    def resolve_fully(self, node: Node) -> Node:
        """The node behind a chain of references; the node itself when it is not one.

        Raises:
            UnresolvedReference: a reference of the chain names nothing, or they go in a circle.
        """
        seen = {(node.document, node.pointer)}
        while isinstance(ref := node.mapping().get("$ref"), str):
            target = self.resolve(ref, node)
            if (target.document, target.pointer) in seen:
                message = f"the reference {quote(ref)} goes in a circle"
                raise _Reference(ref, node).error(message, "let one of them name a value")
            seen.add((target.document, target.pointer))
            node = target
        return node

    def uri(self, document: Document) -> str:
        """The URI that a document answers to, and that references in it are relative to."""
        return self._identifiers(document).bases[""]

    def schemas(self) -> Mapping[str, Json]:
        """The data of each document that declares an identifier, by that identifier, to hand to validators."""
        found: dict[str, Json] = {}
        for document, declared in self._declared.items():
            if not uris.is_of_path(declared.bases[""]):
                found.setdefault(declared.bases[""], document.data)
        return found

    def _add(self, document: Document, usurpers: set[Document]) -> Iterator[Problem]:
        path_uri = uris.of_path(_name(document))
        if path_uri in self._nodes:
            yield Problem("two documents of the catalogue have this path", document.place())
        self._nodes.setdefault(path_uri, document.root)
        declared = self._declared[document] = identifiers(document, path_uri)
        for identifier in declared.found:
            first = self._nodes.setdefault(identifier.uri, identifier.node)
            if not _same(first, identifier.node):
                usurpers.add(document)
                message = f"identifier {quote(_shown(identifier.uri))} is declared twice"
                yield Problem(message, _declaration(identifier.node), f"first at {_declaration(first)}")

    def _identifiers(self, document: Document) -> Identifiers:
        """Those of a document, which may stand outside of the catalogue and refer into it."""
        return self._declared.get(document) or identifiers(document, uris.of_path(_name(document)))

    def _resource(self, at: Node) -> Node:
        """The schema resource around a node: what a reference with only a fragment is relative to."""
        _, pointer = self._identifiers(at.document).base_at(at.pointer)
        return _follow(at.document.root, pointer)

    def _target(self, uri: str, at: Node, reference: _Reference) -> Node:
        base, _ = self._identifiers(at.document).base_at(at.pointer)
        if not uris.can_be_base(base):
            base = uris.of_path(_name(at.document))
        joined = uris.join(base, uri)
        if uri.startswith("/") and uris.is_of_path(base):
            raise reference.error(
                f"the reference {quote(reference.text)} is an absolute path", "name the file beside this"
            )
        if joined in self._nodes:
            return self._nodes[joined]
        if uris.is_of_path(joined):
            raise reference.error(f"there is no document {quote(uri)} below this folder", self._nearest(joined, uri))
        message = f"{quote(joined)} is not in the catalogue; references are never fetched"
        raise reference.error(message, self._nearest(joined, uri))

    def _nearest(self, joined: str, written: str) -> str:
        """Documents and schemas whose names are near, in the way in which the reference was written."""
        kind = uris.is_of_path(joined)
        folder = _shown(joined).removesuffix(unquote(written)) if kind else ""
        known = (_shown(uri) for uri in self._nodes if "#" not in uri and uris.is_of_path(uri) == kind)
        return _guess(_shown(joined).removeprefix(folder), [name.removeprefix(folder) for name in known])

    def _fragment(self, root: Node, fragment: str, reference: _Reference) -> Node:
        if not fragment:
            return root
        if fragment.startswith("/"):
            return self._descend(root, fragment, reference)
        base, _ = self._identifiers(root.document).base_at(root.pointer)
        node = self._nodes.get(f"{base}#{fragment}")
        if node is None:
            message = f"{_named(root)} has no anchor {quote(fragment)}"
            raise reference.error(message, "a JSON Pointer starts with `#/`")
        return node

    def _descend(self, root: Node, fragment: str, reference: _Reference) -> Node:
        if _BAD_ESCAPE.search(fragment):
            raise reference.error(f"{quote('#' + fragment)} is not a JSON Pointer: behind `~` stands 0 or 1")
        node = root
        for token in pointers.split(fragment):
            child = _child(node, token)
            if not child.exists:
                message = f"{quote('#' + fragment)} leads nowhere: {_named(node)} has no {quote(token)}"
                raise reference.error(message, _help(root, fragment, node, token))
            node = child
        return node


def _name(document: Document) -> str:
    return document.shown or document.path


def _named(node: Node) -> str:
    return f"`{harmless(_name(node.document))}{'#' * bool(node.pointer)}{harmless(node.pointer)}`"


def _shown(uri: str) -> str:
    return unquote(uri.removeprefix(uris.of_path(""))) if uris.is_of_path(uri) else uri


def _same(one: Node, other: Node) -> bool:
    return one.document is other.document and one.pointer == other.pointer


def _declaration(node: Node) -> Place:
    """Where the identifier of a node is written."""
    for keyword in ("$id", DOCUMENT_ID, "$anchor", "$dynamicAnchor"):
        if node.get(keyword).exists:
            return node.get(keyword).place
    return node.place


def _follow(root: Node, pointer: str) -> Node:
    """The node at a pointer, missing where it leads nowhere."""
    node = root
    for token in pointers.split(pointer):
        node = _child(node, token)
    return node


def _child(node: Node, token: str) -> Node:
    return node.get(int(token) if isinstance(node.value, list) and _INDEX.fullmatch(token) else token)


def _help(root: Node, fragment: str, node: Node, token: str) -> str:
    near = _guess(token, node.mapping())
    if near or not root.pointer:
        return near
    if not _follow(root.document.root, fragment).exists:
        return ""
    # A pointer starts at the schema resource around it, not at the file (2020-12 core section 9.2.1).
    return f"the `$id` at {root.place} starts a document of its own; name the outer one by its `$id`"


def _guess(wrong: str, known: Iterable[str]) -> str:
    """The nearest names. Only so many and so long names are compared, because comparing is slow."""
    some = [name for name in known if len(name) <= _LONGEST_COMPARED][:_MOST_COMPARED]
    near = difflib.get_close_matches(wrong[:_LONGEST_COMPARED], some, n=3, cutoff=0.7)
    return f"did you mean {' or '.join(quote(name) for name in near)}?" if near else ""
