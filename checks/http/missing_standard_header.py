from collections.abc import Iterator
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.standards import Header
from anarq.model.views.openapi import Operation, openapi_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage

GRANT: Final = "x-qonsent"
"""The header that an operation with public access must not ask for."""


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        if operation.platform:
            continue
        if not module.speaks_house:
            yield from _of_another_layout(operation)
            continue
        due, sets = _due(operation), _sets(operation)
        missing = [header for header in due if not any(header.name in one for one in sets)] if sets else []
        optional = [header for header in due if header not in missing and not all(header.name in one for one in sets)]
        is_too_much = operation.is_public and bool(operation.proofs) and all(GRANT in one for one in operation.proofs)
        if missing or optional or is_too_much:
            yield _hit(operation, due, missing, optional, is_too_much)


def _of_another_layout(operation: Operation) -> Iterator[Hit]:
    """What an operation carries in no way, neither as a parameter nor as a scheme. One whose `security` is empty is
    public, and nothing says what it needs.
    """
    if operation.security.exists and not any(one.mapping() for one in operation.security.elements()):
        return
    carried = {one.name.lower() for one in operation.parameters if one.location == "header"}
    carried = carried.union(*operation.proofs)
    missing = [one for one in operation.module.standards.headers if one.required and one.name not in carried]
    if missing:
        yield Hit(
            operation.node,
            found=f"operation `{operation.name}` takes no {_names(missing)}",
            mend="describe each as a parameter or as a security scheme `apiKey`, once, and refer to it",
            cause=f"{operation.module.name} {_names(missing)}",
            rests_on=(
                *operation.places_of_parameters,
                *(one.node for one in operation.parameters),
                operation.security,
                openapi_of(operation.module).security_schemes,
            ),
        )


def _due(operation: Operation) -> list[Header]:
    headers = operation.module.standards.headers
    return [one for one in headers if one.scheme and one.required and not (operation.is_public and one.name == GRANT)]


def _sets(operation: Operation) -> list[frozenset[str]]:
    """The headers that each way to call the operation carries, as schemes or as parameters that are required. Callers
    of a public operation may have no identity yet: ways to call it that prove nothing are left out.
    """
    taken = {one.name.lower() for one in operation.parameters if one.location == "header" and one.required}
    sets = [one | taken for one in operation.proofs or (frozenset(),)]
    return [one for one in sets if one or not operation.is_public]


def _hit(
    operation: Operation, due: list[Header], missing: list[Header], optional: list[Header], is_too_much: bool
) -> Hit:
    parts = (
        f"takes no {_names(missing)}" if missing else "",
        f"leaves {_names(optional)} optional" if optional else "",
        f"asks for `{GRANT}` and is public" if is_too_much else "",
    )
    wanted = f"`security: [{{{', '.join(f'{header.scheme}: []' for header in due)}}}]`"
    inherited = openapi_of(operation.module).security
    is_inherited = inherited.exists and not operation.own_security.exists and not operation.is_public
    own = operation.own_security
    is_own = inherited.exists and own.exists and not operation.is_public
    of_whom = "of the operation" if operation.is_public else "of the document"
    who = "the document" if is_inherited else f"operation `{operation.name}`"
    return Hit(
        inherited if is_inherited else own if is_own else operation.node,
        found=f"{who} {' and '.join(part for part in parts if part)}",
        mend="take its `security` away, so that the one of the document holds"
        if is_own
        else f"write {wanted} as the security {of_whom}",
        cause=f"{_names(missing)} {_names(optional)} {wanted}",
        rests_on=(
            *operation.places_of_parameters,
            operation.access,
            operation.security,
            openapi_of(operation.module).security_schemes,
        ),
        sides=tuple(
            Side(one, "all that is asked for") for one in (operation.own_security,) if one.exists and not is_own
        ),
    )


def _names(headers: list[Header]) -> str:
    return ", ".join(f"`{header.name}`" for header in headers)


RULE = Rule(
    summary="An operation does not ask for the standard headers.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Headers",
    scope=Scope.MODULE,
    cause="a set of headers that is not taken",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
)
