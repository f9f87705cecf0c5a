from collections.abc import Iterator

from anarq.checks.http._forms import ERROR, lacking
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        for status, response in operation.answers():
            missing = lacking(module, response.schema, ERROR) if status[0] in "45d" and response.schema.exists else ()
            if missing and not operation.platform:
                named = ", ".join(f"`{one}`" for one in missing)
                yield Hit(
                    operation.declared_response(status),
                    found=f"operation `{operation.name}` answers `{status}` with an error that has no {named}",
                    mend="describe the error as `ErrorResponse`, once, and refer to it",
                    cause=f"{module.name} {named}",
                    rests_on=(operation.declared_response(status), response.node, response.schema),
                )


RULE = Rule(
    summary="An error is answered in another form than that of all modules.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Error Response Structure",
    scope=Scope.MODULE,
    cause="what the errors of a module lack",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    for_people=True,
)
