"""From bytes to text, and from offsets in text to lines and columns."""

import codecs
import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import Final

from anarq.model.errors import AnarqError, Place

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_WIDE: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE: Final = "save the file as UTF-8"


class Text:
    """The text of one file, and the place of any offset in it.

    Offsets and columns count code points. A line ends with LF, CR LF or CR, as in editors; other separators are
    characters of the line (YAML 1.2 section 5.4, RFC 8259 section 2).
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    @cached_property
    def _starts(self) -> "array[int]":
        """Where each line starts. An array, for a list of as many numbers takes nine times as much."""
        starts = array("L", [0])
        starts.extend(match.end() for match in _BREAK.finditer(self.text))
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1. What lies behind the last line break has the place of that break."""
        offset = min(max(offset, 0), len(self.text))
        line = bisect_right(self._starts, offset)
        if line > 1 and self._starts[line - 1] == len(self.text):
            line -= 1
            offset -= 2 if self.text.endswith("\r\n") else 1
        return line, offset - self._starts[line - 1] + 1

    def place(self, offset: int) -> Place:
        """Where the offset stands."""
        return Place(self.file, *self.position(offset))

    def error(self, message: str, offset: int, mend: str = "") -> AnarqError:
        """An error at the offset."""
        return AnarqError.one(message, self.place(offset), mend)


def _has_wide_start(content: bytes) -> bool:
    """Whether every other byte of the first four is zero: ASCII in UTF-16 or UTF-32 without a byte order mark."""
    start = content[:4]
    return any(start) and b"\0\0" in (start[0::2], start[1::2])


def decode(content: bytes, file: str) -> Text:
    """The bytes as text. A UTF-8 byte order mark is dropped, and counts for no column.

    Raises:
        AnarqError: the bytes are not UTF-8.
    """
    if content.startswith(_WIDE) or _has_wide_start(content):
        raise AnarqError.one("the file is not UTF-8 but UTF-16 or UTF-32", Place(file), _SAVE)
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return Text(file, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = Text(file, content[: error.start].decode("utf-8") + "\ufffd")
        message = f"byte 0x{content[error.start]:02X} is not UTF-8"
        raise before.error(message, len(before.text) - 1, _SAVE) from error
