"""Where two schemas part over a witness: the place in each of them, and one sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from json import dumps
from typing import Final

from anarq.contracts.resolve import Corpus, Site
from anarq.contracts.validators import Validator, Way
from anarq.contracts.verdict import Location, Witness
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_IN_PLACE: Final = ("allOf", "anyOf", "oneOf")
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Explainer:
    """Knows both sides: the first as a corpus, the second by its errors."""

    accepting: tuple[Corpus, Site]
    refusing: tuple[Corpus, Site]
    refuses: Validator
    names: tuple[str, str]
    referred: bool = False

    def witness(self, instance: Json) -> Witness:
        """The witness with its explanation."""
        at, way, message = max(self.refuses.faults(instance), key=lambda fault: fault.at.count("/"))
        way = way[1:] if self.referred else way
        site = self._refusing(way)
        keyword = site.pointer.rpartition("/")[2]
        said = _undeclared(self._refusing(way[:-1]), site, _part(instance, at))
        said = said or _said(site, keyword) or message.rstrip(".")
        second = Location(site.pointer, site.document)
        return Witness(instance, at, self._counterpart(at, keyword), second, self._sentence(at, said))

    def _refusing(self, way: Way) -> Site:
        """The place at the end of a way from the second schema, through references."""
        site = self.refusing[1]
        for step in way:
            below = self._step(site, step)
            if below is None:
                break
            site = below
        return site

    def _step(self, site: Site, step: str | int) -> Site | None:
        """The next place on a way; none where validators and documents do not meet."""
        reference = site.schema.get(str(step)) if isinstance(site.schema, dict) else None
        if step == "$dynamicRef" and isinstance(reference, str):
            return self.refusing[0].dynamic(site, reference)
        if step == "$recursiveRef" and isinstance(reference, str):
            return self.refusing[0].recursive(site)
        if step == "$ref" and isinstance(reference, str):
            return self.refusing[0].resolve(site, reference)
        if isinstance(site.schema, list) and str(step).isdecimal():
            step = int(step)
        try:
            return site.child(step)
        except (KeyError, IndexError, TypeError):
            return None

    def _sentence(self, at: str, said: str) -> str:
        where = f"the value at `{at}`" if at else "it"
        return f"{self.names[0]} accepts this instance, {self.names[1]} refuses {where}: {_short(said)}."

    def _counterpart(self, at: str, keyword: str) -> Location:
        """The deepest schema of the first side that speaks of the place, at the same keyword if it has that."""
        best = self.accepting[1]
        sites = [best]
        for token in pointers.split(at):
            sites = [below for site in sites for same in self._same(site, 0) for below in _below(same, token)][:50]
            if not sites:
                return Location(best.pointer, best.document)
            best = sites[0]
        for site in sites:
            for same in self._same(site, 0):
                if isinstance(same.schema, dict) and keyword in same.schema:
                    return Location(pointers.join(same.pointer, keyword), same.document)
        named = next((same for same in self._same(best, 0) if not _refers(same)), best)
        return Location(named.pointer, named.document)

    def _same(self, site: Site, depth: int) -> Iterator[Site]:
        """The schemas that apply to the same instance, this one first."""
        yield site
        schema = site.schema
        if not isinstance(schema, dict) or depth > 8:
            return
        reference = schema.get("$ref")
        if isinstance(reference, str):
            yield from self._same(self.accepting[0].resolve(site, reference), depth + 1)
        for keyword in _IN_PLACE:
            branches = schema.get(keyword)
            for index in range(len(branches) if isinstance(branches, list) else 0):
                yield from self._same(site.child(keyword, index), depth + 1)
        for keyword in ("then", "else"):
            if keyword in schema:
                yield from self._same(site.child(keyword), depth + 1)


def _part(instance: Json, at: str) -> Json:
    """The value at a pointer into an instance."""
    for token in pointers.split(at):
        instance = instance[int(token)] if isinstance(instance, list) else instance[token]  # type: ignore[index]  # a validator found it there
    return instance


def _undeclared(around: Site, site: Site, part: Json) -> str | None:
    """The property that `additionalProperties: false` refuses, where the declared ones are known by name alone."""
    schema = around.schema
    if site.schema is not False or not site.pointer.endswith("/additionalProperties"):
        return None
    if not isinstance(schema, dict) or not isinstance(part, dict) or schema.get("patternProperties"):
        return None
    declared = schema.get("properties")
    found = [name for name in part if not isinstance(declared, dict) or name not in declared]
    return f"the property `{found[0]}` is not declared" if len(found) == 1 else None


def _said(site: Site, keyword: str) -> str | None:
    """What refuses a value, where validators say it in a way that only they understand."""
    if site.schema is False and keyword != "const":
        *_, above, last = ("", "", *site.pointer.split("/"))
        return _FORBIDDEN.get(above if above in _NAMED else last, "nothing is allowed here")
    return _SAID.get(keyword)


_SAID: Final = {
    "not": "it meets what `not` rules out",
    "contains": "too few of its items meet `contains`",
    "minContains": "too few of its items meet `contains`",
    "maxContains": "too many of its items meet `contains`",
}
_FORBIDDEN: Final = {
    "properties": "this property is not allowed",
    "patternProperties": "a property of this name is not allowed",
    "additionalProperties": "it has a property that is not declared",
    "unevaluatedProperties": "it has a property that is not declared",
    "propertyNames": "it has a property, and no name is allowed",
    "dependentSchemas": "it has a property that is not allowed",
    "dependencies": "it has a property that is not allowed",
    "prefixItems": "no item is allowed at this place",
    "items": "no item is allowed at this place",
    "additionalItems": "no item is allowed at this place",
    "unevaluatedItems": "it has more items than are declared",
}
"""What `false` says as the schema of a part."""
_NAMED: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies", "prefixItems"})
"""Keywords that have a name or number between them and their schemas."""


def _refers(site: Site) -> bool:
    return isinstance(site.schema, dict) and "$ref" in site.schema


def _below(site: Site, token: str) -> Iterator[Site]:
    """The schemas that apply to a member of the instance."""
    schema = site.schema
    if not isinstance(schema, dict):
        return
    properties = schema.get("properties")
    if isinstance(properties, dict) and token in properties:
        yield site.child("properties", token)
    for keyword in ("prefixItems", "items"):
        items = schema.get(keyword)
        if isinstance(items, list) and token.isdecimal() and int(token) < len(items):
            yield site.child(keyword, int(token))
    for keyword in ("items", "additionalItems", "contains"):
        if token.isdecimal() and isinstance(schema.get(keyword), dict | bool):
            yield site.child(keyword)
    patterns = schema.get("patternProperties")
    if isinstance(patterns, dict):
        yield from (site.child("patternProperties", pattern) for pattern in patterns)
    for keyword in ("additionalProperties", "unevaluatedProperties", "unevaluatedItems"):
        if isinstance(schema.get(keyword), dict | bool):
            yield site.child(keyword)


def _short(message: str) -> str:
    return message if len(message) <= 2 * _SHOWN else f"{message[:_SHOWN]} … {message[-_SHOWN:]}"


def shown(instance: Json) -> str:
    """An instance on one line; of a long one the ends."""
    return _short(dumps(instance, ensure_ascii=False))
