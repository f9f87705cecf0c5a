"""What must hold besides a grant, by the conditions of the module's policies that are data."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal

from anarq.ports.identities import Identities
from anarq.ports.json import JsonObject
from anarq.ports.policy import Policy
from anarq.wire.errors import SERVICE_UNAVAILABLE, Refused
from anarq.wire.times import moment_of

_UNAVAILABLE: Final = "policy_unavailable"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Conditions:
    """The conditions of one module that its service asks the policy about, within a call.

    What a condition allows stands in the policies of the module; what it is held against, the service has read.
    """

    def __init__(self, module: str, policy: Policy, data: JsonObject) -> None:
        """Takes who decides, and the policy data of the module."""
        self._module = module
        self._policy = policy
        self._data = module_data(module, data).get("conditions", {})
        self._operations = module_data(module, data).get("operations", {})

    def numbers(self, name: str, key: str) -> Mapping[str, int | None]:
        """How much a condition allows by standing, to be told to whom it applies; None: as much as anybody likes.

        Raises:
            KeyError: the policies say no such thing.
        """
        found: Mapping[str, int | None] = self._data[name]["allows"][key]
        return found

    def of(self, operation: str, kind: Literal["owner", "window", "allows"]) -> Mapping[str, Any]:
        """What must hold when an operation is carried out, by condition: of owner, time, or what was used."""
        held = self._operations.get(operation, {}).get("conditions", {})
        return {name: each[kind] for name, each in held.items() if kind in each}

    async def belongs(self, operation: str, owner: str | None, subject: str | None, now: datetime) -> bool:
        """Whether a record is of whom a call is about, as the policy says; where it says nothing, whether they are one.

        Raises:
            Refused: SERVICE_UNAVAILABLE, the policy cannot decide now.
        """
        names, facts = self.of(operation, "owner"), {"owner": owner, "subject": subject}
        if not names:
            return owner is not None and owner == subject
        return not [name for name in names if await self.broken(name, facts, now)]

    async def outside(self, operation: str, record: JsonObject, now: datetime) -> tuple[str, ...]:
        """What speaks against doing something with a record now: `before_window`, `after_window`; empty: nothing.

        Raises:
            Refused: SERVICE_UNAVAILABLE, the policy cannot decide now.
        """
        found: tuple[str, ...] = ()
        for name, window in self.of(operation, "window").items():
            facts = {"at": _milliseconds(now), **{end: _moment(record.get(member)) for end, member in window.items()}}
            found += await self.broken(name, facts, now)
        return found

    async def broken(self, name: str, facts: JsonObject, now: datetime) -> tuple[str, ...]:
        """What speaks against a condition: the policy's reasons; empty: it holds.

        Raises:
            Refused: SERVICE_UNAVAILABLE, the policy cannot decide now.
        """
        verdict = await self._policy.decide(
            {
                "kind": "condition",
                "module": self._module,
                "operation": name,
                "facts": facts,
                "now": int(now.timestamp()),
            }
        )
        if _UNAVAILABLE in verdict.reasons:
            raise Refused(SERVICE_UNAVAILABLE, "The policy cannot decide now.")
        return () if verdict.allow else verdict.reasons or ("condition_denied",)


async def memberships(
    identities: Identities, asked: tuple[str, ...], arguments: Mapping[str, object], subject: str | None
) -> dict[str, bool]:
    """Whether somebody belongs to the DAOs that arguments name; to none where an argument is not given.

    Raises:
        UnavailableError: it cannot be known.
    """
    found: dict[str, bool] = {}
    for name in asked:
        dao = arguments.get(name)
        found[name] = isinstance(dao, str) and subject is not None and await identities.member(subject, dao)
    return found


def _moment(told: object) -> int | None:
    """A moment of a record, as the policy is told it; None: the record has none."""
    return _milliseconds(moment_of(told)) if isinstance(told, str) else None


def _milliseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def members_asked(module: str, data: JsonObject) -> dict[str, tuple[str, ...]]:
    """By operation: the arguments that name DAOs to which its caller must belong."""
    operations: Mapping[str, Any] = module_data(module, data).get("operations", {})
    return {
        name: tuple(sorted({each["member"] for each in rule.get("conditions", {}).values() if "member" in each}))
        for name, rule in operations.items()
    }


def module_data(module: str, data: JsonObject) -> Mapping[str, Any]:
    """What the static policy data says of a module."""
    whole: Any = data
    found: Mapping[str, Any] = whole.get("anarq", {}).get("modules", {}).get(module, {})
    return found
