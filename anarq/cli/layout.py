"""How help and tables fit a narrow terminal: columns where there is room, else one below the other."""

import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import click

WIDEST: Final = 80
"""Characters of a line of help where the terminal has more."""

_STEP: Final = 4
_READABLE: Final = 30
_MARK: Final = 4


def terminal_width() -> int | None:
    """Characters of a line of the terminal; None when output goes elsewhere, where lines may have any length."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(rows: Sequence[tuple[str, ...]], width: int | None) -> str:
    """Rows as aligned columns. In a width the last one is wrapped, or where that would be narrow put below the others.

    Args:
        rows: cells; all rows have equally many.
        width: characters of a line; None: any number.
    """
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "".join(f"{line}\n" for row in rows for line in _row(row, widths, width))


def _row(row: tuple[str, ...], widths: Sequence[int], width: int | None) -> Iterator[str]:
    *cells, last = row
    first = "".join(f"{cell:<{wide}}  " for cell, wide in zip(cells, widths, strict=False))
    if width is None or len(first) + len(last) <= width:
        yield first + last
    elif width - len(first) >= _READABLE:
        yield from _wrapped(last, width, first, " " * len(first))
    else:
        yield from _wrapped("  ".join(cells), width, "", " " * _STEP)
        yield from _wrapped(last, width, " " * _STEP, " " * _STEP)


def folded(line: str, width: int) -> Iterator[str]:
    """A line of an example, as several where it is longer than the width; what explains it goes below."""
    if len(line) <= width:
        yield line
        return
    indent = len(line) - len(line.lstrip())
    lead = " " * (indent if indent * 2 < width else 2 * _STEP)  # else it goes on in a column for which there is no room
    said, _, meaning = re.sub(r"(?<=\S) {2,}", "\0", line.strip(), count=1).partition("\0")
    deeper = lead + " " * _STEP
    if meaning and len(said) <= _MARK:  # the number of an exit code
        yield from _wrapped(meaning, width, f"{lead}{said}  ", deeper)
        return
    yield from _wrapped(said, width, lead, deeper)
    yield from _wrapped(meaning, width, deeper, deeper)


def _wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        text,
        max(width, 1),
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


class Formatter(click.HelpFormatter):
    """Help that keeps to its width, examples included."""

    def write_text(self, text: str) -> None:
        """Writes paragraphs."""
        inner = click.HelpFormatter(width=self.width)
        inner.current_indent = self.current_indent
        inner.write_text(text)
        for line in inner.getvalue().splitlines():
            self.write("".join(f"{part}\n" for part in folded(line, self.width)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Writes terms with what they mean."""
        super().write_dl(list(rows), min(col_max, max(self.width * 3 // 8, 1)), col_spacing)
