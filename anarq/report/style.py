"""How words look on a terminal. Without colours the text is the same."""

from dataclasses import dataclass
from typing import Final

from anarq.model.severity import Severity
from anarq.source.names import harmless

__all__ = ["COLOUR", "PLAIN", "Style", "harmless"]

_CODES: Final = {Severity.ERROR: "31;1", Severity.WARNING: "33;1", Severity.NOTE: "36;1"}


@dataclass(frozen=True, slots=True)
class Style:
    """Wraps words in terminal colours (ECMA-48, SGR), or leaves them alone."""

    coloured: bool

    def severity(self, severity: Severity) -> str:
        """The word for how bad it is."""
        return self._in(_CODES[severity], severity.value)

    def place(self, text: str) -> str:
        """A file with line and column."""
        return self._in("1", text)

    def rule(self, text: str) -> str:
        """The id of a rule."""
        return self._in("35", text)

    def label(self, text: str) -> str:
        """The word before a mend."""
        return self._in("32", text)

    def faint(self, text: str) -> str:
        """What only some look at."""
        return self._in("2", text)

    def strong(self, text: str) -> str:
        """The line that sums up."""
        return self._in("1", text)

    def good(self, text: str) -> str:
        """The line that says that all is well."""
        return self._in("32;1", text)

    def _in(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured else text


PLAIN: Final = Style(coloured=False)
COLOUR: Final = Style(coloured=True)
