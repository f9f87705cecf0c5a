"""The page of a rule: four sections, and in two of them examples that can be executed.

An example is a fenced block whose info string is a language and a file, ```` ```yaml openapi.yaml ````. The blocks of a
section are laid over one minimal valid module; a heading of the third level starts another module. In a bad example a
comment ``# error: <part of what is found>`` stands on the line of each finding; JSON and Markdown have none, so there a
line ``error at <JSON Pointer>: <part of what is found>`` follows the block. A block that holds fences has a longer one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SECTIONS: Final = ("What it does", "Why", "Bad", "Good")
"""The headings of the second level, in order."""

_HEADING: Final = re.compile(r"## (.+)")
_CASE: Final = re.compile(r"### (.+)")
_FENCE: Final = re.compile(r"(`{3,})([^\s`]*)(?: (\S+))?\s*")
_AFTER: Final = re.compile(r"error at (\S*): (.+)")
_COMMENT: Final = re.compile(r"#\s*error: (.*?)(?=\s*#\s*error: |$)")


class PageError(ValueError):
    """A page that does not follow the format."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding that a bad example is to have.

    Attributes:
        file: the file of the block.
        line: the line in the block, counted from 1; None when the place is given by `pointer`.
        pointer: JSON Pointer of the place.
        fragment: a part of what is found.
    """

    file: str
    line: int | None
    pointer: str
    fragment: str

    def __str__(self) -> str:
        return f"{self.file}, {f'line {self.line}' if self.line else f'at `{self.pointer}`'}: {self.fragment}"


@dataclass(frozen=True, slots=True)
class Block:
    """A file of an example."""

    file: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """One module, or ecosystem, with the findings that it is to have."""

    title: str
    blocks: tuple[Block, ...]
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """A parsed page."""

    sections: dict[str, str]
    bad: tuple[Case, ...]
    good: tuple[Case, ...]


def parse_page(text: str) -> RulePage:
    """The page of a rule.

    Raises:
        PageError: a section is missing, empty or out of order, or an example is not written as described above.
    """
    sections = _sections(text)
    if tuple(sections) != SECTIONS:
        raise PageError(f"the sections are {', '.join(sections) or 'none'}; expected are {', '.join(SECTIONS)}")
    for name, body in sections.items():
        if not body.strip():
            raise PageError(f"the section `{name}` is empty")
    page = RulePage(sections, tuple(_cases("Bad", sections["Bad"])), tuple(_cases("Good", sections["Good"])))
    if not page.bad or not page.good:
        raise PageError("both `Bad` and `Good` need an example")
    for case in page.bad:
        if not case.expected:
            raise PageError(f"the bad example `{case.title}` does not say what is found in it")
    for case in page.good:
        if case.expected:
            raise PageError(f"the good example `{case.title}` expects a finding")
    return page


def _sections(text: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    open_fence = ""
    for line in text.splitlines():
        fence = _FENCE.fullmatch(line)
        if open_fence:
            open_fence = "" if line.rstrip() == open_fence else open_fence
        elif fence is not None:
            open_fence = fence[1]
        heading = None if open_fence else _HEADING.fullmatch(line)
        if heading:
            lines = found.setdefault(heading[1].strip(), [])
        else:
            lines.append(line)
    return {name: "\n".join(body) for name, body in found.items()}


def _cases(section: str, body: str) -> Iterator[Case]:
    title, blocks, expected = section, list[Block](), list[Expected]()
    lines = iter(body.splitlines())
    for line in lines:
        heading, fence, after = _CASE.fullmatch(line), _FENCE.fullmatch(line), _AFTER.fullmatch(line)
        if heading:
            if blocks:
                yield Case(title, tuple(blocks), tuple(expected))
            title, blocks, expected = heading[1].strip(), [], []
        elif fence:
            block = _block(fence, lines)
            blocks.append(block)
            expected.extend(_commented(block))
        elif after:
            if not blocks:
                raise PageError(f"`{line}` follows no block")
            expected.append(Expected(blocks[-1].file, None, after[1], after[2].strip()))
    if blocks:
        yield Case(title, tuple(blocks), tuple(expected))


def _block(fence: re.Match[str], lines: Iterator[str]) -> Block:
    language, file = fence[2], fence[3]
    if not language or not file:
        raise PageError(f"`{fence[0].strip()}` names no file; write e.g. `yaml openapi.yaml` behind the backticks")
    taken: list[str] = []
    for line in lines:
        if line.rstrip() == fence[1]:
            return Block(file, language, "\n".join(taken) + "\n")
        taken.append(line)
    raise PageError(f"the block of `{file}` is not closed")


def _commented(block: Block) -> Iterator[Expected]:
    if block.language != "yaml":
        return
    for number, line in enumerate(block.text.splitlines(), start=1):
        for found in _COMMENT.finditer(line):
            yield Expected(block.file, number, "", found[1].strip())
