from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.versions import VersionRange
from anarq.model.views.manifest import manifest_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    for dependency in manifest_of(module).dependencies:
        wanted = VersionRange.parse(dependency.range.text())
        if wanted is not None and wanted.is_empty:
            yield Hit(
                dependency.range,
                found=f"no version of `{dependency.name}` is in the range `{dependency.range.text()}`",
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
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
