from collections.abc import Iterator

from anarq.checks._schemas import extends
from anarq.checks.http._forms import ENVELOPE, due_members, lacking
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.openapi import Operation, Response
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        if operation.platform or not operation.is_enveloped:
            continue
        for status, response in _successes(operation):
            if not _has_envelope(module, response):
                yield Hit(
                    operation.declared_response(status),
                    found=f"operation `{operation.name}` answers `{status}` without the standard envelope",
                    mend=_mend(module),
                    cause="no envelope",
                    rests_on=(operation.declared_response(status), response.node),
                )


def _has_envelope(module: Module, response: Response) -> bool:
    """Whether an answer is the envelope: in the house by its reference, elsewhere by what it describes."""
    if module.speaks_house:
        return extends(module, response.schema, module.standards.envelope)
    return not lacking(module, response.schema, ENVELOPE)


def _mend(module: Module) -> str:
    if module.speaks_house:
        form = f"allOf: [{{$ref: '{module.standards.envelope}'}}, …]"
        return f"give it a JSON schema with `{form}`, and its data as `data`"
    return f"answer with {', '.join(f'`{one}`' for one in due_members(ENVELOPE))}, and its data as `data`"


def _successes(operation: Operation) -> Iterator[tuple[str, Response]]:
    """The answers that carry a body."""
    for status, response in operation.answers():
        if status.startswith("2") and status != "204":
            yield status, response


RULE = Rule(
    summary="A successful JSON answer is not wrapped in the standard envelope.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Response Format",
    scope=Scope.MODULE,
    cause="a module that does not use the envelope",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
)
