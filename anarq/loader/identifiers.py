"""Which URIs the parts of a document answer to, for JSON Schema drafts 07 to 2020-12."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from anarq.loader import uris
from anarq.model import pointer as pointers
from anarq.model.places import Kind, Place, below, kind_of
from anarq.model.tree import Document, Json, Node

DOCUMENT_ID: Final = "x-anarq-id"
"""The `$id` of an OpenAPI document, whose own vocabulary has no word for it."""

_LEGACY: Final = "json-schema.org/draft-0"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One URI and the node that it names. An anchor is the fragment of the URI of its resource."""

    uri: str
    node: Node


@dataclass(frozen=True, slots=True)
class Identifiers:
    """All that one document declares.

    Attributes:
        found: what names a part of the document, in document order.
        bases: pointer of each schema resource -> its base URI. `""`, the document, is always among them; one that
            declares no identifier has the URI of its path.
    """

    found: tuple[Identifier, ...]
    bases: Mapping[str, str]

    def base_at(self, pointer: str) -> tuple[str, str]:
        """The base URI in force at the pointer, and the pointer of the resource that it belongs to."""
        if len(self.bases) == 1:  # most documents are one resource, and this is asked for every reference
            return self.bases[""], ""
        resource = next(candidate for candidate in pointers.parents(pointer) if candidate in self.bases)
        return self.bases[resource], resource


def identifiers(document: Document, path_uri: str) -> Identifiers:
    """The identifiers of a document.

    Args:
        document: any JSON or YAML document; schemas may stand anywhere in it.
        path_uri: the URI of its path, against which its identifiers are resolved.
    """
    bases, found = {"": path_uri}, list[Identifier]()
    pending = [_Step(Place(document.root, kind_of(document)), path_uri, legacy=False)]
    while pending:
        step = pending.pop()
        base, legacy = step.base, step.legacy
        if isinstance(step.node.value, dict) and step.place.kind not in (Kind.GROUP, Kind.DATA):
            legacy = _is_legacy(step)
            own = list(_declared(step, step.node.value, legacy))
            for identifier in own:
                if "#" not in identifier.uri:
                    base = bases[step.node.pointer] = identifier.uri
            found.extend(own)
        pending.extend(reversed(list(_below(step, base, legacy))))
    return Identifiers(tuple(found), bases)


class _Step(NamedTuple):
    """A list or mapping on the way, with what is in force around it."""

    place: Place
    base: str
    legacy: bool

    @property
    def node(self) -> Node:
        return self.place.node


def _below(step: _Step, base: str, legacy: bool) -> Iterator[_Step]:
    for place in below(step.place):
        if isinstance(place.node.value, dict | list):
            yield _Step(place, base, legacy)


def _is_legacy(step: _Step) -> bool:
    """Whether draft 07 or an older one is in force, where anchors are written as `$id`."""
    dialect = step.node.mapping().get("$schema")
    return _LEGACY in dialect if isinstance(dialect, str) else step.legacy


def _declared(step: _Step, value: Mapping[str, Json], legacy: bool) -> Iterator[Identifier]:
    if legacy and "$ref" in value:  # everything beside `$ref` is ignored (draft-07 core section 8.3)
        return
    declared = value.get("$id", value.get(DOCUMENT_ID) if not step.node.pointer else None)
    base = step.base
    if isinstance(declared, str):
        uri, fragment = uris.split(declared)
        if uri:
            base = uris.join(step.base, uri)
            yield Identifier(base, step.node)
        if fragment and legacy:  # draft-07 core section 8.2.3
            yield Identifier(f"{base}#{fragment}", step.node)
    for anchor in () if legacy else (value.get("$anchor"), value.get("$dynamicAnchor")):
        if isinstance(anchor, str):
            yield Identifier(f"{base}#{anchor}", step.node)
