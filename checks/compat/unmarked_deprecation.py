from collections.abc import Iterator

from anarq.checks.compat._deprecated import marked
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.deprecations import going_of
from anarq.rules import Edit, Fix, Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    scheduled = going_of(module)
    for mark, kind, feature in marked(module):
        if feature in scheduled and not mark.flag():
            yield Hit(
                mark,
                found=f"{kind} `{feature}` does not say `deprecated`, and is going away by "
                f"`{scheduled[feature].feature.place}`",
                mend="say `deprecated: true`, or take the entry away if it stays",
                fix=Fix("say `deprecated: true`", (Edit(mark.pointer, True),)),
                rests_on=(mark,),
            )


RULE = Rule(
    summary="The schedule ends something that does not say that it is deprecated.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deprecation Lifecycle",
    scope=Scope.MODULE,
    cause="a feature",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.DEPRECATIONS,),
    vocabulary=True,
)
