"""Slips as people make them, planted one at a time in the specs: each is one finding, at the place of the slip."""

from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.source import FolderSource, OverlaySource, PartSource
from anarq.testing.few import FEW

MODULES = Path(__file__).parents[2] / "modules"
INTENT = "qwallet/contracts/payment-intent.v1.schema.json"
STATES = "{enum: [PENDING, SIGNED, SETTLED, FAILED]}"

NAMES = {
    "scope of a role": (
        "qwallet/security/policies.yaml",
        "qwallet.quote.create, qwallet.tx.read]",
        "qwallet.quote.create, qwallet.tx.raed]",
    ),
    "operation of a component": ("qwallet/module.yaml", "getQuote, getLimits]", "getQuote, getLimit]"),
    "operation of the implementation": ("qmarket/module.yaml", "getPurchase, getLicense,", "getPurchase, getLicence,"),
    "retention type": (
        "qwallet/security/policies.yaml",
        "retention: [transaction-records]",
        "retention: [transaction-record]",
    ),
    "collection": (INTENT, '"collection": "intent"', '"collection": "intnet"'),
    "tool": ("qwallet/mcp.json", '["wallet.sign"]', '["wallet.sing"]'),
    "topic": ("qwallet/openapi.yaml", "[q.qwallet.tx.signed.v1]", "[q.qwallet.tx.sign.v1]"),
    "used field": ("qwallet/module.yaml", "[/status, /subidentityStatus]", "[/status, /subidentitystatus]"),
    "runbook": ("qwallet/observability/slo.yaml", "runbook: payments-stuck", "runbook: payments-stack"),
}

DISAGREEMENTS = {
    "version": ("qwallet/openapi.yaml", "version: 1.0.0", "version: 1.1.0", "agreement/two-versions"),
    "range": ("qwallet/module.yaml", "range: '>=1.0.0 <2.0.0'", "range: '>=2.0.0 <3.0.0'", "dependencies/unmet-range"),
    "enum": ("qwallet/openapi.yaml", STATES, "{enum: [PENDING, SIGNED, SETTLED]}", "agreement/two-meanings"),
    "pattern": (
        "qwallet/openapi.yaml",
        "pattern: '^int_[0-9A-Za-z]{8,40}$'",
        "pattern: '^int_[0-9A-Za-z]{8,20}$'",
        "agreement/two-meanings",
    ),
    "default": ("qwallet/openapi.yaml", STATES, STATES.replace("}", ", default: SIGNED}"), "agreement/two-meanings"),
    "objective": (
        "qwallet/observability/slo.yaml",
        "name: settlement, metric: settled_within_minute, threshold: 99,",
        "name: availability, metric: availability, threshold: 99,",
        "slo/objective-below-standard",
    ),
    "deprecation": (
        "qwallet/contracts/payment.v1.schema.json",
        '"deprecated": true',
        '"deprecated": false',
        "compat/unmarked-deprecation",
    ),
}

ELSEWHERE = {
    "a resource type that lost its policy": (
        "qwallet/storage/retention.policy.json",
        '"wallet-configuration"',
        '"wallet-setup"',
    ),
    "a collection that is kept under another name": (
        "qwallet/storage/map.yaml",
        "[wallet, standing]",
        "[purse, standing]",
    ),
    "a collection of which some records are in force": ("qmarket/storage/map.yaml", "[listing]", "[listings]"),
    "an operation that the peer renamed": (
        "squid/openapi.yaml",
        "operationId: getIdentityStatus",
        "operationId: readIdentityStatus",
    ),
    "a parameter of a link": (
        "qwallet/openapi.yaml",
        "                intentId: $response",
        "                intent: $response",
    ),
    "an error code": ("qwallet/runtime.yaml", "metrics:", "retry: {retryableErrors: [TIMEOUT]}\nmetrics:"),
    "an own runbook in the place of a shared one": (
        "qwallet/observability/slo.yaml",
        "objectives:\n",
        "objectives:\n  - {name: errors, metric: error_rate, threshold: 0.1, unit: percent, runbook: unavailble}\n",
    ),
    "a module": ("qwallet/module.yaml", "  qlock:\n", "  qlokc:\n"),
    "a kind of key": ("qwallet/security/policies.yaml", "keyType: signingKeys", "keyType: signingKey"),
    "what is deprecated": (
        "qwallet/compat/deprecations.yaml",
        "payment:v2#/properties/amount",
        "payment:v2#/properties/amuont",
    ),
}


@pytest.fixture(scope="module")
def findings():
    standards = load_standards()

    def check(changes):
        loaded = load_ecosystem(
            [OverlaySource(PartSource(FolderSource(MODULES, "modules"), FEW), changes)], standards=standards
        )
        report = run(loaded.ecosystem, all_rules(), today=date(2026, 11, 23), problems=loaded.problems)
        assert not report.problems
        return report.findings

    return check


def planted(path, old, new, base=None):
    """The changed file, and the line of the first difference."""
    text = (base or {}).get(path, (MODULES / path).read_bytes()).decode()
    assert old in text, f"the slip no longer applies: {path} has no {old!r}"
    changed = text.replace(old, new, 1)
    before, after = text.splitlines(), changed.splitlines()
    line = next(number for number, (one, other) in enumerate(zip(before, after, strict=False), 1) if one != other)
    return {path: changed.encode()}, line


@pytest.mark.parametrize(("path", "old", "new"), NAMES.values(), ids=NAMES)
def test_a_slip_in_a_name_is_one_finding_at_its_place_with_what_was_meant(findings, path, old, new):
    changes, line = planted(path, old, new)

    (finding,) = findings(changes)

    assert finding.rule == "names/undeclared-name"
    assert (finding.place.file, finding.place.line, finding.also) == (f"modules/{path}", line, ())
    assert finding.mend.startswith("did you mean `")
    assert finding.mend.removeprefix("did you mean `").removesuffix("`?") in old


@pytest.mark.parametrize(("path", "old", "new", "rule"), DISAGREEMENTS.values(), ids=DISAGREEMENTS)
def test_two_files_that_disagree_are_one_finding_at_the_place_of_the_slip(findings, path, old, new, rule):
    base = {}
    if "default" in new:
        base, _ = planted(INTENT, '"status": {', '"status": {"default": "PENDING",')
        assert findings(base) == ()
    changes, line = planted(path, old, new, base)

    (finding,) = findings({**base, **changes})

    assert finding.rule == rule
    assert (finding.place.file, finding.place.line, finding.also) == (f"modules/{path}", line, ())


@pytest.mark.parametrize(("path", "old", "new"), ELSEWHERE.values(), ids=ELSEWHERE)
def test_any_other_name_that_leads_nowhere_is_one_finding_as_well(findings, path, old, new):
    changes, _ = planted(path, old, new)

    (finding,) = findings(changes)

    assert finding.rule == "names/undeclared-name"
