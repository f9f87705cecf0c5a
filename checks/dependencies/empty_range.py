from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.matrix import wanted_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for wanted in wanted_of(module):
        if wanted.range is not None and wanted.range.is_empty:
            yield Hit(
                wanted.node,
                found=f"no version of `{wanted.name}` is in the range `{wanted.written}`",
                mend="put the lower bound first and the higher one behind it, e.g. `>=1.0.0 <2.0.0`",
            )


RULE = Rule(
    summary="A dependency has a range in which no version is.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a dependency",
    check=check,
    for_people=True,
    needs=((Role.MANIFEST, Role.MATRIX),),
)
