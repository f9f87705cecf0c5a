"""How long a service keeps what it holds, as its spec has it."""

import pytest

from anarq.generators.interface import Interfaces
from anarq.generators.service.retention import keepings
from anarq.model.errors import AnarqError

NONE = {"legalHold": False, "userConsent": False, "businessCritical": False}


def kept(make, **said):
    policy = {"retentionPeriod": "P1Y2M3DT4H", "archivalPolicy": "DELETE", "exceptions": NONE} | said
    files = {"storage/retention.policy.json": {"policies": [policy]}}
    found = keepings(Interfaces(make(toy=files)).of("toy"))
    return {members["resource"]: members for members in map(dict, found)}


def test_a_period_is_months_of_the_calendar_and_seconds(make):
    assert kept(make, resourceType="session-data")['"session-data"']["period"] == "Period(months=14, seconds=273600)"


def test_what_every_module_keeps_is_kept_by_every_service(make):
    found = kept(make, resourceType="session-data")
    assert {*found} == {'"session-data"', '"undelivered-events"', '"retention-exceptions"', '"audit-logs"'}
    assert found['"audit-logs"']["tables"] == '("audit",)'


@pytest.mark.parametrize(
    ("resource", "said"),
    [
        ("audit-logs", {}),
        ("undelivered-events", {"archivalPolicy": "ARCHIVE"}),
        ("undelivered-events", {"exceptions": NONE | {"businessCritical": True}}),
    ],
)
def test_what_the_platform_keeps_cannot_end_otherwise_than_it_can(make, resource, said):
    with pytest.raises(AnarqError, match="what the platform keeps"):
        kept(make, resourceType=resource, **said)


@pytest.mark.parametrize(
    ("classification", "described"), [("secret", True), ("sensitive", False)], ids=["secret", "sensitive"]
)
def test_the_contract_of_what_holds_a_secret_is_known_to_the_service(make, contract, classification, described):
    seed = {"type": "object", "properties": {"seed": {"type": "string", "x-anarq-classification": classification}}}
    about = {"type": "notes", "identifier": "id", "collection": "note"}
    note = {"type": "object", "x-anarq-resource": about, "properties": {"key": {"$ref": "urn:anarq:toy:key:v1"}}}
    said = {"store": "database", "collections": ["note"], "content": "none", "encryption": "at-rest"}
    policy = {"resourceType": "notes", "retentionPeriod": "P1Y", "archivalPolicy": "DELETE", "exceptions": NONE}
    files = {
        **contract("note", note),
        **contract("key", seed),
        "storage/map.yaml": {"resources": {"notes": said}},
        "storage/retention.policy.json": {"policies": [policy]},
    }
    found = {members["resource"]: members for members in map(dict, keepings(Interfaces(make(toy=files)).of("toy")))}
    assert ("schema=schemas.NOTE" in found['"notes"']["collections"]) is described
