"""A report for platforms that show findings beside code: SARIF 2.1.0. The same input gives the same bytes."""

import json
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from anarq import __version__
from anarq.model.errors import Place, Problem
from anarq.model.internal import UNREADABLE
from anarq.model.tree import Json
from anarq.rules.finding import Finding, Instance, Report
from anarq.rules.fingerprint import fingerprint

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(report: Report) -> str:
    """The report as one SARIF log with one run; ends in a line break."""
    return json.dumps(sarif_data(report), indent=2, ensure_ascii=True) + "\n"


def sarif_data(report: Report) -> dict[str, Json]:
    """The report as plain data.

    Other places of a finding, and those that contradict it, are its `relatedLocations`, each with what it says.
    """
    rules: list[Json] = [{"id": id_} for id_ in sorted({*report.rules, *(one.rule for one in report.findings)})]
    run: dict[str, Json] = {
        "tool": {"driver": {"name": "anarq", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not (report.problems or report.crashed),
                "toolExecutionNotifications": [_notification(problem) for problem in report.problems],
            }
        ],
        "results": [_result(finding) for finding in report.findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding) -> dict[str, Json]:
    related = _related((*finding.also, *finding.sides))
    return {
        "ruleId": finding.rule,
        "level": finding.severity.value,
        "message": {"text": f"{finding.found}. To mend it: {finding.mend}"},
        "locations": [_location(finding.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"anarq/v1": fingerprint(finding.at)},
    }


def _related(others: Sequence[Instance]) -> list[Json]:
    return [
        {"id": number, **_location(one.place), "message": {"text": one.found}} for number, one in enumerate(others, 1)
    ]


def _location(place: Place) -> dict[str, Json]:
    region: dict[str, Json] = {"startLine": place.line, "startColumn": place.column}
    uri = quote(place.file, errors="surrogatepass")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}


def _notification(problem: Problem) -> dict[str, Json]:
    told: dict[str, Json] = {
        "level": "error",
        "message": {"text": f"{problem.message.removesuffix('.')}. {problem.mend}".strip()},
    }
    if not problem.place.file:  # wrong use, or a fault of ours
        return told
    return {"descriptor": {"id": problem.rule or UNREADABLE}, **told, "locations": [_location(problem.place)]}
