from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, meant


def check(module: Module) -> Iterator[Hit]:
    from anarq.checks.spec._schemas import kinds  # imported here for the same reason as in `file_off_schema`

    known = kinds()
    for path, document in module.documents.items():
        names = tuple(kind.path for kind in known)
        name = "" if any(kind.covers(path) for kind in known) else meant(path, names)
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
)
