"""The topics of a folder that somebody else laid out: those that have a schema, and those that are only listed."""

import re
from collections.abc import Iterator

from anarq.checks.contracts._fenced import shown
from anarq.generators.file import File
from anarq.model.module import Module
from anarq.model.tree import Json, Node
from anarq.model.views.catalogue import catalogue_of
from anarq.model.views.registry import registry_of
from anarq.model.views.topics import EventSchema, Topic
from anarq.scaffold.adopting.guess import Guess, Said, commented_json
from anarq.scaffold.adopting.types import Types, free, kebab


def topics(module: Module, types: Types) -> Iterator[File]:
    """A file for each topic. What a topic means, how often it is told and how long it is kept is left out where nothing
    says it; so is the schema of one that is only listed.
    """
    taken: dict[str, dict[str, int]] = {}
    for name, said in _topics(module, types):
        major = _major(name)
        stem = free(_stem(name), taken.setdefault(major, {}), "-")
        yield File(f"events/{stem}.v{major}.event.json", commented_json(said))


def _topics(module: Module, types: Types) -> Iterator[tuple[str, dict[str, Said]]]:
    examples = {one.topic.name: one.value.json() for one in shown(module)}
    named: set[str] = set()
    for topic in module.topics:
        if topic.name and topic.name not in named:
            named.add(topic.name)
            yield topic.name, _topic(topic, types, examples)
    for one in registry_of(module).announced:
        if one.name not in named:
            named.add(one.name)
            yield one.name, _described(one.name, EventSchema(one.node), one.schema, types, examples)
    for listed in catalogue_of(module).listed:
        if listed.name not in named:
            named.add(listed.name)
            nothing = listed.node.get("schema")
            yield listed.name, _described(listed.name, EventSchema(nothing), nothing, types, examples)


def _topic(topic: Topic, types: Types, examples: dict[str, Json]) -> dict[str, Said]:
    return _described(topic.name, topic, topic.schema, types, examples)


def _described(name: str, said: EventSchema, schema: Node, types: Types, examples: dict[str, Json]) -> dict[str, Said]:
    version, description = said.versioned.text(), said.description.text()
    told: dict[str, Said] = {"topic": name}
    told["version"] = version or Guess(f"{_major(name)}.0.0", "by the number in its name")
    if description:
        told["description"] = description
    if schema.exists:
        told["schema"] = types.contract(schema, kebab(_action(name)))
    compatibility = said.compatibility.text()
    told["compatibility"] = compatibility or Guess("FULL", "nothing says what may change, so nothing may")
    for key, node in (("frequency", said.frequency), ("retention", said.retention)):
        if node.text():
            told[key] = node.text()
    own = next((one.json() for one in said.all_examples), examples.get(name))
    if own is not None:
        told["example"] = own
    return told


def _major(topic: str) -> str:
    found = re.search(r"\.v([1-9][0-9]{0,8})$", topic)
    return found[1] if found else "1"


def _action(topic: str) -> str:
    """What happened, of `q.qdrive.file.created.v1`: `file.created`."""
    parts = topic.split(".")
    return ".".join(parts[2:-1] if len(parts) > 3 else parts)


def _stem(topic: str) -> str:
    action = re.sub(r"[^a-z0-9]+", "-", _action(topic).lower()).strip("-")
    return action or "topic"
