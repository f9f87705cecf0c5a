"""What is raised when input cannot be used.

AnarqError            input unusable; carries every problem that was found
(findings)            the user's spec is wrong; collected, never raised
(built-in errors)     a bug of ours
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file as the user named it, with line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why input cannot be used: what was found, where, and how to mend it.

    Attributes:
        rule: the id that explains it; empty for a file that cannot be read.
    """

    message: str
    place: Place
    help: str = ""
    rule: str = ""

    def __str__(self) -> str:
        text = f"{self.place} error {self.message}"
        return f"{text}\n  help: {self.help}" if self.help else text


class AnarqError(Exception):
    """Input cannot be used at all. Holds all problems that were gathered, never just the first.

    A rule that a spec breaks is a finding instead, and is not raised.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def one(
        cls,
        message: str,
        place: Place,
        help: str = "",  # noqa: A002 - the word that users see
        rule: str = "",
    ) -> "AnarqError":
        """An error with a single problem."""
        return cls([Problem(message, place, help, rule)])
