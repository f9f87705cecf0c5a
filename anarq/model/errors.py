"""What is raised when input cannot be used.

AnarqError            input unusable; carries every problem that was found
NotRead               a fact was asked of a file that is there and could not be read
(findings)            the user's spec is wrong; collected, never raised
(built-in errors)     a bug of ours
"""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file as the user named it, with line and column counted from 1.

    `pointer` is the JSON Pointer of the value, where somebody asked for it by one; it is not part of what a place is.
    """

    file: str
    line: int = 1
    column: int = 1
    pointer: str = field(default="", compare=False, repr=False)

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
    mend: str = ""
    rule: str = ""

    def __str__(self) -> str:
        text = f"{self.place} error {self.message}"
        return f"{text}\n  mend: {self.mend}" if self.mend else text


class NotRead(Exception):  # noqa: N818 - no error of whoever asks: the file has been reported already
    """A fact was asked of a file that is there and could not be read, so that nobody knows the answer.

    Attributes:
        files: the files, as the user would write them.
    """

    def __init__(self, files: Sequence[str]) -> None:
        self.files = tuple(files)
        super().__init__(f"not read: {', '.join(self.files)}")


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
        mend: str = "",
        rule: str = "",
    ) -> "AnarqError":
        """An error with a single problem."""
        return cls([Problem(message, place, mend, rule)])
