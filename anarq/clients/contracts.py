"""The contracts of endpoints, each compiled once, when it is first needed."""

from collections.abc import Mapping

from anarq.clients.endpoint import Endpoint, Values
from anarq.ports.json import JsonObject
from anarq.wire.schemas import Contract, Violation


class Contracts:
    """Compiled contracts, to be shared by clients."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str, str], Contract] = {}

    def of_request(self, endpoint: Endpoint, parameters: Values, body: object) -> tuple[Violation, ...]:
        """In which ways parameters and body break the contract; pointers start with `/parameters` and `/body`."""
        found: list[Violation] = []
        for name, schema in endpoint.parameters.items():
            value = parameters.get(name)
            if value is not None:
                contract = self._contract(endpoint, f"/parameters/{name}", schema)
                found.extend(contract.violations(value, f"/parameters/{name}"))
            elif name in endpoint.required:
                found.append(Violation(f"/parameters/{name}", "required", "is missing"))
        if endpoint.request is not None and (body is not None or endpoint.body_required):
            found.extend(self._contract(endpoint, "/body", endpoint.request).violations(body, "/body"))
        return tuple(found)

    def of_response(self, endpoint: Endpoint, data: object) -> tuple[Violation, ...]:
        """In which ways an answer breaks the contract."""
        if endpoint.response is None:
            return ()
        return self._contract(endpoint, "/response", endpoint.response).violations(data)

    def _contract(self, endpoint: Endpoint, part: str, schema: JsonObject) -> Contract:
        key = (endpoint.module, endpoint.name, part)
        if key not in self._compiled:
            self._compiled[key] = Contract(schema)
        return self._compiled[key]


def as_details(violations: tuple[Violation, ...]) -> Mapping[str, object]:
    """Violations as an error body tells them."""
    return {"violations": [violation.as_json() for violation in violations]}
