"""The keywords of `jsonschema` that match patterns: read as ECMA-262 has them, and never for very long.

Python goes back and tries again, so that a pattern can keep it busy for hours. What a match can cost is added up before
it is made.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, TypeAlias

import jsonschema

from anarq.costs.patterns import Loops
from anarq.costs.patterns.python import search
from anarq.model.tree import Json

MOST_WORK: Final = 1e8
"""Steps of a matcher that take a second or so."""

Match: TypeAlias = Callable[[str, str], object]
"""Something that is true when a pattern is found in a text."""


class SlowPatternError(Exception):
    """A pattern that could keep a backtracking matcher busy for a very long time on a text of an instance."""

    def __init__(self, pattern: str, texts: str) -> None:
        super().__init__(f"its pattern `{pattern}` could keep it busy for very long on {texts}")


def found(pattern: str, text: str) -> object:
    """A match of a pattern somewhere in a text."""
    return search(pattern)(text)


@dataclass(slots=True)
class Measured:
    """Finds patterns in the texts that they are held against, until what that can cost is used up.

    Attributes:
        loops: what the loops of each pattern can cost.
        left: steps of a matcher that may still be taken.
    """

    loops: Mapping[str, Loops]
    left: float = MOST_WORK

    def __call__(self, pattern: str, text: str) -> object:
        """`found`.

        Raises:
            SlowPatternError: to find out could take very long.
        """
        self.count(pattern, text)
        return found(pattern, text)

    def count(self, pattern: str, text: str) -> None:
        """Add up what it can cost to look for a pattern in a text.

        Raises:
            SlowPatternError: it is too much.
        """
        self.left -= self.loops[pattern].work(len(text))
        if self.left < 0:
            raise SlowPatternError(pattern, f"{len(text)} characters")


def with_patterns(made: Any) -> Any:
    """The class of a validator with these keywords in place of its own."""
    return _extended(made, _replaced(found))


def measured(made: Any, loops: Mapping[str, Loops]) -> Any:
    """The same class for one question: it stops before a match that could take very long.

    Args:
        made: a class of a validator.
        loops: what the loops of each pattern can cost that may be met.
    """
    match = Measured(loops)
    unevaluated = made.VALIDATORS.get("unevaluatedProperties")
    replaced = _replaced(match)
    if unevaluated is not None:
        replaced["unevaluatedProperties"] = partial(_unevaluated, unevaluated, match)
    return _extended(made, replaced)


def _unevaluated(
    own: Any, match: Measured, judge: Any, below: Json, instance: Json, schema: Json
) -> Iterator[jsonschema.ValidationError]:
    """The keyword of the library, which holds any pattern of names against any name by itself."""
    for name in instance if isinstance(instance, dict) else ():
        for pattern in match.loops:
            match.count(pattern, name)
    yield from own(judge, below, instance, schema)


def _replaced(match: Match) -> dict[str, Any]:
    keywords = _Keywords(match)
    return {
        "pattern": keywords.pattern,
        "patternProperties": keywords.pattern_properties,
        "additionalProperties": keywords.additional,
    }


def _extended(made: Any, replaced: dict[str, Any]) -> Any:
    return jsonschema.validators.extend(made, replaced)  # type: ignore[no-untyped-call]  # it ships no types of this


@dataclass(frozen=True, slots=True)
class _Keywords:
    match: Match

    def pattern(self, judge: Any, pattern: Json, instance: Json, _: Json) -> Iterator[jsonschema.ValidationError]:
        if isinstance(instance, str) and not self.match(str(pattern), instance):
            yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")

    def pattern_properties(
        self, judge: Any, by_pattern: Any, instance: Json, _: Json
    ) -> Iterator[jsonschema.ValidationError]:
        for name, below in instance.items() if isinstance(instance, dict) else ():
            for pattern, schema in by_pattern.items():
                if self.match(pattern, name):
                    yield from judge.descend(below, schema, path=name, schema_path=pattern)

    def additional(self, judge: Any, below: Json, instance: Json, schema: Any) -> Iterator[jsonschema.ValidationError]:
        declared, by_pattern = schema.get("properties", {}), schema.get("patternProperties", {})
        for name, value in instance.items() if isinstance(instance, dict) else ():
            if name not in declared and not any(self.match(pattern, name) for pattern in by_pattern):
                yield from judge.descend(value, below, path=name)
