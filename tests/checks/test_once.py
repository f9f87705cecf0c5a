"""What follows from a slip is not told beside it: each of these is one finding, by the rule of its cause."""

from datetime import date
from pathlib import Path

import pytest

from anarq.cli.rules import all_rules
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.rules.engine import run
from anarq.source import FolderSource, OverlaySource, PartSource
from anarq.testing.few import FEW

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
UNDECLARED, UNREPEATABLE = "names/undeclared-name", "http/write-without-idempotency-key"
CALLER = "qmarket/module.yaml"
KEYED = f"      parameters:\n        - {{$ref: '{REF}/parameters/IdempotencyKey'}}\n"
ANSWERED = "description: The intent is created.\n          content:\n            application/json:\n"
XML = "            application/xml:\n              schema: {}\n"
DEEP = "        - {name: near, in: query, description: W., style: deepObject, schema: {type: object}}\n"
UNSENDABLE, UNDELEGATED = "dependencies/unsendable-command", "dependencies/undelegated-call"
READ = "{peer: qwallet, operation: getIntent, within: PT1H, summary: Asks., purpose: sale, audit: BASIC}"
UNANSWERED, FOREIGN = "http/unanswered-acceptance", "names/foreign-name"
LINKED = "              parameters:\n                purchaseId: $response.body#/data/purchaseId\n"
ENVELOPED = (
    "              schema:\n                allOf:\n                  - {$ref: 'urn:anarq:common:envelope:v1'}\n"
    "                  - {properties: {data: {$ref: 'urn:anarq:qmarket:listing-page:v1'}}, required: [data]}\n"
)
ASKED = "            purchase:\n              operationId: getPurchase\n"

ONCE = {
    "a consequence without its condition": (
        "squid/contracts/identity-verification.v1.schema.json",
        '  "type": "object",\n',
        '  "type": "object",\n  "then": {"required": ["nope"]},\n',
        KEYWORD,
    ),
    "a resource type that a policy pins": (
        "qwallet/storage/pinning.policy.json",
        '"resourceType": "',
        '"resourceType": "x',
        "names/undeclared-name",
    ),
    "a write that is said to read": (
        OPENAPI,
        "      operationId: createIntent\n",
        "      operationId: createIntent\n      x-anarq-safe: true\n",
        "http/read-write-mismatch",
    ),
    "a call that needs no grant": (
        OPENAPI,
        "x-anarq-scope: qwallet.intent.create",
        "x-anarq-access: public",
        "http/missing-standard-header",
    ),
    "an operationId with a capital": (OPENAPI, "operationId: listIntents", "operationId: ListIntents", FORM),
    "a method with a letter too many": (OPENAPI, DUE, DUE.replace("get:", "gett:"), FORM),
    "a method that is none": (OPENAPI, DUE, DUE.replace("get:", "query:"), FORM),
    "a path that is none": (OPENAPI, "  /intents/{intentId}:\n", "  intents/{intentId}:\n", FORM),
    "a media type that is not read": (
        OPENAPI,
        ANSWERED,
        ANSWERED.replace(
            "application/json", "application/xml:\n              schema: {}\n            application/json"
        ),
        "spec/dropped-fact",
    ),
    "a form of a parameter that is none": (
        "qindex/openapi.yaml",
        "        - name: type\n          in: query\n",
        f"{DEEP}        - name: type\n          in: query\n",
        "spec/dropped-fact",
    ),
    "the key of a name": (
        "squid/openapi.yaml",
        "      operationId: updateIdentity",
        "      operrationId: updateIdentity",
        FORM,
    ),
    "a list of parameters": (OPENAPI, "      parameters:\n        - {$ref", "      parmeters:\n        - {$ref", FORM),
    "what proves a call": (OPENAPI, "security:\n", "securty:\n", FORM),
    "the schemes": (OPENAPI, "  securitySchemes:\n", "  securitySchems:\n", FORM),
    "the components": (OPENAPI, "components:\n", "componnents:\n", FORM),
    "the name of a scheme": (OPENAPI, "Sig: [], Ts: []}", "Sgi: [], Ts: []}", "names/undeclared-name"),
    "the word for a reference": (
        OPENAPI,
        f"- {{$ref: '{REF}/parameters/Limit'}}",
        f"- {{$rref: '{REF}/parameters/Limit'}}",
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
        f"{REF}/parameters/Limit'",
        f"{REF}/parameters/Limitt'",
        "refs/unresolved-reference",
    ),
    "a renamed path parameter": (OPENAPI, "name: transactionId", "name: txId", "http/undeclared-path-parameter"),
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
        "qwallet/observability/slo.yaml",
        "runbook: payments-stuck",
        "runbook: payments-Stuck",
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
    "a scope that is delegated": (
        "qmarket/openapi.yaml",
        "x-anarq-delegates: [qwallet.intent.create, ",
        "x-anarq-delegates: [qwallet.intent.craete, ",
        UNDECLARED,
    ),
    "the word for what is delegated": (
        "qmarket/openapi.yaml",
        "x-anarq-delegates: [qwallet.intent.create, ",
        "x-anarq-delegatess: [qwallet.intent.create, ",
        FORM,
    ),
    "a scope of what peers call": (
        OPENAPI,
        "x-anarq-scope: qwallet.quote.read",
        "x-anarq-scope: qwallet.quote.raed",
        UNDECLARED,
    ),
    "the word for a scope": (
        OPENAPI,
        "x-anarq-scope: qwallet.quote.read",
        "x-anarq-scopee: qwallet.quote.read",
        FORM,
    ),
    "what is called in the caller's name": (CALLER, "asCaller: [createIntent", "asCaller: [createIntentt", UNDECLARED),
    "the word for the caller": (CALLER, "asCaller:", "asCalller:", FORM),
    "the word for commands": (CALLER, "commands:\n", "comands:\n", FORM),
    "a command": (CALLER, "operation: createIntent", "operation: createIntentt", UNDECLARED),
    "the word for what is commanded": (CALLER, "operation: createIntent", "operatoin: createIntent", FORM),
    "the peer of a command": (CALLER, "  - peer: qwallet\n", "  - peer: qwalet\n", UNDECLARED),
    "the word for the peer of a command": (CALLER, "  - peer: qwallet\n", "  - pear: qwallet\n", FORM),
    "a command without an end": (CALLER, "within: PT1H", "within: PT1000H", "dependencies/unsendable-command"),
    "a key that peers rely on": (OPENAPI, f"{KEYED}      requestBody", "      requestBody", UNREPEATABLE),
    "parameters that peers rely on": (OPENAPI, KEYED, KEYED.replace("parameters", "paremeters", 1), FORM),
    "a media type of an answer": (OPENAPI, ANSWERED, ANSWERED.replace("json", "jsn"), "spec/dropped-fact"),
    "the word for links": ("qmarket/openapi.yaml", f"links:\n{ASKED}", f"linkss:\n{ASKED}", FORM),
    "where a link leads": ("qmarket/openapi.yaml", ASKED, ASKED.replace("getPurchase", "getPurchases"), UNDECLARED),
    "a command of what only reads": (CALLER, "commands:\n", f"commands:\n  - {READ}\n", UNSENDABLE),
    "a field that is not a pointer": (CALLER, "fields: [/intentId, /reason]", "fields: [/intentId, reason]", FORM),
    "a field that a peer does not have": (CALLER, "[/intentId, /reason]", "[/intentId, /raeson]", UNDECLARED),
    "a command to a module that is not a dependency": (
        CALLER,
        "  - peer: qwallet\n",
        "  - peer: qerberos\n",
        UNDECLARED,
    ),
    "a command to the module itself": (CALLER, "  - peer: qwallet\n", "  - peer: qmarket\n", UNDECLARED),
    "a dependency": (CALLER, "  qwallet:\n    kind: required", "  qwalet:\n    kind: required", UNDECLARED),
    "a topic that is consumed": (CALLER, "topic: q.qwallet.tx.signed", "topic: q.qwallet.tx.singed", UNDECLARED),
    "what a consumer may emit": (CALLER, "emits: [q.qmarket.sold.v1", "emits: [q.qmarket.slod.v1", UNDECLARED),
    "what a job may emit": ("qerberos/module.yaml", "[q.qerberos.anomaly.v1]", "[q.qerberos.anomoly.v1]", UNDECLARED),
    "when a job has its turn": (CALLER, "every: PT10S", "evry: PT10S", FORM),
    "a job with two times": (CALLER, "every: PT10S", "every: PT10S\n    at: '10:00'", FORM),
    "a link without a read": ("qmarket/openapi.yaml", f"          links:\n{ASKED}{LINKED}", "", UNANSWERED),
    "what a link passes on": (
        "qmarket/openapi.yaml",
        f"{ASKED}{LINKED}",
        f"{ASKED}{LINKED}".replace("purchaseId:", "purchaseID:"),
        UNDECLARED,
    ),
    "a read that has become a POST": (
        "qwallet/openapi.yaml",
        "    get:\n      operationId: getIntent",
        "    post:\n      operationId: getIntent",
        "http/read-write-mismatch",
    ),
    "the days of a deprecation": (
        "qwallet/compat/deprecations.yaml",
        "migrationDeadline: 2027-04-30",
        "migrationDeadline: 2027-07-30",
        "compat/deprecation-out-of-order",
    ),
    "a kind of metric that is none": ("qwallet/runtime.yaml", "kind: counter", "kind: gauge", FORM),
    "an entry that is repeated": (
        "qwallet/storage/map.yaml",
        "collections: [intent",
        "collections: [intent, intent",
        FORM,
    ),
    "a path of the platform that is another one": (
        OPENAPI,
        "pathItems/Health'",
        "pathItems/Metrics'",
        "http/misrouted-path",
    ),
    "where a parameter stands": (OPENAPI, "      in: path\n", "      in: pathh\n", FORM),
    "a number beyond two bounds": (
        "qerberos/mcp.json",
        '"rateLimit": { "rpm": 300, "burst": 50 }',
        '"rateLimit": { "rpm": 300, "burst": 5000 }',
        "agreement/crossed-numbers",
    ),
    "a resource type, where it is declared": (
        "qwallet/storage/retention.policy.json",
        '"resourceType": "transaction-records"',
        '"resourceType": "transaction-recrods"',
        UNDECLARED,
    ),
    "a topic that claims another version than its file and its data": (
        "qwallet/events/tx-signed.v1.event.json",
        "q.qwallet.tx.signed.v1",
        "q.qwallet.tx.signed.v3",
        "names/file-of-another-name",
    ),
    "a scheme that no operation is asked for": (
        OPENAPI,
        "Sig: [], Ts: []}",
        "Sig: []}",
        "http/missing-standard-header",
    ),
    "a path of the platform that is left out": (
        OPENAPI,
        f"  /health: {{$ref: '{REF}/pathItems/Health'}}\n",
        "",
        "http/missing-platform-path",
    ),
    "a list in place of a map": (OPENAPI, "components:\n", "components:\n  schemas: [1]\n", FORM),
    "what records become that the standard says something of": (
        "qmarket/storage/retention.policy.json",
        '"ARCHIVE"',
        '"ARCHIV"',
        FORM,
    ),
    "a letter of the module's name in a scope that others name": (
        "qmarket/security/policies.yaml",
        "  qmarket.license.deliver: {",
        "  qmarkt.license.deliver: {",
        FOREIGN,
    ),
    "a contract in the name of another module": (
        "qmarket/contracts/supply.v1.schema.json",
        "urn:anarq:qmarket:supply:v1",
        "urn:anarq:qwallet:supply:v1",
        FOREIGN,
    ),
    "a topic in the name of another module": (
        "qmarket/events/sold.v1.event.json",
        "q.qmarket.sold.v1",
        "q.qwallet.sold.v1",
        "events/topic-off-pattern",
    ),
    "a consumer of what another one consumes": (
        CALLER,
        "topic: q.qwallet.tx.signed.v1",
        "topic: q.qwallet.tx.settled.v1",
        "names/repeated-name",
    ),
    "an envelope around what a link takes": (
        "qmarket/openapi.yaml",
        ENVELOPED,
        "              schema: {$ref: 'urn:anarq:qmarket:listing-page:v1'}\n",
        "http/response-without-envelope",
    ),
    "parts that contradict each other and an example": (
        "qmarket/contracts/supply.v1.schema.json",
        '"type": "integer",\n      "minimum": 1,',
        '"allOf": [{"type": "integer"}, {"type": "string"}],',
        "contracts/unsatisfiable-schema",
    ),
    "where a path parameter of several operations stands": (
        "qmarket/openapi.yaml",
        "      in: path\n",
        "      in: query\n",
        "http/undeclared-path-parameter",
    ),
    "the first letters of a word of the house": (
        "squid/openapi.yaml",
        "      x-anarq-purpose:",
        "      -anarq-purpose:",
        FORM,
    ),
    "a contract that is called nearly as another": (
        "squid/contracts/identity-updated.v1.schema.json",
        "urn:anarq:squid:identity-updated:v1",
        "urn:anarq:squid:identtiy-updated:v1",
        "names/file-of-another-name",
    ),
    "a resource type that keeps much": (
        "qwallet/storage/map.yaml",
        "  transaction-records:",
        "  transaction-recods:",
        UNDECLARED,
    ),
    "the word for what a link passes on": (
        "squid/openapi.yaml",
        "closeSession\n              parameters:",
        "closeSession\n              paameters:",
        FORM,
    ),
    "a share that is said to be a counter": ("qwallet/runtime.yaml", "kind: share", "kind: counter", FORM),
    "a policy of pinning that is about another resource type": (
        "qwallet/storage/pinning.policy.json",
        '"transaction-records"',
        '"wallet-configuration"',
        "storage/pinning-off-the-map",
    ),
}


@pytest.fixture(scope="module")
def findings():
    standards, rules = load_standards(), all_rules()

    def check(changes, folder=MODULES):
        whole = FolderSource(folder, "modules")
        base = PartSource(whole, FEW) if folder == MODULES else whole
        loaded = load_ecosystem([OverlaySource(base, changes)], standards=standards)
        return run(loaded.ecosystem, rules, today=date(2026, 11, 26), problems=loaded.problems).findings

    return check


@pytest.mark.parametrize(("path", "old", "new", "rule"), ONCE.values(), ids=ONCE)
def test_a_slip_is_one_finding_however_much_follows_from_it(findings, path, old, new, rule):
    text = (MODULES / path).read_text("utf-8")
    assert old in text, "the slip no longer applies"

    found = findings({path: text.replace(old, new, 1).encode()})

    assert [one.rule for one in found if one.severity == "error"] == [rule]
    assert found[0].place not in {side.place for side in found[0].sides}
    assert f"modules/{path}" in f"{found[0].place} {found[0].mend}"  # an example that a bound refuses names the bound


PICTURE = "          image/*: {x-anarq-max-bytes: 5000000}\n"
PUT_PICTURE = f"      requestBody:\n        required: true\n        content:\n{PICTURE}"
SENT = "operation: lightLamp\n    within"
LANTERN = {
    "the word for the size of a stream": (PUT_PICTURE, "x-anarq-max-bytes", "x-anarq-max-byte", "spec/dropped-fact"),
    "a stream of JSON": (PUT_PICTURE, "image/*", "application/json", "spec/dropped-fact"),
    "a stream and its schema": (PUT_PICTURE, "5000000", "5000000, schema: {type: string}", "spec/dropped-fact"),
    "a type that is not one": (PUT_PICTURE, "image/*", "image", "spec/dropped-fact"),
    "the size of a stream": (PUT_PICTURE, "5000000", "many", FORM),
    "a stream that is given by a write": (
        "    get:\n      operationId: getPicture",
        "get:",
        "post:",
        "http/read-write-mismatch",
    ),
    "a command that takes a stream": (SENT, "lightLamp", "putPicture", UNSENDABLE),
    "a command that gives a stream": (SENT, "lightLamp", "getPicture", UNSENDABLE),
}


@pytest.fixture(scope="module")
def lantern(findings):
    """What is found in the golden modules besides what is wrong with them anyway."""
    folder = MODULES.parent / "tests" / "golden" / "lantern" / "modules"

    def told(changes):
        return [one for one in findings(changes, folder) if one.severity == "error"]

    known = {(one.rule, one.found) for one in told({})}

    def check(old, new):
        (path,) = (path for path in sorted(folder.glob("*/*.yaml")) if old in path.read_text("utf-8"))
        text = path.read_text("utf-8").replace(old, new, 1)
        changed = told({path.relative_to(folder).as_posix(): text.encode()})
        return [one for one in changed if (one.rule, one.found) not in known]

    return check


@pytest.mark.parametrize(("context", "old", "new", "rule"), LANTERN.values(), ids=LANTERN)
def test_a_slip_about_a_stream_is_one_finding_too(lantern, context, old, new, rule):
    assert [one.rule for one in lantern(context, context.replace(old, new))] == [rule]


APART = {
    "all that is called in the caller's name": (
        CALLER,
        "      asCaller: [createIntent, payIntent, cancelIntent]\n",
        "",
        UNDELEGATED,
    ),
    "all that is delegated": (
        "qmarket/openapi.yaml",
        "      x-anarq-delegates: [qwallet.intent.create, qwallet.intent.cancel, qwallet.tx.pay]\n",
        "",
        UNDELEGATED,
    ),
}


@pytest.mark.parametrize(("path", "old", "new", "rule"), APART.values(), ids=APART)
def test_what_one_side_of_two_no_longer_says_is_one_finding_at_the_other(findings, path, old, new, rule):
    text = (MODULES / path).read_text("utf-8")
    assert old in text, "the slip no longer applies"

    found = [one for one in findings({path: text.replace(old, new, 1).encode()}) if one.severity == "error"]

    assert [one.rule for one in found] == [rule]
    assert found[0].place.file.startswith("modules/qmarket/")
    assert path not in found[0].place.file


def test_a_name_of_the_platform_is_one_finding_at_the_operation_that_takes_it(findings):
    """Whatever leads to the operation is renamed with it: a link that passes a parameter on, and what is provided."""
    texts = {path: (MODULES / path).read_text("utf-8") for path in (CALLER, "qmarket/openapi.yaml")}
    changes = {path: text.replace("getPurchase", "getHealth") for path, text in texts.items()}
    lines = texts["qmarket/openapi.yaml"].splitlines()

    (finding,) = [one for one in findings(changes) if one.severity == "error"]

    assert (finding.rule, finding.place.file) == ("names/repeated-name", "modules/qmarket/openapi.yaml")
    assert lines[finding.place.line - 1] == "      operationId: getPurchase"


RENAMED = {
    "an operation that a peer calls": (OPENAPI, "operationId: quotePayment\n", "quotePayment", "quotePayments"),
    "an operation that a peer commands": (OPENAPI, "operationId: createIntent\n", "createIntent", "createIntents"),
    "an operation that a link leads to": (
        "qmarket/openapi.yaml",
        "get:\n      operationId: getPurchase\n",
        "getPurchase",
        "getPurchases",
    ),
    "a scope that is delegated": (
        "qwallet/security/policies.yaml",
        "  qwallet.tx.pay:",
        "qwallet.tx.pay",
        "qwallet.tx.pays",
    ),
}


@pytest.mark.parametrize(("path", "declared", "old", "new"), RENAMED.values(), ids=RENAMED)
def test_a_name_that_is_declared_otherwise_is_one_finding_wherever_it_is_missed(findings, path, declared, old, new):
    text = (MODULES / path).read_text("utf-8")
    assert declared in text, "the slip no longer applies"

    (finding,) = findings({path: text.replace(declared, declared.replace(old, new), 1).encode()})

    found = (finding.rule, finding.place.file, finding.mend)
    assert found == (UNDECLARED, f"modules/{path}", f"did you mean `{old}`?")


def test_a_slip_that_several_places_have_is_told_there_where_another_names_what_is_declared(findings):
    text = (MODULES / OPENAPI).read_text("utf-8")
    slip = text.replace("x-anarq-scope: qwallet.wallet.configure", "x-anarq-scope: qwallet.wallet.configur")
    assert slip != text, "the slip no longer applies"
    again = slip.replace("x-anarq-scope: qwallet.intent.cancel", "x-anarq-scope: qwallet.wallet.configur")

    (finding,) = [one for one in findings({OPENAPI: again.encode()}) if one.rule == UNDECLARED]

    assert (finding.place.file, len(finding.also)) == (f"modules/{OPENAPI}", 1)
    assert finding.mend == "did you mean `qwallet.wallet.configure`?"


MENDS = {
    "qwallet:payment:": ("qwallet:paymnt:", "did you mean `urn:anarq:qwallet:payment:v1#/properties/legacy_amount`?"),
    "urn:anarq:qwallet:payment:v1#/properties/legacy_amount": (
        "somethingElse",
        "declare it in `openapi.yaml` or `mcp.json` or a file of `events/` or a file of `contracts/`",
    ),
}


@pytest.mark.parametrize("old", MENDS)
def test_the_schedule_is_told_which_document_of_contracts_is_meant(findings, old):
    (new, mend), path = MENDS[old], "qwallet/compat/deprecations.yaml"
    text = (MODULES / path).read_text("utf-8")
    assert old in text, "the slip no longer applies"

    (finding,) = [one for one in findings({path: text.replace(old, new, 1).encode()}) if one.rule == UNDECLARED]

    assert (finding.place.file, finding.mend) == (f"modules/{path}", mend)


@pytest.mark.parametrize("name", ["qwallet", "qwalet"])
def test_a_folder_under_another_name_is_one_finding(findings, name):
    files = {path.relative_to(MODULES).as_posix(): path.read_bytes() for path in (MODULES / "qwallet").rglob("*.*")}
    moved = {path.replace("qwallet/", "qwalet/", 1): content for path, content in files.items() if "_gen" not in path}
    moved["qwalet/module.yaml"] = moved["qwalet/module.yaml"].replace(b"name: qwallet", f"name: {name}".encode())

    (finding,) = findings({**dict.fromkeys(files), **moved})

    assert (finding.rule, finding.place.file) == ("names/foreign-name", "modules/qwalet/module.yaml")


def test_of_a_parameter_that_stands_twice_nobody_asks_what_it_means(findings):
    text = (MODULES / OPENAPI).read_text("utf-8")
    slip = text.replace("- name: createdAfter\n          in: query", "- name: currency\n          in: query", 1)
    assert slip != text, "the slip no longer applies"

    (finding,) = findings({OPENAPI: slip.encode()})

    assert finding.rule == "http/repeated-parameter"


def test_a_document_that_nobody_reads_is_one_finding_whatever_is_wrong_in_it(findings):
    (finding,) = findings({"qwallet/docs/openapi.yaml": b"openapi: 3.1.0\ninfo: {title: 5}\n"})

    assert (finding.rule, finding.place.file) == ("spec/undescribed-file", "modules/qwallet/docs/openapi.yaml")


RENAMED_FILES = {
    "a topic": ("qwallet/events/tx-failed.v1.event.json", "qwallet/events/tx-failed.v1.json"),
    "a topic, nearly": ("qwallet/events/tx-failed.v1.event.json", "qwallet/events/tx-failed.v1.events.json"),
    "the map": ("qwallet/storage/map.yaml", "qwallet/storage/map.yml"),
    "the access policies": ("qwallet/security/policies.yaml", "qwallet/security/policy.yaml"),
}


@pytest.mark.parametrize(("place", "astray"), RENAMED_FILES.values(), ids=RENAMED_FILES)
def test_a_file_beside_its_place_is_one_finding_and_nothing_of_it_is_missed(findings, place, astray):
    found = findings({place: None, astray: (MODULES / place).read_bytes()})

    (finding,) = (one for one in found if one.severity == "error")
    assert (finding.rule, finding.place.file) == ("spec/undescribed-file", f"modules/{astray}")
    assert finding.mend == f"did you mean `{place.removeprefix('qwallet/')}`?"
