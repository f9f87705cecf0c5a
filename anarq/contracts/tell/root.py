"""A statement that refuses a part of an instance: the root of a cause."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from anarq.contracts.graph.nodes import Kind, Origin
from anarq.contracts.tell.verdict import Location
from anarq.model.tree import Json

Place: TypeAlias = tuple[Origin, str, Location | None]


@dataclass(frozen=True, slots=True)
class Root:
    """A statement that refuses a part of an instance.

    Attributes:
        origin: where it stands.
        kind: what it states.
        item: which of several things at this place: a name, a type.
        at: pointer to the part.
        part: the part.
        mend: takes it out of the raw graph.
        around: the declarations of properties on the way to the part, outermost first, each as a root of its own.
        lost: the branch of the first schema that is gone, where one is.
        statement: the statement, as a literal of what was read.
        told: whether it refuses as it was written; else it does for what was mended in it.
        apart: whether it refuses what no other branch of the second schema is meant for.
        whole: whether it closes an object as a whole: no name that it refuses is a cause by itself.
        another: whether it closes an object that declares none of the names that the first schema declares there.
    """

    origin: Origin
    kind: Kind
    item: str
    at: str
    part: Json
    mend: Callable[[], None]
    around: "tuple[Root, ...]" = ()
    lost: Location | None = None
    told: bool = True
    statement: int = 0
    apart: bool = True
    whole: bool = False
    another: bool = False

    @property
    def place(self) -> Place:
        """What makes it this cause and no other."""
        return self.origin, self.item, self.lost
