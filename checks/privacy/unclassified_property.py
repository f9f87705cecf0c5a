from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    for contract in module.contracts:
        for name, node in contract.properties():
            if isinstance(node.value, dict) and not Schema(node).classification.exists:
                yield Hit(
                    node,
                    found=f"property `{name}` of `{contract.schema.title.text(contract.id)}` is not classified",
                    mend="say how far its value may travel with `x-anarq-classification`",
                    allowed=("public", "internal", "personal", "sensitive", "secret"),
                    cause=contract.document.path,
                    rests_on=(node,),
                )


RULE = Rule(
    summary="A property of a contract does not say how far its value may travel.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.MODULE,
    cause="a contract",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
