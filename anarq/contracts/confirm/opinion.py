"""Whether a pattern matches a text, where it is not a regular language: both judges are asked, and have to agree.

What they say proves nothing. It tells which statement refuses an instance that they refuse anyway.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from anarq.contracts.confirm.validators import Validator, second_opinion, validator
from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.read.reading import SchemaError
from anarq.model.tree import Json
from anarq.native import NativePanicError

_COST: Final = 8
"""Steps that it takes to ask both."""
_MADE: Final = 200
"""Steps that it takes to make both for one pattern."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """What both judges say of patterns and texts.

    Attributes:
        spend: counts the work.
    """

    spend: Callable[[int], None]
    _judges: dict[str, tuple[Validator, ...]] = field(default_factory=dict)
    _said: dict[tuple[str, str], Truth] = field(default_factory=dict)

    def matches(self, pattern: str, text: str) -> Truth:
        """Whether the pattern is found somewhere in the text; not known where the judges do not agree."""
        self.spend(_COST + len(text) // 16)
        if (pattern, text) not in self._said:
            said = {_asked(judge, text) for judge in self._judges_of(pattern)}
            self._said[pattern, text] = said.pop() if len(said) == 1 else None
        return self._said[pattern, text]

    def _judges_of(self, pattern: str) -> tuple[Validator, ...]:
        """Both judges of a pattern; none where one of them cannot read it."""
        if pattern not in self._judges:
            self.spend(_MADE + len(pattern))
            self._judges[pattern] = self._made(pattern)
        return self._judges[pattern]

    def _made(self, pattern: str) -> tuple[Validator, ...]:
        schema: Json = {"pattern": pattern}
        try:
            second = second_opinion(schema)
            second.examine(self.spend)
            return validator(schema), second
        except (SchemaError, NativePanicError):
            return ()


def _asked(judge: Validator, text: str) -> Truth:
    try:
        return judge.is_valid(text)
    except Exception:  # noqa: BLE001 - too slow a pattern, or whatever the regular expressions of the libraries raise
        return None
