"""Which places of a module are of one concept and use: what is certain, and nothing else."""

import json
from typing import Any

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.source import MemorySource

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}}}
OTHER = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}


def aligned(contracts: dict[str, Any], schemas: dict[str, Any], paths: dict[str, Any] | None = None) -> list[list[str]]:
    interface = {"openapi": "3.1.0", "info": {}, "paths": paths or {}, "components": {"schemas": schemas}}
    texts = {f"pay/contracts/{name}.schema.json": json.dumps(one) for name, one in contracts.items()}
    texts["pay/openapi.json"] = json.dumps(interface)
    loaded = load_ecosystem([MemorySource(texts, shown="mem")], standards=load_standards())
    (module,) = loaded.ecosystem.modules.values()
    return [
        [f"{concept.name} {concept.use}", *(one.called for one in concept.shapes)]
        for concept in module.alignment.concepts
    ]


def operation(request: Any = None, answer: Any = None, name: str = "createOrder") -> dict[str, Any]:
    body = {"requestBody": {"content": {"application/json": {"schema": request}}}} if request else {}
    content = {"content": {"application/json": {"schema": answer}}} if answer else {}
    return {"operationId": name, **body, "responses": {"200": {"description": "", **content}}}


def test_a_contract_and_a_schema_of_one_name_are_one_thing() -> None:
    assert aligned({"pay-order.v1": OBJECT}, {"Order": OTHER}) == [
        ["order stored", "the contract `contracts/pay-order.v1.schema.json`", "the schema `Order`"]
    ]


def test_another_use_is_another_thing() -> None:
    assert aligned({"order": OBJECT}, {"OrderRequest": OTHER, "OrderResponse": OTHER}) == []


def test_what_refers_to_a_contract_is_that_contract() -> None:
    assert aligned({"order": OBJECT}, {"Order": {"$ref": "contracts/order.schema.json"}}) == []


def test_of_two_contracts_of_one_name_nobody_knows_which_is_meant() -> None:
    assert aligned({"order": OBJECT, "pay-order": OBJECT}, {"Order": OTHER}) == []


def test_versions_are_things_of_their_own() -> None:
    both = {"order.v1": OBJECT, "order.v2": OTHER}
    assert aligned(both, {"Order": OTHER}) == []
    assert len(aligned(both, {"OrderV2": OBJECT})) == 1


def test_a_draft_binds_nobody() -> None:
    assert aligned({"order": {**OBJECT, "x-anarq-status": "draft"}}, {"Order": OTHER}) == []


def test_the_body_of_an_operation_is_the_request_that_is_named_as_it() -> None:
    paths = {"/orders": {"post": operation(request=OTHER)}}
    assert [one[0] for one in aligned({"create-order-request": OBJECT}, {}, paths)] == ["order request"]
    assert aligned({"cancel-order-request": OBJECT}, {}, paths) == []


def test_a_schema_that_is_only_sent_is_not_the_thing_that_is_kept() -> None:
    order = {"$ref": "#/components/schemas/Order"}
    assert aligned({"order": OBJECT}, {"Order": OTHER}, {"/orders": {"post": operation(request=order)}}) == []
    both = {"/orders": {"post": operation(request=order, answer=order)}}
    assert [one[0] for one in aligned({"order": OBJECT}, {"Order": OTHER}, both)] == ["order stored"]


def test_what_an_operation_shows_under_another_name_is_something_else() -> None:
    path = {"/orders/{id}": {"get": operation(answer=OTHER, name="getOrder")}}
    assert [one[0] for one in aligned({"order": OBJECT}, {}, path)] == ["order stored"]
    named = {"/orders/{id}": {"get": operation(answer={"$ref": "#/components/schemas/Brief"}, name="getOrder")}}
    assert aligned({"order": OBJECT}, {"Brief": OTHER}, named) == []
