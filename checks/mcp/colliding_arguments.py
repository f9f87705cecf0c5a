from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for tool in module.tools:
        operation = tool.operation
        if operation is None:
            continue
        parameters = {p.name for p in operation.parameters if p.location in ("path", "query")}
        shared = sorted(parameters & {name for name, _ in module.members(operation.request)})
        for name in shared:
            yield Hit(
                tool.bound,
                found=f"tool `{tool.name}`: `{name}` is a parameter of `{operation.name}` and a member of its body",
                mend="rename one of them: a tool takes both in one flat object",
            )


RULE = Rule(
    summary="A parameter and a member of the body have one name, which a tool cannot tell apart.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
    needs=(Role.TOOLS,),
    vocabulary=True,
)
