from collections.abc import Iterator, Mapping

from anarq.checks.http._common import COMMON_HTTP, parameter_ref, scheme_ref
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.tree import Node
from anarq.model.views.openapi import OpenApi, SecurityScheme, openapi_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    mends = _mends(module.standards)
    yield from _parameters(module, mends)
    yield from _schemes(module, mends)


def _parameters(module: Module, mends: Mapping[str, str]) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for operation in module.operations:
        for parameter in operation.parameters:
            name, node = parameter.name.lower(), parameter.node
            place = (node.document.path, node.pointer)
            if parameter.location == "header" and name in mends and not _is_common(node) and place not in seen:
                seen.add(place)  # a parameter of a path, or one that is referred to, is one fault
                yield _hit(parameter.named, mends[name])


def _schemes(module: Module, mends: Mapping[str, str]) -> Iterator[Hit]:
    first: dict[str, str] = {}
    for name, declared in openapi_of(module).security_schemes.items():
        scheme = SecurityScheme(module.follow(declared))
        if scheme.header in mends and not _is_common(scheme.node):
            yield _hit(scheme.named, mends[scheme.header])
        elif scheme.header and first.setdefault(scheme.header, name) != name:
            yield Hit(
                declared,
                found=f"the security scheme `{name}` is the header `{scheme.header}`, as `{first[scheme.header]}` is",
                mend=f"keep one of `{first[scheme.header]}` and `{name}`",
            )


def _mends(standards: Standards) -> Mapping[str, str]:
    """How to say what a standard header may be, by its name."""
    named = {**standards.implied_parameters, standards.idempotency_header.lower(): "IdempotencyKey"}
    schemes = {header.name: header.scheme for header in standards.headers if header.scheme}
    return {
        **{name: f"refer to `{parameter_ref(component)}`" for name, component in named.items()},
        **{name: f"name it in `security`, by the scheme `{scheme_ref(one)}`" for name, one in schemes.items()},
    }


def _is_common(node: Node) -> bool:
    return OpenApi(node.document.root).id.text() == COMMON_HTTP


def _hit(named: Node, mend: str) -> Hit:
    return Hit(named, found=f"the module says itself what the standard header `{named.text()}` may be", mend=mend)


RULE = Rule(
    summary="A standard header is described again, and services hold requests to the standard all the same.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Headers",
    scope=Scope.MODULE,
    cause="a parameter or a security scheme",
    check=check,
    needs=(Role.HTTP,),
    vocabulary=True,
)
