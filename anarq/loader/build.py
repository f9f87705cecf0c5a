"""From a flat run of keys, values, openings and closings to one value. No recursion, so depth costs no stack."""

from dataclasses import dataclass, field
from typing import Any, Final

from anarq.loader.limits import FLATTEN, SPLIT, Limits
from anarq.loader.text import Text
from anarq.model.errors import AnarqError, Problem
from anarq.model.tree import Json
from anarq.source.names import quote

_MOST_PROBLEMS: Final = 50
_CHARACTERS_PER_NODE: Final = 100
_OUT: Final = "write the value out where it is meant, without an alias"


@dataclass(slots=True)
class Spot:
    """A value with the offsets where it and its key start; what a builder makes of each value when asked to locate."""

    at: int
    key_at: int | None
    value: Any


@dataclass(slots=True)
class Built:
    """A value with what it costs when an alias repeats it."""

    value: Any
    nodes: int
    height: int


@dataclass(slots=True)
class Frame:
    """A list or mapping that is not closed yet."""

    at: int
    value: Any
    key: str | None = None
    key_at: int | None = None
    keys: dict[str, int] = field(default_factory=dict)
    nodes: int = 1
    height: int = 1
    closed: Built | None = None


class Builder:
    """Builds one value and holds it to the limits. Reports double keys and goes on, so that all of them are found."""

    def __init__(self, text: Text, limits: Limits, *, locate: bool = False) -> None:
        self.text = text
        self.limits = limits
        self.problems: list[Problem] = []
        self.stack: list[Frame] = []
        self.nodes = 0
        self.result: Any = None
        self._locate = locate
        self._alias_nodes = 0

    @property
    def expects_key(self) -> bool:
        """Whether the open value is a mapping that waits for its next key."""
        return bool(self.stack) and self.stack[-1].key is None and isinstance(self.stack[-1].value, dict)

    def open(self, value: "dict[str, Any] | list[Any]", at: int) -> Frame:
        """Starts a list or mapping.

        Raises:
            AnarqError: nested too deeply, or too many values.
        """
        self._count(at)
        if len(self.stack) >= self.limits.max_depth:
            raise self.text.error(f"nested deeper than {self.limits.max_depth} levels", at, FLATTEN)
        frame = Frame(at, value)
        self.stack.append(frame)
        return frame

    def close(self) -> None:
        """Ends the innermost list or mapping."""
        frame = self.stack.pop()
        frame.closed = Built(frame.value, frame.nodes, frame.height)
        self._attach(frame.closed, frame.at)

    def key(self, key: str, at: int) -> None:
        """Names the next value of the innermost mapping."""
        frame = self.stack[-1]
        first = frame.keys.setdefault(key, at)
        if first != at:
            self.report(f"key {quote(key)} is written twice", at, f"it stands first at {self.text.place(first)}")
        frame.key, frame.key_at = key, at
        frame.nodes += len(key) // _CHARACTERS_PER_NODE

    def scalar(self, value: Json, at: int) -> Built:
        """Adds a value that holds no others."""
        self._count(at)
        nodes = 1 + len(value) // _CHARACTERS_PER_NODE if isinstance(value, str) else 1
        built = Built(value, nodes, 0)
        self._attach(built, at)
        return built

    def repeat(self, built: Built, at: int) -> None:
        """Adds a value that was built before.

        Raises:
            AnarqError: the aliases of the document add too many values, or nest too deeply.
        """
        self._count(at)
        self._alias_nodes += built.nodes
        if self._alias_nodes > self.limits.max_alias_nodes:
            raise self.text.error(f"aliases repeat more than {self.limits.max_alias_nodes} values", at, _OUT)
        if len(self.stack) + built.height > self.limits.max_depth:
            raise self.text.error(f"nested deeper than {self.limits.max_depth} levels through an alias", at, _OUT)
        self._attach(built, at)

    def report(self, message: str, at: int, mend: str = "") -> None:
        """Notes a problem that does not keep the rest of the file from being read.

        Raises:
            AnarqError: there are so many problems that more of them help nobody.
        """
        self.problems.append(Problem(message, self.text.place(at), mend))
        if len(self.problems) >= _MOST_PROBLEMS:
            raise AnarqError(self.problems)

    def finish(self) -> Any:
        """The value.

        Raises:
            AnarqError: problems were reported.
        """
        if self.problems:
            raise AnarqError(self.problems)
        return self.result

    def _count(self, at: int) -> None:
        self.nodes += 1
        if self.nodes > self.limits.max_nodes:
            raise self.text.error(f"the document holds more than {self.limits.max_nodes} values", at, SPLIT)

    def _attach(self, built: Built, at: int) -> None:
        if not self.stack:
            self.result = Spot(at, None, built.value) if self._locate else built.value
            return
        frame = self.stack[-1]
        frame.nodes += built.nodes
        frame.height = max(frame.height, built.height + 1)
        value = Spot(at, frame.key_at, built.value) if self._locate else built.value
        if frame.key is None:
            frame.value.append(value)
        else:
            frame.value[frame.key] = value
            frame.key = frame.key_at = None
