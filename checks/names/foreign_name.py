from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    name = manifest_of(module).name
    if name.text() and name.text() != module.name:
        yield Hit(
            name,
            found=f"`module.yaml` calls the module `{name.text()}`, and its folder is `{module.name}`",
            mend="call both alike: peers, paths and generated code go by the folder",
        )
    for kind, node, called, start in _names(module):
        if called and not called.startswith(start):
            yield Hit(
                node,
                found=f"the {kind} `{called}` of `{module.name}` does not begin with `{start}`",
                mend=f"begin it with `{start}`: what begins otherwise belongs to another module",
                cause=f"{kind} {called}",
            )


def _names(module: Module) -> Iterator[tuple[str, Node, str, str]]:
    """What a module may only declare under its own name: kind, place, name, and how the name begins."""
    for tool in module.tools:
        yield "tool", tool.node, tool.name, module.standards.tool_prefix(module.name)
    for name, scope in policies_of(module).scopes.items():
        yield "scope", scope.node, name, f"{module.name}."
    for contract in module.contracts:
        yield "contract", contract.schema.id, contract.id, f"urn:anarq:{module.name}:"


RULE = Rule(
    summary="A module declares a name that belongs to another module.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
)
