"""One fact changed in the spec flows by one command into everything that is made of it, and the type checker names the
hand-written line that must follow.
"""

import json
import re
import shutil

import pytest

from anarq.generators.disk import drift, read, write
from anarq.generators.targets import targets

CONTRACT = "modules/qwallet/contracts/payment-intent.v1.schema.json"
OLD_SCOPE = re.compile(r"\bqwallet\.intent\.create\b")
HAND_WRITTEN = """
from anarq.reference.qwallet._gen.models import PaymentIntent
from anarq.reference.qwallet._gen.scopes import INTENT_CREATE


def intent() -> PaymentIntent:
    return {
        "amount": 1,
        "currency": "EUR",
        "recipient": "somebody",
        "purpose": "Invoice",
        "intentId": "int_00000001",
        "actor": {"squidId": "did:key:z6Mk"},
        "payer": "did:key:z6Mk",
        "metadata": {},
        "status": "PENDING",
        "createdAt": "2026-01-31T09:30:00Z",
        "expiresAt": "2026-01-31T09:45:00Z",
    }


SCOPE = INTENT_CREATE
"""


@pytest.fixture
def copy(repository, tmp_path):
    """The specs of the repository with everything that is generated from them, and its hand-written services."""
    root = tmp_path / "repository"
    for folder in ("modules", "spec", "reference"):
        shutil.copytree(repository / folder, root / folder, ignore=shutil.ignore_patterns("_gen", "__pycache__"))
    write(root, drift(root, read(root), targets()))
    return root


def test_a_field_that_is_added_to_a_contract_reaches_every_output(copy):
    add_required_field(copy)
    found = changed(copy)
    for path in (
        "anarq/clients/_gen/qwallet/models.py",
        "anarq/clients/_gen/qwallet/schemas.json",
        "docs/reference/modules/qwallet.md",
        "modules/qwallet/_gen/asyncapi.json",
        "modules/qwallet/_gen/mcp-registry.json",
        "modules/qwallet/_gen/openapi.json",
        "modules/qwallet/events/catalog.md",
    ):
        assert "madeWith" in found[path].after, path
        assert "madeWith" not in found[path].before, path
    tool = json.loads(found["modules/qwallet/_gen/mcp-registry.json"].after)["capabilities"]["tools"]["wallet.intent"]
    assert "madeWith" in tool["outputSchema"]["required"]
    assert not [path for path in found if "squid" in path], "a module that does not use the contract does not change"


def test_a_scope_that_is_renamed_reaches_every_output(copy):
    rename_scope(copy)
    found = changed(copy)
    for path in (
        "docs/reference/modules/qwallet.md",
        "modules/qwallet/README.md",
        "modules/qwallet/_gen/openapi.json",
        "modules/qwallet/security/policies.md",
        "policies/rego/_gen/qwallet.json",
        "reference/qwallet/_gen/scopes.py",
        "reference/qwallet/_gen/spec.py",
    ):
        assert "qwallet.intent.draft" in found[path].after, path
        after = re.sub(r'"message": "[^"]*"|"Ask the owner[^"]*"', "", found[path].after)  # an example of all modules
        assert not OLD_SCOPE.search(after), path


def test_an_operation_that_is_renamed_reaches_service_client_tool_and_who_uses_it(copy):
    for path in ("qwallet/openapi.yaml", "qwallet/mcp.json", "qwallet/module.yaml", "qmarket/module.yaml"):
        file = copy / "modules" / path
        file.write_text(re.sub(r"\bestimatePayment\b", "pricePayment", file.read_text("utf-8")), "utf-8")
    found = changed(copy)
    for path in (
        "reference/qwallet/_gen/handlers.py",
        "anarq/clients/_gen/qwallet/client.py",
        "reference/qmarket/_gen/uses/qwallet.py",
    ):
        assert "async def price_payment(" in found[path].after
        assert "estimate_payment" not in found[path].after
    assert '"pricePayment"' in found["reference/qwallet/_gen/spec.py"].after


def test_the_type_checker_names_the_hand_written_lines_that_must_follow(copy, overlay, run_python, tmp_path):
    (copy / "reference/qwallet/sample.py").write_text(HAND_WRITTEN)
    assert types_of(copy, overlay, run_python, tmp_path / "before") == []
    add_required_field(copy)
    rename_scope(copy)
    write(copy, drift(copy, read(copy), targets()))
    found = types_of(copy, overlay, run_python, tmp_path / "after")
    start = HAND_WRITTEN.splitlines().index("    return {") + 1
    scope = HAND_WRITTEN.splitlines().index("from anarq.reference.qwallet._gen.scopes import INTENT_CREATE") + 1
    assert (scope, "INTENT_CREATE") in {(line, "INTENT_CREATE") for line, text in found if "INTENT_CREATE" in text}
    assert any(line == start and 'Missing key "madeWith"' in text for line, text in found), found


def test_the_type_checker_names_the_line_of_the_real_service(copy, overlay, run_python, tmp_path):
    service = copy / "reference/qwallet/services/payment_intent_manager.py"
    line = 1 + next(
        number for number, text in enumerate(service.read_text().splitlines()) if ": PaymentIntent = {" in text
    )
    add_required_field(copy)
    write(copy, drift(copy, read(copy), targets()))
    folder = overlay(tmp_path / "after", copy, None)
    module = "anarq.reference.qwallet.services.payment_intent_manager"
    told = mypy(run_python, folder, tmp_path, module)
    assert re.search(
        rf'payment_intent_manager\.py:{line}: error: Missing key "madeWith" for TypedDict "PaymentIntent"', told
    )


def add_required_field(root):
    contract = json.loads((root / CONTRACT).read_text("utf-8"))
    field = {"enum": ["WEB", "APP"], "description": "Where it was made.", "x-anarq-classification": "internal"}
    contract["properties"]["madeWith"] = field
    contract["required"].append("madeWith")
    (root / CONTRACT).write_text(json.dumps(contract), "utf-8")


def rename_scope(root):
    for path in ("openapi.yaml", "security/policies.yaml"):
        file = root / "modules/qwallet" / path
        file.write_text(OLD_SCOPE.sub("qwallet.intent.draft", file.read_text("utf-8")), "utf-8")


def changed(root):
    return {change.path: change for change in drift(root, read(root), targets())}


def types_of(root, overlay, run_python, folder):
    """(line, message) of every error of the sample."""
    told = mypy(run_python, overlay(folder, root, None), folder.parent, "anarq.reference.qwallet.sample")
    return [(int(line.split(":")[1]), line) for line in told.splitlines() if "sample.py" in line and " error: " in line]


def mypy(run_python, folder, cache, module):
    options = ["--strict", "--no-error-summary", "--cache-dir", str(cache / "mypy")]
    return run_python(folder, "-m", "mypy", *options, "-m", module, check=False).stdout
