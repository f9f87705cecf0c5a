"""What the policy engine reads of a module, as static data: no more than a rule of `policies/rego` asks for."""

from typing import Final

from anarq.generators.interface import Interface, Interfaces, ServedOperation
from anarq.generators.inward import Commanded, Consumed, commands_of, consumed_of, jobs_of
from anarq.model.tree import Json
from anarq.model.views.inward import Inward

RETENTION: Final = "anarq.retention"
"""The job that every service has (`anarq.runtime.retention`)."""

_STANDARD: Final[dict[str, Json]] = {RETENTION: {"scope": None, "access": "service", "purpose": None}}


def policy_data(interfaces: Interfaces, interface: Interface) -> dict[str, Json]:
    """The document: `{"anarq": {"modules": {"<module>": …}}}`."""
    data: dict[str, Json] = {
        "operations": {operation.name: _operation(operation) for operation in interface.operations},
        "consumes": {
            **{each.declared.topic: _consumed(each) for each in consumed_of(interfaces, interface)},
            **{each.topic: _answer(interface, each) for each in commands_of(interfaces, interface)},
        },
        "jobs": {**{each.declared.name: _inward(each.declared) for each in jobs_of(interface)}, **_STANDARD},
    }
    return {"anarq": {"modules": {interface.name: data}}}


def _operation(operation: ServedOperation) -> Json:
    declared = operation.declared
    return {
        "scope": operation.scope or None,
        "access": "public" if declared and declared.is_public else "granted",
        "purpose": (declared.purpose if declared else "") or None,
    }


def _consumed(consumed: Consumed) -> Json:
    return {**_inward(consumed.declared), "source": consumed.source}


def _answer(interface: Interface, commanded: Commanded) -> Json:
    return {**_inward(commanded.declared), "source": interface.name}


def _inward(declared: Inward) -> dict[str, Json]:
    return {"scope": None, "access": "service", "purpose": declared.purpose or None}


def audit(operation: ServedOperation) -> str:
    """How much the audit trail holds of an operation; of a tool that binds to none, what its kind asks for."""
    if operation.declared is not None:
        return operation.declared.audit or "BASIC"
    return "BASIC" if operation.method == "GET" else "DETAILED"
