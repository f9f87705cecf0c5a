"""What a document needs before a validator may have it.

Some documents carry a copy of a meta-schema under its public name. A resource in a document goes before anything that
is found elsewhere (core, section 9.1.2), but validators prefer the meta-schemas that they know. So such copies get
private names. The meaning stays the same.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import urldefrag, urljoin

from anarq.contracts.metaschemas import URIS
from anarq.model.tree import Json

_PRIVATE: Final = "https://anarq.invalid/embedded/"
_NAMING: Final = ("$id", "id")
_REFERRING: Final = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})


def with_private_names(document: Json) -> Json:
    """The document itself, or a copy in which embedded meta-schemas have private names."""
    names = frozenset(name for name, _ in _strings(document, _NAMING) if name.rstrip("#") in URIS)
    names = frozenset(name.rstrip("#") for name in names)
    return _renamed(document, names, "") if names else document


def public_name(uri: str) -> str:
    """The name that an embedded meta-schema had."""
    return uri.removeprefix(_PRIVATE).replace("/", "://", 1) if uri.startswith(_PRIVATE) else uri


def reachable(document: Json, catalogue: Mapping[str, Json]) -> dict[str, Json]:
    """The documents of a catalogue that references in the document lead to, and references in those, and so on."""
    found: dict[str, Json] = {}
    pending = [("", document)]
    while pending:
        uri, part = pending.pop()
        for reference, base in _strings(part, _REFERRING, uri):
            target = urldefrag(urljoin(base, reference)).url
            if target in catalogue and target not in found:
                found[target] = catalogue[target]
                pending.append((target, catalogue[target]))
    return found


def _strings(document: Json, keywords: tuple[str, ...] | frozenset[str], base: str = "") -> Iterator[tuple[str, str]]:
    """The texts under some keywords, with the base URI that holds there."""
    pending = [(document, base)]
    while pending:
        part, base = pending.pop()
        if isinstance(part, list):
            pending.extend((item, base) for item in part if isinstance(item, dict | list))
        elif isinstance(part, dict):
            base = _base(part, base)
            for name, below in part.items():
                if isinstance(below, dict | list):
                    pending.append((below, base))
                elif name in keywords and isinstance(below, str):
                    yield below, base


def _base(part: dict[str, Json], base: str) -> str:
    for name in _NAMING:
        uri = part.get(name)
        if isinstance(uri, str) and not uri.startswith("#"):
            return urldefrag(urljoin(base, uri)).url
    return base


def _renamed(part: Json, names: frozenset[str], base: str) -> Json:
    if isinstance(part, list):
        return [_renamed(item, names, base) for item in part]
    if not isinstance(part, dict):
        return part
    base = _base(part, base)
    return {
        name: _private(below, names, base)
        if isinstance(below, str) and (name in _NAMING or name in _REFERRING)
        else _renamed(below, names, base)
        for name, below in part.items()
    }


def _private(reference: str, names: frozenset[str], base: str) -> str:
    if reference.startswith("#"):
        return reference
    resource, mark, fragment = urljoin(base, reference).partition("#")
    if resource not in names:
        return reference if not base.startswith(tuple(names)) else resource + mark + fragment
    private = _PRIVATE + resource.replace("://", "/")
    return f"{private}{mark}{fragment}" if fragment else private
