from collections.abc import Iterator

from anarq.checks.refs._references import climbs, references
from anarq.model import pointer as pointers
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, closest_first, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    known = sorted(_identifiers(ecosystem))
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for reference in references(document):
                if not climbs(reference.text()) and not _leads_on(module, reference):
                    yield _outcome(ecosystem, reference, known)


def _leads_on(module: Module, reference: Node) -> bool:
    """Whether it names something. Where that is a reference in turn that leads nowhere, the fault is that one's."""
    holder = reference.document.root.get(*_tokens(reference)[:-1])
    if module.follow(holder).exists:
        return True
    text = reference.text()
    return text.startswith("#/") and _deepest(reference.document, text[1:])[1] == ""


def _outcome(ecosystem: Ecosystem, reference: Node, known: list[str]) -> Hit | NeedsPeer:
    text = reference.text()
    identifier, _, fragment = text.partition("#")
    owner = identifier.split(":")[2] if identifier.startswith("urn:anarq:") and identifier.count(":") > 2 else ""
    if owner in ecosystem.standards.module_names() and owner not in ecosystem.modules:
        return NeedsPeer(owner, identifier)
    names: list[str] = known
    wrong = identifier
    target = _document(ecosystem, reference.document, identifier)
    if target is not None:
        node, wrong = _deepest(target, fragment)
        names = list(node.mapping())
    return Hit(
        reference,
        found=f"the reference `{text}` leads nowhere" + (f": there is no `{wrong}`" if wrong != text else ""),
        mend=did_you_mean(wrong, names, "name what is there; references are never fetched"),
        allowed=closest_first(wrong, names),
        cause=text,
    )


def _document(ecosystem: Ecosystem, current: Document, identifier: str) -> Document | None:
    if not identifier:
        return current
    documents = (*ecosystem.common.values(), *(d for m in ecosystem.modules.values() for d in m.documents.values()))
    return next((document for document in documents if identifier in _names(document)), None)


def _identifiers(ecosystem: Ecosystem) -> Iterator[str]:
    for documents in (ecosystem.common, *(module.documents for module in ecosystem.modules.values())):
        for document in documents.values():
            yield from _names(document)


def _names(document: Document) -> Iterator[str]:
    for keyword in ("$id", "x-anarq-id"):
        if document.root.get(keyword).text():
            yield document.root.get(keyword).text()


def _deepest(document: Document, pointer: str) -> tuple[Node, str]:
    """The last node on the way that is there, and the name that it does not have; empty when the way ends well."""
    node = document.root
    for token in pointers.split(pointer) if pointer.startswith("/") else (pointer,) * bool(pointer):
        child = node.get(int(token) if isinstance(node.value, list) and token.isdecimal() else token)
        if not child.exists:
            return node, token
        node = child
    return node, ""


def _tokens(node: Node) -> list[str | int]:
    """The keys to a node, list positions as numbers."""
    found: list[str | int] = []
    here = node.document.root
    for token in pointers.split(node.pointer):
        key = int(token) if isinstance(here.value, list) else token
        found.append(key)
        here = here.get(key)
    return found


RULE = Rule(
    summary="A reference names a document, or a place in one, that does not exist.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name that leads nowhere",
    check=check,
)
