from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity

_READS: Final = "take what it says as parameters, or use `post`"
_MENDS: Final = {
    "get": _READS,
    "delete": "take what it says as parameters, or use `post` on a path of its own, as `/things/{thingId}/removal`",
}


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        body = operation.declared_body
        if operation.method in _MENDS and body.exists:
            yield Hit(
                body,
                found=f"operation `{operation.name}` takes a body with {operation.method.upper()}, "
                "which HTTP gives no meaning there",
                mend=_MENDS[operation.method],
            )


RULE = Rule(
    summary="A GET or DELETE takes a body, which many clients cannot send and proxies may refuse.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="an operation",
    check=check,
    needs=(Role.HTTP,),
)
