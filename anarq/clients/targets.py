"""Path and query of a request, in which no value leaves its place."""

from collections.abc import Iterator
from urllib.parse import quote, urlencode

from anarq.clients.endpoint import Values


def target(path: str, values: Values) -> str:
    """Path and query, relative to the base URL of a module.

    Args:
        path: template, `/intents/{intentId}`.
        values: by name; those that are not in the path stand in the query, those that are None nowhere, and a list
            stands there once for each of its elements.
    """
    filled = path
    for name, value in values.items():
        if _in_path(path, name):
            filled = filled.replace(f"{{{name}}}", _segment(value))
    query = urlencode(list(_query(path, values)), quote_via=quote)
    return f"{filled}?{query}" if query else filled


def _in_path(path: str, name: str) -> bool:
    return f"{{{name}}}" in path


def _segment(value: object) -> str:
    """A value as one segment of a path, in which nothing acts as a separator."""
    text = quote(_text(value), safe="")
    return text.replace(".", "%2E") if text in (".", "..") else text


def _query(path: str, values: Values) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if value is None or _in_path(path, name):
            continue
        for single in value if isinstance(value, list | tuple) else (value,):
            yield name, _text(single)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
