"""Every number of the design stands in `spec/`, and is what the design's text says.

From each clause the number is read by a pattern, brought to the unit of the place, and compared with what stands there.
"""

import re
from pathlib import Path

import pytest

from anarq.loader.design.clauses import clauses
from anarq.loader.load import load_document
from anarq.model import pointer as pointers
from anarq.source import FolderSource

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8")
CLAUSES = {clause.id: clause for clause in clauses(TEXT)}

STANDARDS = "standards.yaml#/"
GATE = "design/quality-gate.schema.json#/properties/checks/properties/unitTests/properties/threshold/const"
VERDICT = "design/qflow-evaluation-response.schema.json#/properties/verdicts/additionalProperties/properties/confidence"
ALERTS = "interface.InvocationLimits.budgetAlerts"
BREAKER = "interface.CircuitBreakerConfig"
KEYS = "interface.KeyManagementPolicy.environments.*.keyRotationSchedule"
ROTATION = "key-management-and-cryptographic-standards.key-rotation"
PROCESS = "interface.SchemaGovernance.approvalProcess"
PHASES = "interface.SchemaMigrationGovernance.migrationProcess.phases"
CANARY = f"{PHASES}.canaryDeployment"

NUMBERS = [
    ("interface.ModuleSLO.latency.p50", r"(\d+ms) for read", "slo/latency/read/milliseconds"),
    ("interface.ModuleSLO.latency.p50", r"^(p\d+):", "slo/latency/read/percentile"),
    ("interface.ModuleSLO.latency.p95", r"(\d+ms) for write", "slo/latency/write/milliseconds"),
    ("interface.ModuleSLO.latency.p95", r"^(p\d+):", "slo/latency/write/percentile"),
    ("interface.ModuleSLO.latency.p99", r"(\d+ms) for complex", "slo/latency/complex/milliseconds"),
    ("interface.ModuleSLO.latency.p99", r"^(p\d+):", "slo/latency/complex/percentile"),
    ("interface.ModuleSLO.availability.uptime", r"([\d.]+)%", "slo/availability/uptime"),
    ("interface.ModuleSLO.availability.errorBudget", r"([\d.]+)%", "slo/availability/errorBudget"),
    ("interface.IdempotencyRecord.expiresAt", r"(\d+ hours)", "idempotency/expiry"),
    ("interface.RetryPolicy.maxAttempts", r"(\d+) attempts", "retry/maxAttempts"),
    ("interface.RetryPolicy.baseDelay", r"(\d+ms)", "retry/baseDelayMs"),
    ("interface.RetryPolicy.maxDelay", r"(\d+s)", "retry/maxDelayMs"),
    ("interface.RetryPolicy.backoffMultiplier", r"(\d+)x", "retry/backoffMultiplier"),
    ("circuit-breaker-pattern.failure-threshold", r"(\d+) consecutive", "breaker/failureThreshold"),
    ("circuit-breaker-pattern.recovery-time", r"(\d+)s before", "breaker/recoveryTimeoutSeconds"),
    (f"{BREAKER}.failureThreshold", r"(\d+) failures", "breaker/failureThreshold"),
    (f"{BREAKER}.recoveryTimeout", r"(\d+) seconds", "breaker/recoveryTimeoutSeconds"),
    (f"{BREAKER}.monitoringWindow", r"(\d+) seconds", "breaker/monitoringWindowSeconds"),
    (f"{BREAKER}.halfOpenMaxCalls", r"(\d+) test calls", "breaker/halfOpenMaxCalls"),
    ("retention.audit-logs", r"period: '(P\w+)'", "retention/resourceTypes/audit-logs/retentionPeriod"),
    ("retention.user-messages", r"period: '(P\w+)'", "retention/resourceTypes/user-messages/retentionPeriod"),
    (
        "retention.transaction-records",
        r"period: '(P\w+)'",
        "retention/resourceTypes/transaction-records/retentionPeriod",
    ),
    ("retention.session-data", r"period: '(P\w+)'", "retention/resourceTypes/session-data/retentionPeriod"),
    ("retention.temp-files", r"period: '(P\w+)'", "retention/resourceTypes/temp-files/retentionPeriod"),
    (f"{ALERTS}.warning", r"(\d+)%", "limits/budgetAlerts/warning"),
    (f"{ALERTS}.critical", r"(\d+)%", "limits/budgetAlerts/critical"),
    (f"{ALERTS}.cutoff", r"(\d+)%", "limits/budgetAlerts/cutoff"),
    (ROTATION, r"(daily) for dev", "keys/rotation/environments/dev"),
    (ROTATION, r"(weekly) for staging", "keys/rotation/environments/staging"),
    (ROTATION, r"(monthly) for prod", "keys/rotation/environments/prod"),
    (f"{KEYS}.signingKeys", r"'(P\w+)'", "keys/rotation/types/signingKeys"),
    (f"{KEYS}.encryptionKeys", r"'(P\w+)'", "keys/rotation/types/encryptionKeys"),
    (f"{KEYS}.apiKeys", r"'(P\w+)'", "keys/rotation/types/apiKeys"),
    (f"{PROCESS}.newSchema.reviewers", r"Minimum (\d+)", "governance/newSchema/reviewers"),
    (f"{PROCESS}.newSchema.approvalThreshold", r"(\d+)%", "governance/newSchema/approvalThreshold"),
    (f"{PROCESS}.newSchema.timeoutDuration", r"'(P\w+)'", "governance/newSchema/timeout"),
    (f"{PROCESS}.schemaUpdate.canaryWindow", r"'(P\w+)'", "governance/schemaUpdate/canaryWindow"),
    (f"{PROCESS}.breakingChange.deprecationNotice", r"'(P\w+)'", "governance/breakingChange/deprecationNotice"),
    (f"{PHASES}.announcement.duration", r"'(P\w+)'", "governance/migration/announcement"),
    (f"{CANARY}.duration", r"'(P\w+)'", "governance/migration/canary/duration"),
    (f"{CANARY}.rolloutPercentage", r"(\d+)%", "governance/migration/canary/rolloutPercentage"),
    (f"{CANARY}.successCriteria.errorRate", r"< ([\d.]+)%", "governance/migration/canary/maxErrorRate"),
    (f"{CANARY}.successCriteria.consumerAdoption", r"> (\d+)%", "governance/migration/canary/minConsumerAdoption"),
    (f"{CANARY}.successCriteria.performanceImpact", r"< (\d+)%", "governance/migration/canary/maxPerformanceImpact"),
    (f"{PHASES}.fullRollout.duration", r"'(P\w+)'", "governance/migration/rollout/duration"),
    (f"{PHASES}.fullRollout.monitoringPeriod", r"'(P\w+)'", "governance/migration/rollout/monitoringPeriod"),
    ("interface.QualityGate.checks.unitTests.threshold", r"threshold: (\d+)", GATE),
    ("test-categories.unit-tests", r"(\d+)%\+ coverage", GATE),
    ("part.Unit", r"(\d+)%\+ Coverage", GATE),
    ("interface.QflowEvaluationResponse.verdicts.*.confidence", r"([\d.]+) - ", f"{VERDICT}/minimum"),
    ("interface.QflowEvaluationResponse.verdicts.*.confidence", r" - ([\d.]+)", f"{VERDICT}/maximum"),
]
"""By clause: how its number is read, and where it stands in `spec/`; in `standards.yaml` where no file is named."""

FACTS = [
    ("interface.RetryPolicy.jitter", "Add randomization", "retry/jitter", True),
    ("interface.KeyManagementPolicy.crossEnvironmentPolicy.keySharing", "// false", "keys/keySharing", False),
    ("part.EventBus", "q.bus", "events/bus", "q.bus"),
]
"""What the design settles without a number: the words by which it does."""

OTHER = {
    "audit-requirements.compliance-reporting": "the name of a framework",
    "audit-requirements.real-time-monitoring": "a promise of alerts that nothing keeps yet",
    "command.key-scope-validator.--max-age": "an example of a command line",
    "command.schema-registry.governance.--canary-duration": "an example of a command line",
    "file.tests/e2e": "the name of a folder",
    "gdpr-compliance.processing-records": "the number of an article",
    "link.E2E-Integration": "the name of a kind of tests",
    "part.E2E": "the name of a kind of tests",
    "part.Integration": "what an integration test is",
    "qflow-endpoint-specification.post-qflow-evaluate": "a pattern and a status of HTTP: of a module that is not there",
    "serverless-readiness.12-factor-compliance": "the name of a method",
    "interface.QualityGate.checks.unitTests": "stands on the line of its members",
    "interface.QualityGate.checks.unitTests.coverage": "stands on the line of its sister",
    "interface.KeyManagementPolicy.environments.*.complianceRequirements": "the name of a standard",
    "interface.SLORunbook.sloMetric": "the name of a metric",
    "interface.SLORunbook.runbook.urgency": "names of urgencies",
}
"""Clauses with a digit that is no number to be kept, and what it is."""

ISO = "ISO 8601"
"""A format of durations: its number says nothing else."""

UNITS = {"daily": "P1D", "weekly": "P7D", "monthly": "P30D"}


def at(place: str):
    name, _, pointer = (place if "#" in place else f"{STANDARDS}{place}").partition("#")
    tokens = pointers.split(pointer)
    return load_document(FolderSource(ROOT / "spec"), name).root.get(*tokens).value


def read(clause: str, pattern: str, place: str):
    """The number of a clause in the unit of its place."""
    found = re.search(pattern, CLAUSES[clause].words)
    assert found, f"`{CLAUSES[clause].words}` has no {pattern}"
    said = found[1]
    if said in UNITS or said[0].isalpha():
        return UNITS.get(said, said)
    number, unit = re.fullmatch(r"([\d.]+) ?([a-z]*)", said).groups()
    if unit == "hours":
        return f"PT{number}H"
    if unit == "s":
        assert place.endswith("Ms")
        return float(number) * 1000
    return float(number)


@pytest.mark.parametrize(("clause", "pattern", "place"), NUMBERS)
def test_a_number_of_the_design_stands_in_spec(clause, pattern, place):
    assert at(place) == read(clause, pattern, place)


@pytest.mark.parametrize(("clause", "words", "place", "value"), FACTS)
def test_what_the_design_settles_stands_in_spec(clause, words, place, value):
    assert words in CLAUSES[clause].words
    assert at(place) == value


def test_every_clause_with_a_number_is_held_to_spec_or_has_a_reason():
    versions = re.compile(r"\bv\d+\b|" + ISO)
    numbered = {
        clause.id
        for clause in CLAUSES.values()
        if re.search(r"\d|\b(?:dai|week|month)ly\b|sub-second", versions.sub("", clause.words))
    }
    held = {clause for clause, _, _ in NUMBERS}
    assert numbered - held == OTHER.keys()
    assert held <= numbered


def test_the_years_of_retention_are_the_periods():
    for clause in CLAUSES.values():
        if clause.kind == "value":
            amount, unit = re.search(r"// (\d+) (year|day)s", clause.words).groups()
            assert f"'P{amount}{unit[0].upper()}'" in clause.words


def test_the_time_for_which_a_module_may_be_down_follows_from_the_time_for_which_it_is_up():
    hours = re.search(r"\(([\d.]+) hours downtime/year\)", CLAUSES["interface.ModuleSLO.availability.uptime"].words)
    assert float(hours[1]) == pytest.approx((100 - at("slo/availability/uptime")) / 100 * 24 * 365)
