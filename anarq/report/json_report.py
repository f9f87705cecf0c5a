"""A report for programs: JSON by `spec/report.schema.json`. The same input gives the same bytes."""

import json
from typing import Final

from anarq import __version__
from anarq.model.errors import Place, Problem
from anarq.model.severity import Severity
from anarq.model.tree import Json
from anarq.rules.finding import Finding, Instance, NotChecked, Report, Waived
from anarq.rules.rule import REMOVE, Edit, Fix, Rename

FORMAT: Final = "urn:anarq:spec:report:v1"
"""The `$id` of the schema that the report follows."""


def render_json(report: Report) -> str:
    """The report as JSON text; ends in a line break."""
    return json.dumps(report_data(report), indent=2, ensure_ascii=True) + "\n"


def report_data(report: Report) -> dict[str, Json]:
    """The report as plain data."""
    return {
        "format": FORMAT,
        "anarq": __version__,
        "summary": _summary(report),
        "findings": [_finding(finding) for finding in report.findings],
        "waived": [_waived(waived) for waived in report.waived],
        "baselined": [_finding(finding) for finding in report.baselined],
        "not_checked": [_not_checked(one) for one in report.not_checked],
        "problems": [problem_data(problem) for problem in report.problems],
    }


def _summary(report: Report) -> dict[str, Json]:
    return {
        "errors": report.count(Severity.ERROR),
        "warnings": report.count(Severity.WARNING),
        "notes": report.count(Severity.NOTE),
        "files": report.files,
        "modules": list(report.modules),
        "rules": list(report.rules),
    }


def _finding(finding: Finding) -> dict[str, Json]:
    data: dict[str, Json] = {
        "rule": finding.rule,
        "severity": finding.severity.value,
        **_instance(finding.at),
        "mend": finding.mend,
        "allowed": list(finding.allowed),
        "also": [_instance(one) for one in finding.also],
        "sides": [_instance(one) for one in finding.sides],
    }
    if finding.fix:
        data["fix"] = _fix(finding.fix)
    return data


def _instance(one: Instance) -> dict[str, Json]:
    return {**_place(one.place), "module": one.module, "path": one.path, "pointer": one.pointer, "found": one.found}


def _fix(fix: Fix) -> dict[str, Json]:
    return {"description": fix.description, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit | Rename) -> dict[str, Json]:
    if isinstance(edit, Rename):
        return {"op": "rename", "pointer": edit.pointer, "key": edit.key}
    if edit.value is REMOVE:
        return {"op": "remove", "pointer": edit.pointer}
    return {"op": "set", "pointer": edit.pointer, "value": edit.value}


def _waived(waived: Waived) -> dict[str, Json]:
    words: dict[str, Json] = {"reason": waived.reason, "owner": waived.owner, "until": waived.until}
    return {"finding": _finding(waived.finding), **words}


def _not_checked(one: NotChecked) -> dict[str, Json]:
    needs: list[Json] = [{"module": need.module, "name": need.name} for need in one.needs]
    lacks: list[Json] = [{"module": lack.module, "what": lack.what} for lack in one.lacks]
    return {"rule": one.rule, "needs": needs, "unread": list(one.unread), "lacks": lacks}


def problem_data(problem: Problem) -> dict[str, Json]:
    """A file that could not be used, as plain data."""
    return {**_place(problem.place), "message": problem.message, "mend": problem.mend}


def _place(place: Place) -> dict[str, Json]:
    return {"file": place.file, "line": place.line, "column": place.column}
