from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from anarq.model.errors import Place, Problem
from anarq.rules import REMOVE, Edit, Fix, NeedsPeer, Severity
from anarq.rules.finding import Finding, Instance, NotChecked, Report, Waived


def instance(
    file: str = "modules/qmail/openapi.yaml", line: int = 4, found: str = "operation `a` is wrong"
) -> Instance:
    return Instance(Place(file, line, 3), "qmail", "openapi.yaml", "/paths/~1a", found)


@pytest.fixture
def finding() -> Callable[..., Finding]:
    def make(
        severity: Severity = Severity.ERROR, *, also: Iterable[int] = (), allowed: Iterable[str] = (), **words: Any
    ) -> Finding:
        others = tuple(instance(line=line) for line in also)
        return Finding("http/bad-path", severity, instance(**words), "drop it", tuple(allowed), others)

    return make


@pytest.fixture
def report() -> Callable[..., Report]:
    def make(*findings: Finding, **parts: Any) -> Report:
        base: dict[str, Any] = {
            "waived": (),
            "not_checked": (),
            "problems": (),
            "rules": ("http/bad-path",),
            "modules": ("qmail",),
            "files": 2,
        }
        return Report(findings=findings, **(base | parts))

    return make


@pytest.fixture
def full(finding: Callable[..., Finding], report: Callable[..., Report]) -> Report:
    """A report with something in every part."""
    against = instance("modules/qmail/mcp.json", 5, "the version `2.0.0`")
    first = replace(finding(allowed=["x", "y"], also=[9]), sides=(against,))
    fix = Fix("drop it", (Edit("/paths/~1a", REMOVE), Edit("/paths/~1b", {"c": [1]})))
    fixed = Finding("http/bad-verb", Severity.WARNING, instance(line=7), "change it", fix=fix)
    return report(
        first,
        fixed,
        waived=(Waived(finding(also=[9]), "It is old.", "us", "2026-06-30"),),
        not_checked=(NotChecked("mcp/bad-tool", (NeedsPeer("qlock", "qlock.sign"),)),),
        problems=(Problem("not JSON", Place("modules/qmail/mcp.json", 2, 1), "close the bracket"),),
    )
