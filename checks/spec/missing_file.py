from collections.abc import Iterator
from fnmatch import fnmatchcase

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    from anarq.checks.spec._schemas import kinds  # imported here for the same reason as in `file_off_schema`

    # A file that is there and cannot be read has been reported already; that it is missing would be untrue.
    there = {*module.files, *module.documents}
    missing = [
        kind
        for kind in kinds()
        if kind.required
        and not any(fnmatchcase(path, kind.path) for path in there)
        and not any(kind.path.startswith(f"{folder}/") for folder in module.unread)
    ]
    if missing:
        named = ", ".join(f"`{kind.path}`" for kind in missing)
        first = missing[0].meaning.rstrip(".")
        yield Hit(
            module.document(missing[0].path).root,
            found=f"module `{module.name}` has no file {named}"
            if len(missing) == 1
            else f"module `{module.name}` lacks {named}",
            mend=f"write it: {first[0].lower()}{first[1:]}"
            if len(missing) == 1
            else "write them, each with what `spec/files.yaml` says it holds",
        )


RULE = Rule(
    summary="A module lacks a file of the standard structure.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a module",
    check=check,
    for_people=True,
)
