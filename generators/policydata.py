"""What the policy engine reads of a module, as static data: no more than a rule of `policies/rego` asks for."""

from typing import Final

from anarq.generators.interface import Interface, Interfaces, ServedOperation
from anarq.generators.inward import Commanded, Consumed, commands_of, consumed_of, jobs_of
from anarq.model.tree import Json, Node
from anarq.model.views.inward import Inward
from anarq.model.views.policies import Condition, policies_of

RETENTION: Final = "anarq.retention"
"""The job that every service has (`anarq.runtime.retention`)."""

_STANDARD: Final[dict[str, Json]] = {RETENTION: {"scope": None, "access": "service", "purpose": None}}


def policy_data(interfaces: Interfaces, interface: Interface) -> dict[str, Json]:
    """The document: `{"anarq": {"modules": {"<module>": …}}}`."""
    data: dict[str, Json] = {
        "operations": {operation.name: _operation(interface, operation) for operation in interface.operations},
        "consumes": {
            **{each.declared.topic: _consumed(each) for each in consumed_of(interfaces, interface)},
            **{each.topic: _answer(interface, each) for each in commands_of(interfaces, interface)},
        },
        "jobs": {**{each.declared.name: _inward(each.declared) for each in jobs_of(interface)}, **_STANDARD},
    }
    asked = _asked(interface)
    return {"anarq": {"modules": {interface.name: {**data, "conditions": asked} if asked else data}}}


def _operation(interface: Interface, operation: ServedOperation) -> Json:
    declared = operation.declared
    said: dict[str, Json] = {
        "scope": operation.scope or None,
        "access": "public" if declared and declared.is_public else "granted",
        "purpose": (declared.purpose if declared else "") or None,
    }
    held = _held(interface, operation.scope)
    return {**said, "conditions": held} if held else said


def _held(interface: Interface, scope: str) -> dict[str, Json]:
    """The conditions that hold of every call with a scope: of it, of the record that it is about, of what was used."""
    found = {
        name: {**_told(member=condition.member), **_decided(condition)}
        for name, condition in policies_of(interface.module).conditions.items()
        if scope in condition.applies.texts()
    }
    return {name: told for name, told in found.items() if told}


def _asked(interface: Interface) -> dict[str, Json]:
    """The conditions that a service has the policy decide, with what they are decided by."""
    found = {name: _decided(condition) for name, condition in policies_of(interface.module).conditions.items()}
    return {name: told for name, told in found.items() if told}


def _decided(condition: Condition) -> dict[str, Json]:
    allows: dict[str, Json] = {key: node.json() for key, node in condition.allows.items() if key != "unit"}
    return {**_told(owner=condition.owner, window=condition.window), **({"allows": allows} if allows else {})}


def _told(**said: Node) -> dict[str, Json]:
    return {name: node.json() for name, node in said.items() if node.exists}


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
