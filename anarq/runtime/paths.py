"""Which path of the interface a request means.

A target is split at its separators first and decoded afterwards (RFC 3986, section 2.4): `%2F` in a value is a
character of the value, and never a separator.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar
from urllib.parse import unquote, unquote_to_bytes

from starlette.types import Scope

from anarq.runtime.call import Refused
from anarq.wire.errors import MALFORMED_REQUEST

TARGET: Final = "anarq.target"
"""Key of a scope: the request target as it stood on the request line, in bytes; ASGI loses a `?` without query."""

_ABSOLUTE: Final = re.compile(r"https?://[^/?#]*", re.ASCII | re.IGNORECASE)
_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")
_BROKEN: Final = re.compile(r"%(?![0-9A-Fa-f]{2})", re.ASCII)
_DOTS: Final = frozenset({".", ".."})

T = TypeVar("T")


class Target(NamedTuple):
    """What a request asks for.

    Attributes:
        text: path and query as they came, in origin form: what is signed.
        segments: of the path, decoded; `/a/b` has two, `/` an empty one.
        query: as it came, without `?`.
    """

    text: str
    segments: tuple[str, ...]
    query: str


def target_of(scope: Scope) -> Target:
    """The target of a request. An absolute URL counts by its path and query (RFC 9112, section 3.2.2).

    Raises:
        Refused: MALFORMED_REQUEST when it is not a path, or its escapes cannot be read.
    """
    text = _origin_form(_on_the_line(scope).decode("latin-1"))
    path, _, query = text.partition("?")
    parts = path[1:].split("/")
    if not path.startswith("/") or "#" in text or not _DOTS.isdisjoint(parts):
        raise Refused(MALFORMED_REQUEST, "The target is a path, without `#` and dot segments.")
    if _BROKEN.search(text):
        raise Refused(MALFORMED_REQUEST, "The target has a `%` that escapes nothing.")
    try:
        segments = tuple(unquote_to_bytes(part).decode("utf-8") for part in parts)
    except UnicodeDecodeError as error:
        raise Refused(MALFORMED_REQUEST, "The path has escapes that are not UTF-8.") from error
    return Target(text, segments, query)


def _on_the_line(scope: Scope) -> bytes:
    known: bytes | None = scope.get(TARGET)
    if known is not None:
        return known
    query: bytes = scope["query_string"]
    path: bytes = scope["raw_path"]
    return path + b"?" + query if query else path


def _origin_form(text: str) -> str:
    authority = _ABSOLUTE.match(text)
    if authority is None:
        return text
    rest = text[authority.end() :]
    return rest if rest.startswith("/") else f"/{rest}"


class Paths(Generic[T]):
    """What lies at the paths of an interface; templates as in OpenAPI, `/intents/{intentId}`."""

    def __init__(self, there: Mapping[str, T]) -> None:
        ordered = sorted(there.items(), key=lambda item: _specificity(item[0]))
        self._there = [(_compiled(template), _PARAMETER.findall(template), found) for template, found in ordered]

    def find(self, segments: Sequence[str]) -> tuple[T, dict[str, str]] | None:
        """What lies at a path, with the values of its parameters; the most concrete template wins."""
        for template, names, found in self._there:
            values = _values(template, segments)
            if values is not None:
                return found, dict(zip(names, values, strict=True))
        return None


def _specificity(template: str) -> tuple[int, str]:
    """Sorts `/notes/recent` before `/notes/{noteId}:archive` before `/notes/{noteId}`.

    Of two templates that one path fits, the narrower has more text of its own: concrete paths come before templated
    ones (OpenAPI, paths object).
    """
    return -len(_PARAMETER.sub("", template)), template


def _compiled(template: str) -> list[list[str]]:
    """For each segment the texts before, between and after its parameters."""
    parts = template.removeprefix("/").split("/")
    return [[unquote(text) for text in _PARAMETER.split(part)[::2]] for part in parts]


def _values(template: Sequence[Sequence[str]], segments: Sequence[str]) -> list[str] | None:
    """The values of the parameters; None when the path is another."""
    if len(template) != len(segments):
        return None
    values: list[str] = []
    for texts, segment in zip(template, segments, strict=True):
        found = _values_in(texts, segment)
        if found is None:
            return None
        values += found
    return values


def _values_in(texts: Sequence[str], segment: str) -> Iterable[str] | None:
    """The values in one segment: each as short as can be, none empty. Every character is looked at once."""
    first, *between = texts
    if not between:
        return () if segment == first else None
    last = between.pop()
    start, end = len(first), len(segment) - len(last)
    if not segment.startswith(first) or not segment.endswith(last):
        return None
    values = []
    for text in between:
        at = segment.find(text, start + 1, end)
        if at < 0:
            return None
        values.append(segment[start:at])
        start = at + len(text)
    return [*values, segment[start:end]] if start < end else None
