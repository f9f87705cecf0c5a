"""What is found in a part of the design's text. A value only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause before it is known below which heading it stands: its id, kind, words, and line (counted from 1)."""

    id: str
    kind: str
    words: str
    line: int
