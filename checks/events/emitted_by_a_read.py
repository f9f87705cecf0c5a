from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        if operation.emits and not operation.is_write:
            named = ", ".join(f"`{topic}`" for topic in operation.emits)
            yield Hit(
                operation.emitted,
                found=f"operation `{operation.name}` only reads, and is said to emit {named}",
                mend="take the topics away, or have the operation change something: as a POST without `x-anarq-safe`, "
                "a PUT, PATCH or DELETE",
                rests_on=(operation.node,),
            )


RULE = Rule(
    summary="An operation that only reads is said to emit an event.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
)
