"""What the policy engine reads of a module, as static data: no more than a rule of `policies/rego` asks for."""

from anarq.generators.interface import Interface, Offer, Workbench
from anarq.generators.inward import Commanded, Consumed, commands_of, consumed_of, jobs_of
from anarq.model.tree import Json
from anarq.model.views.inward import Inward


def policy_data(bench: Workbench, interface: Interface) -> dict[str, Json]:
    """The document: `{"anarq": {"modules": {"<module>": …}}}`."""
    data: dict[str, Json] = {
        "operations": {offer.name: _operation(offer) for offer in interface.offers},
        "consumes": {
            **{each.declared.topic: _consumed(each) for each in consumed_of(bench, interface)},
            **{each.topic: _answer(interface, each) for each in commands_of(bench, interface)},
        },
        "jobs": {each.declared.name: _inward(each.declared) for each in jobs_of(interface)},
    }
    return {"anarq": {"modules": {interface.name: data}}}


def _operation(offer: Offer) -> Json:
    operation = offer.operation
    return {
        "scope": offer.scope or None,
        "access": "public" if operation and operation.is_public else "granted",
        "purpose": (operation.purpose if operation else "") or None,
    }


def _consumed(consumed: Consumed) -> Json:
    return {**_inward(consumed.declared), "source": consumed.source}


def _answer(interface: Interface, commanded: Commanded) -> Json:
    return {**_inward(commanded.declared), "source": interface.name}


def _inward(declared: Inward) -> dict[str, Json]:
    return {"scope": None, "access": "service", "purpose": declared.purpose or None}


def audit(offer: Offer) -> str:
    """How much the audit trail holds of an operation; of a tool that binds to none, what its kind asks for."""
    if offer.operation is not None:
        return offer.operation.audit or "BASIC"
    return "BASIC" if offer.method == "GET" else "DETAILED"
