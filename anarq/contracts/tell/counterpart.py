"""What the first schema says of a part of an instance: its deepest schema there, at the same keyword if it has that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from anarq.contracts.budget import Exhausted
from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import Origin
from anarq.contracts.read.compiler import ANNOTATIONS
from anarq.contracts.read.resolve import Corpus, Site
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.verdict import Location
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_SOMETIMES: Final = ("anyOf", "oneOf", "dependentSchemas", "dependencies")
_CONDITIONAL: Final = ("then", "else")
_MOST: Final = 50
"""So many schemas that speak of one part are looked at."""
_OF_ITEMS: Final = ("items", "additionalItems", "contains", "unevaluatedItems")
_OF_PROPERTIES: Final = ("additionalProperties", "unevaluatedProperties")


class _Reached(NamedTuple):
    """What of the first schema speaks of a part.

    Attributes:
        best: the first of those that speak of it, else of what is around it.
        part: the part.
        sites: all that speak of it.
        around: those that speak of the value around it.
    """

    best: Site
    part: Json
    sites: list[Site]
    around: list[Site]


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Looks up what the first schema says.

    Attributes:
        instance: the witness.
        corpus: the documents of the first schema.
        site: the first schema.
        matches: whether a pattern matches in a text.
        refuses: whether a schema of the first side is certain to refuse a value.
        spend: counts the work.
    """

    instance: Json
    corpus: Corpus
    site: Site
    matches: Callable[[str, str], Truth]
    refuses: Callable[[Site, Json], bool]
    spend: Callable[[int], None]
    _known: dict[tuple[str, ...], _Reached] = field(default_factory=dict)

    def of(self, at: str, keyword: str, like: Origin | None = None) -> tuple[Location, bool]:
        """The deepest schema of the first side that speaks of the place, at the same keyword if it has that.

        The flag says whether it is about the place itself; otherwise it is about something around it. Of several
        schemas, one that stands where the second side has what refuses goes before all others.
        """
        try:
            return self._looked_up(at, keyword, like)
        except Exhausted:  # a cause is not lost because the steps end before it is explained
            return Location(self.site.pointer, self.site.document), True

    def declared(self, at: str) -> Location | None:
        """Where the first schema declares a property; none where it does not speak of it."""
        try:
            *_, sites, _ = self._reached(tuple(pointers.split(at)))
        except Exhausted:
            return None
        return Location(sites[0].pointer, sites[0].document) if sites else None

    def certain(self, at: str, keyword: str) -> Json:
        """What every value that the first schema accepts there has to meet at a keyword; none where it states nothing.

        Branches and conditions are left out, for another value may be accepted by another one.
        """
        sites = [self.site]
        try:
            for token in pointers.split(at):
                around = [same for site in sites for same in self._certain(site)]
                sites = [below for same in around for below in self._below(same, token, sure=True)][:_MOST]
            said = (stated(same, keyword) for site in sites for same in self._certain(site))
            return next((value for value in said if value is not None), None)
        except Exhausted:
            return None

    def _certain(self, site: Site) -> Iterator[Site]:
        """The schemas that apply to the same value in any case, this one first, each once."""
        pending, seen = [site], {site}
        while pending:
            place = pending.pop()
            self.spend(1)
            yield place
            below = [each for each in self._always(place) if each not in seen]
            seen.update(below)
            pending.extend(reversed(below))

    def _looked_up(self, at: str, keyword: str, like: Origin | None) -> tuple[Location, bool]:
        best, part, sites, around = self._reached(tuple(pointers.split(at)))
        if not sites:
            return Location(best.pointer, best.document), not any(map(_lists_properties, around))
        every = [same for site in sites for same in self._same(site, part)]
        alike = [each for each in every if like and (each.document, each.pointer) == (like.document, like.pointer)]
        for same in (*alike, *every):
            if same.states(keyword):
                return Location(pointers.join(same.pointer, keyword), same.document), True
        if alike:
            return Location(alike[0].pointer, alike[0].document), True
        named = next((same for same in self._same(best, part) if not _says_no_more(same)), best)
        return Location(named.pointer, named.document), True

    def _reached(self, way: tuple[str, ...]) -> "_Reached":
        """What speaks of a part; the way to it is gone once, also where parts of parts are asked for."""
        start = next(end for end in range(len(way), -1, -1) if not end or way[:end] in self._known)
        root = _Reached(self.site, self.instance, [self.site], [])
        best, part, sites, around = self._known[way[:start]] if start else root
        for end in range(start, len(way)):
            if not sites:
                break
            around = [same for site in sites for same in self._same(site, part)]
            part = part[int(way[end])] if isinstance(part, list) else part[way[end]] if isinstance(part, dict) else None
            sites = [below for same in around for below in self._below(same, way[end])][:_MOST]
            best = sites[0] if sites else best
            self._known[way[: end + 1]] = _Reached(best, part, sites, around)
        return _Reached(best, part, sites, around)

    def _same(self, site: Site, value: Json) -> Iterator[Site]:
        """The schemas that apply to the same value and may accept it, this one first, each once."""
        pending, seen = [site], {site}
        while pending:
            place = pending.pop()
            self.spend(1)
            yield place
            for below in reversed(list(self._in_place(place, value))):
                self.spend(1)
                if below not in seen:
                    seen.add(below)
                    pending.append(below)

    def _in_place(self, site: Site, value: Json) -> Iterator[Site]:
        yield from self._always(site)
        some = [each for keyword in _SOMETIMES for each in each_of(site, keyword)]
        some.extend(site.child(keyword) for keyword in filter(site.states, _CONDITIONAL))
        yield from (each for each in some if not self._is_refused(each, value))

    def _always(self, site: Site) -> Iterator[Site]:
        corpus = self.corpus
        reference, dynamic = stated(site, "$ref"), stated(site, "$dynamicRef")
        if isinstance(reference, str):
            yield corpus.resolve(site, reference)
        scoped = (
            corpus.dynamic(site, dynamic) if isinstance(dynamic, str) else None,
            corpus.recursive(site) if site.states("$recursiveRef") else None,
        )
        yield from (target for target in scoped if target is not None)
        yield from each_of(site, "allOf")

    def _is_refused(self, site: Site, value: Json) -> bool:
        """Whether a schema that is applied in some cases is certain to refuse a value."""
        reference = stated(site, "$ref")
        target = self.corpus.resolve(site, reference) if isinstance(reference, str) else site
        return self.refuses(site, value) or (target is not site and self.refuses(target, value))

    def _below(self, site: Site, token: str, *, sure: bool = False) -> Iterator[Site]:
        """The schemas that apply to a member of the instance, or may do so, and say something of it."""
        yield from each_of(site, "properties", token)
        if token.isdecimal():
            for keyword in ("prefixItems", "items"):
                yield from each_of(site, keyword, int(token))
        patterns = stated(site, "patternProperties")
        for pattern in patterns if isinstance(patterns, dict) else ():
            self.spend(1)
            matches = self.matches(pattern, token)
            if matches or (matches is None and not sure):
                yield site.child("patternProperties", pattern)
        if sure:  # of further members it depends on what else is said which schema applies
            if token.isdecimal() and not site.states("prefixItems") and isinstance(stated(site, "items"), dict):
                yield site.child("items")
            return
        for keyword in (*(_OF_ITEMS if token.isdecimal() else ()), *_OF_PROPERTIES):
            if _restricts(stated(site, keyword)):
                yield site.child(keyword)


def stated(site: Site, keyword: str) -> Json:
    """The value of a keyword by which a schema says something."""
    return site.schema[keyword] if isinstance(site.schema, dict) and site.states(keyword) else None


def each_of(site: Site, keyword: str, only: str | int | None = None) -> Iterator[Site]:
    """The schemas in a map or list of them, or the one at a name or place in it."""
    value = stated(site, keyword)
    names: Iterable[str | int] = value if isinstance(value, dict) else ()
    if isinstance(value, list):
        names = range(len(value))
    if only is None:
        yield from (site.child(keyword, name) for name in names)
    elif only in names:
        yield site.child(keyword, only)


def _restricts(schema: Json) -> bool:
    """Whether a schema of all further members says something of them; `true` leaves them open."""
    return schema is False or (isinstance(schema, dict) and bool(schema))


def _lists_properties(site: Site) -> bool:
    """Whether a schema is about objects, whatever further properties they have."""
    return site.states("properties") or stated(site, "type") == "object"


def _says_no_more(site: Site) -> bool:
    """Whether a schema is a reference, or nothing but a union: then what it leads to says what is accepted."""
    if not isinstance(site.schema, dict) or "$ref" in site.schema:
        return isinstance(site.schema, dict)
    said = [keyword for keyword in site.schema if keyword not in ANNOTATIONS]
    return bool(said) and set(said) <= UNIONS
