"""What breaks an HTTP interface, written down before anybody looked at what is caught."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from trees import GONE, WRITES, Change, Key, Spot, Tree, Way, changed, walk

Changes: TypeAlias = Iterator[Change]
Operator: TypeAlias = Callable[[Tree], Changes]
"""Gives all that it could change in some modules."""


def beside(path: str, way: Way) -> Spot:
    """The line of what stands there, without what is below."""
    return Spot(path, way, alone=True)


def operation_of_another(tree: Tree) -> Changes:
    """An operation has the name of another one."""
    for path, way, operation in tree.operations:
        others = [one for one in tree.operations if one[0] == path and one[1] != way]
        for _, there, other in others[:1]:
            taken = Spot(path, (*there, "operationId"))
            lost = tree.mentions(operation["operationId"])
            yield changed(path, (*way, "operationId"), other["operationId"], taken, *lost)


def path_parameter_of_another_name(tree: Tree) -> Changes:
    """A parameter of a path is called otherwise than in the path."""
    for path, data in tree.documents:
        for way, value in walk(data):
            if isinstance(value, dict) and value.get("in") == "path" and "name" in value:
                paths = [
                    Spot(path, ("paths", one), alone=True) for one in data["paths"] if f"{{{value['name']}}}" in one
                ]
                below = [Spot(path, ("paths", one)) for one in data["paths"] if f"{{{value['name']}}}" in one]
                yield changed(path, (*way, "name"), f"{value['name']}Of", *paths, *below)


def _answers(tree: Tree) -> Iterator[tuple[str, Way, dict[str, Any]]]:
    for path, way, operation in tree.operations:
        for status, answer in operation.get("responses", {}).items():
            if status.startswith("2") and "content" in answer:
                yield path, (*way, "responses", status), answer


def answer_without_envelope(tree: Tree) -> Changes:
    """An answer is not in the envelope."""
    for path, way, answer in _answers(tree):
        schema = answer["content"].get("application/json", {}).get("schema", {})
        if "allOf" in schema or {"status", "code", "message"} <= schema.get("properties", {}).keys():
            bare = {"type": "object", "properties": {"answer": {"type": "string"}}}
            yield changed(path, (*way, "content", "application/json", "schema"), bare, beside(path, way))


def no_answers(tree: Tree) -> Changes:
    """An operation has no answers."""
    for path, way, _ in tree.operations:
        yield changed(path, (*way, "responses"), {}, beside(path, way))


def status_that_is_none(tree: Tree) -> Changes:
    """A status has four digits."""
    for path, way, _ in _answers(tree):
        yield changed(path, way, Key("2000"))


def reference_to_nothing(tree: Tree) -> Changes:
    """A reference leads to nothing."""
    for path, data in tree.data.items():
        for way, value in walk(data):
            if way and way[-1] == "$ref" and isinstance(value, str):
                yield changed(path, way, f"{value}x")


def write_without_key(tree: Tree) -> Changes:
    """A write takes no `Idempotency-Key`."""
    for path, way, operation in tree.operations:
        if way[-1] in WRITES and not operation.get("x-anarq-safe"):
            for number, one in enumerate(operation.get("parameters", ())):
                if one.get("name") == "Idempotency-Key" or str(one.get("$ref")).endswith("/IdempotencyKey"):
                    yield changed(path, (*way, "parameters", number), GONE, beside(path, way))


def standard_header_gone(tree: Tree) -> Changes:
    """A standard header is not asked for."""
    for path, way, operation in tree.operations:
        for number, one in enumerate(operation.get("parameters", ())):
            if str(one.get("$ref", one.get("name"))).rpartition("/")[2] in ("Sig", "SquidId", "Ts", "Qonsent"):
                yield changed(path, (*way, "parameters", number), GONE, beside(path, way))
    for path, data in tree.documents:
        for number, one in enumerate(data.get("security", ())):
            for name in one:
                yield changed(path, ("security", number, name), GONE, Spot(path, ("security",)))


def parameter_twice(tree: Tree) -> Changes:
    """A parameter stands twice."""
    for path, way, operation in tree.operations:
        parameters = operation.get("parameters", ())
        for number, one in enumerate(parameters):
            yield changed(path, (*way, "parameters", len(parameters)), one, Spot(path, (*way, "parameters", number)))


def body_of_a_read(tree: Tree) -> Changes:
    """A GET takes a body."""
    body = {"content": {"application/json": {"schema": {"type": "object"}}}}
    for path, way, _ in tree.operations:
        if way[-1] == "get":
            yield changed(path, (*way, "requestBody"), body, beside(path, way))


def security_of_nothing(tree: Tree) -> Changes:
    """An operation asks for a scheme that nothing declares."""
    for path, way, _ in tree.operations:
        yield changed(path, (*way, "security"), [{"Passport": []}])


def link_to_nowhere(tree: Tree) -> Changes:
    """A link leads to an operation that is not there."""
    for path, data in tree.documents:
        for way, value in walk(data):
            if "links" in way and way[-1] == "operationId":
                yield changed(path, way, f"{value}s")


def words_of_operations(key: str, value: Any) -> Operator:
    """An operation whose word of the house is another, or gone."""

    def made(tree: Tree) -> Changes:
        for path, way, operation in tree.operations:
            if key in operation:
                yield changed(path, (*way, key), value)

    return made


def scope_of_a_read(tree: Tree) -> Changes:
    """A write asks for the scope of a read."""
    for path, way, operation in tree.operations:
        policies: Any = tree.data.get(f"{tree.module(path)}/security/policies.yaml", {})
        reads = [name for name, scope in policies.get("scopes", {}).items() if scope.get("access") == "read"]
        if reads and way[-1] in WRITES and not operation.get("x-anarq-safe") and "x-anarq-scope" in operation:
            yield changed(path, (*way, "x-anarq-scope"), reads[0], Spot(path, way))
