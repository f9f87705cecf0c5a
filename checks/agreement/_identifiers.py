"""Identifiers: which members name a thing, and which module's thing that is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from anarq.model.concepts.shapes import Member, Shape
from anarq.model.concepts.use import Source, Use
from anarq.model.concepts.values import Values, values_of
from anarq.model.concepts.wording import Words, speaks_of, words
from anarq.model.module import Ecosystem, Module
from anarq.model.views.matrix import wanted_of

_ID: Final = "id"


@dataclass(frozen=True, eq=False)
class Identifier:
    """A member that names a thing.

    Attributes:
        module: that describes it.
        shape: whose member it is.
        member: itself.
        is_own: whether it names the very thing that the shape is of.
    """

    module: Module
    shape: Shape
    member: Member
    is_own: bool

    @cached_property
    def values(self) -> Values:
        """What is said of it."""
        return values_of(self.member.node, self.shape.follow)


def is_identifier(name: str) -> bool:
    """Whether a member names a thing: `orderId`, `id`."""
    return words(name)[-1:] == (_ID,)


def identifiers_of(module: Module) -> Mapping[Words, list[Identifier]]:
    """The identifiers that a module describes, by the thing that they name; those of the thing itself first."""
    found: dict[Words, list[Identifier]] = defaultdict(list)
    for (concept, use), shapes in module.alignment.shapes.items():
        for shape in shapes:
            for name, member in shape.members.items():
                if is_identifier(name):
                    thing = words(name)[:-1] or (concept if use is Use.STORED else ())
                    is_own = thing == concept and use is Use.STORED and shape.source is not Source.VIEW
                    found[thing].append(Identifier(module, shape, member, is_own))
    found.pop((), None)
    return {thing: sorted(every, key=lambda one: (not one.is_own, one.shape.source)) for thing, every in found.items()}


def crossings(ecosystem: Ecosystem) -> Iterator[tuple[Identifier, Identifier]]:
    """Two identifiers of one thing: the one that stands first for it, and another one.

    Between modules that is known where one of them alone keeps such a thing, and the other one works with it.
    """
    known = {name: identifiers_of(module) for name, module in ecosystem.modules.items()}
    keepers: dict[Words, list[Identifier]] = defaultdict(list)
    for own in known.values():
        for thing, (first, *others) in own.items():
            if first.is_own and not first.module.speaks_house:  # there another rule compares them
                yield from ((first, other) for other in others if _is_meant(thing, first, other))
            if first.is_own or any(_is_addressed(one) for one in others):
                keepers[thing].append(first)
    for name, own in known.items():
        peers = _peers(ecosystem.modules[name]) if len(known) > 1 else frozenset()
        for thing, every in own.items():
            for keeper in keepers[thing] if len(keepers[thing]) == 1 else ():
                if keeper.is_own and keeper.module.name in peers:
                    yield from ((keeper, one) for one in every)


def _is_meant(thing: Words, own: Identifier, other: Identifier) -> bool:
    """Whether another member of the name means that thing: there are keys of many kinds, and users elsewhere. Where it
    is spoken of the thing it does; elsewhere where both say which texts there are.
    """
    if speaks_of(other.shape.concept, other.shape.use, thing):
        return True
    return bool(own.values.pattern and other.values.pattern)


def _is_addressed(identifier: Identifier) -> bool:
    """Whether a path of HTTP has the identifier: what is found by it is kept there."""
    shape = identifier.shape
    return any(one.location == "path" and one.name == identifier.member.name for one in shape.parameters)


def _peers(module: Module) -> frozenset[str]:
    """The modules that it says it works with."""
    standards = module.standards
    used = (name for tool in module.tools for name in tool.dependencies.texts())
    return frozenset((*(one.name for one in wanted_of(module)), *map(standards.owner_of, used))) - {module.name, ""}
