"""What breaks what another protocol says of the same thing, written down before anybody looked at what is caught.

Two schemas of one module say the same where a member has one name and reads the same in both, its description aside:
who changes it in one of them breaks the other.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from consumers import line, renamed_member
from interface import Changes, Operator
from trees import Change, Edit, Key, Spot, Tree, Way, changed, lines_with, walk


def _bare(schema: Any) -> str:
    texts = ("description", "title", "examples", "example")
    return json.dumps({key: value for key, value in schema.items() if key not in texts}, sort_keys=True)


def _said_twice(tree: Tree) -> Iterator[tuple[str, Way, dict[str, Any], tuple[Spot, ...]]]:
    """A member that several files of one module describe alike, each with the places of the others."""
    alike: dict[tuple[str, str, str], list[tuple[str, Way, dict[str, Any]]]] = defaultdict(list)
    for path, way, schema in tree.schemas:
        if len(way) > 1 and way[-2] == "properties" and "type" in schema and "topic" not in way:
            alike[tree.module(path), str(way[-1]), _bare(schema)].append((path, way, schema))
    for found in alike.values():
        for path, way, schema in found:
            others = tuple(Spot(there, where) for there, where, _ in found if there != path)
            if others:
                yield path, way, schema, others


def _one_side(taken: Callable[[dict[str, Any]], bool], said: dict[str, Any]) -> Operator:
    """One of two places that say the same says something else."""

    def made(tree: Tree) -> Changes:
        for path, way, schema, others in _said_twice(tree):
            if taken(schema):
                kept = {key: value for key, value in schema.items() if key == "description"}
                yield changed(path, way, {**kept, **said}, *others)

    return made


def _is(*types: str) -> Callable[[dict[str, Any]], bool]:
    return lambda schema: schema["type"] in types


def _spelt_otherwise(tree: Tree) -> Changes:
    for path, way, _, others in _said_twice(tree):
        name = str(way[-1])
        snake = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
        of_one = {_thing(tree, spot.path, spot.way) for spot in others} & {_thing(tree, path, way)} - {""}
        if snake != name and of_one:
            holder = _holder(tree, path, way)
            yield Change(
                tuple(
                    Edit(
                        edit.path,
                        edit.way,
                        Key(snake)
                        if isinstance(edit.value, Key)
                        else [snake if one == f"{name}Again" else one for one in edit.value],
                    )
                    for edit in renamed_member(path, way[:-2], holder, name)
                ),
                (Spot(path, way[:-2]), *others, *_named_by(tree, path, name)),
            )


def _named_by(tree: Tree, path: str, name: str) -> Iterator[Spot]:
    """Where a module names a member, and what holds it there."""
    for spot in tree.mentions(name, within=tree.module(path)):
        yield spot
        yield Spot(spot.path, spot.way if spot.path in tree.texts else spot.way[:-1], alone=True)


def _thing(tree: Tree, path: str, way: Way) -> str:
    """What the schema of a member is of, by the name under which it is kept; empty where it has none."""
    if len(way) == 2:
        return path.rpartition("/")[2].partition(".")[0].replace("-", "").lower()
    return str(way[-3]).lower() if way[:2] == ("components", "schemas") and len(way) == 5 else ""


def _holder(tree: Tree, path: str, way: Way) -> dict[str, Any]:
    return next(schema for there, where, schema in tree.schemas if (there, where) == (path, way[:-2]))


def _not_listed(tree: Tree) -> Changes:
    for path, text in tree.texts.items():
        if path.endswith("events/catalog.md") and tree.module(path) and not tree.house:
            for spot in lines_with(path, text, "`q."):
                lines = text.splitlines(keepends=True)
                topic = next(word for word in lines[line(spot)].split("`") if word.startswith("q."))
                described = [spot for spot in tree.mentions(topic) if spot.path not in tree.texts]
                gone = "".join((*lines[: line(spot)], *lines[line(spot) + 1 :]))
                yield Change((Edit(path, (), gone),), (Spot(path, (1,)), *described, *_whole(path, gone)))


def _whole(path: str, text: str) -> Iterator[Spot]:
    return (Spot(path, (number,)) for number in range(1, text.count("\n") + 2))


def _listed_by_another_name(tree: Tree) -> Changes:
    for path, text in tree.texts.items():
        if path.endswith("events/catalog.md") and not tree.house:
            for spot in lines_with(path, text, "`q."):
                lines = text.splitlines(keepends=True)
                lines[line(spot)] = lines[line(spot)].replace(".v1`", ".v3`")
                yield Change((Edit(path, (), "".join(lines)),), (spot,))


def _link_to_no_file(tree: Tree) -> Changes:
    for path, text in tree.texts.items():
        if not tree.house:
            for spot in lines_with(path, text, "]("):
                lines = text.splitlines(keepends=True)
                lines[line(spot)] = lines[line(spot)].replace("](", "](none-such-")
                if "://" not in lines[line(spot)]:
                    yield Change((Edit(path, (), "".join(lines)),), (spot,))


def _policy_of_nothing(tree: Tree) -> Changes:
    """What a policy in prose names is none of the module."""
    for path, text in tree.texts.items():
        if path.endswith("security/policies.md") and not tree.house:
            for spot in lines_with(path, text, "- `"):
                lines = text.splitlines(keepends=True)
                first, name, rest = lines[line(spot)].split("`", 2)
                lines[line(spot)] = f"{first}`{name}s`{rest}"
                yield Change((Edit(path, (), "".join(lines)),), (spot,))


def _version_of_the_document(tree: Tree) -> Changes:
    for path, data in tree.documents:
        versions = [
            Spot(there, way)
            for there, other in tree.named("module.yaml")
            if tree.module(there) == tree.module(path)
            for way, value in walk(other)
            if way == ("version",) and value == data["info"]["version"]
        ]
        if versions:
            yield changed(path, ("info", "version"), "9.9.9", *versions)


def _topic_carries_no_contract(tree: Tree) -> Changes:
    for path, data in tree.topics:
        if "$ref" in data.get("schema", {}):
            yield changed(path, ("schema", "$ref"), "urn:anarq:common:http:v1#/components/parameters/Limit")


def _purpose_keeps_nothing(tree: Tree) -> Changes:
    for path, data in tree.named("policies.yaml"):
        for name, purpose in data.get("purposes", {}).items():
            for number, kept in enumerate(purpose.get("retention", ())):
                yield changed(path, ("purposes", name, "retention", number), f"{kept}s")


def _parameter_lists_other_values(tree: Tree) -> Changes:
    for path, way, operation in tree.operations:
        for number, one in enumerate(operation.get("parameters", ())):
            values = one.get("schema", {}).get("enum")
            twins = [
                Spot(there, where)
                for there, where, schema in tree.schemas
                if values and schema.get("enum") == values and where and where[-1] == one.get("name")
            ]
            if twins:
                yield changed(path, (*way, "parameters", number, "schema", "enum"), [*values[1:], "UNHEARD"], *twins)


def _tool_of_an_operation_of_another_kind(tree: Tree) -> Changes:
    reads = {
        tree.module(path): operation["operationId"] for path, way, operation in tree.operations if way[-1] == "get"
    }
    for path, way, _, tool in tree.tools:
        if "operation" in tool and "write" in tool.get("capabilities", ()):
            yield changed(path, (*way, "operation"), reads[tree.module(path)], Spot(path, way))


def _emitted_by_a_read(tree: Tree) -> Changes:
    topics = {tree.module(path): data["topic"] for path, data in tree.topics if "topic" in data}
    for path, way, operation in tree.operations:
        if way[-1] == "get" and "x-anarq-scope" in operation:
            yield changed(path, (*way, "x-anarq-emits"), [topics[tree.module(path)]], Spot(path, way, alone=True))


PROTOCOLS: Final[dict[str, Operator]] = {
    "another type on one side": _one_side(_is("string"), {"type": "integer"}),
    "a text on one side": _one_side(_is("integer", "number", "boolean"), {"type": "string"}),
    "another pattern on one side": _one_side(
        lambda schema: "pattern" in schema, {"type": "string", "pattern": "^zzz_[0-9]{3}$"}
    ),
    "other values on one side": _one_side(
        lambda schema: "enum" in schema, {"type": "string", "enum": ["UNHEARD", "OF"]}
    ),
    "a range that excludes the other": _one_side(
        lambda schema: "maximum" in schema, {"type": "integer", "minimum": 10**6, "maximum": 10**7}
    ),
    "a list on one side": _one_side(_is("string", "integer"), {"type": "array", "items": {"type": "string"}}),
    "another spelling on one side": _spelt_otherwise,
    "a topic is not in the catalogue": _not_listed,
    "a topic is in the catalogue by another name": _listed_by_another_name,
    "a link of a text leads to no file": _link_to_no_file,
    "a policy in prose names nothing": _policy_of_nothing,
    "a document has another version than its module": _version_of_the_document,
    "a topic carries something of another kind": _topic_carries_no_contract,
    "a purpose keeps what there is not": _purpose_keeps_nothing,
    "a parameter lists other values than the contract": _parameter_lists_other_values,
    "a tool that writes is bound to a read": _tool_of_an_operation_of_another_kind,
    "a read emits": _emitted_by_a_read,
}
