"""JSON Pointers (RFC 6901) as text: ``/paths/~1intents/post``."""

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote

_INDEX: Final = re.compile(r"0|[1-9][0-9]*")
_NO_ESCAPE: Final = re.compile(r"~(?![01])")


def escape(token: str) -> str:
    """One reference token, escaped (RFC 6901 section 3)."""
    return token.replace("~", "~0").replace("/", "~1") if "~" in token or "/" in token else token


def unescape(token: str) -> str:
    """One reference token, as the key that it names."""
    return token.replace("~1", "/").replace("~0", "~")


def join(pointer: str, *tokens: str | int) -> str:
    """The pointer of a value below `pointer`."""
    for token in tokens:  # a loop, for this is done for every value of every file
        pointer = f"{pointer}/{escape(token) if isinstance(token, str) else token}"
    return pointer


def split(pointer: str) -> tuple[str, ...]:
    """The keys on the way from the root; `""` is the root itself.

    Raises:
        ValueError: the text is not empty and does not start with `/`.
    """
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"a JSON Pointer starts with '/': {pointer!r}")
    tokens = pointer[1:].split("/")
    return tuple(map(unescape, tokens)) if "~" in pointer else tuple(tokens)


def index(token: str) -> int | None:
    """The place in a list that a token names (RFC 6901 section 4), or none: `00` is no number there."""
    return int(token) if _INDEX.fullmatch(token) else None


def is_pointer(text: str) -> bool:
    """Whether a text is a JSON Pointer (RFC 6901 section 3): in it `~` is followed by `0` or `1`."""
    return (not text or text.startswith("/")) and not _NO_ESCAPE.search(text)


def fragment(pointer: str) -> str:
    """The pointer as the fragment of a URI (RFC 6901 section 6)."""
    return quote(pointer, safe="/~!$&'()*+,;=:@?")


def parents(pointer: str) -> Iterable[str]:
    """The pointer itself, then each ancestor up to the root."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    yield ""
