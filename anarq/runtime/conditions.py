"""What must hold besides a grant, by the conditions of the module's policies that are data."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from anarq.ports.identities import Identities
from anarq.ports.json import JsonObject
from anarq.ports.policy import Policy
from anarq.wire.errors import SERVICE_UNAVAILABLE, Refused

_UNAVAILABLE: Final = "policy_unavailable"


class Conditions:
    """The conditions of one module that its service asks the policy about, within a call.

    What a condition allows stands in the policies of the module; what it is held against, the service has read.
    """

    def __init__(self, module: str, policy: Policy, data: JsonObject) -> None:
        """Takes who decides, and the policy data of the module."""
        self._module = module
        self._policy = policy
        self._data = module_data(module, data).get("conditions", {})

    def numbers(self, name: str, key: str) -> Mapping[str, int | None]:
        """How much a condition allows by standing, to be told to whom it applies; None: as much as anybody likes.

        Raises:
            KeyError: the policies say no such thing.
        """
        found: Mapping[str, int | None] = self._data[name]["allows"][key]
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


def members_asked(module: str, data: JsonObject) -> dict[str, tuple[str, ...]]:
    """By operation: the arguments that name DAOs to which its caller must belong."""
    operations: Mapping[str, Any] = module_data(module, data).get("operations", {})
    return {
        name: tuple(sorted({each["member"] for each in rule.get("conditions", {}).values()}))
        for name, rule in operations.items()
    }


def module_data(module: str, data: JsonObject) -> Mapping[str, Any]:
    """What the static policy data says of a module."""
    whole: Any = data
    found: Mapping[str, Any] = whole.get("anarq", {}).get("modules", {}).get(module, {})
    return found
