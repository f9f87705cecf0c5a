"""A schema cut out of its document, with everything that its references reach and nothing else.

That is what validators are given: they read a document as a whole, so that a pattern in another schema, a reference to
a neighbouring file or eleven megabytes around it would stand between them and the question. Keywords are taken over as
they are written. What is left out says nothing about validity in the dialect: annotations, unknown keywords, names. A
reference gets another name for the schema that it leads to.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final

from anarq.contracts.graph.values import weight
from anarq.contracts.read.dialect import DRAFT_2019, Dialect
from anarq.contracts.read.reading import Message
from anarq.contracts.read.resolve import Corpus, Site, Where
from anarq.costs.keywords import LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model.tree import Json

_DIGESTED: Final = 4
"""So many values are cut out and hashed within a step."""
_SCOPES: Final = frozenset({"$dynamicRef", "$recursiveRef"})
_MAPS: Final = frozenset(MAPS_OF_SCHEMAS)
_SINGLE: Final = frozenset(SINGLE_SCHEMAS)
_LISTS: Final = frozenset(LISTS_OF_SCHEMAS)


class NotCutError(Exception):
    """What a schema means depends on the way that leads to it, or parts of it are written in another draft."""


@dataclass(frozen=True)
class Closure:
    """A schema that stands alone.

    Attributes:
        document: nothing but a reference to the schema, and definitions.
        dialect: what all of it is written in.
    """

    document: Json
    dialect: Dialect


@dataclass(frozen=True)
class _Fragment:
    """One schema, in which a reference is the place in a list of targets.

    Attributes:
        schema: the schema.
        targets: what its references lead to.
    """

    schema: Json
    targets: tuple[Site, ...]

    @cached_property
    def size(self) -> int:
        """How many values it has."""
        return weight(self.schema)

    @cached_property
    def digest(self) -> bytes:
        """Equal for schemas that are written alike, apart from where their references lead."""
        return sha256(json.dumps(self.schema, ensure_ascii=True).encode()).digest()


@dataclass(frozen=True, slots=True)
class _Cut:
    """One schema while it is written.

    Attributes:
        dialect: what all of it is written in.
        spend: counts the work.
        targets: what its references lead to, as far as it is written.
    """

    dialect: Dialect
    spend: Callable[[int], None]
    targets: list[Site] = field(default_factory=list)


@dataclass(slots=True)
class Cutter:
    """Cuts schemas out of one corpus; each of its parts is looked at once."""

    corpus: Corpus
    message: Message | None = None
    _fragments: dict[Where, _Fragment] = field(default_factory=dict)
    _digests: dict[Where, tuple[bytes, int]] = field(default_factory=dict)

    def cut(self, site: Site, spend: Callable[[int], None] = lambda _: None) -> Closure:
        """The schema at a site, alone; `spend` counts the work.

        Raises:
            NotCutError: it cannot stand alone.
            UnresolvedError: a reference leads nowhere.
        """
        keyword = "$defs" if site.dialect.anchors else "definitions"
        places = {where: f"s{number}" for number, (where, _) in enumerate(self._reached(site, spend))}
        definitions: dict[str, Json] = {
            places[where]: _named(fragment, [f"#/{keyword}/{places[target.where]}" for target in fragment.targets])
            for where, fragment in self._reached(site)
        }
        return Closure({"$ref": f"#/{keyword}/s0", keyword: definitions}, site.dialect)

    def digest(self, site: Site, spend: Callable[[int], None]) -> bytes:
        """Equal for schemas that are written alike, with everything that they reach.

        Args:
            site: the schema.
            spend: counts the work, which is counted as well where it was done before: equal input costs the same.

        Raises:
            NotCutError: it cannot stand alone.
            UnresolvedError: a reference leads nowhere.
        """
        site = self.corpus.entered(site, self.message, spend)
        where = site.where
        if where in self._digests:
            spend(self._digests[where][1])
            return self._digests[where][0]
        reached: list[_Fragment] = []
        places: dict[Where, int] = {}
        for at, fragment in self._reached(site, spend):
            spend(1 + fragment.size // _DIGESTED)
            reached.append(fragment)
            places[at] = len(places)
        whole = sha256(site.dialect.name.encode())
        for fragment in reached:
            whole.update(fragment.digest)
            whole.update(",".join(str(places[target.where]) for target in fragment.targets).encode() + b";")
        self._digests[where] = whole.digest(), sum(1 + fragment.size // _DIGESTED for fragment in reached)
        return self._digests[where][0]

    def size(self, site: Site) -> int:
        """How many values the schema at a site has, with everything that it reaches.

        Raises:
            NotCutError: it cannot stand alone.
            UnresolvedError: a reference leads nowhere.
        """
        return sum(fragment.size for _, fragment in self._reached(site))

    def _reached(self, site: Site, spend: Callable[[int], None] = lambda _: None) -> Iterator[tuple[Where, _Fragment]]:
        """The schemas that are reached through references, this one first, each once."""
        site = self.corpus.entered(site, self.message, spend)
        seen = {site.where}
        pending = [site]
        for place in pending:
            if place.dialect is not site.dialect:
                raise NotCutError
            fragment = self._fragment(place, spend)
            yield place.where, fragment
            for target in fragment.targets:
                if target.where not in seen:
                    seen.add(target.where)
                    pending.append(target)

    def _fragment(self, site: Site, spend: Callable[[int], None]) -> _Fragment:
        if site.where not in self._fragments:
            cut = _Cut(site.dialect, spend)
            schema = self._written(site, cut)
            self._fragments[site.where] = _Fragment(schema, tuple(cut.targets))
        return self._fragments[site.where]

    def _written(self, site: Site, cut: _Cut) -> Json:
        """The schema without what says nothing; references are numbers."""
        schema = site.schema
        if not isinstance(schema, dict):
            return schema
        if site.dialect is not cut.dialect:
            raise NotCutError
        if cut.dialect.ignores_beside(schema):
            return {"$ref": self._target(site, cut)}
        result: dict[str, Json] = {}
        scopes: list[Json] = []
        for name, value in schema.items():
            if name == "$ref":
                result[name] = self._target(site, cut)
            elif name in _SCOPES and name in cut.dialect.keywords:
                scopes.append({"$ref": self._scope(site, name, value, cut)})
            elif cut.dialect.reads(name):
                written = self._below(site, name, value, cut)
                if not _says_nothing(name, written, cut.dialect):
                    result[name] = written
        parts = result.get("allOf", [])
        return {**result, "allOf": [*(parts if isinstance(parts, list) else []), *scopes]} if scopes else result

    def _below(self, site: Site, name: str, value: Json, cut: _Cut) -> Json:
        if isinstance(value, dict) and name in _MAPS:
            return {
                key: self._written(self._entered(site.child(name, key), cut), cut) if isinstance(below, dict) else below
                for key, below in value.items()
            }
        if isinstance(value, list) and name in _LISTS:
            parts = (site.child(name, index) for index in range(len(value)))
            applied = (part.beside(site) if name == "allOf" else self._entered(part, cut) for part in parts)
            return [self._written(part, cut) for part in applied]
        if isinstance(value, dict) and name in _SINGLE:
            return self._written(self._entered(site.child(name), cut), cut)
        if isinstance(value, bool) and name == "items" and cut.dialect is DRAFT_2019:
            return {} if value else {"not": {}}  # `jsonschema` fails on a boolean there, beside `unevaluatedItems`
        if isinstance(value, list) and name == "required":
            return [each for each in value if each not in site.unsent]
        return value

    def _entered(self, site: Site, cut: _Cut) -> Site:
        return self.corpus.entered(site, self.message, cut.spend)

    def _target(self, site: Site, cut: _Cut) -> int:
        reference = site.schema["$ref"] if isinstance(site.schema, dict) else None
        if not isinstance(reference, str):
            raise NotCutError  # it is not a schema, as its reader will say
        cut.targets.append(self.corpus.resolve(site, reference).beside(site))
        return len(cut.targets) - 1

    def _scope(self, site: Site, keyword: str, value: Json, cut: _Cut) -> int:
        """The number of what a reference by scope leads to.

        Judges find that out themselves wherever they can. In a document that is not a schema they do not see the
        schemas that have the names, so that there it is found for them, if all ways lead to one.
        """
        if not self.corpus.is_container:
            raise NotCutError
        dynamic = keyword == "$dynamicRef"
        target = self.corpus.dynamic(site, str(value)) if dynamic else self.corpus.recursive(site)
        if target is None:
            raise NotCutError(f"its `{keyword}` leads to different schemas by different ways")
        cut.targets.append(self._entered(target, cut))
        return len(cut.targets) - 1


def _says_nothing(name: str, value: Json, dialect: Dialect) -> bool:
    """Whether a keyword asks for nothing, in a way that the meta-schema of an old draft does not allow."""
    return name == "required" and dialect.boolean_exclusive and not (isinstance(value, list) and value)


def _named(fragment: _Fragment, names: list[str]) -> Json:
    """The schema with the names that its targets have."""

    def write(part: Json, *, is_schema: bool) -> Json:
        if isinstance(part, list):
            return [write(item, is_schema=is_schema) for item in part]
        if not isinstance(part, dict):
            return part
        if not is_schema:
            return {key: write(below, is_schema=True) for key, below in part.items()}
        return {name: keyword(name, below) for name, below in part.items()}

    def keyword(name: str, value: Json) -> Json:
        if name == "$ref" and isinstance(value, int):
            return names[value]
        if name in _MAPS:
            return write(value, is_schema=False)
        return write(value, is_schema=True) if name in _LISTS or name in _SINGLE else value

    return write(fragment.schema, is_schema=True)
