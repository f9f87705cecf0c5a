from collections.abc import Iterator

from anarq.model.module import Module
from anarq.rules import Hit, Rule, Scope, Severity, closest_first, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    declared = [topic.name for topic in module.topics if topic.name]
    for what, emitted in module.emissions():
        topic = emitted.text()
        if topic and topic not in declared:
            yield Hit(
                emitted,
                found=f"{what} emits `{topic}`, which no file of `events/` declares",
                mend=did_you_mean(topic, declared, "declare the topic in a file of `events/`"),
                allowed=closest_first(topic, declared),
                cause=topic,
            )


RULE = Rule(
    summary="Something emits a topic that the event catalogue does not have.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Naming Convention",
    scope=Scope.MODULE,
    cause="a topic that nothing declares",
    check=check,
)
