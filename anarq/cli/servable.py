"""Whether a module from elsewhere can be served, before it is laid beside those of this installation."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from anarq.cli.common import complain, say, style_for, today
from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.errors import AnarqError, Place
from anarq.model.severity import Severity
from anarq.report.text import TextOptions, render_text
from anarq.rules.engine import run
from anarq.source.folder import FolderSource

_FOREIGN: Final = "names/foreign-name"
_RULES: Final = (_FOREIGN, "http/operation-without-scope")
"""What nothing can be served without: names of its own, and who may do what."""


def require_servable(path: Path, name: str) -> None:
    """Ends with 1, and tells the findings, when a module has the names of another one or does not say who may do what.

    With the names of another one, each of its contracts would be a second one of that module.

    Args:
        path: of the module's folder.
        name: of the module, where something else than the name of the folder says it.

    Raises:
        AnarqError: it is not a module, cannot be read, or is laid out otherwise than this house does it.
    """
    loaded = load_ecosystem([FolderSource(path, str(path), name=name)], standards=load_standards())
    if loaded.problems:
        raise AnarqError(loaded.problems)
    for module in loaded.ecosystem.modules.values():
        if not module.speaks_house:
            message = f"a service is made of specs as `anarq` writes them, and here are those of `{module.layout.name}`"
            raise AnarqError.one(message, Place(str(path)), f"`anarq adopt {path}` writes them from what lies there")
    report = run(loaded.ecosystem, all_rules().chosen(_RULES), today=today())
    findings = tuple(one for one in report.findings if one.severity is Severity.ERROR)
    if findings:
        shown = replace(report, findings=findings, not_checked=())
        say(render_text(shown, TextOptions(style_for(sys.stdout))))
        foreign = any(one.rule == _FOREIGN for one in findings)
        why = "has names of another one" if foreign else "does not say who may do what"
        complain(f"Nothing is served: the module {why}.\n")
        raise SystemExit(1)
