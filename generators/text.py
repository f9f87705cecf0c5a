"""Text of the spec inside of Python docstrings and Markdown. What would end or change its place is escaped."""

import re
import textwrap
from collections.abc import Iterable
from typing import Final

WIDTH: Final = 120
_SPACE: Final = re.compile(r"\s+")
_ACTIVE: Final = re.compile(r"([\\*_\[\]{}|#])")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "~": "&#126;"}
"""What no backslash stops from acting everywhere."""
_SPAN: Final = re.compile(r"`[^`]+`")


def one_line(text: str) -> str:
    """The text without line breaks and doubled spaces, and without characters that are not printable."""
    return "".join(char for char in _SPACE.sub(" ", text).strip() if char.isprintable())


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


def inline(text: str) -> str:
    """Text in a paragraph of Markdown. Code spans stay; whatever else would format is shown as it is."""
    line = one_line(text)
    parts, end = [], 0
    for span in _SPAN.finditer(line):
        parts += [_inert(line[end : span.start()]), span.group()]
        end = span.end()
    return "".join([*parts, _inert(line[end:]).replace("`", "\\`")])


def _inert(text: str) -> str:
    escaped = _ACTIVE.sub(r"\\\1", text)
    return "".join(_ENTITIES.get(char, char) for char in escaped)


def cell(text: str) -> str:
    """Text in a cell of a Markdown table, where a bar ends the cell even inside of a code span."""
    return _SPAN.sub(lambda span: span.group().replace("|", "\\|"), inline(text))


def code(text: str) -> str:
    """A code span that may stand in a cell of a table; the text's own backticks are shown."""
    line = one_line(text).replace("|", "\\|")
    if not line:
        return ""
    return f"`` {line} ``" if "`" in line else f"`{line}`"


def title_text(text: str) -> str:
    """Text between double quotes, as titles of admonitions and tabs are written."""
    return inline(text.replace('"', "'"))
