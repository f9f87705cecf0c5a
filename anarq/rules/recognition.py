"""What a run tells of the folders and files that it looked at, or did not: no rule is broken by them."""

from collections import defaultdict
from collections.abc import Iterator

from anarq.model.errors import Place
from anarq.model.internal import FOUND_ELSEWHERE, LEFT_OUT
from anarq.model.layout import FileRole
from anarq.model.module import Ecosystem, Module
from anarq.model.severity import Severity
from anarq.rules.finding import Finding, Instance


def notes(ecosystem: Ecosystem) -> Iterator[Finding]:
    """Files that do not lie at the right place, one note a role, and folders that only look like modules."""
    for module in ecosystem.modules.values():
        files: dict[str, list[str]] = defaultdict(list)
        for path, role in sorted(module.claims.elsewhere.items()):
            files[role.role].append(path)
        for paths in files.values():
            yield _elsewhere(module, module.claims.elsewhere[paths[0]], paths)
    for folder in ecosystem.left_out:
        found = f"`{folder.folder}` looks like a module and is not looked at as one: {folder.reason}"
        at = Instance(Place(folder.folder), "", folder.folder, "", found)
        yield Finding(LEFT_OUT, Severity.NOTE, at, folder.mend)


def _elsewhere(module: Module, role: FileRole, paths: list[str]) -> Finding:
    first, *others = (
        Instance(Place(module.shown(path)), module.name, path, "", f"`{path}` is read as `{role.path}`")
        for path in paths
    )
    mend = f"move it to `{role.path}`, or leave it where it is"
    return Finding(FOUND_ELSEWHERE, Severity.NOTE, first, mend, also=tuple(others))
