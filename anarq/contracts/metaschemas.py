"""The meta-schemas of JSON Schema, which every validator knows without fetching them."""

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
