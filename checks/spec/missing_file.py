from collections.abc import Iterator
from fnmatch import fnmatchcase

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    from anarq.checks.spec._schemas import kinds  # imported here for the same reason as in `file_off_schema`

    for kind in kinds():
        # A file that is there and cannot be read has been reported already; that it is missing would be untrue.
        is_there = any(fnmatchcase(path, kind.path) for path in (*module.files, *module.documents))
        if kind.required and not is_there:
            yield Hit(
                module.document(kind.path).root,
                found=f"module `{module.name}` has no file `{kind.path}`",
                mend=f"write one: {kind.meaning[0].lower()}{kind.meaning[1:].rstrip('.')}",
            )


RULE = Rule(
    summary="A module lacks a file of the standard structure.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a kind of file",
    check=check,
)
