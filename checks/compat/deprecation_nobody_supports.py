from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.deprecations import deprecations_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    released = module.manifest.released.text()
    for one in deprecations_of(module):
        sunset = one.sunset.text()
        if one.support.text() == "NONE" and "" < released < sunset:
            yield Hit(
                one.support,
                found=f"nobody mends `{one.feature.text()}`, which the release of `{released}` has until `{sunset}`",
                mend="say what is mended until then, at least `SECURITY_ONLY`",
                allowed=("SECURITY_ONLY", "MAINTENANCE", "FULL"),
                rests_on=(one.sunset, module.manifest.released),
            )


RULE = Rule(
    summary="What is going away is still there, and nobody mends it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Calendar",
    scope=Scope.MODULE,
    cause="a deprecation",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.DEPRECATIONS,),
    vocabulary=True,
)
