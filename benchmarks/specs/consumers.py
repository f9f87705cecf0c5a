"""What breaks a consumer, written down before anybody looked at what is caught."""

import json
from collections.abc import Iterator
from typing import Any, Final

from interface import Changes, Operator
from trees import GONE, Change, Edit, Key, Spot, Tree, Way, changed, lines_with, walk


def _uses(tree: Tree, key: str) -> Iterator[tuple[str, str, str]]:
    """What a module uses of a peer of the tree: the consumer, the peer and the name."""
    for path, data in tree.named("module.yaml"):
        for peer, said in data.get("dependencies", {}).items():
            if f"{peer}/module.yaml" in tree.data:
                for name in said.get("uses", {}).get(key, ()):
                    yield tree.module(path), peer, name


def _peer_calls_it_otherwise(key: str) -> Operator:
    def made(tree: Tree) -> Changes:
        for consumer, peer, name in _uses(tree, key):
            edits = tree.renamed(name, f"{name}Again", peer)
            yield Change(edits, tuple(tree.mentions(name, within=consumer)))

    return made


def _peer_renames_a_topic(tree: Tree) -> Changes:
    """A peer gives a topic another name, wherever it speaks of it, and its file as well."""
    for path, data in tree.named("module.yaml"):
        consumer = tree.module(path)
        for one in data.get("consumes", ()):
            for there, topic in tree.topics:
                if topic.get("topic") == one["topic"]:
                    other = one["topic"].replace(".v1", ".again.v1")
                    kept = [
                        edit for edit in tree.renamed(one["topic"], other, tree.module(there)) if edit.path != there
                    ]
                    moved = there.replace(".v1.", "-again.v1.")
                    edits = (*kept, Edit(there, (), GONE), Edit(moved, (), _text({**topic, "topic": other})))
                    yield Change(edits, tuple(tree.mentions(one["topic"], within=consumer)))


def _peer_drops_a_field(tree: Tree) -> Changes:
    """The member of a topic that a consumer reads has another name in the contract of the peer."""
    carried = {data["topic"]: data.get("schema", {}).get("$ref") for _, data in tree.topics if "topic" in data}
    for path, data in tree.named("module.yaml"):
        for number, one in enumerate(data.get("consumes", ())):
            for at, pointer in enumerate(one.get("fields", ())):
                name = pointer.removeprefix("/")
                for there, schema in tree.contracts:
                    if schema.get("$id") == carried.get(one["topic"], "") and name in schema.get("properties", {}):
                        told = Spot(path, ("consumes", number, "fields", at))
                        yield Change(renamed_member(there, (), schema, name), (told, Spot(there, ())))


def _peer_of(data: Any, way: Way) -> str:
    if way[0] == "dependencies":
        return str(way[1])
    return str(data["consumes"][way[1]]["topic"].split(".")[1]) if way[0] == "consumes" else ""


def renamed_member(path: str, way: Way, schema: dict[str, Any], name: str) -> tuple[Edit, ...]:
    """The edits by which a schema calls a member otherwise, wherever it names it."""
    again = f"{name}Again"
    required = [again if one == name else one for one in schema.get("required", ())]
    edits = [Edit(path, (*way, "properties", name), Key(again))]
    edits += [Edit(path, (*way, "required"), required)] if required else []
    edits += [
        Edit(path, (*way, "examples", number, name), Key(again))
        for number, example in enumerate(schema.get("examples", ()))
        if name in example
    ]
    return tuple(edits)


def _peer_is_beyond_the_range(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for peer, said in data.get("dependencies", {}).items():
            if "range" in said and f"{peer}/module.yaml" in tree.data:
                at = Spot(f"{peer}/module.yaml", ("version",)), Spot(path, ("dependencies", peer))
                edits = (
                    Edit(f"{peer}/module.yaml", ("version",), "7.0.0"),
                    Edit(f"{peer}/openapi.yaml", ("info", "version"), "7.0.0"),
                )
                yield Change(edits, at)


def _range_beyond_the_peer(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for peer, said in data.get("dependencies", {}).items():
            if "range" in said and f"{peer}/module.yaml" in tree.data:
                yield changed(path, ("dependencies", peer, "range"), ">=7.0.0 <8.0.0")
    for path, text in tree.texts.items():
        if path.endswith("compat/matrix.md"):
            for old, new in ((">=1.0.0 <2.0.0", ">=7.0.0 <8.0.0"), ("^1.0", "^7.0")):
                spots = tuple(spot for spot in lines_with(path, text, old) if "qlock" in text.splitlines()[line(spot)])
                for spot in spots:
                    lines = text.splitlines(keepends=True)
                    lines[line(spot)] = lines[line(spot)].replace(old, new)
                    yield Change((Edit(path, (), "".join(lines)),), (spot,))


def _text(data: Any) -> str:
    return f"{json.dumps(data, indent=1)}\n"


def line(spot: Spot) -> int:
    """The position of the line that a spot of a text means."""
    return int(spot.way[0]) - 1


def _command_that_is_none(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for number, command in enumerate(data.get("commands", ())):
            yield changed(path, ("commands", number, "operation"), f"{command['operation']}s")


def _consumed_by_another_name(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for number, one in enumerate(data.get("consumes", ())):
            if any(data.get("topic") == one["topic"] for _, data in tree.topics):
                yield changed(path, ("consumes", number, "topic"), one["topic"].replace(".v1", ".v2"))


def _reads_what_is_not_there(tree: Tree) -> Changes:
    for path, data in tree.named("module.yaml"):
        for way, value in walk(data):
            if "fields" in way and isinstance(value, str) and f"{_peer_of(data, way)}/module.yaml" in tree.data:
                yield changed(path, way, f"{value}s")


def _delegates_less(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        for number, _ in enumerate(operation.get("x-anarq-delegates", ())):
            yield changed(
                path, (*way, "x-anarq-delegates", number), GONE, Spot(path, way, alone=True), *_as_caller(tree, path)
            )


def _as_caller(tree: Tree, path: str) -> Iterator[Spot]:
    """What a module calls in the name of its callers: to that what they delegate is held."""
    manifest = f"{tree.module(path)}/module.yaml"
    for way, _ in walk(tree.data.get(manifest, {})):
        if way and way[-1] == "asCaller":
            yield Spot(manifest, way)


CONSUMERS: Final[dict[str, Operator]] = {
    "a peer calls an operation otherwise": _peer_calls_it_otherwise("operations"),
    "a peer calls a tool otherwise": _peer_calls_it_otherwise("tools"),
    "a peer renames a topic": _peer_renames_a_topic,
    "a peer drops a field": _peer_drops_a_field,
    "a peer is beyond the range": _peer_is_beyond_the_range,
    "a range is beyond the peer": _range_beyond_the_peer,
    "a command that is none": _command_that_is_none,
    "a topic is consumed in a version that is none": _consumed_by_another_name,
    "a field is read that is not there": _reads_what_is_not_there,
    "less is delegated than is used": _delegates_less,
}
