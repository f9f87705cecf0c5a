"""What a module's policies say of the record that a call is about: the policy decides, and code does what it says."""

from datetime import UTC, datetime

import pytest

from anarq.adapters.policy.absent import NoPolicy
from anarq.adapters.policy.embedded import EmbeddedPolicy
from anarq.adapters.policy.sources import packaged
from anarq.runtime.conditions import Conditions
from anarq.wire.errors import Refused

OWN, VOTE = {"owner": True}, {"window": {"from": "opensAt", "until": "closesAt"}}
RULES = {"change": {"owner-only": OWN}, "cast": {"time-window": VOTE}, "free": {"members": {"member": "daoId"}}}
DATA = {
    "anarq": {
        "modules": {
            "dao": {
                "operations": {name: {"conditions": held} for name, held in RULES.items()},
                "conditions": {"owner-only": OWN, "time-window": VOTE},
            }
        }
    }
}
NOON = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest.fixture
def conditions():
    pytest.importorskip("regorus")
    return Conditions("dao", EmbeddedPolicy.load(packaged("lib", "authz"), DATA), DATA)


@pytest.mark.parametrize("operation", ["change", "free", "unknown"])
async def test_a_record_is_of_whom_a_call_is_about(conditions, operation):
    assert await conditions.belongs(operation, "did:a", "did:a", NOON)
    assert not await conditions.belongs(operation, "did:b", "did:a", NOON)
    assert not await conditions.belongs(operation, None, None, NOON)


async def test_the_policy_decides_whose_it_is():
    nobody = Conditions("dao", NoPolicy(), DATA)
    assert await nobody.belongs("free", "did:a", "did:a", NOON)
    with pytest.raises(Refused, match="SERVICE_UNAVAILABLE"):
        await nobody.belongs("change", "did:a", "did:a", NOON)


@pytest.mark.parametrize(
    ("opens", "closes", "reasons"),
    [
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z", ()),
        ("2026-01-31T12:00:00.001Z", "2026-02-07T12:00:00Z", ("before_window",)),
        ("2026-01-24T12:00:00Z", "2026-01-31T11:59:59.999Z", ("after_window",)),
        ("2026-01-31T13:00:00+01:00", "2026-01-31T13:00:00+01:00", ()),
        (None, "2026-02-07T12:00:00Z", ("before_window",)),
    ],
)
async def test_a_window_is_that_of_the_record(conditions, opens, closes, reasons):
    record = {"opensAt": opens, "closesAt": closes}
    assert await conditions.outside("cast", record, NOON) == reasons
    assert await conditions.outside("change", record, NOON) == ()
