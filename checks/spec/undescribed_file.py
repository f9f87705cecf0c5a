from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, meant


def check(module: Module) -> Iterator[Hit]:
    names = tuple(kind.path for kind in module.layout.described)
    for path, document in module.documents.items():
        role = module.layout.role_of(path)
        name = "" if role is not None and role.schema else meant(path, names)
        if name:
            yield Hit(
                document.root,
                found=f"nothing reads `{path}`",
                mend=f"did you mean `{name}`?",
                allowed=names,
            )


RULE = Rule(
    summary="A file is nearly called as one of the standard structure, and nothing reads it.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a file",
    check=check,
    for_people=True,
    vocabulary=True,
)
