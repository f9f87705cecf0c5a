"""Changes of a module in a workspace: tried first, then written, then followed by what is generated."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from anarq.cli.code import of_written, require_placed
from anarq.cli.common import complain, say, style_for, today
from anarq.cli.ground import ecosystem_of
from anarq.cli.rules import all_rules
from anarq.cli.spoiling import spoils
from anarq.cli.workspace import Workspace, Written, workspace_above
from anarq.generators.disk import differences, write
from anarq.generators.formatting import formatted
from anarq.generators.interface import Interfaces
from anarq.generators.refusals import attempt
from anarq.generators.targets import chosen
from anarq.model.module import Ecosystem
from anarq.model.severity import Severity
from anarq.report.text import TextOptions, render_text
from anarq.rules.engine import run
from anarq.rules.finding import Finding, Report
from anarq.rules.fingerprint import fingerprint
from anarq.scaffold.following import due_of, methods_in
from anarq.source.overlay import OverlaySource


def here(named: str | None) -> tuple[Workspace, Written]:
    """The module that is meant: the one that is named, the one whose folder this is, or the only one.

    Raises:
        click.UsageError: this is no workspace, or it has several modules, or none of that name.
        AnarqError: a service is not where the workspace says.
    """
    workspace = workspace_above(Path())
    if workspace is None:
        raise click.UsageError("this is no workspace: there is no `anarq.yaml`; `anarq new NAME` makes one")
    require_placed(workspace)
    if named is not None:
        found = workspace.named(named)
        if found is None:
            raise click.UsageError(f"no module `{named}` here; there are {', '.join(workspace.modules)}")
        return workspace, found
    only = next(iter(workspace.modules.values())) if len(workspace.modules) == 1 else None
    found = workspace.named(".") or only
    if found is None:
        raise click.UsageError(f"which module? --module names one of {', '.join(workspace.modules)}")
    return workspace, found


def ecosystem_with(workspace: Workspace, written: Written, spec: Mapping[str, str | None]) -> Ecosystem:
    """The modules of a workspace, as they would be with changes to the spec of one, by paths below its folder.

    Raises:
        AnarqError: a file cannot be used.
    """
    sources = [
        OverlaySource(source, spec) if source.name == written.name else source for source in workspace.snapshots()
    ]
    return ecosystem_of(sources)


def require_right(before: Ecosystem, after: Ecosystem, written: Written) -> None:
    """Ends with 1, and tells the findings, when a change would make the spec of a module wrong, or when it is so wrong
    already that nothing can be generated from it. What else was wrong before stays what it was.
    """
    rules, on = all_rules(), today()
    report = run(after, rules, today=on)
    wrong = _wrong(report, written)
    known = _places(_wrong(run(before, rules, today=on), written)) if wrong else frozenset()
    _refuse(report, [one for one in wrong if not _places([one]) <= known], "the spec would be wrong.")
    _refuse(report, [one for one in wrong if spoils(one, rules)], "mend first what was wrong before.")


def _wrong(report: Report, written: Written) -> list[Finding]:
    found = (one for one in report.findings if one.severity is not Severity.NOTE)
    return [one for one in found if one.at.module == written.name]


def _places(findings: Iterable[Finding]) -> frozenset[tuple[str, str]]:
    return frozenset((one.rule, fingerprint(at)) for one in findings for at in (one.at, *one.also))


def _refuse(report: Report, findings: Sequence[Finding], why: str) -> None:
    if findings:
        shown = replace(report, findings=tuple(findings), not_checked=())
        say(render_text(shown, TextOptions(style_for(sys.stdout))))
        complain(f"Nothing is changed: {why}\n")
        raise SystemExit(1)


def apply(workspace: Workspace, files: Mapping[str, str | None]) -> None:
    """Writes files, by paths below the workspace, and tells which; then what follows from the specs."""
    for path, text in sorted(files.items()):
        target = workspace.root / path
        if text is None:
            target.unlink()
            say(f"removed  {path}\n")
            continue
        said = "changed" if target.exists() else "added"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
        say(f"{said:<8} {path}\n")
    ecosystem = ecosystem_of(workspace.snapshots())
    wanted = chosen(workspace.targets)
    made = attempt(ecosystem, wanted, workspace.homes)
    write(workspace.root, differences(workspace.root, formatted(made.files), wanted, workspace.homes))
    tell_due(workspace, ecosystem)


def tell_due(workspace: Workspace, ecosystem: Ecosystem) -> None:
    """Tells which handlers are still to be written, of modules for which a service is."""
    interfaces = Interfaces(ecosystem, workspace.homes)
    for written in workspace.modules.values():
        code = of_written(written, workspace)
        if not code.is_service:
            continue
        there = methods_in(python_below(code.folder))
        for due in due_of(interfaces, interfaces.of(written.name)):
            if due.method not in there:
                folder = written.home.service.folder
                complain(f"to be written: `{due.method}` in {folder}, for {due.what}; _gen/handlers.py has its form\n")


def python_below(folder: Path) -> dict[str, str]:
    """The files of Python below a folder that people write, by path from there."""
    found = (
        path for path in sorted(folder.rglob("*.py")) if not {"_gen", "__pycache__"} & {*path.relative_to(folder).parts}
    )
    hidden = (path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in hidden}
