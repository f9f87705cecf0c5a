"""Edits of a spec that keep every other character: what stands around a value, in YAML or JSON, stays as it is written.

Each edit is looked at before it is given out: read again, the text says what was meant, and nothing else.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from anarq.loader.load import parse_document
from anarq.model import pointer as pointers
from anarq.model.tree import Document

Path: TypeAlias = Sequence[str | int]
"""The keys and indices on the way to a value."""

_OPEN: Final = {"[": "]", "{": "}"}
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")
_QUOTED: Final = re.compile(r"""'(?:[^'\n]|'')*'|"(?:[^"\\\n]|\\.)*\"""")
_KEY: Final = re.compile(r"[^\s:'\"#{}\[\],&*!|>%@`][^\s:#{}\[\],]*")
_VALUE: Final = re.compile(r"[^\s'\"#{}\[\],&*!|>%@`][^\s#{}\[\],]*(?=[ \t]*(?:[,}\]\n#]|\r|$))")
"""A key, and a value of one word, as YAML and JSON write them without quotes."""


class UneditableError(Exception):
    """A text is written in a way that no edit here keeps; somebody has to do it by hand."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file of a spec.

    Attributes:
        path: of the file; its end says how it is read.
        text: what it holds.
    """

    path: str
    text: str

    @property
    def data(self) -> Any:
        """What the text says. Nobody may change it."""
        return self._document().data

    def without(self, path: Path, *, empty: bool = False) -> "Text":
        """The text without a member or an item.

        Args:
            path: of it.
            empty: what holds it stays when it holds nothing else; else it goes as well.

        Raises:
            UneditableError: it cannot be taken out of the text.
        """
        document = self._document()
        while not empty and len(path) > 1 and len(_at(document.data, path[:-1])) == 1:
            path = path[:-1]
        meant = _copied(document.data)
        del _at(meant, path[:-1])[path[-1]]
        held = _Held(self.text, document, path[:-1])
        return self._checked(held.flow_without(path[-1]) if held.is_flow else held.block_without(path[-1]), meant)

    def having(self, path: Path, key: str | None, value: Any, written: str, before: str = "") -> "Text":
        """The text with one more member or item, behind the others.

        Args:
            path: of the object or array; where there is none, it is made.
            key: of the member; None: an item.
            value: it.
            written: the same, as it is written without its key: one line, or several without indent.
            before: the key of the member that it is to stand before, where that is there.

        Raises:
            UneditableError: it cannot be put into the text.
        """
        document = self._document()
        found = _at(document.data, path)
        if found is None:
            whole: Any = [value] if key is None else {key: value}
            lines = _entry(key, value, written)
            return self.having(path[:-1], str(path[-1]), whole, "\n" + _indented(lines, 2))
        meant = _copied(document.data)
        if key is None:
            _at(meant, path).append(value)
        else:
            _at(meant, path)[key] = value
        held = _Held(self.text, document, path)
        if held.is_flow:
            return self._checked(held.flow_having(key, value), meant)
        return self._checked(held.block_having(_entry(key, value, written), before), meant)

    def with_value(self, path: Path, value: str | float | bool | None) -> "Text":
        """The text with another scalar in the place of one.

        Raises:
            UneditableError: what stands there is no scalar, or is written in a way that no edit replaces.
        """
        document = self._document()
        meant = _copied(document.data)
        _at(meant, path[:-1])[path[-1]] = value
        start, end = self._token(document, path, of_key=False)
        return self._checked(self.text[:start] + _scalar(value, self.text[start:end]) + self.text[end:], meant)

    def renamed(self, path: Path, key: str) -> "Text":
        """The text with a member under another key.

        Raises:
            UneditableError: the object has that key, or the key is written in a way that no edit replaces.
        """
        document = self._document()
        meant = _copied(document.data)
        held = _at(meant, path[:-1])
        if not isinstance(held, dict) or key in held:
            raise UneditableError(f"`{self.path}` has `{key}` there already")
        held[key] = held.pop(path[-1])
        start, end = self._token(document, path, of_key=True)
        return self._checked(self.text[:start] + _scalar(key, self.text[start:end]) + self.text[end:], meant)

    def _token(self, document: Document, path: Path, *, of_key: bool) -> tuple[int, int]:
        """Where a key or a scalar begins in the text, and where it ends."""
        position = document.positions["".join(pointers.join("", str(key)) for key in path)]
        line, column = position.key if of_key and position.key else position.value
        starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        start = starts[line - 1] + column - 1
        found = _QUOTED.match(self.text, start) or (_KEY if of_key else _VALUE).match(self.text, start)
        if found is None:
            raise UneditableError(f"`{self.path}` is written in a way that no edit keeps")
        return start, found.end()

    def _document(self) -> Document:
        return parse_document(self.text.encode(), self.path, self.path)

    def _checked(self, text: str, meant: Any) -> "Text":
        made = Text(self.path, text)
        try:
            says = made._document().data
        except Exception as error:
            raise UneditableError(f"`{self.path}` is written in a way that no edit keeps") from error
        if says != meant:
            raise UneditableError(f"`{self.path}` is written in a way that no edit keeps")
        return made


def _scalar(value: str | float | bool | None, before: str) -> str:
    """A scalar, in the quotes of the one that it takes the place of."""
    quote = before[:1]
    if isinstance(value, str) and quote == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    is_plain = isinstance(value, str) and quote != '"' and _PLAIN.fullmatch(value)
    return str(value) if is_plain else json.dumps(value, ensure_ascii=False)


def _copied(data: Any) -> Any:
    """The data, in which what two places share in YAML is two values."""
    return json.loads(json.dumps(data))


def _at(data: Any, path: Path) -> Any:
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _entry(key: str | None, value: Any, written: str) -> str:
    """A member or an item as lines without indent."""
    if key is None:
        return f"- {_indented(written, 2).lstrip()}"
    name = key if _PLAIN.fullmatch(key) or key.startswith("/") else json.dumps(key)
    if written.startswith("\n"):
        return f"{name}:{written}"
    is_below = isinstance(value, dict | list) and written[:1] not in _OPEN
    return f"{name}:\n{_indented(written, 2)}" if is_below else f"{name}: {written}"


def _indented(text: str, by: int) -> str:
    return "\n".join(f"{' ' * by}{line}" if line else line for line in text.split("\n"))


class _Held:
    """An object or an array in a text: where it begins, and where each of its members does."""

    def __init__(self, text: str, document: Document, path: Path) -> None:
        self._text = text
        self._document = document
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._pointer = "".join(pointers.join("", str(key)) for key in path)
        self._value: Any = _at(document.data, path)
        self._begin = self._offset(self._pointer, of_key=False)
        self.is_flow = text[self._begin : self._begin + 1] in _OPEN

    def _offset(self, pointer: str, *, of_key: bool) -> int:
        position = self._document.positions[pointer]
        line, column = position.key if of_key and position.key else position.value
        return self._starts[line - 1] + column - 1

    def _members(self) -> list[tuple[str | int, int]]:
        keys = list(self._value) if isinstance(self._value, dict) else range(len(self._value))
        return [(key, self._offset(pointers.join(self._pointer, str(key)), of_key=True)) for key in keys]

    # In flow style: between brackets.

    def flow_without(self, key: str | int) -> str:
        members = self._members()
        at = [name for name, _ in members].index(key)
        start = members[at][1]
        if at + 1 < len(members):
            return self._text[:start] + self._text[members[at + 1][1] :]
        end = self._close()
        if at:
            start = self._text.rindex(",", members[at - 1][1], start)
        kept = len(self._text[:end].rstrip())
        return self._text[:start].rstrip() + self._text[kept:end] * bool(at) + self._text[end:]

    def flow_having(self, key: str | None, value: Any) -> str:
        members, end = self._members(), self._close()
        name = "" if key is None else f"{json.dumps(key)}: "
        said = (
            value if isinstance(value, str) and _PLAIN.fullmatch(value) and not self._is_json() else json.dumps(value)
        )
        first = members[0][1] if members else self._begin
        line = self._text.rindex("\n", 0, first) + 1 if "\n" in self._text[:first] else 0
        indent = first - line if not self._text[line:first].strip() else None
        if isinstance(value, dict) and self._is_json():
            said = json.dumps(value, indent=2)
            said = _indented(said, indent if members and indent is not None else 4).lstrip()
        kept = len(self._text[:end].rstrip())
        if members and indent is not None:
            return f"{self._text[:kept]},\n{' ' * indent}{name}{said}{self._text[kept:]}"
        if members:
            return f"{self._text[:kept]}, {name}{said}{self._text[kept:]}"
        if self._is_json():
            return f"{self._text[: self._begin + 1]}\n    {name}{said}\n  {self._text[end:]}"
        return f"{self._text[: self._begin + 1]}{name}{said}{self._text[end:]}"

    def _is_json(self) -> bool:
        return self._document.path.endswith(".json")

    def _close(self) -> int:
        """Where the bracket is that ends it."""
        depth, at, quoted = 0, self._begin, ""
        while at < len(self._text):
            sign = self._text[at]
            if quoted:
                if sign == "\\" and quoted == '"':
                    at += 1
                elif sign == quoted:
                    quoted = ""
            elif sign in "\"'" and self._text[at - 1] in " [{,:\n":
                quoted = sign
            elif sign in "[{":
                depth += 1
            elif sign in "]}":
                depth -= 1
                if not depth:
                    return at
            at += 1
        raise UneditableError(f"`{self._document.path}` has a bracket that does not end")

    # In block style: by lines and indents.

    def block_without(self, key: str | int) -> str:
        first, last = self._lines(dict(self._members())[key])
        lines = self._text.split("\n")
        return "\n".join(lines[:first] + lines[last:])

    def block_having(self, entry: str, before: str) -> str:
        members = self._members()
        starts = dict(members)
        lines = self._text.split("\n")
        if not members:
            raise UneditableError(f"`{self._document.path}` has an empty place that no edit fills")
        indent = self._indent(members[-1][1])
        at = self._lines(starts[before])[0] if before in starts else self._lines(members[-1][1])[1]
        return "\n".join([*lines[:at], *_indented(entry, indent).split("\n"), *lines[at:]])

    def _line(self, offset: int) -> int:
        return self._text.count("\n", 0, offset)

    def _indent(self, offset: int) -> int:
        """Columns before a key, or before the dash of an item."""
        line = self._text[self._starts[self._line(offset)] : offset]
        if line.strip(" -"):
            raise UneditableError(f"`{self._document.path}` has several things on a line that no edit tells apart")
        return line.index("-") if isinstance(self._value, list) else len(line)

    def _lines(self, offset: int) -> tuple[int, int]:
        """The first line of a member, comments above it included, and the line behind its last."""
        indent, first = self._indent(offset), self._line(offset)
        lines = self._text.split("\n")
        last = first + 1
        for at in range(first + 1, len(lines)):
            if not lines[at].strip():
                continue
            if len(lines[at]) - len(lines[at].lstrip()) <= indent:
                break
            last = at + 1
        while first and lines[first - 1].lstrip().startswith("#") and lines[first - 1].index("#") == indent:
            first -= 1
        return first, last
