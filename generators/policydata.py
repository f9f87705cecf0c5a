"""What the policies of a module say, as the static data that the policy engine reads."""

from anarq.generators.interface import Interface, Offer, Workbench
from anarq.generators.inward import Commanded, Consumed, commands_of, consumed_of, jobs_of
from anarq.model.tree import Json, Node
from anarq.model.views.inward import Inward

OWNER_ONLY = "owner-only"
"""The condition of `security/policies.yaml` that the subject of the grant owns the resource."""


def policy_data(bench: Workbench, interface: Interface) -> dict[str, Json]:
    """The document: `{"anarq": {"modules": {"<module>": …}}}`."""
    policies = interface.module.policies
    owned = set(policies.get("conditions", OWNER_ONLY, "applies").texts())
    data: dict[str, Json] = {
        "operations": {offer.name: _operation(offer, owned) for offer in interface.offers},
        "consumes": {
            **{each.declared.topic: _consumed(each) for each in consumed_of(bench, interface)},
            **{each.topic: _answer(interface, each) for each in commands_of(bench, interface)},
        },
        "jobs": {each.declared.name: _inward(each.declared) for each in jobs_of(interface)},
        "scopes": {name: _scope(name, node, owned, policies) for name, node in policies.get("scopes").items()},
        "roles": {name: {"scopes": _sorted(node.get("scopes"))} for name, node in policies.get("roles").items()},
        "conditions": {
            name: {"applies": _sorted(node.get("applies"))} for name, node in policies.get("conditions").items()
        },
        "purposes": {name: _purpose(node) for name, node in policies.get("purposes").items()},
        "keyScopes": {name: _key_scope(node) for name, node in policies.get("keyScopes").items()},
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


def _scope(name: str, node: Node, owned: set[str], policies: Node) -> Json:
    roles = [role for role, found in policies.get("roles").items() if name in found.get("scopes").texts()]
    granted: list[Json] = [*sorted(roles)]
    return {"access": node.get("access").text(), "owner_only": name in owned, "roles": granted}


def _purpose(node: Node) -> Json:
    return {
        "lawful_basis": node.get("lawfulBasis").text(),
        "data_subjects": _sorted(node.get("dataSubjects")),
        "retention": _sorted(node.get("retention")),
    }


def _key_scope(node: Node) -> Json:
    return {
        "key_type": node.get("keyType").text(),
        "operations": _sorted(node.get("operations")),
        "audit": node.get("audit").text(),
    }


def _sorted(node: Node) -> list[Json]:
    return [*sorted(node.texts())]
