from collections.abc import Iterator
from typing import Final

from anarq.checks.http._common import parameter_ref
from anarq.model.module import Module
from anarq.model.standards import Header
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, Rule, Scope, Severity, Stage

GRANT: Final = "x-qonsent"
"""The header that an operation with public access needs not take."""


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        if operation.platform:
            continue
        missing = [header for header in _due(operation) if not operation.takes(header.name)]
        optional = [header for header in _due(operation) if _is_optional(operation, header)]
        if missing or optional:
            yield _hit(operation, missing, optional)


def _due(operation: Operation) -> Iterator[Header]:
    for header in operation.module.standards.headers:
        if not (operation.is_public and header.name == GRANT):
            yield header


def _is_optional(operation: Operation, header: Header) -> bool:
    """Whether a request may leave out what is required. Callers of a public operation may have no identity yet."""
    if operation.is_public or not header.required:
        return False
    taken = [p for p in operation.parameters if p.location == "header" and p.name.lower() == header.name]
    return any(not parameter.required for parameter in taken)


def _hit(operation: Operation, missing: list[Header], optional: list[Header]) -> Hit:
    parts = (
        f"takes no {_names(missing)}" if missing else "",
        f"leaves {_names(optional)} optional" if optional else "",
    )
    references = ", ".join(f"`{parameter_ref(header.parameter)}`" for header in (*missing, *optional))
    return Hit(
        operation.node,
        found=f"operation `{operation.name}` {' and '.join(part for part in parts if part)}",
        mend=f"refer to {references}, in the operation or its path",
        cause=references,
        rests_on=(*operation.lists_of_parameters, operation.access),
    )


def _names(headers: list[Header]) -> str:
    return ", ".join(f"`{header.name}`" for header in headers)


RULE = Rule(
    summary="An operation does not take the standard headers.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Headers",
    scope=Scope.MODULE,
    cause="a set of headers that is not taken",
    check=check,
    stage=Stage.AGREEMENT,
)
