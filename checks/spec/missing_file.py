from collections.abc import Iterator

from anarq.model.layout import FileRole
from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    # A file that is there and cannot be read has been reported already; that it is missing would be untrue.
    missing = [
        role
        for role in module.layout.roles.values()
        if role.due
        and role.role not in module.claims.by_role
        and not any(role.may_cover(folder) for folder in module.unread)
    ]
    if missing:
        named = ", ".join(f"`{role.path}`" for role in missing)
        yield Hit(
            module.document(missing[0].path).root,
            found=f"module `{module.name}` has no file {named}"
            if len(missing) == 1
            else f"module `{module.name}` lacks {named}",
            mend=f"write it: {_meaning(missing[0])}"
            if len(missing) == 1
            else f"write them: {'; '.join(f'`{role.path}`, {_meaning(role)}' for role in missing)}",
            lists=tuple(role.path for role in missing),
        )


def _meaning(role: FileRole) -> str:
    """What a file of the role says, as a clause."""
    text = role.meaning.rstrip(".")
    return f"{text[0].lower()}{text[1:]}"


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
