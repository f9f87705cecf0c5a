"""What follows from a slip is not told beside it: each of these is one finding, by the rule of its cause."""

from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.source import FolderSource, OverlaySource

MODULES = Path(__file__).parents[2] / "modules"
OPENAPI = "qwallet/openapi.yaml"
PROFILE = "squid/contracts/subidentity-profile.v1.schema.json"
REF = "urn:anarq:common:http:v1#/components"
DUE = "    get:\n      operationId: getIntent\n"
FORM, SCHEMA, KEYWORD = (
    "spec/file-off-schema",
    "contracts/required-property-nobody-describes",
    "spec/keyword-without-effect",
)

ONCE = {
    "an operationId with a capital": (OPENAPI, "operationId: listIntents", "operationId: ListIntents", FORM),
    "a method with a letter too many": (OPENAPI, DUE, DUE.replace("get:", "gett:"), FORM),
    "the key of a name": (
        "squid/openapi.yaml",
        "      operationId: updateIdentity",
        "      operrationId: updateIdentity",
        FORM,
    ),
    "a list of parameters": (OPENAPI, "    parameters:\n      - {$ref", "    parmeters:\n      - {$ref", FORM),
    "the word for a reference": (
        OPENAPI,
        f"- {{$ref: '{REF}/parameters/SubId'}}",
        f"- {{$rref: '{REF}/parameters/SubId'}}",
        FORM,
    ),
    "a reference without a colon": (OPENAPI, f"'429': {{$ref: '{REF}", f"'429': {{$ref '{REF}", FORM),
    "a colon too many": ("qwallet/openapi.yaml", "  - name: fees", "  - name:: fees", FORM),
    "the schema of an answer": (
        OPENAPI,
        "              schema:\n                allOf:",
        "              cshema:\n                allOf:",
        FORM,
    ),
    "a parameter that is not there": (
        OPENAPI,
        f"{REF}/parameters/Ts'",
        f"{REF}/parameters/Tss'",
        "refs/unresolved-reference",
    ),
    "a renamed path parameter": (OPENAPI, "- name: transactionId", "- name: txId", "http/undeclared-path-parameter"),
    "a renamed place in a path": (
        OPENAPI,
        "  /intents/{intentId}:\n",
        "  /intents/{intent}:\n",
        "http/undeclared-path-parameter",
    ),
    "an enumeration of nothing": (
        "squid/contracts/identity-verification.v1.schema.json",
        '"enum": [',
        '"enum": [], "x": [',
        "contracts/unsatisfiable-schema",
    ),
    "bounds the wrong way round": (
        PROFILE,
        '"minLength": 1,',
        '"minLength": 100000,',
        "contracts/unsatisfiable-schema",
    ),
    "a bound that examples break": (PROFILE, '"minLength": 1,', '"minLength": 10,', "contracts/example-off-contract"),
    "a required property": (PROFILE, '    "kind"\n', '    "kiind"\n', SCHEMA),
    "a property that is required": ("squid/contracts/identity.v1.schema.json", '"squidId": {', '"squiId": {', SCHEMA),
    "a property that a peer reads": (
        "qerberos/contracts/dead-event.v1.schema.json",
        '"topic": {',
        '"toPic": {',
        SCHEMA,
    ),
    "a required property of a closed schema": (
        "squid/contracts/subidentity-request.v1.schema.json",
        '"subId": {',
        '"ssubId": {',
        "contracts/unsatisfiable-schema",
    ),
    "the word for properties": (
        "qwallet/contracts/quote-request.v1.schema.json",
        '"properties"',
        '"proerties"',
        KEYWORD,
    ),
    "a bound that others rest on": (
        "qerberos/contracts/audit-record-request.v1.schema.json",
        '"maxProperties"',
        '"maxPropertiess"',
        KEYWORD,
    ),
    "a type that bounds do not fit": (PROFILE, '"type": "string",', '"type": "object",', KEYWORD),
    "the word for a dialect": ("squid/contracts/identity-profile.v1.schema.json", '"$schema"', '"$scehma"', FORM),
    "a dialect": ("squid/contracts/identity-profile.v1.schema.json", "draft/2020-12", "draft/2020--12", FORM),
    "the word for a name": ("squid/contracts/identity-update.v1.schema.json", '"$id"', '"$ids"', FORM),
    "a contract": (
        "qwallet/contracts/payment.v1.schema.json",
        "urn:anarq:qwallet:payment:v1",
        "urn:anarq:qwallet:payyment:v1",
        "names/file-of-another-name",
    ),
    "a version in a name": (
        "qwallet/contracts/quote.v1.schema.json",
        "urn:anarq:qwallet:quote:v1",
        "urn:anarq:qwallet:quote:v2",
        "names/file-of-another-name",
    ),
    "a classification": (
        "qwallet/contracts/network.v1.schema.json",
        '"x-anarq-classification"',
        '"x-anarq-classifications"',
        "spec/dropped-fact",
    ),
    "the list of deprecations": ("qwallet/compat/deprecations.yaml", "deprecations:\n", "deprecaions:\n", FORM),
    "a deprecation": ("qwallet/compat/deprecations.yaml", "/legacy_amount", "/legacy_amuont", "names/undeclared-name"),
    "a topic in another name": (
        "qwallet/events/tx-signed.v1.event.json",
        "q.qwallet.tx",
        "q.wallet.tx",
        "events/topic-off-pattern",
    ),
    "consumers": ("qerberos/module.yaml", "consumes:\n", "conssumes:\n", FORM),
    "a name in capitals": (
        "qwallet/observability/runbooks/unavailable.yaml",
        "use: unavailable",
        "use: unavAilable",
        FORM,
    ),
    "a pattern in capitals": (
        "qwallet/contracts/transaction.v1.schema.json",
        "^int_[0-9A-Za-z]{8,40}$",
        "^INT_[0-9A-Z]{8,40}$",
        "agreement/two-meanings",
    ),
    "a link": (
        OPENAPI,
        "intentId: $response.body#/data/intentId",
        "intentId: $response.body#/data/intentID",
        "http/link-without-a-value",
    ),
    "a scope to read for a write": (
        OPENAPI,
        "x-anarq-scope: qwallet.tx.pay",
        "x-anarq-scope: qwallet.tx.read",
        "http/read-write-mismatch",
    ),
    "a package": (
        "qwallet/module.yaml",
        "anarq.reference.qwallet",
        "anarq.reference.qwalet",
        "names/misplaced-package",
    ),
    "a budget": ("qwallet/runtime.yaml", "perMinute: 1200", "perMinute: 120000", "agreement/crossed-numbers"),
    "the days of a deprecation": (
        "qwallet/compat/deprecations.yaml",
        "migrationDeadline: 2027-04-30",
        "migrationDeadline: 2027-07-30",
        "compat/deprecation-out-of-order",
    ),
}


@pytest.fixture(scope="module")
def findings():
    standards, rules = load_standards(), all_rules()

    def check(changes, folder=MODULES):
        loaded = load_ecosystem([OverlaySource(FolderSource(folder, "modules"), changes)], standards=standards)
        return run(loaded.ecosystem, rules, today=date(2026, 11, 26), problems=loaded.problems).findings

    return check


@pytest.mark.parametrize(("path", "old", "new", "rule"), ONCE.values(), ids=ONCE)
def test_a_slip_is_one_finding_however_much_follows_from_it(findings, path, old, new, rule):
    text = (MODULES / path).read_text("utf-8")
    assert old in text, "the slip no longer applies"

    found = findings({path: text.replace(old, new, 1).encode()})

    assert [one.rule for one in found if one.severity == "error"] == [rule]
    assert f"modules/{path}" in f"{found[0].place} {found[0].mend}"  # an example that a bound refuses names the bound


@pytest.mark.parametrize("name", ["qwallet", "qwalet"])
def test_a_folder_under_another_name_is_one_finding(findings, name):
    files = {path.relative_to(MODULES).as_posix(): path.read_bytes() for path in (MODULES / "qwallet").rglob("*.*")}
    moved = {path.replace("qwallet/", "qwalet/", 1): content for path, content in files.items() if "_gen" not in path}
    moved["qwalet/module.yaml"] = moved["qwalet/module.yaml"].replace(b"name: qwallet", f"name: {name}".encode())

    (finding,) = findings({**dict.fromkeys(files), **moved})

    assert (finding.rule, finding.place.file) == ("names/foreign-name", "modules/qwalet/module.yaml")
