import re
from collections.abc import Iterator

from anarq.checks.names._own import called, taken_for
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.catalogue import catalogue_of
from anarq.model.views.registry import registry_of
from anarq.model.views.topics import Topic
from anarq.rules import Hit, Rule, Scope, Severity


def check(module: Module) -> Iterator[Hit]:
    reserved = module.standards.reserved_topics
    own = {module.name, taken_for(module), _agreed(module)}  # of a folder with another name a rule of its own tells
    for topic in module.topics:
        if not topic.name or reserved.get(topic.name) == module.name:
            continue
        if topic.name in reserved:
            yield _reserved(topic, reserved[topic.name])
        elif not _is_named_well(module, topic.name):
            yield _malformed(module, topic.named, topic.name)
        elif topic.name.split(".")[1] not in own:
            yield _foreign(topic)
    yield from _told(module)


def _agreed(module: Module) -> str:
    """What a folder elsewhere that the standard does not know is called by all its topics: the folder may be called as
    its owner likes, as `notes-service`. Empty where they do not agree, or say the name of a module of the standard.
    """
    known = {*module.standards.module_names()}
    named = {topic.name.split(".")[1] for topic in module.topics if _is_named_well(module, topic.name)}
    is_free = not module.speaks_house and module.name not in known and named.isdisjoint(known)
    return named.pop() if is_free and len(named) == 1 else ""


def _told(module: Module) -> Iterator[Hit]:
    """The names that no file describes, and that the catalogue or the registry has."""
    declared = {topic.name for topic in module.topics}
    listed = [(one.node, one.name) for one in catalogue_of(module).listed]
    announced = [(one.node, one.name) for one in registry_of(module).announced]
    for node, name in (*listed, *announced):
        if name not in declared and not _is_named_well(module, name):
            yield _malformed(module, node, name)


def _is_named_well(module: Module, name: str) -> bool:
    return re.fullmatch(module.standards.topic_pattern, name) is not None


def _reserved(topic: Topic, owner: str) -> Hit:
    return Hit(
        topic.named,
        found=f"topic `{topic.name}` is reserved for the module `{owner}`",
        mend=f"emit a topic of the module's own: `q.{topic.module.name}.<action>.v<major>`",
    )


def _malformed(module: Module, node: Node, name: str) -> Hit:
    return Hit(
        node,
        found=f"topic `{name}` does not match `{module.standards.topic_pattern}`",
        mend=f"name it `q.{called(module)}.<action>.v<major>`, in lower case",
        cause=name,
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
