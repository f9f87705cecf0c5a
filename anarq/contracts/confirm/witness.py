"""Witnesses: instances that the first schema accepts and the second refuses, confirmed and made small."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from anarq.contracts.budget import Exhausted
from anarq.contracts.confirm.backtracking import SlowPatternError
from anarq.contracts.confirm.validators import Validator
from anarq.contracts.graph.values import weight
from anarq.model.tree import Json

_MOST_TRIES: Final = 400
_SIMPLE: Final[tuple[Json, ...]] = (None, False, 0, "", "a", [], {})


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Four validators: of each schema one by each library."""

    accepts: tuple[tuple[str, Validator], ...]
    refuses: tuple[tuple[str, Validator], ...]

    def objection(self, instance: Json) -> str | None:
        """Why the instance is not a witness, or none when all validators agree that it is one."""
        for name, validator in self.accepts:
            said = _ask(validator, instance)
            if said != "accepts it":
                return f"{name} {'does not accept it' if said == 'refuses it' else said} under the first schema"
        for name, validator in self.refuses:
            said = _ask(validator, instance)
            if said != "refuses it":
                return f"{name} {said} under the second schema"
        return None


def _ask(validator: Validator, instance: Json) -> str:
    """What a validator says; it may fail, as on patterns and references that its library does not know."""
    try:
        return "accepts it" if validator.is_valid(instance) else "refuses it"
    except SlowPatternError as error:
        return f"is not asked about it, as {error},"
    except Exception:  # noqa: BLE001 - the libraries raise whatever their regular expressions and registries raise
        return "fails on it"


def shrink(instance: Json, is_witness: Callable[[Json], bool], spend: Callable[[int], None]) -> Json:
    """A smaller instance that still is a witness, by greedy removal; the given one is one.

    Args:
        instance: the witness.
        is_witness: whether a smaller one is one as well.
        spend: counts work; when no more is allowed, the smallest one so far is given.
    """
    with suppress(Exhausted):
        tries = 0
        improved = True
        while improved:
            improved = False
            for candidate in _smaller(instance):
                tries += 1
                if tries > _MOST_TRIES:
                    return instance
                spend(weight(candidate))
                if is_witness(candidate):
                    instance, improved = candidate, True
                    break
    return instance


def size(value: Json) -> int:
    """A measure of how much there is to read."""
    if isinstance(value, dict):
        return 2 + sum(1 + len(name) + size(below) for name, below in value.items())
    if isinstance(value, list):
        return 2 + sum(1 + size(item) for item in value)
    return 1 if value is None else len(str(value)) + isinstance(value, str)


def _smaller(value: Json) -> Iterator[Json]:
    """Simpler values in place of this one, the simplest first."""
    now = size(value)
    yield from (simple for simple in _SIMPLE if size(simple) < now)
    if isinstance(value, dict):
        for name in value:
            yield {other: below for other, below in value.items() if other != name}
        for name, below in value.items():
            yield from ({**value, name: smaller} for smaller in _smaller(below))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield [*value[:index], *value[index + 1 :]]
        for index, item in enumerate(value):
            yield from ([*value[:index], smaller, *value[index + 1 :]] for smaller in _smaller(item))
    elif isinstance(value, str) and len(value) > 1:
        yield value[: len(value) // 2]
        yield value[:-1]
