from collections.abc import Iterator

from anarq.checks.http._operations import operations
from anarq.model.module import Ecosystem, Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        yield from _undeclared(ecosystem, module)


def _undeclared(ecosystem: Ecosystem, module: Module) -> Iterator[Hit]:
    declared = [tag.get("name").text() for tag in module.node("openapi.yaml", "tags").elements()]
    own = set(module.documents.values())
    for where, operation in operations(ecosystem, module):
        for tag in operation.get("tags").elements():
            if tag.text() and tag.text() not in declared and tag.document in own:
                yield Hit(
                    tag,
                    found=f"`{where}` has the tag `{tag.text()}`, which `{module.name}` does not declare",
                    mend=did_you_mean(tag.text(), declared, f"describe `{tag.text()}` under `tags` of `openapi.yaml`"),
                    allowed=closest_first(tag.text(), declared),
                    cause=f"{module.name} {tag.text()}",
                )


RULE = Rule(
    summary="An operation has a tag that its document does not declare.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a tag that is not declared",
    check=check,
    for_people=True,
)
