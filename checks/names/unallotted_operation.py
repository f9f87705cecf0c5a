from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    components = module.manifest.allotted
    allotted = {name for component in module.manifest.components for name in component.operations.texts()}
    for operation in module.operations:
        if operation.name and not operation.platform and operation.name not in allotted:
            yield Hit(
                operation.named,
                found=f"the operation `{operation.name}` is in no component",
                mend=f"list it in the `operations` of the component that carries it out, in `{components.place.file}`",
                allowed=tuple(component.name.text() for component in module.manifest.components),
                rests_on=(components, operation.named),
            )


RULE = Rule(
    summary="No component carries out an operation.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Components and Interfaces",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.MANIFEST, Role.HTTP),
    vocabulary=True,
    for_people=True,
)
