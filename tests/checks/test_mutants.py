"""Changes to the real specs: harmful ones are caught by the rule that is there for them, harmless ones by none.

A mutant is text that somebody could have typed. Each names the file, what is replaced, and every rule that is to fire.
"""

import socket
from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.generators.refusals import refusals
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.source import FolderSource, OverlaySource

MODULES = Path(__file__).parents[2] / "modules"
REF = "urn:anarq:common:http:v1#/components"
PROVEN = "{SquidId: [], Qonsent: [], Sig: [], Ts: []}"

HARMFUL = [
    ("qwallet/openapi.yaml", "in: query", "in: querry", {"spec/file-off-schema"}),
    (
        "qwallet/openapi.yaml",
        "      summary: Read a transaction\n",
        "      sumary: Read a transaction\n",
        {"spec/file-off-schema"},
    ),
    ("qwallet/openapi.yaml", "- name: transactionId", "- name: txId", {"http/undeclared-path-parameter"}),
    ("squid/openapi.yaml", "operationId: joinDao", "operationId: leaveDao", {"names/repeated-name"}),
    (
        "qwallet/contracts/quote.v1.schema.json",
        '"total": 25.6',
        '"total": "25.6"',
        {"contracts/example-off-contract"},
    ),
    (
        "squid/events/identity-created.v1.event.json",
        '"assurance": "SELF_ASSERTED"',
        '"assurance": "SURE"',
        {"contracts/example-off-contract"},
    ),
    (
        "qwallet/contracts/payment-intent.v1.schema.json",
        "^int_[0-9A-Za-z]{8,40}$",
        "^int_([0-9A-Za-z]+)+$",
        {"contracts/exploding-pattern"},
    ),
    (
        "qwallet/openapi.yaml",
        "x-anarq-scope: qwallet.intent.create",
        "x-anarq-scope: qwallet.intents.create",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/security/policies.yaml",
        "  qwallet.wallet.configure: {",
        "  qwallet.wallet.setup: {",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/openapi.yaml",
        f"        - {{$ref: '{REF}/parameters/IdempotencyKey'}}",
        "        - {name: idempotency-key, in: header, required: true, description: A name., schema: {type: string}}",
        {"http/redefined-standard-header"},
    ),
    (
        "qwallet/openapi.yaml",
        "      x-anarq-scope: qwallet.intent.cancel\n",
        "",
        {"http/operation-without-scope", "names/unused-name"},
    ),
    (
        "qwallet/openapi.yaml",
        "[q.qwallet.tx.signed.v1]",
        "[q.qwallet.tx.sign.v1]",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/events/tx-signed.v1.event.json",
        "q.qwallet.tx.signed.v1",
        "q.wallet.tx.signed.v1",
        {"events/topic-off-pattern"},
    ),
    (
        "qwallet/events/tx-signed.v1.event.json",
        "urn:anarq:qwallet:transaction:v1",
        "urn:anarq:qwallet:transactions:v1",
        {"refs/unresolved-reference"},
    ),
    ("qwallet/mcp.json", '"operation": "payIntent"', '"operation": "pay"', {"names/undeclared-name"}),
    ("qwallet/mcp.json", '"capabilities": ["write"]', '"capabilities": ["read"]', {"mcp/read-tool-that-writes"}),
    (
        "qwallet/events/intent-created.v1.event.json",
        '"createdAt": "2026-01-31T09:30:00Z"',
        '"createdAt": "2026-02-31T09:30:00Z"',
        {"contracts/example-off-contract"},
    ),
    ("qwallet/mcp.json", '"burst": 50', '"burst": 0', {"spec/file-off-schema"}),
    (
        "qwallet/openapi.yaml",
        f"      parameters:\n        - {{$ref: '{REF}/parameters/IdempotencyKey'}}\n",
        "",
        {"http/write-without-idempotency-key"},
    ),
    ("qwallet/openapi.yaml", f"security:\n  - {PROVEN}\n", "", {"http/missing-standard-header"}),
    ("qwallet/openapi.yaml", f"  - {PROVEN}\n", f"  - {{}}\n  - {PROVEN}\n", {"http/missing-standard-header"}),
    ("qwallet/openapi.yaml", "Sig: [], Ts: []}", "Ts: []}", {"http/missing-standard-header"}),
    ("qwallet/openapi.yaml", "Sig: [], Ts: []}", "Sgi: [], Ts: []}", {"names/undeclared-name"}),
    ("qwallet/openapi.yaml", "Sig: [], Ts: []}", "Sig: [payer], Ts: []}", {"spec/file-off-schema"}),
    (
        "qwallet/openapi.yaml",
        "      x-anarq-scope: qwallet.intent.cancel\n",
        "      x-anarq-scope: qwallet.intent.cancel\n      security: []\n",
        {"http/missing-standard-header"},
    ),
    (
        "squid/openapi.yaml",
        "      x-anarq-access: public\n      security: [{SquidId: [], Sig: [], Ts: []}]\n",
        "      x-anarq-access: public\n",
        {"http/missing-standard-header"},
    ),
    ("qwallet/openapi.yaml", f"    Sig: {{$ref: '{REF}/securitySchemes/Sig'}}\n", "", {"names/undeclared-name"}),
    (
        "qwallet/openapi.yaml",
        f"'{REF}/securitySchemes/Sig'",
        f"'{REF}/securitySchemes/Sgi'",
        {"refs/unresolved-reference"},
    ),
    (
        "qwallet/openapi.yaml",
        f"    Sig: {{$ref: '{REF}/securitySchemes/Sig'}}\n",
        f"    Sig: {{$ref: '{REF}/securitySchemes/Sig'}}\n    Mark: {{$ref: '{REF}/securitySchemes/Sig'}}\n",
        {"http/redefined-standard-header"},
    ),
    (
        "qwallet/openapi.yaml",
        f"    Sig: {{$ref: '{REF}/securitySchemes/Sig'}}\n",
        "    Sig: {type: apiKey, in: header, name: x-sig, description: A mark.}\n",
        {"http/redefined-standard-header"},
    ),
    (
        "qwallet/openapi.yaml",
        f"        - {{$ref: '{REF}/parameters/IdempotencyKey'}}",
        f"        - {{$ref: '{REF}/parameters/IdempotencyKey'}}\n"
        "        - {name: x-sig, in: header, required: true, description: A mark., schema: {type: string}}",
        {"http/redefined-standard-header"},
    ),
    (
        "qwallet/openapi.yaml",
        "  securitySchemes:\n",
        "  securitySchemes:\n    Login: {type: http, scheme: basic}\n",
        {"spec/dropped-fact"},
    ),
    (
        "qwallet/openapi.yaml",
        "                  - {$ref: 'urn:anarq:common:envelope:v1'}\n",
        "",
        {"http/response-without-envelope"},
    ),
    (
        "qwallet/openapi.yaml",
        "x-anarq-purpose: payment\n",
        "x-anarq-purpose: payments\n",
        {"names/undeclared-name"},
    ),
    ("qwallet/openapi.yaml", "x-anarq-limits: read", "x-anarq-limits: reads", {"spec/file-off-schema"}),
    ("qwallet/openapi.yaml", "x-anarq-audit: BASIC", "x-anarq-adit: BASIC", {"spec/file-off-schema"}),
    (
        "qwallet/openapi.yaml",
        "urn:anarq:qwallet:quote:v1",
        "../contracts/quote.v1.schema.json",
        {"refs/climbing-reference"},
    ),
    (
        "qwallet/contracts/transaction.v1.schema.json",
        '"type": "transaction-records"',
        '"type": "transactions"',
        {"names/undeclared-name"},
    ),
    (
        "qwallet/contracts/network.v1.schema.json",
        ',\n      "x-anarq-classification": "public"',
        "",
        {"privacy/unclassified-property"},
    ),
    (
        "qwallet/contracts/payment.v1.schema.json",
        '"description": "The transaction that settled it.",\n      "x-anarq-classification": "internal"',
        '"description": "The transaction that settled it.",\n      "x-anarq-classification": "secret"',
        {"privacy/secret-in-event"},
    ),
    ("qwallet/storage/retention.policy.json", '"P10Y"', '"P9Y"', {"storage/retention-below-standard"}),
    (
        "qwallet/compat/deprecations.yaml",
        "#/properties/legacy_amount",
        "#/properties/legacyAmount",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/contracts/payment.v1.schema.json",
        ',\n      "deprecated": true',
        "",
        {"compat/unmarked-deprecation"},
    ),
    (
        "qwallet/contracts/transaction.v1.schema.json",
        '"intentId": {',
        '"intentId": {"deprecated": true,',
        {"compat/deprecation-without-schedule"},
    ),
    (
        "qwallet/observability/slo.yaml",
        "runbook: payments-stuck",
        "runbook: payment-stuck",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/module.yaml",
        "operations: [getIdentityStatus]",
        "operations: [getIdentity, getStatus]",
        {"names/undeclared-name"},
    ),
    (
        "squid/openapi.yaml",
        "operationId: getIdentityStatus",
        "operationId: readIdentityStatus",
        {"names/undeclared-name"},
    ),
    ("squid/openapi.yaml", "version: 1.0.0", "version: 1.1.0", {"agreement/two-versions"}),
    ("qwallet/module.yaml", "version: 1.0.0", "version: one", {"spec/file-off-schema"}),
    (
        "qwallet/openapi.yaml",
        "schema: {type: string, pattern: '^tx_",
        "schema: {type: strnig, pattern: '^tx_",
        {"spec/schema-breaks-its-dialect"},
    ),
    (
        "qwallet/contracts/payment.v1.schema.json",
        "^pay_[0-9A-Za-z]{8,40}$",
        "^pay_[0-9A-Za-z{8,40}$",
        {"spec/schema-breaks-its-dialect"},
    ),
    (
        "squid/contracts/identity.v1.schema.json",
        '"type": "object"',
        '"type": "objekt"',
        {"spec/schema-breaks-its-dialect"},
    ),
    ("qwallet/contracts/network.v1.schema.json", '"minimum"', '"minimun"', {"spec/keyword-without-effect"}),
    (
        "qwallet/openapi.yaml",
        f"'{REF}/parameters/Limit'",
        f"'{REF}/responses/Error'",
        {"refs/reference-to-another-kind"},
    ),
    (
        "qwallet/openapi.yaml",
        f"        - {{$ref: '{REF}/parameters/Limit'}}\n",
        f"        - {{$ref: '{REF}/parameters/Limit'}}\n        - {{$ref: '{REF}/parameters/Limit'}}\n",
        {"http/repeated-parameter"},
    ),
    ("squid/openapi.yaml", "tags: [reputation]", "tags: [reputations]", {"names/undeclared-name"}),
    (
        "qwallet/openapi.yaml",
        "next:\n              operationId: listIntents",
        "next:\n              operationId: listIntent",
        {"names/undeclared-name"},
    ),
    (
        "qwallet/contracts/payment-terms.v1.schema.json",
        '"type": "object",',
        '"type": "object", "allOf": [{"$ref": "urn:anarq:qwallet:payment-terms:v1"}],',
        {"refs/endless-reference"},
    ),
    (
        "squid/contracts/active-context.v1.schema.json",
        '"$ref": "urn:anarq:common:did:v1"\n      },\n      "uniqueItems"',
        '"type": "object"\n      },\n      "uniqueItems"',
        {"contracts/costly-schema"},
    ),
    ("qwallet/module.yaml", "released: 2026-", "released: 2026-02-30  # ", {"spec/file-off-schema"}),
    ("qwallet/compat/deprecations.yaml", "sunsetDate: ", "sunsetDate: 2027-13-01  # ", {"spec/file-off-schema"}),
    ("qwallet/openapi.yaml", "info:\n", "info:\n  termsOfService: by word of mouth\n", {"spec/file-off-schema"}),
    (
        "qwallet/contracts/payment-terms.v1.schema.json",
        '"title": "PaymentTerms"',
        '"title": "Payment"',
        {"spec/refused-by-generators"},
    ),
    (
        "squid/openapi.yaml",
        "    get:\n      operationId: getReputation\n",
        "    head:\n      operationId: getReputation\n",
        {"spec/dropped-fact"},
    ),
    (
        "squid/openapi.yaml",
        "    get:\n      operationId: getReputation\n",
        "    get:\n      operationId: getReputation\n"
        "      requestBody: {description: Which., content: {application/json: {schema: {type: object}}}}\n",
        {"http/body-without-meaning"},
    ),
    (
        "qwallet/contracts/network.v1.schema.json",
        '"minimum": 0',
        '"minimum": 9, "maximum": 3',
        {"contracts/unsatisfiable-schema"},
    ),
    (
        "qwallet/contracts/payment.v1.schema.json",
        '"properties": {',
        '"properties": {"more": {"$ref": "urn:anarq:qwallet:network:v1#/required/0", "description": "More.", '
        '"x-anarq-classification": "internal"},',
        {"refs/reference-to-another-kind"},
    ),
    ("qwallet/openapi.yaml", "operationId: getLimits", "operationId: getHealth", {"names/repeated-name"}),
    (
        "qwallet/contracts/transaction.v1.schema.json",
        '"identifier": "transactionId"',
        '"identifier": "transactionID"',
        {"contracts/identifier-nobody-has"},
    ),
    ("qwallet/observability/slo.yaml", "threshold: 99,", "threshold: 999,", {"spec/file-off-schema"}),
    ("qwallet/mcp.json", '"wallet.quote"', '"walet.quote"', {"names/foreign-name"}),
    ("qwallet/module.yaml", "name: qwallet", "name: qwalet", {"names/foreign-name"}),
    ("qwallet/openapi.yaml", "        '404': {$ref", "        '700': {$ref", {"spec/file-off-schema"}),
    ("qwallet/openapi.yaml", "  /networks:\n", "  /networks/{}:\n", {"http/misrouted-path"}),
    (
        "squid/security/policies.yaml",
        "keyType: signingKeys, operations: [sign, verify]",
        "keyType: signingKeys, operations: [sign, verify, unwrap]",
        {"policies/key-of-another-type"},
    ),
    (
        "qerberos/storage/map.yaml",
        "collections: [alert], content: none",
        "collections: [alert], content: ipfs",
        {"storage/pinning-off-the-map"},
    ),
    (
        "qwallet/storage/map.yaml",
        "wallet-configuration: {store: database",
        "wallet-configuration: {store: none",
        {"storage/records-without-a-store"},
    ),
    (
        "qwallet/storage/map.yaml",
        "collections: [wallet], content: none, encryption: at-rest",
        "collections: [wallet], content: none, encryption: none",
        {"privacy/unencrypted-resource"},
    ),
    (
        "qwallet/storage/pinning.policy.json",
        '"replicationFactor": 3',
        '"replicationFactor": 1',
        {"storage/pinned-otherwise-than-kept"},
    ),
    (
        "squid/storage/pinning.policy.json",
        '"CONDITIONAL"',
        '"PERMANENT"',
        {"storage/pinned-otherwise-than-kept"},
    ),
    (
        "qwallet/storage/retention.policy.json",
        '"userConsent": false',
        '"userConsent": true',
        {"storage/consent-nobody-gives"},
    ),
    (
        "qwallet/events/tx-signed.v1.event.json",
        '"retention": "P10Y"',
        '"retention": "P11Y"',
        {"events/kept-longer-than-its-data"},
    ),
    (
        "squid/runtime.yaml",
        "identities_registered_total, kind: counter",
        "identities_registered_total, kind: gauge",
        {"slo/misnamed-metric"},
    ),
    (
        "qwallet/compat/deprecations.yaml",
        "supportLevel: MAINTENANCE",
        "supportLevel: NONE",
        {"compat/deprecation-nobody-supports"},
    ),
    (
        "qerberos/contracts/risk-score.v1.schema.json",
        '"What was noticed.",\n            "x-anarq-classification": "internal"',
        '"What was noticed.",\n            "x-anarq-classification": "intern"',
        {"spec/file-off-schema"},
    ),
    ("qwallet/observability/slo.yaml", "metric: settled_within_minute", "metric: uptime", {"slo/unmeasured-objective"}),
    ("qwallet/runtime.yaml", "kind: share", "kind: gauge", {"slo/unmeasured-objective"}),
    ("squid/storage/map.yaml", "status: [ACTIVE, SUSPENDED]", "status: [ACTIVE, BLOCKED]", {"storage/never-in-force"}),
    ("qmarket/storage/map.yaml", "inForce: {listing:", "inForce: {purchase:", {"storage/never-in-force"}),
    (
        "qwallet/storage/retention.policy.json",
        '"businessCritical": false',
        '"businessCritical": true',
        {"storage/exception-without-effect"},
    ),
    (
        "qerberos/storage/retention.policy.json",
        '"archivalPolicy": "DELETE"',
        '"archivalPolicy": "ANONYMIZE"',
        {"storage/anonymised-without-a-contract"},
    ),
    ("squid/observability/slo.yaml", "rps: 400", "rps: 401", {"slo/throughput-beyond-budget"}),
    ("qwallet/mcp.json", '["wallet.sign"]', '["wallet.pay"]', {"dependencies/tool-of-a-stranger"}),
    ("qwallet/mcp.json", '["wallet.sign"]', '["qmask.apply"]', {"dependencies/tool-of-a-stranger"}),
]

HARMLESS = [
    ("qmarket/storage/retention.policy.json", '"archivalPolicy": "DELETE"', '"archivalPolicy": "ANONYMIZE"'),
    ("qwallet/openapi.yaml", PROVEN, "{Ts: [], Sig: [], Qonsent: [], SquidId: []}"),
    (
        "qwallet/openapi.yaml",
        "      x-anarq-scope: qwallet.intent.cancel\n",
        f"      x-anarq-scope: qwallet.intent.cancel\n      security: [{PROVEN}]\n",
    ),
    (
        "squid/openapi.yaml",
        "security: [{}, {SquidId: [], Sig: [], Ts: []}]",
        f"security: [{{}}, {{SquidId: [], Sig: [], Ts: []}}, {PROVEN}]",
    ),
    ("squid/openapi.yaml", "security: [{}, {SquidId: [], Sig: [], Ts: []}]", "security: []"),
    (
        "qwallet/openapi.yaml",
        f"      parameters:\n        - {{$ref: '{REF}/parameters/IdempotencyKey'}}\n",
        f"      parameters:\n        - {{$ref: '{REF}/parameters/ApiVersion'}}\n"
        f"        - {{$ref: '{REF}/parameters/IdempotencyKey'}}\n",
    ),
    ("qwallet/contracts/payment-intent.v1.schema.json", "^int_[0-9A-Za-z]{8,40}$", "^int_([0-9]|[A-Za-z]){8,40}$"),
    ("qwallet/openapi.yaml", "summary: Create a payment intent", "summary: Create an intent to pay"),
    (
        "qwallet/openapi.yaml",
        "x-anarq-emits: [q.qwallet.tx.signed.v1]",
        "x-anarq-emits:\n      - q.qwallet.tx.signed.v1",
    ),
    ("qwallet/openapi.yaml", "        '404': {$ref", "        404: {$ref"),
    ("qwallet/storage/retention.policy.json", '"P10Y"', '"P120M"'),
    ("qwallet/storage/retention.policy.json", '"P2Y"', '"P3Y"'),
    ("qwallet/contracts/quote.v1.schema.json", '"SERVICE"\n', '"SERVICE", "TAX"\n'),
    ("qwallet/mcp.json", '"rpm": 300', '"rpm": 299'),
    ("qwallet/security/policies.yaml", "lawfulBasis: contract", "lawfulBasis: legal-obligation"),
    ("squid/mcp.json", "\n", "\r\n"),
    ("qwallet/contracts/network.v1.schema.json", '"minimum"', '"x-minimun": 0, "minimum"'),
    ("qwallet/contracts/payment.v1.schema.json", "^pay_[0-9A-Za-z]{8,40}$", "^pay_[\\\\w]{8,40}$"),
    ("squid/openapi.yaml", "tags: [reputation]", "tags: [reputation, identities]"),
    ("qwallet/module.yaml", "released: 2026-", "released: 2024-02-29  # "),
    ("qwallet/openapi.yaml", "info:\n", "info:\n  termsOfService: https://wallet.example/terms\n"),
    ("qwallet/contracts/payment-terms.v1.schema.json", '"title": "PaymentTerms"', '"title": "PaymentConditions"'),
    ("qwallet/contracts/network.v1.schema.json", '"minimum": 0', '"minimum": 0, "maximum": 86400000'),
    ("qwallet/contracts/network.v1.schema.json", '"minimum": 0', '"minimum": 0, "not": {"const": 7}'),
    ("squid/security/policies.yaml", "squid.identity.update: {meaning", "squid.identity.update:  {meaning"),
    ("qwallet/storage/map.yaml", "content: none, encryption: at-rest", "content: none, encryption: end-to-end"),
    ("qwallet/events/tx-signed.v1.event.json", '"retention": "P10Y"', '"retention": "P9Y"'),
    ("qwallet/mcp.json", '["wallet.sign"]', '["wallet.sign", "qlock.verify"]'),
    ("qwallet/compat/deprecations.yaml", "supportLevel: MAINTENANCE", "supportLevel: SECURITY_ONLY"),
    ("qwallet/storage/pinning.policy.json", '"replicationFactor": 3', '"replicationFactor": 2'),
]

PLACES = [
    ("qwallet/openapi.yaml", "operationId: getLimits", "operationId: getHealth", "qwallet/openapi.yaml", "getHealth"),
    (
        "qwallet/openapi.yaml",
        "operationId: listIntents",
        "operationId: import",
        "qwallet/openapi.yaml",
        "word of Python",
    ),
    (
        "qwallet/contracts/payment-terms.v1.schema.json",
        '"title": "PaymentTerms"',
        '"title": "Payment"',
        "qwallet/contracts/payment-terms.v1.schema.json",
        "would be called `Payment`",
    ),
    (
        "qwallet/events/tx-settled.v1.event.json",
        "urn:anarq:qwallet:payment:v1",
        "urn:anarq:common:http:v1",
        "qwallet/events/tx-settled.v1.event.json",
        "is an OpenAPI document",
    ),
]


@pytest.fixture(scope="module")
def findings():
    standards = load_standards()

    def check(changes):
        loaded = load_ecosystem([OverlaySource(FolderSource(MODULES, "modules"), changes)], standards=standards)
        report = run(
            loaded.ecosystem, all_rules(), today=date(2026, 11, 23), problems=loaded.problems, refusals=refusals
        )
        assert not report.problems
        return report.findings

    return check


def mutant(path, old, new):
    text = (MODULES / path).read_text()
    assert old in text, f"the mutant no longer applies: {path} has no {old!r}"
    return {path: text.replace(old, new)}


def test_the_specs_as_they_stand_have_no_findings(findings):
    assert findings({}) == ()


def test_no_check_opens_a_socket(findings, monkeypatch):
    def refuse(*_):
        raise AssertionError("a check opened a socket")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    remote = mutant("qwallet/openapi.yaml", "urn:anarq:qwallet:quote:v1", "https://schemas.example/quote.json")

    assert {finding.rule for finding in findings(remote)} == {"refs/unresolved-reference"}


@pytest.mark.parametrize(
    ("path", "old", "new", "rules"), HARMFUL, ids=[f"{row[0]}: {row[2][:40] or 'removed'}" for row in HARMFUL]
)
def test_a_harmful_change_is_caught_by_its_rules_and_by_no_other(findings, path, old, new, rules):
    assert {finding.rule for finding in findings(mutant(path, old, new))} == rules


@pytest.mark.parametrize(("path", "old", "new"), HARMLESS, ids=[f"{row[0]}: {row[2][:40]!r}" for row in HARMLESS])
def test_a_harmless_change_is_not_a_finding(findings, path, old, new):
    assert findings(mutant(path, old, new)) == ()


def test_a_slip_in_a_name_is_one_finding_at_its_place(findings):
    (path, old, new, _) = HARMFUL[7]

    (slip,) = findings(mutant(path, old, new))

    assert (slip.at.place.file, slip.at.place.line) == ("modules/qwallet/openapi.yaml", 82)
    assert slip.mend == "did you mean `qwallet.intent.create`?"


@pytest.mark.parametrize(("path", "old", "new", "where", "told"), PLACES, ids=[row[4] for row in PLACES])
def test_what_involves_two_files_is_told_in_the_one_that_is_to_be_changed(findings, path, old, new, where, told):
    changes = mutant(path, old, new)
    # who renames an operation renames what leads to it as well, so that one thing is wrong
    if "listIntents" in old:
        changes["qwallet/module.yaml"] = (MODULES / "qwallet/module.yaml").read_text()
        changes = {name: text.replace("listIntents", "import") for name, text in changes.items()}
    (finding,) = findings(changes)

    assert finding.at.place.file == f"modules/{where}"
    assert told in finding.found
    assert finding.also == ()
