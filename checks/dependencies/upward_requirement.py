from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.views.manifest import manifest_of
from anarq.rules import Hit, Rule, Scope, Severity

REQUIRED = "required"


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        if "module.yaml" not in module.unread:
            yield from _upward(module)


def _upward(module: Module) -> Iterator[Hit]:
    standards = module.standards
    own = standards.tier(module.name)
    for dependency in manifest_of(module).dependencies:
        other = standards.tier(dependency.name)
        if dependency.kind.text() != REQUIRED or own is None or other is None or other <= own:
            continue
        yield Hit(
            dependency.kind,
            found=f"`{module.name}` is of tier {own} and requires `{dependency.name}` of tier {other}",
            mend="consume its events instead, or make it `optional` and do without it where it is not deployed",
            allowed=tuple(name for name in standards.module_names() if (standards.tier(name) or 0) <= own),
        )


RULE = Rule(
    summary="A module requires one of a higher tier, which is founded on it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a dependency",
    check=check,
    for_people=True,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
