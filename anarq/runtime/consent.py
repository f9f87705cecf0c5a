"""Consent: the policy decides, deny by default, on what was proven about the call."""

from dataclasses import dataclass
from datetime import datetime

from anarq.ports.deposits import Deposits
from anarq.ports.errors import UnavailableError
from anarq.ports.json import JsonObject
from anarq.ports.policy import Policy, Revocations
from anarq.runtime.call import Grant, Identity, Refused
from anarq.runtime.errors import QONSENT_DENIED
from anarq.runtime.grants import GrantRefused, Grants
from anarq.runtime.headers import Caller
from anarq.runtime.operation import Operation
from anarq.runtime.validation import Input


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was found out about the grant: it, or what is wrong with it; and the revocation epoch when it is known."""

    grant: Grant | None
    problem: str | None
    epoch: int | None


class Consent:
    """Asks the policy for every call; public operations included."""

    def __init__(self, policy: Policy, revocations: Revocations, deposits: Deposits | None = None) -> None:
        self._policy = policy
        self._revocations = revocations
        self._grants = Grants(revocations, deposits)

    async def ask(self, operation: Operation, caller: Caller, given: Input, now: datetime) -> Grant | None:
        """The grant under which the call may go on; None when it needs none.

        Raises:
            Refused: QONSENT_DENIED, with the policy's reasons in `details.reasons`.
        """
        facts = await self._facts(operation, caller, given, int(now.timestamp()))
        verdict = await self._policy.decide(_question(operation, caller.identity, facts, now))
        if not verdict.allow:
            details = {"operation": operation.name, "scope": operation.scope, "reasons": list(verdict.reasons)}
            raise Refused(QONSENT_DENIED, f"No valid grant covers `{operation.name}`.", details)
        return facts.grant

    async def _facts(self, operation: Operation, caller: Caller, given: Input, now: int) -> _Facts:
        try:
            epoch = await self._revocations.epoch()
            invoker = caller.identity.invoker
            if caller.grant is None or invoker is None:
                return _Facts(None, None, epoch)
            arguments = arguments_of(given)
            scope = operation.scope or f"{operation.module}.public"
            grant = await self._grants.verify(caller.grant, invoker, scope, arguments, now, epoch)
        except GrantRefused as error:
            return _Facts(None, error.reason, epoch)
        except UnavailableError:
            return _Facts(None, None, None)
        return _Facts(grant, None, epoch)


def arguments_of(given: Input) -> dict[str, object]:
    """Parameters and body in one object, as the policies of delegations see them: the shape of a tool's arguments."""
    arguments = dict(given.parameters)
    if isinstance(given.body, dict):
        arguments |= given.body
    return arguments


def _question(operation: Operation, identity: Identity, facts: _Facts, now: datetime) -> JsonObject:
    """The input document of the package `anarq.authz`."""
    return {
        "module": operation.module,
        "operation": operation.name,
        "access": operation.access,
        "scope": operation.scope,
        "purpose": operation.purpose,
        "identity": identity.ref(),
        "invoker": identity.invoker,
        "grant": None if facts.grant is None else _grant(facts.grant),
        "grantProblem": facts.problem,
        "resource": {"owner": facts.grant.subject if facts.grant else identity.squid_id},
        "revocationEpoch": facts.epoch,
        "now": int(now.timestamp()),
    }


def _grant(grant: Grant) -> dict[str, object]:
    return {
        "cid": grant.cid,
        "subject": grant.subject,
        "audience": grant.audience,
        "command": grant.command,
        "expires": grant.expires,
        "length": grant.length,
        "issuers": list(grant.issuers),
    }
