from collections.abc import Iterator

from anarq.model.module import Module, Operation
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    envelope = module.standards.root.get("envelope", "schema").text()
    for operation in module.operations:
        if operation.platform or not operation.is_enveloped:
            continue
        for status, response in _successes(operation):
            schema = response.get("content", "application/json", "schema")
            if not _extends(module, schema, envelope):
                yield Hit(
                    operation.node.get("responses", status),
                    found=f"operation `{operation.name}` answers `{status}` without the standard envelope",
                    mend=f"give it a JSON schema with `allOf: [{{$ref: '{envelope}'}}, …]`, and its data as `data`",
                    cause="no envelope",
                    rests_on=(operation.node.get("responses", status), response),
                )


def _successes(operation: Operation) -> Iterator[tuple[str, Node]]:
    """The answers that carry a body."""
    for status, response in operation.responses.items():
        if status.startswith("2") and status != "204":
            yield status, response


def _extends(module: Module, schema: Node, envelope: str) -> bool:
    """Whether the schema is the envelope, or holds all that it demands."""
    pending, seen = [schema], set[tuple[int, str]]()
    while pending:
        node = module.follow(pending.pop())
        key = (id(node.document), node.pointer)
        if node.exists and node.get("$id").text() == envelope:
            return True
        if key not in seen:
            seen.add(key)
            pending.extend(node.get("allOf").elements())
    return False


RULE = Rule(
    summary="A successful JSON answer is not wrapped in the standard envelope.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Standard Response Format",
    scope=Scope.MODULE,
    cause="a module that does not use the envelope",
    check=check,
    stage=Stage.AGREEMENT,
)
