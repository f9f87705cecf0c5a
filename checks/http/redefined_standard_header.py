from collections.abc import Iterator, Mapping

from anarq.checks.http._common import COMMON_HTTP, parameter_ref
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.tree import Node
from anarq.model.views.openapi import OpenApi, Parameter
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    components = _components(module.standards)
    seen: set[tuple[str, str]] = set()
    for operation in module.operations:
        for parameter in operation.parameters:
            name, node = parameter.name.lower(), parameter.node
            place = (node.document.path, node.pointer)
            if parameter.location == "header" and name in components and not _is_common(node) and place not in seen:
                seen.add(place)  # a parameter of a path, or one that is referred to, is one fault
                yield _hit(parameter, components[name])


def _components(standards: Standards) -> Mapping[str, str]:
    declared = {header.name: header.parameter for header in standards.headers}
    return {**declared, **standards.implied_parameters, "idempotency-key": "IdempotencyKey"}


def _is_common(node: Node) -> bool:
    return OpenApi(node.document.root).id.text() == COMMON_HTTP


def _hit(parameter: Parameter, component: str) -> Hit:
    return Hit(
        parameter.named,
        found=f"the module says itself what the standard header `{parameter.name}` may be",
        mend=f"refer to `{parameter_ref(component)}`",
    )


RULE = Rule(
    summary="A standard header is described again, and services hold requests to the standard all the same.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Headers",
    scope=Scope.MODULE,
    cause="a parameter",
    check=check,
)
