from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        for status, answer in operation.answers():
            for code in answer.codes.elements():
                known = module.standards.error_codes.get(code.text())
                if known is not None and not _covers(status, known.status):
                    yield Hit(
                        _place(operation, status, code),
                        found=f"the answer {status} of `{operation.name}` may carry `{known.name}`,"
                        f" which is sent with {known.status}",
                        mend=f"say it of an answer {known.status}",
                        cause=f"{operation.name} {status}",
                        rests_on=(code,),
                    )


def _covers(written: str, status: int) -> bool:
    """Whether an answer is that of a status: `404`, `4XX` and `default` of 404."""
    return written in (str(status), f"{status // 100}XX", "default")


def _place(operation: Operation, status: str, code: Node) -> Node:
    """Where it is said: at the code, or at the reference to an answer that others share."""
    declared = operation.declared_response(status)
    return declared if "$ref" in declared.mapping() else code


RULE = Rule(
    summary="An answer may carry an error code that is sent with another status.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standardized Error Codes",
    scope=Scope.MODULE,
    cause="an answer",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
)
