"""Of a document what one of its schemas needs: to compile 13 MB for each of thousands of schemas takes an hour."""

from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import unquote

from anarq.model import pointer as pointers
from anarq.model.tree import Document, Json
from anarq.model.views.openapi import OpenApi

_NAMING: Final = frozenset(
    {"$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveRef", "$recursiveAnchor", "jsonSchemaDialect"}
)
"""Keywords by which a part of a document is found, or read, otherwise than by where it stands."""


class Needed:
    """What the schemas of one OpenAPI document need of it, each part looked through once."""

    def __init__(self, document: Document) -> None:
        is_openapi = OpenApi(document.root).format.exists
        self._root: dict[str, Json] = document.root.mapping() if is_openapi else {}
        self._named: dict[str, frozenset[str] | None] = {}

    def by(self, pointer: str) -> "Json | None":
        """The document with all that a schema in it refers to, itself or by others, where it stands, and nothing else.

        None where it needs other documents, or the whole of this one, or parts are found by a name; and of a document
        that is no OpenAPI.
        """
        found: set[str] = set()
        pending = [pointer]
        while pending:
            here = pending.pop()
            if here not in found:
                found.add(here)
                named = self._of(here)
                if named is None:
                    return None
                pending.extend(named)
        return self._only(found)

    def _of(self, pointer: str) -> frozenset[str] | None:
        """The places in the document to which a part of it refers; None where that is not all that it refers to."""
        if pointer not in self._named:
            try:
                self._named[pointer] = _local(_at(self._root, pointer)) if pointer else None
            except (LookupError, TypeError, ValueError):  # it leads nowhere
                self._named[pointer] = None
        return self._named[pointer]

    def _only(self, wanted: set[str]) -> Json:
        made: dict[str, Json] = {key: value for key, value in self._root.items() if isinstance(value, str)}
        for pointer in wanted:
            above = [*pointers.parents(pointer)][1:]
            if wanted.isdisjoint(above):  # else it is there with what holds it
                _put(made, self._root, pointers.split(pointer))
        return made


def _put(made: Any, root: Any, way: tuple[str, ...]) -> None:
    """Puts a part of a document where it stands, in as much of what holds it as that takes."""
    here, there = made, root
    for number, token in enumerate(way):
        key: Any = int(token) if isinstance(there, list) else token
        there = there[key]
        if isinstance(here, list):
            here.extend({} for _ in range(len(here), key + 1))
        is_last = number == len(way) - 1
        if is_last:
            here[key] = there
        elif isinstance(here, list) or key not in here or isinstance(here[key], str):
            known = here[key] if isinstance(here, list) else None
            here[key] = known if known else [] if isinstance(there, list) else {}
        here = here[key]


def _at(root: Json, pointer: str) -> Json:
    """The part at a place.

    Raises:
        LookupError: there is none.
    """
    for token in pointers.split(pointer):
        if isinstance(root, dict) and isinstance(root.get("$id"), str):
            raise LookupError(token)  # below, references are read from there
        root = root[int(token)] if isinstance(root, list) and token.isdigit() else root[token]  # type: ignore[index,call-overload]
    return root


def _local(part: Json) -> frozenset[str] | None:
    found: set[str] = set()
    for key, text in _texts(part):
        if key in _NAMING or (key == "$ref" and not text.startswith("#/")):
            return None
        if key == "$ref":
            found.add(unquote(text[1:]))
    return frozenset(found)


def _texts(part: Json) -> Iterator[tuple[str, str]]:
    """The texts in a part, each with its key."""
    pending = [part]
    while pending:
        here = pending.pop()
        if isinstance(here, dict):
            yield from ((key, value) for key, value in here.items() if isinstance(value, str))
            pending.extend(value for value in here.values() if isinstance(value, dict | list))
        elif isinstance(here, list):
            pending.extend(value for value in here if isinstance(value, dict | list))
