from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    used = {operation.scope for operation in module.operations}
    used |= {tool.node.get("scope").text() for tool in module.tools}
    for scope, node in module.policies.get("scopes").items():
        if scope not in used:
            yield Hit(
                node,
                found=f"scope `{scope}` is declared and nothing asks for it",
                mend="take it away, or name it in the `x-anarq-scope` of the operation that it is for",
            )


RULE = Rule(
    summary="A scope is declared and no operation or tool asks for it.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Default Security Posture",
    scope=Scope.MODULE,
    cause="a scope",
    check=check,
)
