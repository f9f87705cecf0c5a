from collections.abc import Iterator, Sequence
from typing import Final

from anarq.checks.names._judged import noun
from anarq.model.module import Ecosystem
from anarq.model.names.walk import Declared
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity

_TOLD_ELSEWHERE: Final = frozenset({"contract"})
"""An identifier that two documents have is a problem of reading them: nobody could say which is meant."""

_MENDS: Final = {"consumed-topic": "name the topic that is meant, or let one consumer do both"}
"""By kind: of what a module only refers to, it cannot choose the name."""


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules:
        for kind, names in ecosystem.names.books[module].declared.items():
            for found in names.values() if kind not in _TOLD_ELSEWHERE else ():
                yield from _repeated(ecosystem, module, found)


def _repeated(ecosystem: Ecosystem, module: str, found: Sequence[Declared]) -> Iterator[Hit]:
    first, *others = found
    for other in others:
        at = _written(ecosystem, module, other)
        yield Hit(
            at,
            found=f"the {noun((other.said.kind,))} `{other.name}` is declared again, after "
            f"`{_written(ecosystem, module, first).place}`",
            mend=_MENDS.get(other.said.kind, "name one of them otherwise, or take one away"),
            cause=f"{module} {other.said.kind} {other.name}",
        )


def _written(ecosystem: Ecosystem, module: str, declared: Declared) -> Node:
    """Where the module says it: the reference to a declaration that stands in a document of somebody else."""
    return declared.node if ecosystem.names.is_own(module, declared.node.document) else declared.via


RULE = Rule(
    summary="A name is declared twice.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name",
    check=check,
    formerly=("http/repeated-operation-id",),
    vocabulary=True,
)
