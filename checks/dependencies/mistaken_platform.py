from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.manifest import Dependency, manifest_of
from anarq.rules import Hit, Rule, Scope, Severity

PLATFORM, REQUIRED = "platform", "required"


def check(module: Module) -> Iterator[Hit]:
    standards = module.standards
    platform = tuple(name for name in standards.module_names() if standards.is_platform(name))
    for dependency in manifest_of(module).dependencies:
        kind, name = dependency.kind.text(), dependency.name
        if kind == PLATFORM and name not in platform and standards.tier(name) is not None:
            yield Hit(
                dependency.kind,
                found=f"`{name}` is used as a platform, and others of its tier are founded on the same",
                mend="say `required`, or `optional` where the module does without it",
                allowed=platform,
            )
        if kind == REQUIRED and name in platform and not _is_upward(module, dependency):
            yield Hit(
                dependency.kind,
                found=f"`{name}` is required, and is the platform of all modules",
                mend="say `platform`",
                allowed=(PLATFORM, "optional"),
            )


def _is_upward(module: Module, dependency: Dependency) -> bool:
    """Whether the peer is of a higher tier, which another rule tells."""
    own, other = module.standards.tier(module.name), module.standards.tier(dependency.name)
    return own is not None and other is not None and other > own


RULE = Rule(
    summary="A module of the platform is required, or another is used as one.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a dependency",
    check=check,
    for_people=True,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
