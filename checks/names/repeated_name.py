from collections.abc import Iterator, Sequence
from typing import Final

from anarq.checks.names._judged import noun
from anarq.model import pointer as pointers
from anarq.model.basis import Basis
from anarq.model.module import Ecosystem, Module
from anarq.model.names.index import STANDARD
from anarq.model.names.walk import Declared
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage

_TOLD_ELSEWHERE: Final = frozenset({"contract"})
"""An identifier that two documents have is a problem of reading them: nobody could say which is meant."""

_OF_THE_PLATFORM: Final = "collection"
"""The kind of names to which modules add theirs. Of other kinds a module may say otherwise what the platform says."""

_MENDS: Final = {"consumed-topic": "name the topic that is meant, or let one consumer do both"}
"""By kind: of what a module only refers to, it cannot choose the name."""


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for name, module in ecosystem.modules.items():
        for kind, names in ecosystem.names.books[name].declared.items():
            for found in names.values() if kind not in _TOLD_ELSEWHERE else ():
                yield from _repeated(ecosystem, name, found)
        yield from _job_like_operation(ecosystem, name)
        yield from _of_the_platform(ecosystem, name)
        if not module.speaks_house:
            yield from _elsewhere(module)


def _job_like_operation(ecosystem: Ecosystem, module: str) -> Iterator[Hit]:
    """The jobs that are called as an operation: what is carried out is told, counted and allowed by its name."""
    declared = ecosystem.names.books[module].declared
    operations = declared.get("operation", {})
    for name, (job, *_) in declared.get("job", {}).items():
        if name in operations:
            operation = _written(ecosystem, module, operations[name][0])
            yield Hit(
                job.node,
                found=f"the job `{name}` is called as the operation at `{operation.place}`",
                mend="name one of them otherwise",
                cause=f"{module} job {name}",
                sides=(Side(operation, f"the operation `{name}`"),),
            )


def _of_the_platform(ecosystem: Ecosystem, module: str) -> Iterator[Hit]:
    """The collections of a module that every module has anyway, of another resource type."""
    given = ecosystem.names.books[STANDARD].all(_OF_THE_PLATFORM)
    declared = ecosystem.names.books[module].all(_OF_THE_PLATFORM)
    for one in (one for name, found in declared.items() if name in given for one in found):
        other = given[one.name][0].node
        if _holder(one.node) != _holder(other):
            yield Hit(
                one.node,
                found=f"the collection `{one.name}` is one that every module has, of `{_holder(other)}`",
                mend="name it otherwise, or take it away",
                cause=f"{module} collection {one.name}",
                rests_on=(_around(one.node),),
            )


def _holder(collection: Node) -> str:
    """The resource type that has a collection in its list."""
    return pointers.split(collection.around.around.pointer)[-1]


def _elsewhere(module: Module) -> Iterator[Hit]:
    """What a module in another layout declares twice, as its views show it."""
    declared = (
        *(("operation", one.named) for one in module.operations),
        *(("tool", one.named) for one in module.tools),
        *(("topic", one.named) for one in module.topics if one.basis is Basis.DECLARED),
    )
    first: dict[tuple[str, str], Node] = {}
    for kind, node in declared:
        name = node.text()
        earlier = first.setdefault((kind, name), node)
        if name and earlier is not node:
            yield Hit(
                node,
                found=f"the {kind} `{name}` is declared again, after `{earlier.place}`",
                mend="name one of them otherwise, or take one away",
                cause=f"{module.name} {kind} {name}",
                sides=(Side(earlier, f"the {kind} `{name}`"),),
            )


def _repeated(ecosystem: Ecosystem, module: str, found: Sequence[Declared]) -> Iterator[Hit]:
    first, *others = _in_order(ecosystem.modules[module], found)
    earlier = _written(ecosystem, module, first)
    for other in others:
        at = _written(ecosystem, module, other)
        yield Hit(
            at,
            found=f"the {noun((other.said.kind,))} `{other.name}` is declared again, after `{earlier.place}`",
            mend=_MENDS.get(other.said.kind, "name one of them otherwise, or take one away"),
            cause=f"{module} {other.said.kind} {other.name}",
            rests_on=(_around(earlier), _around(at)),
        )


def _around(written: Node) -> Node:
    """What is wrong where a name is written twice: the list, or whatever stands under that key."""
    return written.around if isinstance(written.around.value, list) or written.pointer.endswith("/$ref") else written


def _in_order(module: Module, found: Sequence[Declared]) -> Sequence[Declared]:
    """The declarations of one name, that of the platform first: every module has it, so the others are to change."""
    if len(found) == 1:
        return found
    given = {(one.named.document, one.named.pointer) for one in module.operations if one.platform}
    return sorted(found, key=lambda one: (one.node.document, one.node.pointer) not in given)


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
    stage=Stage.KEYWORD,
    formerly=("http/repeated-operation-id",),
)
