"""Schemas by where they stand, with references followed: all that their cost is counted on."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from anarq.costs.keywords import IN_PLACE, IN_PLACE_LISTS, IN_PLACE_MAPS

Spot: TypeAlias = tuple[Hashable, tuple[str, ...]]
"""A document, and the way to a value in it."""


@dataclass(frozen=True, slots=True)
class Book:
    """Schemas, and what they refer to.

    Attributes:
        spots: each schema as it is written.
        targets: what the references of a schema lead to, by the schema.
    """

    spots: Mapping[Spot, object]
    targets: Mapping[Spot, Sequence[Spot]]

    def below(self, at: Spot, *keys: str | int) -> Spot:
        """The spot below a schema."""
        document, way = at
        return document, (*way, *map(str, keys))

    def value(self, at: Spot, keyword: str) -> object:
        """What a schema says under a keyword; None when it says nothing."""
        schema = self.spots.get(at)
        return schema.get(keyword) if isinstance(schema, dict) else None

    def has(self, at: Spot, keyword: str) -> bool:
        """Whether a schema has a keyword."""
        schema = self.spots.get(at)
        return isinstance(schema, dict) and keyword in schema

    def is_object(self, at: Spot, keyword: str) -> bool:
        """Whether an object stands under a keyword."""
        return isinstance(self.value(at, keyword), dict)

    def group(self, at: Spot, keyword: str) -> dict[str, Spot]:
        """The schemas of a keyword that holds them by name."""
        found = self.value(at, keyword)
        return {name: self.below(at, keyword, name) for name in found} if isinstance(found, dict) else {}

    def row(self, at: Spot, keyword: str) -> list[Spot]:
        """The schemas of a keyword that holds a list of them."""
        found = self.value(at, keyword)
        return [self.below(at, keyword, index) for index in range(len(found))] if isinstance(found, list) else []

    def same_value(self, at: Spot) -> list[Spot]:
        """The schemas that speak of the same value: what this one refers to, and what it applies in place."""
        found = list(self.targets.get(at, ()))
        schema = self.spots.get(at)
        said = schema if isinstance(schema, dict) else {}
        found += [self.below(at, keyword) for keyword in IN_PLACE if keyword in said]
        for keyword in (word for word in (*IN_PLACE_LISTS, *IN_PLACE_MAPS) if word in said):
            found += [*self.group(at, keyword).values(), *self.row(at, keyword)]
        return [spot for spot in found if spot in self.spots]
