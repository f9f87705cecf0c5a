from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    own = frozenset(module.documents.values())
    for operation in module.operations:
        for status, answer in operation.answers():
            for code in answer.codes.elements():
                known = module.standards.error_codes.get(code.text())
                if known is None and code.document not in own:  # in a file of the module another rule tells of it
                    told = "which the standard does not know", "name a code of `standards.yaml`", code.text()
                elif known is not None and not _covers(status, known.status):
                    told = f"which is sent with {known.status}", f"say it of an answer {known.status}", ""
                else:
                    continue
                found = f"the answer {status} of `{operation.name}` may carry `{code.text()}`, {told[0]}"
                cause = told[2] or f"{operation.name} {status}"
                rests_on = (code, operation.declared_response(status))
                yield Hit(_place(operation, status, code), found, told[1], cause=cause, rests_on=rests_on)


def _covers(written: str, status: int) -> bool:
    """Whether an answer is that of a status: `404`, `4XX` and `default` of 404."""
    return written in (str(status), f"{status // 100}XX", "default")


def _place(operation: Operation, status: str, code: Node) -> Node:
    """Where it is said: at the code, or at the reference to an answer that others share."""
    declared = operation.declared_response(status)
    return declared if "$ref" in declared.mapping() else code


RULE = Rule(
    summary="An answer may carry an error code that is sent with another status, or with none.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standardized Error Codes",
    scope=Scope.MODULE,
    cause="an answer",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.HTTP,),
    vocabulary=True,
)
