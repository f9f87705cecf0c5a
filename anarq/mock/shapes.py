"""What a schema says of an answer: its members, what names it, and what it is a page of."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from anarq.mock import words
from anarq.ports.json import JsonObject
from anarq.wire.schemas import Contract, flattened, resolved, types_of

_DEFS: Final = "$defs"
_UNIONS: Final = ("oneOf", "anyOf")


@dataclass(frozen=True)
class Shape:
    """A schema, looked at.

    Attributes:
        schema: self-contained.
        book: gives the shapes of what is in it.
    """

    schema: JsonObject
    book: "Shapes | None" = field(default=None, repr=False, compare=False)
    _flat: Mapping[str, Any] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_flat", flattened(self.schema, self.schema))

    @property
    def title(self) -> str:
        """The name of the contract; empty where it has none."""
        return str(self._flat.get("title", ""))

    @property
    def identifier(self) -> str:
        """The member that names a record; empty where the contract says none."""
        return str(self._resource.get("identifier", ""))

    @property
    def collection(self) -> str:
        """What its records are a collection of; empty where the contract does not say."""
        return str(self._resource.get("collection", ""))

    @property
    def _resource(self) -> Mapping[str, object]:
        found = self._flat.get(words.IDENTIFIER)
        return found if isinstance(found, dict) else {}

    @cached_property
    def members(self) -> Mapping[str, object]:
        """The schema of each member, those of all branches of a union included."""
        found: dict[str, object] = {}
        for branch in (*branches(self._flat, self.schema), self._flat):
            found.update(branch.get("properties", {}))
        return found

    @cached_property
    def contract(self) -> Contract:
        """The schema, compiled when it is first asked for."""
        return Contract(self.schema)

    def holds(self, value: object) -> bool:
        """Whether a value is an instance."""
        return not self.contract.violations(value)

    def member(self, name: str) -> Mapping[str, Any]:
        """The schema of a member, in one object; empty where there is none."""
        return flattened(self.members.get(name), self.schema)

    @cached_property
    def list_name(self) -> str:
        """The member that holds the items, when it is a page; else empty."""
        if words.ITEMS in self.members and self._items_of(words.ITEMS):
            return words.ITEMS
        lists = [name for name in self.members if words.NEXT in self.members and self._items_of(name)]
        return lists[0] if len(lists) == 1 else ""

    @property
    def is_list(self) -> bool:
        """Whether it is a bare list."""
        return "array" in types_of(self._flat)

    @cached_property
    def item(self) -> "Shape | None":
        """What each item is, of a page or a bare list; None: it is neither."""
        if self.is_list:
            return self._contained(self._flat.get("items"))
        return self._contained(self._items_of(self.list_name)) if self.list_name else None

    def _items_of(self, name: str) -> object:
        """The schema of the items of a member, when they are objects."""
        found = self.member(name)
        items = found.get("items")
        if "array" not in types_of(found) or items is None:
            return None
        flat = flattened(items, self.schema)
        return items if flat.get("properties") or any(flat.get(union) for union in _UNIONS) else None

    def _contained(self, schema: object) -> "Shape | None":
        if not isinstance(schema, Mapping):
            return None
        definitions = self.schema.get(_DEFS)
        contained = {**resolved(schema, self.schema), **({_DEFS: definitions} if definitions else {})}
        return Shape(contained) if self.book is None else self.book.of(contained)


class Shapes:
    """The shapes of one module: what is one contract is compiled once, however many operations show it."""

    def __init__(self) -> None:
        """Knows none."""
        self._known: dict[str, list[Shape]] = defaultdict(list)

    def of(self, schema: JsonObject) -> Shape:
        """The shape of a schema. What it refers to is what others of the module refer to by the same names."""
        same = self._known[str(schema.get("title", ""))]
        found = next((each for each in same if _without(each.schema) == _without(schema)), None)
        if found is None:
            found = Shape(schema, self)
            same.append(found)
        return found


def _without(schema: JsonObject) -> dict[str, object]:
    return {key: value for key, value in schema.items() if key != _DEFS}


def branches(flat: Mapping[str, Any], root: JsonObject) -> Iterator[dict[str, Any]]:
    """The branches of the unions of a schema, each in one object with what stands beside the union."""
    beside = {key: value for key, value in flat.items() if key not in _UNIONS}
    for union in _UNIONS:
        for branch in flat.get(union, ()):
            below = flattened(branch, root)
            properties = {**beside.get("properties", {}), **below.get("properties", {})}
            required = [*beside.get("required", ()), *below.get("required", ())]
            whole = {**beside, **below}
            if properties:
                whole |= {"properties": properties, "required": required}
            yield whole
