"""Which facts are changed: all of `spec/` and of modules with a service; of those that are mocked, some of each kind.

A mocked module is the same code over other facts: who reads a fact of its kind in one of them reads it in all. So that
one of them is not left out, some of each kind are drawn in each.
"""

import random
from collections.abc import Iterable, Sequence
from typing import Final

from facts import Fact

FLOOR: Final = 2
"""So many facts of each kind are drawn in each module that no service provides."""


def drawn(every: Sequence[Fact], served: Iterable[str], seed: int) -> list[Fact]:
    """The facts that are changed, in their order, and those that are for people only.

    Args:
        every: all facts.
        served: the modules of which a service provides something: of these all are changed.
        seed: by which the others are drawn.
    """
    kinds: dict[tuple[str, str], list[Fact]] = {}
    for fact in every:
        module = module_of(fact)
        if module and module not in served and not fact.people:
            kinds.setdefault((module, fact.shape), []).append(fact)
    left_out: set[str] = set()
    for key, found in sorted(kinds.items()):
        chosen = random.Random(f"{seed} {key}").sample(found, min(FLOOR, len(found)))  # noqa: S311 - not secret
        left_out |= {fact.name for fact in found} - {fact.name for fact in chosen}
    return [fact for fact in every if fact.name not in left_out]


def module_of(fact: Fact) -> str:
    """The module that a fact is of; empty for one of `spec/`."""
    top, *below = fact.path.split("/")
    return below[0] if top == "modules" else ""
