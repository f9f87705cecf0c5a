import re
from collections.abc import Iterator
from keyword import iskeyword
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.manifest import manifest_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage

OURS: Final = "anarq"
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check(module: Module) -> Iterator[Hit]:
    manifest = manifest_of(module)
    package = manifest.package
    if not package.text() or manifest.language.text().lower() != "python":
        return
    own = f"{OURS}.reference.{module.name}"
    parts = package.text().split(".")
    strange = next((part for part in parts if not _NAME.fullmatch(part) or iskeyword(part)), None)
    if strange is not None:
        found = f"the package `{package.text()}` cannot be imported: `{strange}` is not a name of Python"
    elif parts[0] == OURS and package.text() != own:
        found = f"the package `{package.text()}` is not where the service of `{module.name}` is generated"
    elif parts[-1] != module.name and parts[-1] in module.standards.module_names():
        found = f"the package `{package.text()}` is that of the module `{parts[-1]}`"
    else:
        return
    yield Hit(package, found, f"name the package of `{module.name}`", (own,), rests_on=(package, manifest.name))


RULE = Rule(
    summary="The package of a service cannot exist, or is that of another module.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a package",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
