from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.contracts import contracts_of
from anarq.model.views.policies import policies_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    windows = [(name, one.window) for name, one in policies_of(module).conditions.items() if one.window.exists]
    records = [_members(module, one.node) for one in contracts_of(module) if one.resource_type] if windows else []
    for name, window in windows:
        ends = {member.text() for _, member in window.items()}
        if not any(ends <= members for members in records):
            listed = " and ".join(f"`{end}`" for end in sorted(ends))
            yield Hit(
                window,
                found=f"`{name}` goes by {listed}, and no record of the module has that",
                mend="name members of the record that the operations are about",
            )


def _members(module: Module, record: Node) -> set[str]:
    return {name for schema in module.joined(record) for name in schema.properties}


RULE = Rule(
    summary="A condition goes by moments that no record has.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Security Policies",
    scope=Scope.MODULE,
    cause="a condition",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.POLICIES, Role.CONTRACT),
    vocabulary=True,
)
