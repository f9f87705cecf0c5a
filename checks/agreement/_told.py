"""The members of things that topics tell of, as they are told beside as they are kept."""

from collections.abc import Iterator
from typing import NamedTuple

from anarq.checks.agreement._identifiers import is_identifier
from anarq.model.concepts.shapes import Member, Shape
from anarq.model.concepts.use import Use
from anarq.model.concepts.values import Values, values_of
from anarq.model.module import Module


class Told(NamedTuple):
    """A member of a thing that a topic tells of.

    Attributes:
        thing: the shape of the thing as it is kept.
        about: the shape of the data of the topic.
        member: the member, as it is told.
        kept: what the thing says of its values.
        said: what the topic says of them.
    """

    thing: Shape
    about: Shape
    member: Member
    kept: Values
    said: Values

    @property
    def concept(self) -> str:
        """What the thing is called."""
        return " ".join(self.thing.concept)


def told_of(module: Module) -> Iterator[Told]:
    """Every member that a topic of the module tells and the thing has, identifiers left out: they are compared by name.

    Raises:
        NotRead: a file of them is there and could not be read.
    """
    own = frozenset(module.documents.values())
    for thing, others in module.alignment.things():
        for about in (one for one in others if one.use is Use.TOLD):
            for member in about.members.values():
                kept = thing.members.get(member.name)
                if kept is not None and member.node.document in own and not is_identifier(member.name):
                    values = values_of(kept.node, thing.follow), values_of(member.node, about.follow)
                    yield Told(thing, about, member, *values)
