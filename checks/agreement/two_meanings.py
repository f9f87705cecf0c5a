from collections import Counter
from collections.abc import Iterator

from anarq.checks.agreement._patterns import Patterns
from anarq.checks.agreement._stated import Concepts, Stated, stated
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage


def check(module: Module) -> Iterator[Hit]:
    concepts, patterns = Concepts(module), Patterns()
    wrong: set[tuple[Document, str]] = set()
    told: set[tuple[Document, str]] = set()  # several operations may share a parameter
    for what, schema, meant in (*_properties(concepts), *_parameters(module, concepts)):
        if (meant.document, meant.pointer) in wrong:
            continue  # what a parameter stands for contradicts what that stands for: it is told there
        here, there = stated(module, schema), stated(module, meant)
        for keyword in sorted(here.keys() & there.keys()):
            said = here[keyword].node
            if (said.document, said.pointer) not in told and here[keyword].contradicts(there[keyword], patterns):
                wrong.add((schema.document, schema.pointer))
                told.add((said.document, said.pointer))
                yield _hit(what, schema, here[keyword], there[keyword])


def _parameters(module: Module, concepts: Concepts) -> Iterator[tuple[str, Node, Node]]:
    """What each parameter is called, its schema, and the property that it stands for."""
    own = frozenset(module.documents.values())
    for operation in module.operations:
        counts = Counter(one.key for one in operation.parameters)
        for parameter in (
            one for one in operation.parameters if counts[one.key] == 1
        ):  # else nobody knows which is meant
            if parameter.location not in ("path", "query") or parameter.node.document not in own:
                continue
            meant = concepts.answered(operation).get(parameter.name) or concepts.identifiers.get(parameter.name)
            if meant is not None:
                yield f"the {parameter.location} parameter `{parameter.name}`", parameter.schema, meant


def _properties(concepts: Concepts) -> Iterator[tuple[str, Node, Node]]:
    return ((f"the property `{name}`", node, identifier) for node, name, identifier in concepts.repeated())


def _hit(what: str, schema: Node, here: Stated, there: Stated) -> Hit:
    return Hit(
        here.node if here.node.document is schema.document else schema,
        found=f"{what} has the {here.keyword} `{here.meaning}`, and what it stands for "
        f"`{there.meaning}` in `{there.node.place}`",
        mend="say it once, and refer to it; or name otherwise what is not the same",
        allowed=(there.meaning,),
        cause=f"{there.node.document.path} {there.node.pointer} {here.meaning}",
        rests_on=(schema, here.node, there.node),
        sides=(Side(there.node, f"the {there.keyword} `{there.meaning}`"),),
    )


RULE = Rule(
    summary="A parameter or a property says something else of a value than the property that it stands for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a value that two places describe",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
