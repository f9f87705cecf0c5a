from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    components = [*module.manifest.components]
    allotted = {name for one in components for name in (*one.operations.texts(), *one.acts.texts())}
    for node, what, key in _works(module):
        if node.text() and node.text() not in allotted:
            place = module.manifest.allotted.place.file
            yield Hit(
                node,
                found=f"{what} `{node.text()}` is in no component",
                mend=f"list it in the `{key}` of the component that carries it out, in `{place}`",
                allowed=tuple(component.name.text() for component in components),
                rests_on=(module.manifest.allotted, node),
            )


def _works(module: Module) -> Iterator[tuple[Node, str, str]]:
    """What the module carries out: where its name stands, what it is, and the key under which a component lists it."""
    for operation in module.operations:
        if not operation.platform:
            yield operation.named, "the operation", "operations"
    for consumed in module.manifest.consumed:
        yield consumed.named, "the consumed topic", "acts"
    for job in module.manifest.jobs:
        yield job.named, "the job", "acts"


RULE = Rule(
    summary="No component carries out an operation, a job, or what is due when a topic comes in.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Components and Interfaces",
    scope=Scope.MODULE,
    cause="something that the module carries out",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.MANIFEST, Role.HTTP),
    vocabulary=True,
    for_people=True,
)
