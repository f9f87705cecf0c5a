"""The schemas of contracts as generated files hold them: what several refer to stands once, and is brought in here."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from anarq.ports.json import JsonObject

NAME: Final = "schemas.json"
_DEFS: Final = "#/$defs/"


def definitions_of(beside: str) -> Mapping[str, JsonObject]:
    """The schemas that others refer to by `#/$defs/<name>`, by name.

    Args:
        beside: path of the module of Python whose folder holds the file.

    Raises:
        OSError: there is no such file.
        ValueError: it is not what is generated.
    """
    return _members(_read(beside), "definitions")


def schemas_of(beside: str, shared: Mapping[str, JsonObject]) -> Mapping[str, JsonObject]:
    """The self-contained schemas of a file, by constant: each with all that it refers to under `$defs`.

    Args:
        beside: path of the module of Python whose folder holds the file.
        shared: definitions of another file, which the schemas may refer to as well.

    Raises:
        OSError: there is no such file.
        ValueError: it is not what is generated.
    """
    read = _read(beside)
    book = _Book({**shared, **_members(read, "definitions")})
    found = read.get("schemas")
    if not isinstance(found, dict):
        raise ValueError(f"`{NAME}` beside `{beside}` has no `schemas`")
    return {name: book.contained(schema) for name, schema in found.items()}


class _Book:
    def __init__(self, definitions: Mapping[str, JsonObject]) -> None:
        self._definitions = definitions
        self._direct: dict[str, tuple[str, ...]] = {}

    def contained(self, schema: object) -> JsonObject:
        """A schema, or the definition that a text names, with all that it refers to."""
        root = self._definitions[schema] if isinstance(schema, str) else schema
        if not isinstance(root, dict):
            raise ValueError(f"a schema is an object or the name of a definition, not {schema!r}")
        needed = sorted(self._needed(root))
        return {**root, "$defs": {name: self._definitions[name] for name in needed}} if needed else root

    def _needed(self, schema: object) -> set[str]:
        found: set[str] = set()
        pending = [*self._names(schema)]
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                if name not in self._direct:
                    self._direct[name] = tuple(self._names(self._definitions[name]))
                pending.extend(self._direct[name])
        return found

    def _names(self, schema: object) -> Iterator[str]:
        """The definitions that a schema names itself."""
        pending = [schema]
        while pending:
            part = pending.pop()
            if isinstance(part, list):
                pending.extend(part)
            elif isinstance(part, dict):
                reference = part.get("$ref")
                name = reference.removeprefix(_DEFS) if isinstance(reference, str) else ""
                if name in self._definitions and reference == _DEFS + name:
                    yield name
                pending.extend(part.values())


def _read(beside: str) -> Mapping[str, object]:
    value: object = json.loads((Path(beside).parent / NAME).read_bytes())
    if not isinstance(value, dict):
        raise ValueError(f"`{NAME}` beside `{beside}` holds no object")
    return value


def _members(read: Mapping[str, object], key: str) -> Mapping[str, JsonObject]:
    found = read.get(key)
    if not isinstance(found, dict):
        raise ValueError(f"a file of schemas has `{key}`")
    return found
