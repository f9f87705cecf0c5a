"""Text of the spec inside of Python docstrings and Markdown. What would end or change its place is escaped."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sized
from typing import Final

WIDTH: Final = 120


class Markdown(str):
    """Text that is Markdown already: whoever made it escaped what stands in the spec. Templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself: Jinja asks by this name."""
        return self


_SPACE: Final = re.compile(r"\s+")
_ACTIVE: Final = re.compile(r"([\\*_\[\]{}|#`])")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"})
"""What no backslash stops from acting everywhere."""
_LEADING: Final = re.compile(r"^(\d*)([-+:.)](?= )|[=:!?-](?=[=:!?-]{2}))")
"""What makes a list, a tab or a note of a line."""
_NO_ANCHOR: Final = re.compile(r"[^a-z0-9_.-]")
_HARMLESS: Final = re.compile(r"[ A-Za-z0-9.,;:()/-]*")
_BACKTICKS: Final = re.compile(r"`+")


def one_line(text: str) -> str:
    """The text without line breaks and doubled spaces, and without characters that are not printable."""
    line = _SPACE.sub(" ", text).strip()
    return line if line.isprintable() else "".join(filter(str.isprintable, line))


def source_line(text: str) -> str:
    """One line inside of a docstring: no backslash and no quote acts."""
    return one_line(text).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')


def wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    """The text as lines that fit, without the indent of the first."""
    width = max(WIDTH - indent, 40)
    return textwrap.wrap(source_line(text), width, subsequent_indent=" " * hanging, break_long_words=False) or [""]


def docstring(text: str, indent: int = 4, attributes: Iterable[tuple[str, str]] = ()) -> str:
    """A docstring with its quotes, the first line without indent.

    Args:
        text: one or more sentences.
        indent: spaces before each further line.
        attributes: name and meaning of each attribute.
    """
    lines = wrapped(text, indent + 6)
    for name, meaning in attributes:
        if len(lines) == 1 or "Attributes:" not in lines:
            lines += ["", "Attributes:"]
        lines += [f"    {line}" for line in wrapped(f"{name}: {meaning}", indent + 8, 4)]
    if len(lines) == 1:
        last = lines[0] + " " if lines[0].endswith('"') else lines[0]
        return f'"""{last}"""'
    margin = " " * indent
    return (
        '"""'
        + "\n".join((margin + line if line and number else line) for number, line in enumerate(lines))
        + (f'\n{margin}"""')
    )


def inline(text: str) -> Markdown:
    """Text in a paragraph of Markdown. Code spans stay; whatever else would format is shown as it is."""
    return _formatted(text, "|")


def cell(text: str) -> Markdown:
    """Text in a cell of a Markdown table, where a bar ends the cell even inside of a code span."""
    return _formatted(text, "\\|")


def _formatted(text: str, bar: str) -> Markdown:
    line = one_line(text)
    if _HARMLESS.fullmatch(line) and not _LEADING.match(line):
        return Markdown(line)
    parts, end = [], 0
    for start, after in _spans(line):
        parts += [_inert(line[end:start]), line[start:after].replace("|", bar)]
        end = after
    return Markdown(_LEADING.sub(_entity, "".join([*parts, _inert(line[end:])])))


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Where code spans start and end: as many backticks close one as have opened it."""
    runs = [found.span() for found in _BACKTICKS.finditer(line)]
    later: dict[int, list[int]] = {}
    for index in reversed(range(len(runs))):
        later.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        same = later[runs[index][1] - runs[index][0]]
        while same and same[-1] <= index:
            same.pop()
        if same:
            yield runs[index][0], runs[same[-1]][1]
            index = same[-1]
        index += 1


def _entity(found: re.Match[str]) -> str:
    return f"{found.group(1)}&#{ord(found.group(2))};"


def _inert(text: str) -> str:
    return _ACTIVE.sub(r"\\\1", text).translate(_ENTITIES)


def code(text: str) -> Markdown:
    """A code span that may stand in a cell of a table; the text's own backticks are shown."""
    line = one_line(text).replace("|", "\\|")
    if not line:
        return Markdown()
    longest = max((len(run) for run in _BACKTICKS.findall(line)), default=0)
    if not longest:
        return Markdown(f"`{line}`")
    fence = "`" * (longest + 1)
    return Markdown(f"{fence} {line} {fence}")


def title_text(text: str) -> Markdown:
    """Text between double quotes, as titles of admonitions and tabs are written."""
    return inline(text.replace('"', "'"))


def fenced(text: str) -> Markdown:
    """One line inside of a fenced block of code, which three backticks end."""
    return Markdown(one_line(text).replace("```", "` ` `"))


def comment(text: str) -> Markdown:
    """Text inside of a comment of HTML, which two hyphens end."""
    return Markdown(one_line(text).replace("--", "- -"))


def anchor(text: str) -> Markdown:
    """The name of a place on a page, or of a page."""
    return Markdown(_NO_ANCHOR.sub("-", text.lower()))


def counted(things: Sized, name: str) -> str:
    """How many there are, with what they are called: `1 tool`, `5 tools`."""
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"


def shown(value: object) -> object:
    """What a template for Markdown prints of a value that no filter has made Markdown: text is escaped as in a cell."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return Markdown(value) if _HARMLESS.fullmatch(value) else cell(value)
