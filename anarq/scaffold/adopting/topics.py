"""The topics of a folder that somebody else laid out: those that have a schema, and those that are only listed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from anarq.checks.contracts._fenced import shown
from anarq.generators.names import unmarked, words
from anarq.model import pointer as pointers
from anarq.model.module import Module
from anarq.model.tree import Node, Reader
from anarq.model.versions import Version
from anarq.model.views.registry import registry_of
from anarq.model.views.topics import EventSchema
from anarq.scaffold.adopting.guess import Guess, Said, Taken
from anarq.scaffold.adopting.listed import Told, told_of
from anarq.scaffold.adopting.types import Types, free, kebab
from anarq.scaffold.adopting.unnamed import unnamed

_VIEWS: Final[dict[str, Callable[[EventSchema], Node]]] = {
    "version": lambda one: one.versioned,
    "description": lambda one: one.description,
    "compatibility": lambda one: one.compatibility,
    "frequency": lambda one: one.frequency,
    "retention": lambda one: one.retention,
}
"""Where each fact of a topic stands."""


def topics(module: Module, types: Types, name: str) -> Iterator[tuple[str, dict[str, Said]]]:
    """A file for each topic, by path. What a topic means, how often it is told and how long it is kept is left out
    where nothing says it; so is the schema of one that is only listed.

    Args:
        module: as it was found.
        types: that its schemas become.
        name: how the module is called from now on.
    """
    taken: dict[str, dict[str, int]] = {}
    examples = {one.topic.name: _example(one.value) for one in shown(module)}
    told = told_of(module)
    for topic, sources in _sources(module, told, name).items():
        major = _major(topic)
        stem = free(_stem(topic), taken.setdefault(major, {}), "-")
        said = _described(topic, sources, told.get(topic, Told()), types, examples.get(topic))
        yield f"events/{stem}.v{major}.event.json", said


@dataclass(frozen=True, slots=True)
class _Source:
    """What one place says of a topic.

    Attributes:
        named: its name, as it is to be written.
        said: all that is said of it there.
        schema: of its data, there or not.
        why: the schema is taken for that of the topic, where that is guessed.
    """

    named: Said
    said: EventSchema
    schema: Node
    why: str = ""


def _sources(module: Module, told: dict[str, Told], name: str) -> dict[str, list[_Source]]:
    """The places that say something of each topic besides the catalogue, those first that know most."""
    found: dict[str, list[_Source]] = {}
    for topic in (one for one in module.topics if one.name):
        nodes = (topic.named,) if topic.named.text() == topic.name else ()
        found.setdefault(topic.name, []).append(_Source(Taken(topic.name, nodes), topic, topic.schema))
    for one in registry_of(module).announced:
        found.setdefault(one.name, []).append(_Source(one.name, EventSchema(one.node), one.schema))
    for listed, said in told.items():
        documents = [module.documents[path] for path, _ in said.linked if path in module.documents]
        schemas = [one.root for one in documents if one.reader is Reader.DATA]
        if not _has_schema(found.get(listed, [])) and schemas:
            found.setdefault(listed, []).append(_Source(listed, EventSchema(schemas[0]), schemas[0]))
    _add_unnamed(module, found, told, name)
    return {**found, **{listed: [] for listed in told if listed not in found}}


def _add_unnamed(module: Module, found: dict[str, list[_Source]], told: dict[str, Told], name: str) -> None:
    """Adds the schemas that name no topic to what is known of one that is called alike, or of one of that name."""
    known = {(one.schema.document.shown, one.schema.pointer) for sources in found.values() for one in sources}
    for schema in unnamed(module):
        node, why = schema.node, f"its schema is called {schema.label}"
        topic = next((one for one in told if tuple(words(_action(one))) == schema.action), "")
        if topic and not _has_schema(found.get(topic, [])):
            found.setdefault(topic, []).append(_Source(topic, EventSchema(node), node, why))
        elif (node.document.shown, node.pointer) not in known:
            action = schema.action[schema.action[0] == name and len(schema.action) > 1 :]
            called = f"q.{name}.{'.'.join(action)}.v{schema.major}"
            found.setdefault(called, []).append(_Source(Guess(called, why), EventSchema(node), node))


def _example(value: Node) -> Said:
    """Data in the code of a text. What stands around them there, every event says."""
    number, text = pointers.split(value.pointer)[:2]
    return Taken(value, (Node(value.document, pointers.join("", number, text), value.value),))


def _has_schema(sources: list[_Source]) -> bool:
    return any(one.schema.exists for one in sources)


def _described(name: str, sources: list[_Source], told: Told, types: Types, example: Said) -> dict[str, Said]:
    source = next((one for one in sources if one.schema.exists), None)
    schema: dict[str, Said] = {}
    if source is not None:
        contract = types.contract(source.schema, kebab(_action(name)))
        schema["schema"] = Guess(contract, source.why) if source.why else contract
    linked = tuple(node for path, node in told.linked if source and source.schema.document.path == path)
    version = _fact("version", sources, told)
    compatibility = _fact("compatibility", sources, told)
    own = next((node for one in sources for node in one.said.all_examples), None)
    shown = example if own is None else own
    return {
        "topic": Taken(sources[0].named if sources else name, (*told.names, *linked)),
        "version": version or Guess(f"{_major(name)}.0.0", "by the number in its name"),
        **_if_said(description=_fact("description", sources, told)),
        **schema,
        "compatibility": compatibility or Guess("FULL", "nothing says what may change, so nothing may"),
        **_if_said(frequency=_fact("frequency", sources, told), retention=_fact("retention", sources, told)),
        **_if_said(example=shown),
    }


def _if_said(**facts: Said) -> dict[str, Said]:
    return {key: said for key, said in facts.items() if said is not None}


def _fact(key: str, sources: list[_Source], told: Told) -> Said:
    """What the first place that says it says of a topic, with all that say the same; None where none does. A schema
    comes last, for it describes the data.
    """
    written = told.facts.get(key)
    bare = [one for one in sources if one.said.node == one.schema]
    said = [
        *_said(key, [one for one in sources if one not in bare]),
        *([(str(written.said), written.nodes)] if written is not None else ()),
        *_said(key, bare),
    ]
    fit = [one for one in said if key != "version" or Version.parse(one[0])]
    return Taken(fit[0][0], tuple(node for text, where in fit if text == fit[0][0] for node in where)) if fit else None


def _said(key: str, sources: list[_Source]) -> list[tuple[str, tuple[Node, ...]]]:
    nodes = (_VIEWS[key](one.said) for one in sources)
    return [(node.text(), (node,)) for node in nodes if node.text()]


def _major(topic: str) -> str:
    found = re.search(r"\.v([1-9][0-9]{0,8})$", topic)
    return found[1] if found else "1"


def _action(topic: str) -> str:
    """What happened, of `q.qdrive.file.created.v1`: `file.created`."""
    parts = topic.split(".")
    return ".".join(parts[2:-1] if len(parts) > 3 else parts)


def _stem(topic: str) -> str:
    action = re.sub(r"[^a-z0-9]+", "-", unmarked(_action(topic)).lower()).strip("-")
    return action or "topic"
