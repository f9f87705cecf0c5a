from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    emitted = {node.text() for _, node in module.emissions()}
    emitted |= dict(module.standards.root.get("events", "reserved").items()).keys()  # every module's runtime does
    for topic in module.topics:
        if topic.name and topic.name not in emitted and not topic.node.get("deprecated").flag():
            yield Hit(
                topic.node.get("topic"),
                found=f"topic `{topic.name}` is declared and nothing emits it",
                mend="name it in the `x-anarq-emits` of an operation or the `emits` of a consumer or job, or take the "
                "file away",
            )


RULE = Rule(
    summary="A topic of the event catalogue is emitted by nothing.",
    severity=Severity.WARNING,
    since="0.1.0",
    clause="Event Naming Convention",
    scope=Scope.MODULE,
    cause="a topic",
    check=check,
)
