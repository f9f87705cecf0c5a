from collections.abc import Iterator

from anarq.checks.names._judged import Judged, noun
from anarq.model.errors import NotRead
from anarq.model.module import Ecosystem
from anarq.model.names.walk import Declared
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    names = ecosystem.names
    unread: set[str] = set()
    uses: dict[tuple[str, str], tuple[Node, ...]] = {}
    lost = {(one.owner, kind) for one in Judged(ecosystem).lost for kind in _behind(ecosystem, one.reference.to.kinds)}
    for module, declared in _unused(ecosystem):
        kind = declared.said.kind
        lacking = names.unread(module, kind, uses=True)
        unread.update(lacking)
        # While a name of the kind leads nowhere, this may be the one that it was to be; and what is declared together
        # with a name that leads nowhere, as an operation, may be what used it. Both are told there, once.
        if not lacking and not names.is_open(module, kind, uses=True) and (module, kind) not in lost:
            key = module, kind
            uses[key] = uses[key] if key in uses else _uses(ecosystem, *key)
            yield Hit(
                declared.node,
                found=f"the {noun((kind,))} `{declared.name}` is declared and {declared.said.unused}",
                mend="name it where it is meant, or take it away",
                rests_on=(declared.node, names.lacking(module, kind, uses=True), uses[key]),
            )
    if unread:
        raise NotRead(sorted(unread))


def _uses(ecosystem: Ecosystem, module: str, kind: str) -> tuple[Node, ...]:
    """Where a module uses names of a kind. One of another name may be wrong there, and this one meant."""
    return tuple(one.node for one in ecosystem.names.books[module].referred if one.to.is_use and kind in one.to.kinds)


def _behind(ecosystem: Ecosystem, kinds: tuple[str, ...]) -> set[str]:
    """Names of some kinds, and of those that are used where such names are declared."""
    vocabulary = ecosystem.standards.vocabulary
    files = (file for kind in kinds for file in vocabulary.declaring(kind))
    return {*kinds, *(used for file in files for used in vocabulary.said(vocabulary.schema(file.schema)).used)}


def _unused(ecosystem: Ecosystem) -> Iterator[tuple[str, Declared]]:
    """The names that nothing of their module uses, where that is a fault.

    What is going away need not be used, nor a topic that the standard reserves: the runtime of every module emits it.
    """
    reserved = ecosystem.standards.reserved_topics
    for module in ecosystem.modules:
        book = ecosystem.names.books[module]
        going = book.all("deprecation")
        used = {(kind, one.name) for one in book.referred if one.to.is_use and not one.peer for kind in one.to.kinds}
        for kind, names in book.declared.items():
            for name, found in names.items():
                spared = name in going or name in reserved
                if found[0].said.unused and (kind, name) not in used and not spared:
                    yield module, found[0]


RULE = Rule(
    summary="A name is declared that nothing uses, where that means a fault.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
    stage=Stage.USE,
    formerly=("events/topic-nobody-emits", "policies/unused-scope"),
    vocabulary=True,
)
