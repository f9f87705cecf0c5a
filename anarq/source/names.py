"""Names that come from outside: which are safe to follow, and how to print any of them."""

import os
import re
from typing import Final

LONGEST_QUOTE: Final = 80
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def harmless(text: str) -> str:
    """The text with every character that a terminal would act on written as an escape.

    Control characters, line breaks, direction overrides and undecodable bytes are escaped; letters of any script stay.
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escape(char) for char in text)


def harmless_lines(text: str) -> str:
    """Several lines, each harmless; line feeds and tabs stay."""
    if text.isprintable():
        return text
    return "".join(char if char in "\n\t" else harmless(char) for char in text)


def quote(text: str) -> str:
    """The text as a message quotes it: harmless, in backticks, shortened to `LONGEST_QUOTE` characters."""
    short = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
    return f"`{harmless(short)}`"


def _escape(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def name_problem(path: str, *, here: bool = False) -> str | None:
    """Why the path is not a plain POSIX path below a root, or `None` when it is one.

    Args:
        path: the path.
        here: whether a colon is no fault where this system has no drives; else no system may take it for one.
    """
    if not path:
        return "the path is empty"
    if "\0" in path:
        return "the path holds a NUL character"
    if "\\" in path:
        return "the path holds a backslash, which separates folders on some systems"
    if path.startswith("/"):
        return "the path is absolute"
    if _DRIVE.match(path) and (os.name == "nt" or not here):
        return f"the path begins with `{path[:2]}`, which names a drive on some systems"
    if any(0xD800 <= ord(char) <= 0xDFFF for char in path):
        return "the name is not UTF-8"
    parts = path.split("/")
    if ".." in parts:
        return "the path climbs with `..`"
    return "the path has an empty part or a `.`" if "" in parts or "." in parts else None


def displayed(shown: str, path: str) -> str:
    """Root and path as a place prints them."""
    if not path or shown in ("", ".", "./"):
        return harmless(path or shown)
    root = shown.rstrip("/")
    return harmless(f"{root}{path}" if root.endswith(":") else f"{root}/{path}")  # git names a tree `REVISION:`
