"""What is wanted of an answer, as far as its contract takes it."""

from collections.abc import Iterable, Mapping

from anarq.mock.shapes import Shape
from anarq.runtime.responses import BrokenContractError


def settled(shape: Shape, base: object, wanted: Mapping[str, object], spare: Iterable[str] = ()) -> object:
    """An instance of a contract that says as much of what is wanted as the contract takes.

    Args:
        shape: of the contract.
        base: an instance of it.
        wanted: members, the most important first.
        spare: members of the base that are left out where the contract does without them.

    Raises:
        BrokenContractError: nothing was found that the contract takes.
    """
    if not isinstance(base, dict):
        return _held(shape, base)
    wanted = {name: value for name, value in wanted.items() if name in shape.members}
    bare = {name: value for name, value in base.items() if name not in set(spare) - wanted.keys()}
    for start in (bare, base):
        if shape.holds({**start, **wanted}):
            return {**start, **wanted}
    broken = {each.pointer.split("/")[1] for each in shape.contract.violations({**bare, **wanted}) if each.pointer}
    for start in (bare, base):
        some = {name: value for name, value in wanted.items() if name not in broken}
        if shape.holds({**start, **some}):
            return {**start, **some}
    found = dict(bare if shape.holds(bare) else base)
    for name, value in wanted.items():  # one at a time: what one branch of a union takes, another one does not
        if shape.holds({**found, name: value}):
            found[name] = value
    return _held(shape, found)


def _held(shape: Shape, value: object) -> object:
    if not shape.holds(value):
        raise BrokenContractError(f"no example of `{shape.title or 'an answer'}` is found; give its contract one")
    return value
