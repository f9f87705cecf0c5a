"""What branches take that share some values, each by its type, its values or its tags; and what none of them takes."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from json import dumps
from typing import Final, NamedTuple

from anarq.contracts.graph.nodes import Kind, Node
from anarq.contracts.graph.values import ALL_TYPES, OBJECT, TYPE_NAMES, Key, key, type_of
from anarq.contracts.graph.values import value as value_of
from anarq.contracts.tell.branches import Shape
from anarq.model.tree import Json

_NAMED: Final = 12
"""So many values that a writer lists, and no branch takes, are named."""


class Left(NamedTuple):
    """Values that no branch takes.

    Attributes:
        item: what people call them: a type, a tag with its values, a tag alone where the writer leaves it free.
        states: what holds of them, as literals.
    """

    item: str
    states: tuple[int, ...]


def telling(shapes: Iterable[Shape]) -> frozenset[str]:
    """The properties by which some branches are told apart: two of them list no common value."""
    listed: dict[str, frozenset[Key]] = {}
    found = set[str]()
    for shape in shapes:
        for name, keys in shape.listed.items():
            if name in listed and keys.isdisjoint(listed[name]):
                found.add(name)
            listed[name] = listed.get(name, frozenset()) | keys
    return frozenset(found)


def is_outside(shape: Shape, value: Json, names: frozenset[str]) -> bool:
    """Whether a value is not of the types and values of a branch, or has another tag under one of some names."""
    if not shape.types & type_of(value) or (shape.values is not None and key(value) not in shape.values):
        return True
    tags = ((name, value[name]) for name in names & shape.listed.keys() if isinstance(value, dict) and name in value)
    return any(key(tag) not in shape.listed[name] for name, tag in tags)


def left_over(shapes: Sequence[Shape], writer: Shape, value: Json, add: Callable[[Node], int]) -> Left | None:
    """The kind of values that no branch takes and a value is of; none where it is of no such kind.

    Args:
        shapes: what the branches say.
        writer: what the first schema says of the value.
        value: the value.
        add: gives the literal of a statement.
    """
    of_type = type_of(value)
    types = reduce(int.__or__, (shape.types for shape in shapes), 0)
    if not types & of_type:
        lost = writer.types & ~types
        names = [TYPE_NAMES[each] for each in TYPE_NAMES if each & lost]
        return Left(names[0] if len(names) == 1 else "", (add(Node(Kind.TYPES, ALL_TYPES & ~types)),))
    near = [shape for shape in shapes if shape.types & of_type]
    listed = [shape.values for shape in near if shape.values is not None]
    if len(listed) < len(near):
        return _untagged(near, writer, value, add) if of_type == OBJECT else None
    keys = frozenset[Key]().union(*listed)
    if key(value) in keys:
        return None
    item = "" if writer.values is None else _shown(writer.values - keys)
    return Left(item, (add(Node(Kind.TYPES, of_type)), -add(Node(Kind.VALUES, keys))))


def _untagged(near: Sequence[Shape], writer: Shape, value: Json, add: Callable[[Node], int]) -> Left | None:
    """The objects that have a tag of no branch."""
    listed = frozenset.intersection(*(frozenset(shape.listed) for shape in near))
    for name in sorted(listed & (telling(near) if len(near) > 1 else near[0].required - writer.listed.keys())):
        keys = frozenset[Key]().union(*(shape.listed[name] for shape in near))
        if isinstance(value, dict) and name in value and key(value[name]) not in keys:
            other = add(Node(Kind.PROPERTY, name, (-add(Node(Kind.VALUES, keys)),)))
            item = f"{name}: {_shown(writer.listed[name] - keys)}" if name in writer.listed else name
            return Left(item, (other, add(Node(Kind.REQUIRED, name))))
    return None


def _shown(keys: frozenset[Key]) -> str:
    """Some values as people write them."""
    values = [shown(value_of(each)) for each in sorted(keys, key=repr)]
    return ", ".join(values if len(values) <= _NAMED else [*values[:_NAMED], "…"])


def shown(tag: Json) -> str:
    """A tag as people write it: a text as it is, and anything else as JSON."""
    return tag if isinstance(tag, str) else dumps(tag, ensure_ascii=False)
