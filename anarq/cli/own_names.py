"""Whether a module from elsewhere has names of its own, before it is laid beside those of this installation."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from anarq.cli.common import complain, say, style_for, today
from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.report.text import TextOptions, render_text
from anarq.rules.engine import run
from anarq.source.folder import FolderSource

_RULE: Final = "names/foreign-name"


def require_own_names(path: Path, name: str) -> None:
    """Ends with 1, and tells the finding, when a module has the names of another one.

    Each of its contracts would be a second one of that module.

    Args:
        path: of the module's folder.
        name: of the module, where something else than the name of the folder says it.

    Raises:
        AnarqError: it is not a module.
    """
    loaded = load_ecosystem([FolderSource(path, str(path), name=name)], standards=load_standards())
    report = run(loaded.ecosystem, all_rules().chosen([_RULE]), today=today())
    if report.findings:
        say(render_text(replace(report, not_checked=()), TextOptions(style_for(sys.stdout))))
        complain("Nothing is served: the module has names of another one.\n")
        raise SystemExit(1)
