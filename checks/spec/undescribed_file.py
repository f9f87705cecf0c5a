from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    from anarq.checks.spec._schemas import kinds  # imported here for the same reason as in `file_off_schema`

    known = kinds()
    for path, document in module.documents.items():
        if not any(kind.covers(path) for kind in known):
            names = tuple(kind.path for kind in known)
            yield Hit(
                document.root,
                found=f"no schema describes `{path}`, and nothing reads it",
                mend=did_you_mean(
                    path, names, "put what it says into a file of the standard structure, or take it away"
                ),
                allowed=names,
            )


RULE = Rule(
    summary="A module has a file that no schema describes.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a file",
    check=check,
    for_people=True,
)
