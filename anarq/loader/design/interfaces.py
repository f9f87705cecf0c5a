"""The interfaces of the design, read as types: the part of TypeScript that it uses, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.loader.design.types import Array, Function, Interface, Literal, Map, Member, Named, Object, Type, Union

_TOKEN: Final = re.compile(
    r"(?P<gap>\s+|//[^\n]*)|(?P<word>[A-Za-z_]\w*)|(?P<text>'[^'\n]*')|(?P<number>\d+(?:\.\d+)?)|(?P<sign>=>|[{}\[\]()<>:;,?|])"
)
_HEAD: Final = re.compile(r"^(?:interface (?P<name>\w+)|(?P<payload>Payload):) \{$", re.MULTILINE)
_PAYLOAD: Final = "DiscoveryEvent"
"""What the payload of the one topic is called that the design writes without a name."""

_DEEPEST: Final = 50
"""So many objects may stand in one another."""


class UnreadTypeError(ValueError):
    """The text is not of the part of TypeScript that is read here."""


def interfaces(text: str) -> tuple[Interface, ...]:
    """Every interface that a text declares, and the payload of its topic, in their order.

    Raises:
        UnreadTypeError: an interface is written otherwise than the design writes them.
    """
    return tuple(_interface(text, head) for head in _HEAD.finditer(text))


def _interface(text: str, head: "re.Match[str]") -> Interface:
    reader = _Reader([*_tokens(text, head.end() - 1)])
    type_ = reader.type()
    if not isinstance(type_, Object):
        raise UnreadTypeError(f"`{head[0]}` has no members")
    return Interface(head["name"] or _PAYLOAD, type_, text.count("\n", 0, head.start()) + 1)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def _tokens(text: str, start: int) -> Iterator[_Token]:
    """The tokens from an opening brace to the one that closes it."""
    line, at, open_ = text.count("\n", 0, start) + 1, start, 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            raise UnreadTypeError(f"line {line}: `{text[at]}` is not read")
        kind = found.lastgroup or ""
        if kind != "gap":
            yield _Token(kind, found[0], line)
        open_ += {"{": 1, "}": -1}.get(found[0], 0)
        if open_ == 0:
            return
        line, at = line + found[0].count("\n"), found.end()
    raise UnreadTypeError(f"line {line}: a brace is not closed")


class _Reader:
    """Reads types from tokens, from left to right, each token once."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def type(self) -> Type:
        """A type, with its alternatives."""
        options = [self._listed()]
        while self._sees("|"):
            self._take("|")
            options.append(self._listed())
        return Union(tuple(options)) if len(options) > 1 else options[0]

    def _listed(self) -> Type:
        type_ = self._plain()
        while self._sees("["):
            self._take("[")
            self._take("]")
            type_ = Array(type_)
        return type_

    def _plain(self) -> Type:
        token = self._next()
        if token.text == "{":
            return self._object()
        if token.text == "(":
            return self._function()
        if token.kind == "text":
            return Literal(token.text[1:-1])
        if token.kind == "number":
            return Literal(float(token.text))
        if token.text in ("true", "false"):
            return Literal(token.text == "true")
        if token.text == "Record":
            return self._record()
        if token.kind == "word":
            return Named(token.text)
        raise UnreadTypeError(f"line {token.line}: `{token.text}` is no type")

    def _record(self) -> Type:
        self._take("<", "string", ",")
        type_ = self.type()
        self._take(">")
        return Map(type_)

    def _function(self) -> Type:
        """A function: its parameters and its result say nothing about data."""
        self._next()
        self._take(":")
        self.type()
        self._take(")", "=>")
        self.type()
        return Function()

    def _object(self) -> Type:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadTypeError(f"line {self._tokens[self._at - 1].line}: too many objects in one another")
        type_ = self._map() if self._sees("[") else Object(tuple(self._members()))
        self._take("}")
        self._depth -= 1
        return type_

    def _map(self) -> Type:
        self._take("[")
        self._next()
        self._take(":", "string", "]", ":")
        type_ = self.type()
        self._end()
        return Map(type_)

    def _members(self) -> Iterator[Member]:
        while not self._sees("}"):
            token = self._next()
            if token.kind not in ("word", "text"):
                raise UnreadTypeError(f"line {token.line}: `{token.text}` is no name of a member")
            optional = self._sees("?")
            self._take(*(["?", ":"] if optional else [":"]))
            yield Member(token.text.strip("'"), optional, self.type(), token.line)
            self._end()

    def _end(self) -> None:
        """The end of a member, which may lack before a closing brace."""
        if not self._sees("}"):
            self._take(";")

    def _sees(self, text: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at].text == text

    def _next(self) -> _Token:
        if self._at >= len(self._tokens):
            raise UnreadTypeError("the text ends within a type")
        self._at += 1
        return self._tokens[self._at - 1]

    def _take(self, *texts: str) -> None:
        for text in texts:
            token = self._next()
            if token.text != text:
                raise UnreadTypeError(f"line {token.line}: `{token.text}` stands where `{text}` was due")
