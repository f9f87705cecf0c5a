"""The meta-schemas of JSON Schema, which every validator knows without fetching them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jsonschema_specifications import REGISTRY as _REGISTRY  # type: ignore[import-untyped]  # it ships no types
from referencing import Registry

from anarq.model.tree import Json

REGISTRY: Final["Registry[Any]"] = _REGISTRY
URIS: Final = frozenset(uri.rstrip("#") for uri in REGISTRY)


def meta_schema(uri: str) -> Json:
    """The contents of a meta-schema.

    Raises:
        KeyError: there is none of that name.
    """
    contents: Json = REGISTRY[uri].contents
    return contents


class WithMetaSchemas(Mapping[str, Json]):
    """A catalogue, and behind it the meta-schemas of JSON Schema, which every validator knows."""

    def __init__(self, catalogue: Mapping[str, Json]) -> None:
        self._catalogue = catalogue

    def __getitem__(self, uri: str) -> Json:
        if uri in self._catalogue:
            return self._catalogue[uri]
        return meta_schema(uri)

    def __iter__(self) -> Iterator[str]:
        return iter(self._catalogue)

    def __len__(self) -> int:
        return len(self._catalogue)
