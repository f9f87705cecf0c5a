"""Where a `$ref` leads, offline: in the document itself, or in a catalogue of documents that was handed in."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import unquote, urldefrag, urlsplit

from anarq.contracts.read.dialect import DRAFT_2020, Dialect, of_document
from anarq.contracts.read.embedded import entered, names_resource, reachable
from anarq.contracts.read.join import joined
from anarq.contracts.read.places import CONTAINERS
from anarq.contracts.read.reading import Message, SchemaError
from anarq.model import pointer as pointers
from anarq.model.places import Kind, Place, below, kind_of
from anarq.model.tree import Document, Json

Catalogue: TypeAlias = Mapping[str, Json]
"""Schemas by `$id`. A reference to anything else is unresolved; nothing is ever fetched."""

Resource: TypeAlias = tuple[str, str]
"""A schema resource: the document that it stands in, and its base URI."""

Where: TypeAlias = tuple[str, str, frozenset[str]]
"""Document and pointer of a schema, and the properties that are not sent where it is applied."""

_REFERRING = ("$ref", "$dynamicRef", "$recursiveRef")


class UnresolvedError(Exception):
    """A reference leads nowhere in the document and the catalogue, or to several schemas that have one name.

    Attributes:
        reference: as it is written.
        pointer: the schema that holds it.
        document: the URI of the document that it stands in; `""` for the one that is being compared.
        uri: what it names, without its fragment.
        rivals: the schemas of one document that have the name.
    """

    def __init__(
        self, reference: str, pointer: str, document: str = "", uri: str = "", rivals: "Sequence[Site]" = ()
    ) -> None:
        self.reference = reference
        self.pointer = pointer
        self.document = document
        self.uri = uri
        self.rivals = tuple(rivals)
        is_missing = "is in neither the document nor the catalogue"
        where = f"names {' and '.join(f'`#{site.pointer}`' for site in rivals)}" if rivals else is_missing
        super().__init__(f"`{reference}` at `#{pointer}` {where}")


@dataclass(frozen=True, slots=True)
class Site:
    """A schema and where it stands.

    Attributes:
        document: the URI of the document; `""` for the one that is being compared.
        pointer: the place in that document.
        schema: what stands there.
        base: the URI that references in it are relative to.
        dialect: the dialect that it is written in.
        unsent: properties that are not part of the message which is compared, and that so nobody requires here.
        resource: where in the document the schema resource begins that it is part of.
    """

    document: str
    pointer: str
    schema: Json = field(repr=False, compare=False)
    base: str = field(default="", compare=False)
    dialect: Dialect = field(default=DRAFT_2020, compare=False)
    unsent: frozenset[str] = field(default=frozenset(), compare=False)
    resource: str = field(default="", compare=False)

    @property
    def where(self) -> Where:
        """What it is known by: what a schema asks for depends on its place, and on what is not sent there."""
        return self.document, self.pointer, self.unsent

    def states(self, keyword: str) -> bool:
        """Whether the schema says something by a keyword: its dialect knows it, and no `$ref` stands alone there."""
        if not isinstance(self.schema, dict) or keyword not in self.schema:
            return False
        return keyword == "$ref" or (not self.dialect.ignores_beside(self.schema) and self.dialect.reads(keyword))

    def beside(self, other: "Site") -> "Site":
        """This schema where it is applied to the same instance as another one, whose message it shares."""
        return self if self.unsent == other.unsent else replace(self, unsent=other.unsent)

    def child(self, *keys: str | int) -> "Site":
        """The subschema below, key by key, under the base URI and dialect that hold there."""
        schema, base, dialect, resource = self.schema, self.base, self.dialect, self.resource
        for place, step in enumerate(keys, 1):
            schema = schema[step]  # type: ignore[index]  # a wrong path is an IndexError or KeyError
            if isinstance(schema, dict) and ("$schema" in schema or dialect.identifier in schema):
                if names_resource(schema, dialect):
                    resource = pointers.join(self.pointer, *keys[:place])
                base, dialect = entered(schema, base, dialect)
        return Site(self.document, pointers.join(self.pointer, *keys), schema, base, dialect, resource=resource)


@dataclass(slots=True)
class Corpus:
    """One document that is compared, with the catalogue that its references may lead into."""

    root: Site
    catalogue: Catalogue
    pointer: str = ""
    _documents: dict[str, Site] = field(default_factory=dict)
    _names: dict[tuple[str, str], list[Site]] = field(default_factory=dict)
    _anchors: dict[tuple[str, str, str], list[Site]] = field(default_factory=dict)
    _dynamic: dict[str, list[Site]] = field(default_factory=dict)
    _recursive: list[Site] = field(default_factory=list)
    _indexed: set[str] = field(default_factory=set)
    _ways: dict[Resource, set[Resource]] = field(default_factory=dict)
    _inside: dict[str, set[Resource]] = field(default_factory=dict)
    _unsent: dict[tuple[str, str, Message], tuple[frozenset[str], int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Json, catalogue: Catalogue, default: Dialect = DRAFT_2020, *, pointer: str = "") -> "Corpus":
        """The corpus of a document.

        Args:
            document: a schema, or a document with schemas in it.
            catalogue: where references may lead.
            default: the dialect of the document, when it does not say so.
            pointer: the schema in it that is compared. Where it is not the whole, the document may be no schema and
                hold some, in places that nobody knows beforehand.
        """
        return cls(_root("", document, "", of_document(document, default)), catalogue, pointer)

    @property
    def is_container(self) -> bool:
        """Whether the document holds schemas and is not one."""
        return _is_container(self.root.schema)

    def at(self, pointer: str) -> Site:
        """The schema at a pointer in the compared document.

        Raises:
            UnresolvedError: nothing is there.
        """
        return _descend(self.root, pointer, f"#{pointer}", Site("", "", None))

    def place(self, document: str, pointer: str) -> Site:
        """The schema at a place that was reached before."""
        start = self._start(document)
        return _descend(start, pointer, f"#{pointer}", start)

    def _start(self, document: str) -> Site:
        return self._documents[document] if document else self.root

    def resolve(self, site: Site, reference: str) -> Site:
        """The schema that a reference at `site` leads to.

        Raises:
            UnresolvedError: it leads nowhere, or to several schemas.
            SchemaError: it is not a URI reference.
        """
        uri, fragment = _absolute(site, reference)
        resource = self._resource(uri, site, reference)
        fragment = unquote(fragment)
        if not fragment or fragment.startswith("/"):
            return _descend(resource, fragment, reference, site)
        self._index(resource.document)
        found = self._anchors.get((resource.document, resource.resource, fragment), [])
        return _the_only(found, UnresolvedError(reference, site.pointer, site.document, uri))

    def dynamic(self, site: Site, reference: str) -> Site | None:
        """What a `$dynamicRef` leads to whatever the way that led here, or none when that depends on the way.

        Of the resources on the way that have the anchor, the first wins (core, section 8.2.3.2).
        """
        found = self.resolve(site, reference)
        name = urldefrag(reference).fragment
        if not isinstance(found.schema, dict) or found.schema.get("$dynamicAnchor") != name:
            return found
        self._index_all()
        return self._first({(anchor.document, anchor.base): anchor for anchor in reversed(self._dynamic.get(name, []))})

    def recursive(self, site: Site) -> Site | None:
        """What a `$recursiveRef` leads to whatever the way that led here (2019-09), or none."""
        found = self.resolve(site, "#")
        if not (isinstance(found.schema, dict) and found.schema.get("$recursiveAnchor") is True):
            return found
        self._index_all()
        return self._first({(anchor.document, anchor.base): anchor for anchor in reversed(self._recursive)})

    def entered(self, site: Site, message: Message | None, spend: Callable[[int], None]) -> Site:
        """The schema with what is not sent where it is applied to an instance first.

        Properties are marked by `readOnly` or `writeOnly`, in any schema that `$ref` and `allOf` apply to the same
        instance, and all of those agree on what is sent.

        Args:
            site: the schema.
            message: what instances are part of; without it all is sent.
            spend: counts the work, which is counted as well where it was done before.

        Raises:
            UnresolvedError: a reference leads nowhere.
        """
        if message is None:
            return site
        where = (site.document, site.pointer, message)
        if where in self._unsent:
            spend(self._unsent[where][1])
        else:
            names, steps = set[str](), 0
            for schema in self._applied(site):
                spend(1)
                steps += 1
                for name, below in _properties(schema):
                    looked_at = self._looked_at(below, message)
                    spend(len(looked_at))
                    steps += len(looked_at)
                    names.update([name] if looked_at[-1:] == [True] else [])
            self._unsent[where] = frozenset(names), steps
        return replace(site, unsent=self._unsent[where][0])

    def _looked_at(self, site: Site, message: Message) -> list[bool]:
        """Whether each of the schemas that are applied together marks what is not sent, up to the first that does."""
        found: list[bool] = []
        for part in self._applied(site):
            found.append(isinstance(part.schema, dict) and part.schema.get(message.value) is True)
            if found[-1]:
                break
        return found

    def _applied(self, site: Site) -> Iterator[Site]:
        """The schema objects that are applied to an instance whenever this one is, by `$ref` and `allOf`; each once."""
        seen: set[tuple[str, str]] = set()
        pending = [site]
        while pending:
            place = pending.pop()
            if not isinstance(place.schema, dict) or (place.document, place.pointer) in seen:
                continue
            seen.add((place.document, place.pointer))
            yield place
            reference, parts = place.schema.get("$ref"), place.schema.get("allOf")
            if isinstance(reference, str):
                pending.append(self.resolve(place, reference))
            if isinstance(parts, list) and not place.dialect.ignores_beside(place.schema):
                pending.extend(place.child("allOf", index) for index in range(len(parts)))

    def _first(self, anchors: dict[Resource, Site]) -> Site | None:
        """Of resources with an anchor, the one that every way from the compared schema enters first, if it is one."""
        documents = dict(self._inside)
        starts = self._starts()
        seen, pending, entered = set(starts), starts, set[Resource]()
        while pending:
            resource = pending.pop()
            if resource in anchors:
                entered.add(resource)
                continue
            inside = documents.pop(resource[0], set())  # all of one document lead to each other: told once
            for other in (*self._ways.get(resource, ()), *inside):
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return anchors[entered.pop()] if len(entered) == 1 else None

    def _starts(self) -> list[Resource]:
        """The resources that may be entered first.

        With a pointer into a schema, readers differ on whether the schema around it is entered as well. A document that
        is not a schema is never entered.
        """
        if self.pointer and not self.is_container:
            return [resource for resource in self._ways if not resource[0]]
        first = self.at(self.pointer)
        return [(first.document, first.base)]

    def _resource(self, uri: str, site: Site, reference: str) -> Site:
        """The resource that a URI names: in this document, the compared one or the catalogue; without one, its own."""
        if not uri:
            return _descend(self._start(site.document), site.resource, reference, site)
        error = UnresolvedError(reference, site.pointer, site.document, uri)
        for around in dict.fromkeys((site.document, "")):
            self._index(around)
            named = self._names.get((around, uri))
            if named is not None:
                return _the_only(named, error)
        if uri not in self._documents:
            document = self.catalogue.get(uri)
            document = self.catalogue.get(uri + "#") if document is None else document
            if document is None:
                raise error
            self._add(uri, document)
        return self._documents[uri]

    def _add(self, uri: str, document: Json) -> None:
        self._documents[uri] = _root(uri, document, uri, of_document(document, self.root.dialect))

    def _index_all(self) -> None:
        """Learn the names in every document that may lie on a way through references, and where the ways lead."""
        if self._ways:
            return
        self._index("")
        for uri, document in reachable(self.root.schema, self.catalogue, self.root.dialect).items():
            if ("", uri) not in self._names:  # else the document has a copy in it, which goes before
                if uri not in self._documents:
                    self._add(uri, document)
                self._index(uri)
        for start in (self.root, *(self._documents[uri] for uri in self._indexed if uri)):
            self._follow(start)

    def _follow(self, start: Site) -> None:
        """Learn which resources lead to which: by reference, and to all that stand in the same document.

        A pointer may lead to any place, so references count wherever they stand: one way too many does no harm.
        """
        inside = self._inside.setdefault(start.document, set())
        for site, schema in _walk(start, everywhere=True):
            resource = (site.document, site.base)
            inside.add(resource)
            for keyword in _REFERRING:
                reference = schema.get(keyword)
                with suppress(UnresolvedError, SchemaError):
                    target = self.resolve(site, reference) if isinstance(reference, str) else site
                    self._ways.setdefault(resource, set()).add((target.document, target.base))

    def _index(self, document: str) -> None:
        """Learn the names that the schemas of one document have."""
        if document in self._indexed:
            return
        self._indexed.add(document)
        start = self._start(document)
        for site, schema in _walk(start, everywhere=self._everywhere(start)):
            self._learn(site, schema)

    def _everywhere(self, start: Site) -> bool:
        """Whether any part of a document may be a schema."""
        return (bool(self.pointer) and not start.document) or _is_container(start.schema)

    def _learn(self, site: Site, schema: dict[str, Json]) -> None:
        if site.resource == site.pointer and site.base:
            self._names.setdefault((site.document, site.base), []).append(site)
        if schema.get("$recursiveAnchor") is True:
            self._recursive.append(site)
        for keyword in ("$anchor", "$dynamicAnchor") if site.dialect.anchors else (site.dialect.identifier,):
            name = schema.get(keyword)
            if not isinstance(name, str):
                continue
            anchor = name if site.dialect.anchors else name.removeprefix("#") if name.startswith("#") else ""
            if anchor:
                self._anchors.setdefault((site.document, site.resource, anchor), []).append(site)
            if keyword == "$dynamicAnchor":
                self._dynamic.setdefault(name, []).append(site)


def _the_only(found: "Sequence[Site]", error: UnresolvedError) -> Site:
    """The schema that has a name; a copy of it that is written alike is no other one.

    Raises:
        UnresolvedError: there is none, or several.
    """
    if len(found) == 1:
        return found[0]
    written: dict[str, Site] = {}
    for site in found:
        written.setdefault(json.dumps(site.schema), site)
    if len(written) == 1:
        return found[0]
    raise UnresolvedError(error.reference, error.pointer, error.document, error.uri, [*written.values()])


def _absolute(site: Site, reference: str) -> tuple[str, str]:
    """The URI that a reference names, and its fragment.

    Raises:
        SchemaError: it is not a URI reference.
    """
    try:
        uri, fragment = urldefrag(joined(site.base, reference) if not reference.startswith("#") else reference)
        urlsplit(uri)
    except ValueError:
        schema = site.schema if isinstance(site.schema, dict) else {}
        keyword = next((keyword for keyword in _REFERRING if schema.get(keyword) == reference), "$ref")
        pointer = pointers.join(site.pointer, keyword)
        message = f"`{reference}` is not a URI reference"
        if _is_reference_of_uri(reference):
            message = f"`{site.base}`, which `{reference}` is relative to, is not a URI"
        raise SchemaError(message, pointer, site.document) from None
    return uri, fragment


def _is_reference_of_uri(text: str) -> bool:
    try:
        urlsplit(text)
    except ValueError:
        return False
    return True


def _properties(site: Site) -> Iterator[tuple[str, Site]]:
    """The properties that a schema describes, by name."""
    properties = site.schema.get("properties") if isinstance(site.schema, dict) else None
    if isinstance(properties, dict) and not site.dialect.ignores_beside(site.schema):
        yield from ((name, site.child("properties", name)) for name in properties)


def _root(document: str, schema: Json, base: str, dialect: Dialect) -> Site:
    if isinstance(schema, dict):
        base, dialect = entered(schema, base, dialect)
    return Site(document, "", schema, base, dialect)


def _descend(site: Site, pointer: str, reference: str, origin: Site) -> Site:
    keys: list[str | int] = []
    schema = site.schema
    for token in pointers.split(pointer):
        index = pointers.index(token) if isinstance(schema, list) else None
        step: str | int = token if index is None else index
        try:
            schema = schema[step]  # type: ignore[index]  # what does not fit is an error caught here
        except (KeyError, IndexError, TypeError):
            raise UnresolvedError(reference, origin.pointer, origin.document, site.document) from None
        keys.append(step)
    return site.child(*keys)


def _is_container(document: Json) -> bool:
    """Whether a document holds schemas and is not one."""
    return isinstance(document, dict) and not CONTAINERS.isdisjoint(document)


def _walk(start: Site, *, everywhere: bool) -> Iterator[tuple[Site, dict[str, Json]]]:
    """Every mapping of a document that is a schema, or may be one, in order; no recursion: documents may be deep."""
    document = Document("", start.schema)
    pending = [(start, Place(document.root, kind_of(document) if everywhere else Kind.SCHEMA))]
    while pending:
        site, place = pending.pop()
        if isinstance(site.schema, dict) and place.kind is not Kind.GROUP:
            yield site, site.schema
        inside = [
            (_at(site, found.node.pointer), found)
            for found in below(place)
            if isinstance(found.node.value, dict | list)
            and found.kind is not Kind.DATA
            and (everywhere or found.kind is not Kind.ANY)
        ]
        pending.extend(reversed(inside))


def _at(site: Site, pointer: str) -> Site:
    """The place further down at a pointer of the same document that is known to lead somewhere."""
    keys: list[str | int] = []
    schema = site.schema
    for token in pointers.split(pointer.removeprefix(site.pointer)):
        keys.append(int(token) if isinstance(schema, list) else token)
        schema = schema[keys[-1]]  # type: ignore[index]  # it leads somewhere
    return site.child(*keys)
