"""Markdown as a flat list of blocks, each with what it says and where. CommonMark with tables, by markdown-it-py.

A block is an object: its `kind` (heading, paragraph, item, row, code, html), its `text` without marks, and its `links`,
each with `text` and `target`. A heading and an item have a `level` from 1, a row `cells` and whether it is the
`header` of its table, code its `language`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, link
from markdown_it.token import Token

from anarq.loader.limits import FLATTEN, SPLIT, Limits
from anarq.loader.text import Text
from anarq.model.tree import Json, Position

_LINE: Final = re.compile(r"\r\n?|\n")
_UNESCAPED: Final = re.compile(r"(?<!\\)\|")
_NOTHING_BEFORE: Final = re.compile(r"[\s>]*\|")

Spot: TypeAlias = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """What a text says, as data, and where each part of it stands."""

    data: list[Json]
    positions: Mapping[str, Position]


def read_markdown(text: Text, limits: Limits) -> Blocks:
    """The blocks of a text, in order. Any text is Markdown.

    Raises:
        AnarqError: it is nested too deeply, or holds too many blocks.
    """
    reader = _Reader(text, limits)
    reader.read(_parser(limits).parse(text.text))
    return Blocks(reader.blocks, reader.positions)


def _parser(limits: Limits) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": limits.max_depth}).enable("table")
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("autolink", _autolink)
    return parser


def _link(state: StateInline, silent: bool) -> bool:
    before, at = len(state.tokens), state.pos
    return link(state, silent) and _note(state, before, at)


def _autolink(state: StateInline, silent: bool) -> bool:
    before, at = len(state.tokens), state.pos
    return autolink(state, silent) and _note(state, before, at)


def _note(state: StateInline, before: int, at: int) -> bool:
    """Writes down where the first link among the new tokens begins; the parser itself knows lines alone."""
    for token in state.tokens[before : before + 2]:  # text that waited may come first
        if token.type == "link_open":
            token.meta["at"] = at
            break
    return True


@dataclass(frozen=True, slots=True)
class _Content:
    """Where the text of a block stands: the offset and place of each of its lines.

    Attributes:
        starts: offset of each line in the content.
        spots: place of what stands at that offset.
    """

    starts: Sequence[int]
    spots: Sequence[Spot]

    def spot(self, offset: int) -> Spot:
        """Where a character of the content stands."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        line, column = self.spots[index]
        return line, column + offset - self.starts[index]


@dataclass(slots=True)
class _Reader:
    text: Text
    limits: Limits
    blocks: list[Json] = field(default_factory=list)
    positions: dict[str, Position] = field(default_factory=lambda: {"": Position((1, 1))})
    lines: list[str] = field(default_factory=list)
    depth: int = 0
    is_fresh: bool = False

    def read(self, tokens: Sequence[Token]) -> None:
        self.lines = _LINE.split(self.text.text)
        rows = _rows(tokens)
        for index, token in enumerate(tokens):
            if token.level >= self.limits.max_depth - 1:
                message = f"nested deeper than {self.limits.max_depth} levels"
                raise self.text.error(message, self._offset(token), FLATTEN)
            self._token(token, tokens, index, rows)

    def _token(self, token: Token, tokens: Sequence[Token], index: int, rows: Mapping[int, list[Token]]) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.depth += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.depth -= 1
        elif kind == "list_item_open":
            self.is_fresh = True
            if tokens[index + 1].type != "paragraph_open":
                self._item(token, None)
        elif kind == "heading_open":
            self._inline("heading", token, tokens[index + 1], level=int(token.tag[1:]))
        elif kind == "paragraph_open":
            if self.is_fresh:
                self._item(token, tokens[index + 1])
            else:
                self._inline("paragraph", token, tokens[index + 1])
        elif kind == "tr_open":
            self._row(token, rows[index])
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "html_block":
            self._add(token, {"kind": "html", "text": token.content, "links": []})

    def _item(self, token: Token, inline: Token | None) -> None:
        self.is_fresh = False
        if inline is None:
            self._add(token, {"kind": "item", "text": "", "links": [], "level": self.depth})
        else:
            self._inline("item", token, inline, level=self.depth)

    def _inline(self, kind: str, token: Token, inline: Token, level: int = 0) -> None:
        content = self._content(token, inline.content)
        block: dict[str, Json] = {"kind": kind, "text": _plain(inline.children or []), "links": []}
        if level:
            block["level"] = level
        pointer = self._add(token, block)
        self.positions[f"{pointer}/text"] = Position(content.spot(0))
        self._links(block, pointer, inline, content)

    def _row(self, token: Token, cells: Sequence[Token]) -> None:
        first, _ = token.map or (0, 0)
        texts: list[Json] = [_plain(cell.children or []) for cell in cells]
        block: dict[str, Json] = {
            "kind": "row",
            "text": " | ".join(map(str, texts)),
            "links": [],
            "cells": texts,
            "header": any(cell.meta.get("header") for cell in cells),
        }
        pointer = self._add(token, block)
        for index, (cell, column) in enumerate(zip(cells, _columns(self.lines[first], cells), strict=True)):
            self.positions[f"{pointer}/cells/{index}"] = Position((first + 1, column + 1))
            self._links(block, pointer, cell, _of_cell(cell.content, first + 1, column + 1))

    def _code(self, token: Token) -> None:
        first, _ = token.map or (0, 0)
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        pointer = self._add(token, {"kind": "code", "text": token.content, "links": [], "language": language})
        inside = first + (token.type == "fence")
        self.positions[f"{pointer}/text"] = Position(
            self._start(inside) if inside < len(self.lines) else (first + 1, 1)
        )

    def _links(self, block: dict[str, Json], pointer: str, inline: Token, content: _Content) -> None:
        links = block["links"]
        if not isinstance(links, list):
            return
        for at, text, target in _links_of(inline.children or []):
            self.positions[f"{pointer}/links/{len(links)}"] = Position(content.spot(at))
            links.append({"text": text, "target": target})

    def _add(self, token: Token, block: dict[str, Json]) -> str:
        if len(self.blocks) >= self.limits.max_nodes:
            raise self.text.error(
                f"the document holds more than {self.limits.max_nodes} blocks", self._offset(token), SPLIT
            )
        pointer = f"/{len(self.blocks)}"
        self.blocks.append(block)
        self.positions[pointer] = Position(self._start((token.map or (0, 0))[0]))
        return pointer

    def _start(self, line: int) -> Spot:
        """The first character of a line that is no space."""
        text = self.lines[line]
        return line + 1, len(text) - len(text.lstrip()) + 1

    def _offset(self, token: Token) -> int:
        """Where the line of a token begins in the text."""
        line = (token.map or (0, 0))[0]
        ends = (match.end() for match in _LINE.finditer(self.text.text))
        return next((end for number, end in enumerate(ends, 1) if number == line), 0)

    def _content(self, token: Token, content: str) -> _Content:
        """Where the lines of a heading, paragraph or item stand. Each is the end of its line in the file."""
        first, _ = token.map or (0, 0)
        starts: list[int] = []
        spots: list[Spot] = []
        at = 0
        for number, line in enumerate(content.split("\n"), first):
            said = line.strip()
            starts.append(at + len(line) - len(line.lstrip()))
            spots.append((number + 1, _column(self.lines[number], said, token) + 1))
            at += len(line) + 1
        return _Content(starts, spots)


def _column(source: str, said: str, token: Token) -> int:
    if token.markup.startswith("#"):
        return max(source.find(said, source.find("#") + len(token.markup)), 0)
    whole = source.rstrip()
    return len(whole) - len(said) if whole.endswith(said) else 0


def _rows(tokens: Sequence[Token]) -> Mapping[int, list[Token]]:
    """The cells of each row, by the index of the token that opens it. Those of a header say so."""
    found: dict[int, list[Token]] = {}
    row: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "tr_open":
            row = found[index] = []
        elif token.type in ("th_open", "td_open"):
            cell = tokens[index + 1]
            cell.meta["header"] = token.type == "th_open"
            row.append(cell)
    return found


def _columns(source: str, cells: Sequence[Token]) -> Iterator[int]:
    """Where the text of each cell begins in its line, from 0."""
    before = _NOTHING_BEFORE.match(source)
    at = before.end() if before else 0
    for cell in cells:
        found = source.find(cell.content.replace("|", "\\|"), at)
        start = max(found, at)
        yield min(start, len(source))
        bar = _UNESCAPED.search(source, start + len(cell.content))
        at = bar.end() if bar else len(source)


def _of_cell(content: str, line: int, column: int) -> _Content:
    """Where the text of a cell stands: each bar in it is written with a backslash before it."""
    starts, spots = [0], [(line, column)]
    for number, bar in enumerate(re.finditer(r"\|", content), 1):
        starts.append(bar.start())
        spots.append((line, column + bar.start() + number))
    return _Content(starts, spots)


def _plain(children: Sequence[Token]) -> str:
    """The text without marks; a line break is a space."""
    return "".join(" " if child.type in ("softbreak", "hardbreak") else child.content for child in children)


def _links_of(children: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Where each link begins, what it says and where it leads."""
    opened: Token | None = None
    said: list[Token] = []
    for child in children:
        if child.type == "link_open":
            opened, said = child, []
        elif child.type == "link_close" and opened is not None:
            yield int(opened.meta.get("at", 0)), _plain(said), str(opened.attrs.get("href", ""))
            opened = None
        elif opened is not None:
            said.append(child)
