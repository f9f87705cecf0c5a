import re
from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.views.openapi import Operation
from anarq.rules import Hit, Rule, Scope, Severity, closest_first


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        # Braces without a name are told by the rule about paths that are misrouted.
        wanted = re.findall(r"\{([^{}]+)\}", operation.path)
        declared = [parameter.name for parameter in operation.parameters if parameter.location == "path"]
        for name in wanted:
            if name not in declared:
                yield Hit(
                    operation.path_item,
                    found=f"the path `{operation.path}` names `{name}`, which `{operation.name}` does not declare",
                    mend=f"declare a parameter `{name}` with `in: path` and `required: true`",
                    allowed=closest_first(name, declared),
                    cause=f"{operation.path} {name}",
                )
        yield from _surplus(operation, wanted)


def _surplus(operation: Operation, wanted: list[str]) -> Iterator[Hit]:
    """Parameters of a place that the path does not have."""
    for parameter in operation.parameters:
        if parameter.location == "path" and parameter.name not in wanted:
            yield Hit(
                parameter.declared,
                found=f"the parameter `{parameter.name}` has no place in the path `{operation.path}`",
                mend="name it in the path, or take it away",
                allowed=closest_first(parameter.name, wanted),
                cause=f"{operation.path} {parameter.name}",
            )


RULE = Rule(
    summary="A path and the parameters in it do not have the same names.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
)
