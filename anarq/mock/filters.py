"""Whether a record passes a filter: what a parameter asks, as far as its name says so."""

from collections.abc import Callable, Mapping, Set
from decimal import Decimal

from anarq.mock import words
from anarq.ports.json import dumps
from anarq.runtime.cursors import CURSOR, LIMIT

_PAGING = (LIMIT, CURSOR)


def passes(known: Mapping[str, object], members: Set[str], name: str, value: object) -> bool:
    """Whether a parameter lets a record pass; one that is not understood lets everything pass.

    Args:
        known: what is known of the record, by name.
        members: what may be known of it.
        name: of the parameter.
        value: of the parameter.
    """
    if name in _PAGING:
        return True
    if name in known or name in members:
        return _has(known.get(name), value)
    if f"{name}s" in known or f"{name}s" in members:
        return _has(known.get(f"{name}s"), value)
    for ends, holds in ((words.AFTER, _is_more), (words.BEFORE, _is_less)):
        of = _measured(name, ends, members | known.keys())
        if of:
            return of in known and holds(known[of], value)
    if name in words.SEARCHED:
        return str(value).casefold() in dumps(dict(known)).casefold()
    return True


def _has(found: object, value: object) -> bool:
    """Whether a member is what is asked for, or one of what is, or has it among others."""
    if isinstance(value, list):
        return any(_has(found, each) for each in value)
    return value in found if isinstance(found, list) else found == value


def _measured(name: str, ends: tuple[str, ...], members: Set[str]) -> str:
    """The member that a parameter such as `createdAfter` compares; empty: it compares none."""
    stems = [name.removesuffix(end) for end in ends if name.endswith(end)]
    return next((of for stem in stems for of in (stem, f"{stem}At") if of in members), "")


def _compared(holds: Callable[[object, object], bool], found: object, value: object) -> bool:
    numbers = (int, float, Decimal)
    both = isinstance(found, numbers) and isinstance(value, numbers)
    return holds(found, value) if both else holds(str(found), str(value))


def _is_more(found: object, value: object) -> bool:
    return _compared(lambda one, other: one > other, found, value)  # type: ignore[operator]  # two numbers or two texts


def _is_less(found: object, value: object) -> bool:
    return _compared(lambda one, other: one < other, found, value)  # type: ignore[operator]  # the same
