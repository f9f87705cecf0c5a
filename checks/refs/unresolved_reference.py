import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from anarq.checks.names._own import ownerless
from anarq.checks.refs._references import peer_of, references
from anarq.loader.uris import is_absolute
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, kind_of
from anarq.model.tree import Document, Node
from anarq.model.views.openapi import OpenApi
from anarq.model.views.schema import Schema
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Stage, closest_first, did_you_mean, is_likely

_NEAR: Final = 5
"""How many of the names that are closest are looked at: any of them may be written otherwise than it was to be."""


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    known, nameless = sorted(_identifiers(ecosystem)), _nameless(ecosystem)
    for reference in references(ecosystem):
        if reference.problem is not None:
            yield _outcome(ecosystem, reference.written, known, nameless)


def _outcome(ecosystem: Ecosystem, reference: Node, known: list[str], nameless: tuple[Node, ...]) -> Hit | NeedsPeer:
    text = reference.text()
    identifier, _, fragment = text.partition("#")
    away = peer_of(ecosystem, text)
    if away is not None:
        return away
    names = known if is_absolute(identifier) else [*_beside(ecosystem, reference.document)]
    rests_on: tuple[Node | tuple[Node, ...], ...] = ()
    wrong: str | None = identifier
    mend = "name what is there; references are never fetched"
    target = _document(ecosystem, reference.document, identifier)
    if target is not None and fragment and not fragment.startswith("/"):
        names, wrong = _anchors(ecosystem, target), unquote(fragment)
        mend = "name an anchor that is there" if names else "name the place by a pointer, as `#/$defs/name`"
    elif target is not None:
        node, wrong = _deepest(target, unquote(fragment))
        names = list(node.mapping())
        rests_on = (node.get(wrong),) if wrong is not None else ()
    else:
        near = [name for name in closest_first(identifier, known)[:_NEAR] if is_likely(identifier, name)]
        alike = [name for name in known if ownerless(name) and ownerless(name) == ownerless(identifier)]
        others = (_document(ecosystem, reference.document, name) for name in (*near, *alike))
        called = (_called(one) for one in others if one is not None)
        rests_on = (nameless, *(node for both in called for node in both))
    missing = f": there is no `{wrong}`" if wrong is not None and wrong != text else ""
    return Hit(
        reference,
        found=f"the reference `{text}` leads nowhere{missing}",
        mend=did_you_mean(wrong or "", names, mend),
        allowed=closest_first(wrong or "", names),
        cause=text,
        rests_on=rests_on,
    )


def _beside(ecosystem: Ecosystem, current: Document) -> Iterator[str]:
    """The files of the module that hold what a reference may name, as references by path from a document name them."""
    above = posixpath.dirname(current.path) or "."
    for module in ecosystem.modules.values():
        if module.documents.get(current.path) is current:
            yield from (
                posixpath.relpath(path, above)
                for path, document in module.documents.items()
                if document is not current and kind_of(document) is not Kind.ANY
            )


def _document(ecosystem: Ecosystem, current: Document, identifier: str) -> Document | None:
    if not identifier:
        return current
    documents = (*ecosystem.common.values(), *(d for m in ecosystem.modules.values() for d in m.documents.values()))
    return next((document for document in documents if identifier in _names(document)), None)


def _anchors(ecosystem: Ecosystem, document: Document) -> list[str]:
    """The names of places in a document that a reference may use instead of pointers."""
    schemas = [Schema(place.node) for place in ecosystem.survey.places(document) if place.kind is Kind.SCHEMA]
    return sorted({name for schema in schemas for name in schema.anchors})


def _identifiers(ecosystem: Ecosystem) -> Iterator[str]:
    for documents in (ecosystem.common, *(module.documents for module in ecosystem.modules.values())):
        for document in documents.values():
            yield from _names(document)


def _nameless(ecosystem: Ecosystem) -> tuple[Node, ...]:
    """Where contracts lack the name by which they are referred to."""
    own = (document for module in ecosystem.modules.values() for document in module.documents.values())
    contracts = (Schema(document.root) for document in own if kind_of(document) is Kind.SCHEMA)
    return tuple(one.id for one in contracts if not one.id.text())


def _called(document: Document) -> tuple[Node, Node]:
    """Where a document says what it is called."""
    return Schema(document.root).id, OpenApi(document.root).id


def _names(document: Document) -> Iterator[str]:
    return (node.text() for node in _called(document) if node.text())


def _deepest(document: Document, fragment: str) -> tuple[Node, str | None]:
    """The last node on the way that is there, and the name that it does not have; None when all are there."""
    node = document.root
    for token in pointers.split(fragment):
        child = node.get(int(token) if isinstance(node.value, list) and token.isdecimal() else token)
        if not child.exists or (isinstance(node.value, list) and str(int(token)) != token):
            return node, token
        node = child
    return node, None


RULE = Rule(
    summary="A reference names a document, or a place in one, that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name that leads nowhere",
    check=check,
    stage=Stage.MEANING,
)
