import re
from collections.abc import Iterator

from anarq.checks.names._own import taken_for
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.topics import Topic
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    reserved = module.standards.reserved_topics
    own = {module.name, taken_for(module)}  # a folder that is called otherwise than its module has a rule of its own
    for topic in module.topics:
        if not topic.name or reserved.get(topic.name) == module.name:
            continue
        if topic.name in reserved:
            yield _reserved(topic, reserved[topic.name])
        elif not re.fullmatch(module.standards.topic_pattern, topic.name):
            yield _malformed(topic)
        elif topic.name.split(".")[1] not in own:
            yield _foreign(topic)


def _reserved(topic: Topic, owner: str) -> Hit:
    return Hit(
        topic.named,
        found=f"topic `{topic.name}` is reserved for the module `{owner}`",
        mend=f"emit a topic of the module's own: `q.{topic.module.name}.<action>.v<major>`",
    )


def _malformed(topic: Topic) -> Hit:
    return Hit(
        topic.named,
        found=f"topic `{topic.name}` does not match `{topic.module.standards.topic_pattern}`",
        mend=f"name it `q.{topic.module.name}.<action>.v<major>`, in lower case",
    )


def _foreign(topic: Topic) -> Hit:
    return Hit(
        topic.named,
        found=f"topic `{topic.name}` names `{topic.name.split('.')[1]}`, and is declared by `{topic.module.name}`",
        mend="put the module's own name in the second place, or declare the topic where it belongs",
        allowed=(f"q.{topic.module.name}.…", *sorted(_owned(topic))),
    )


def _owned(topic: Topic) -> Iterator[str]:
    for name, owner in topic.module.standards.reserved_topics.items():
        if owner == topic.module.name:
            yield name


RULE = Rule(
    summary="A topic does not follow the naming convention, or stands in another module's name.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Naming Convention",
    scope=Scope.MODULE,
    cause="a topic",
    check=check,
    needs=(Role.TOPIC,),
)
