"""What the policies of a module say, as the static data that the policy engine reads."""

from anarq.generators.interface import Interface, Offer, Workbench
from anarq.generators.inward import Commanded, Consumed, commands_of, consumed_of, jobs_of
from anarq.model.tree import Json, Node
from anarq.model.views.inward import Inward
from anarq.model.views.policies import KeyScope, Policies, Purpose, policies_of

OWNER_ONLY = "owner-only"
"""The condition of `security/policies.yaml` that the subject of the grant owns the resource."""


def policy_data(bench: Workbench, interface: Interface) -> dict[str, Json]:
    """The document: `{"anarq": {"modules": {"<module>": …}}}`."""
    policies = policies_of(interface.module)
    conditions = policies.conditions
    owned = set(conditions[OWNER_ONLY].applies.texts()) if OWNER_ONLY in conditions else set()
    roles = _by_scope(policies)
    data: dict[str, Json] = {
        "operations": {offer.name: _operation(offer, owned) for offer in interface.offers},
        "consumes": {
            **{each.declared.topic: _consumed(each) for each in consumed_of(bench, interface)},
            **{each.topic: _answer(interface, each) for each in commands_of(bench, interface)},
        },
        "jobs": {each.declared.name: _inward(each.declared) for each in jobs_of(interface)},
        "scopes": {
            name: {"access": scope.access.text(), "owner_only": name in owned, "roles": roles.get(name, [])}
            for name, scope in policies.scopes.items()
        },
        "roles": {name: {"scopes": _sorted(role.scopes)} for name, role in policies.roles.items()},
        "conditions": {name: {"applies": _sorted(one.applies)} for name, one in conditions.items()},
        "purposes": {name: _purpose(purpose) for name, purpose in policies.purposes.items()},
        "keyScopes": {name: _key_scope(key) for name, key in policies.key_scopes.items()},
    }
    return {"anarq": {"modules": {interface.name: data}}}


def _operation(offer: Offer, owned: set[str]) -> Json:
    operation = offer.operation
    return {
        "scope": offer.scope or None,
        "access": "public" if operation and operation.is_public else "granted",
        "purpose": (operation.purpose if operation else "") or None,
        "audit": audit(offer),
        "owner_only": offer.scope in owned,
        "write": operation.is_write if operation else offer.method != "GET",
        "available": offer.available,
    }


def _consumed(consumed: Consumed) -> Json:
    return {**_inward(consumed.declared), "source": consumed.source}


def _answer(interface: Interface, commanded: Commanded) -> Json:
    return {**_inward(commanded.declared), "source": interface.name}


def _inward(declared: Inward) -> dict[str, Json]:
    return {"scope": None, "access": "service", "purpose": declared.purpose or None, "audit": declared.audit or "BASIC"}


def audit(offer: Offer) -> str:
    """How much the audit trail holds of an operation; of a tool that binds to none, what its kind asks for."""
    if offer.operation is not None:
        return offer.operation.audit or "BASIC"
    return "BASIC" if offer.method == "GET" else "DETAILED"


def _by_scope(policies: Policies) -> dict[str, list[Json]]:
    """The roles that have each scope, sorted."""
    found: dict[str, list[Json]] = {}
    for name, role in sorted(policies.roles.items()):
        for scope in dict.fromkeys(role.scopes.texts()):
            found.setdefault(scope, []).append(name)
    return found


def _purpose(purpose: Purpose) -> Json:
    return {
        "lawful_basis": purpose.basis.text(),
        "data_subjects": _sorted(purpose.subjects),
        "retention": _sorted(purpose.retention),
    }


def _key_scope(key: KeyScope) -> Json:
    return {"key_type": key.key_type.text(), "operations": _sorted(key.operations), "audit": key.audit.text()}


def _sorted(node: Node) -> list[Json]:
    return [*sorted(node.texts())]
