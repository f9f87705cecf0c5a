"""What stands in the blocks of code of the design besides interfaces: arrows, files, headers, codes, commands."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, TypeAlias

from anarq.loader.design.slugs import slug
from anarq.loader.design.statement import Statement

_Reader: TypeAlias = Callable[[str, int, list[str]], Iterator[Statement]]

_PART: Final = re.compile(r"^\s+(?P<name>\w+)\[.+\]$")
_ARROW: Final = re.compile(r"^\s+(?P<from>\w+) -\.->\|[^|]+\| (?P<to>\w+)$")
_LINK: Final = re.compile(r"^\s+(?P<from>\w+) --> (?P<to>\w+)$")
_BRANCH: Final = re.compile(r"^(?P<indent>(?:│   |    )*)[├└]── (?P<name>\S+)")
_CODE: Final = re.compile(r"^\s*(?P<name>[A-Z_]+) = '")
_VALUE: Final = re.compile(r"^\s*'(?P<name>[a-z-]+)': \{")
_FIELD: Final = re.compile(r'^\s*"(?P<name>\w+)":')
_HEADER: Final = re.compile(r"^(?P<name>x-[a-z-]+): <")
_TOPIC: Final = re.compile(r"^Topic: (?P<name>q\.\S+)$")
_NAMING: Final = re.compile(r"^q\.<\S+$")
_EXAMPLE: Final = re.compile(r"^- (?P<name>q\.\S+)$")
_OPTION: Final = re.compile(r"^\s+(?P<name>--[a-z-]+)")
_COMMAND: Final = re.compile(r"^(?P<name>[a-z][a-z -]*?) \\$")


def block(language: str, section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    """What a block says.

    Args:
        language: what stands beside its fence.
        section: how clauses of its section are called.
        first: the line of its fence, counted from 1.
        lines: what stands between the fences.
    """
    return _READERS.get(language, _nothing)(section, first, lines)


def _nothing(_section: str, _first: int, _lines: list[str]) -> Iterator[Statement]:
    """Types are read as types."""
    return iter(())


def _lines(patterns: Mapping[str, tuple["re.Pattern[str]", str]], first: int, lines: list[str]) -> Iterator[Statement]:
    """The lines that match a pattern: by the start of their ids, it and their kind."""
    for number, line in enumerate(lines, first + 1):
        for start, (pattern, kind) in patterns.items():
            found = pattern.match(line)
            if found:
                yield Statement(f"{start}.{found['name']}", kind, line.strip(), number)


def _diagram(_section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    yield from _lines({"part": (_PART, "part")}, first, lines)
    for number, line in enumerate(lines, first + 1):
        for kind, pattern in {"arrow": _ARROW, "link": _LINK}.items():
            found = pattern.match(line)
            if found:
                yield Statement(f"{kind}.{found['from']}-{found['to']}", kind, line.strip(), number)


def _typescript(_section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    return _lines({"error": (_CODE, "error-code"), "retention": (_VALUE, "value")}, first, lines)


def _json(section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    return _lines({section: (_FIELD, "member")}, first, lines)


def _plain(section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    yield from _tree(first, lines)
    yield from _lines({"header": (_HEADER, "header"), section: (_EXAMPLE, "example")}, first, lines)
    for number, line in enumerate(lines, first + 1):
        topic = _TOPIC.match(line)
        if topic:
            yield Statement(f"topic.{topic['name']}", "topic", topic["name"], number)
        if _NAMING.match(line):
            yield Statement(f"{section}.pattern", "statement", line, number)


def _tree(first: int, lines: list[str]) -> Iterator[Statement]:
    """The files of a folder, each with its path."""
    above: list[str] = []
    for number, line in enumerate(lines, first + 1):
        found = _BRANCH.match(line)
        if found:
            above = [*above[: len(found["indent"]) // 4], found["name"].rstrip("/")]
            yield Statement(f"file.{'/'.join(above)}", "file", line.lstrip("│├└─ "), number)


def _endpoint(section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    """An operation, as OpenAPI writes it: one clause with all of it."""
    path, method = (line.strip(" :") for line in lines[:2])
    yield Statement(f"{section}.{slug(f'{method} {path}')}", "endpoint", "\n".join(lines), first + 1)


def _shell(_section: str, first: int, lines: list[str]) -> Iterator[Statement]:
    command = ""
    for number, line in enumerate(lines, first + 1):
        named, option = _COMMAND.match(line), _OPTION.match(line)
        if named:
            command = f"command.{named['name'].replace(' ', '.')}"
            yield Statement(command, "command", line.removesuffix(" \\"), number)
        elif option:
            words = line.strip().removesuffix(" \\")
            yield Statement(f"{command}.{option['name']}", "option", words, number)


_READERS: Final[Mapping[str, _Reader]] = {
    "mermaid": _diagram,
    "typescript": _typescript,
    "json": _json,
    "yaml": _endpoint,
    "bash": _shell,
    "": _plain,
}
