from collections.abc import Iterator

from anarq.model.astray import astray
from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    names = tuple(kind.path for kind in module.layout.described)
    for path, place in astray(sorted({*module.files, *module.documents}), module.layout).items():
        file = module.documents.get(path) or Document(path, None, shown=module.shown(path))
        yield Hit(file.root, found=f"nothing reads `{path}`", mend=f"did you mean `{place}`?", allowed=names)


RULE = Rule(
    summary="A file is nearly called as one of the standard structure, and nothing reads it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.MODULE,
    cause="a file",
    check=check,
    for_people=True,
    vocabulary=True,
)
