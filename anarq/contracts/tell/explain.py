"""Where two schemas part over a witness: the place in each of them, and one sentence."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from json import dumps
from typing import Final, NamedTuple

from anarq.contracts.budget import Exhausted
from anarq.contracts.confirm.validators import Validator, validator
from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import Kind
from anarq.contracts.read.closure import Cutter, NotCutError
from anarq.contracts.read.compiler import ANNOTATIONS
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.read.resolve import Corpus, Site, UnresolvedError
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.blame import Root
from anarq.contracts.tell.verdict import Break, Location, Witness
from anarq.model import pointer as pointers
from anarq.model.tree import Json
from anarq.native import NativePanicError

_SOMETIMES: Final = ("anyOf", "oneOf", "dependentSchemas", "dependencies")
_CONDITIONAL: Final = ("if", "then", "else")
_OF_ITEMS: Final = ("items", "additionalItems", "contains", "unevaluatedItems")
_OF_PROPERTIES: Final = ("additionalProperties", "unevaluatedProperties")
_SHOWN: Final = 80
_OF_THE_INSTANCE: Final = frozenset({
    "type", "nullable", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties",
    "maxProperties",
})  # fmt: skip
"""Keywords that say something of a value without schemas of its parts."""
_FLAGS: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}
_DEPENDENCIES: Final = frozenset({"dependentRequired", "dependentSchemas", "dependencies"})


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
class Explainer:
    """Knows both sides: the first by its schemas, the second by what refuses.

    Attributes:
        instance: the witness.
        accepting: the first schema.
        refusing: the documents of the second.
        names: what people call them.
        assert_formats: whether formats refuse.
        matches: whether a pattern matches in a text.
        refuses: whether a schema of the first side is certain to refuse a value.
        holds: whether a statement that was read holds of a value.
        spend: counts the work.
    """

    instance: Json
    accepting: tuple[Corpus, Site]
    refusing: Corpus
    names: tuple[str, str]
    assert_formats: bool
    matches: Callable[[str, str], Truth]
    refuses: Callable[[Site, Json], bool]
    holds: Callable[[int, Json], Truth]
    spend: Callable[[int], None]
    _known: dict[tuple[str, ...], _Reached] = field(default_factory=dict)

    def gained(self, root: Root) -> Root | None:
        """The declaration of a property of which the first schema says nothing, on the way to what is refused."""
        for declaration in root.around:
            *_, known = self._counterpart(declaration.at, "")
            if not known:
                return declaration
        return None

    def witness(self, root: Root, declaration: Root | None = None) -> Witness:
        """The witness with its explanation.

        Args:
            root: what refuses it.
            declaration: of a property that the first schema does not know, where that is the cause as a whole.
        """
        origin = root.origin
        keyword = origin.keyword or origin.pointer.rpartition("/")[2]
        surplus = self._surplus(root)
        item = root.item or self._lost(root, surplus)
        first = root.lost or self._of_name(root, item if surplus else "") or self._counterpart(root.at, keyword)[0]
        said = _not_declared(surplus) or self._said(root, keyword)
        told = self._strict(root) or origin.keyword
        if declaration is not None:
            origin, told = declaration.origin, declaration.origin.keyword
        pointer = pointers.join(origin.pointer, told) if told else origin.pointer
        return Witness(
            self.instance,
            root.at,
            first,
            Location(pointer, origin.document),
            self._sentence(root.at, said),
            item if declaration is None else "",
            Break.NARROWED if declaration is None else Break.DECLARED,
        )

    def _said(self, root: Root, keyword: str) -> str:
        site = self.refusing.place(root.origin.document, root.origin.pointer)
        if not root.origin.keyword and site.schema is False:
            return _forbidden(site)
        if keyword in _DEPENDENCIES and isinstance(site.schema, dict):
            return _dependency(site.schema.get(keyword), root) or _SAID[keyword]
        if keyword == "oneOf":
            return self._branches(site, root.part) or _SAID[keyword]
        if keyword in _OF_THE_INSTANCE:
            return _by_validator(site, keyword, root.part, self.assert_formats)
        if keyword == "if":
            return _SAID.get(root.item, "it does not meet `if`")
        if root.kind is Kind.REQUIRED:
            return f"{dumps(root.item, ensure_ascii=False)} is a required property"
        return _SAID.get(keyword, f"it does not meet `{keyword}`" if keyword else "it does not meet the schema")

    def _strict(self, root: Root) -> str:
        """The flag beside a bound that refuses the bound itself (draft 4), where that is what refuses a part."""
        site = self.refusing.place(root.origin.document, root.origin.pointer)
        flag = _FLAGS.get(root.origin.keyword, "")
        schema = site.schema if isinstance(site.schema, dict) else {}
        is_flag = site.dialect.boolean_exclusive and schema.get(flag) is True
        return flag if is_flag and schema.get(root.origin.keyword) == root.part else ""

    def _surplus(self, root: Root) -> tuple[str, ...]:
        """The properties that are refused because nothing declares them, as far as it is known which."""
        around, _, last = root.origin.pointer.rpartition("/")
        around, keyword = (root.origin.pointer, root.origin.keyword) if root.origin.keyword else (around, last)
        if keyword not in _OF_PROPERTIES or not isinstance(root.part, dict):
            return ()
        if root.item:
            return (root.item,)
        site = self.refusing.place(root.origin.document, around)
        if _stated(site, keyword) is not False:
            return ()
        judge = self._judge(site)
        if judge is None:
            return self._in_the_way(root.statement, root.part)
        faults = judge.faults(root.part)
        told = (fault.surplus or tuple(root.part) for fault in faults if fault.way[-1:] == (keyword,))
        return tuple(dict.fromkeys(name for names in told for name in names))

    def _in_the_way(self, statement: int, part: dict[str, Json]) -> tuple[str, ...]:
        """The one property without which a statement holds of an object; nothing where there is none, or several."""
        found: list[str] = []
        for name in part:
            self.spend(1 + len(part))
            if self.holds(statement, {other: value for other, value in part.items() if other != name}) is True:
                found.append(name)
        return tuple(found) if len(found) == 1 else ()

    def _lost(self, root: Root, surplus: tuple[str, ...]) -> str:
        """The one property that is refused, where the first schema speaks of it; else all are refused."""
        if len(surplus) != 1:
            return ""
        *_, known = self._counterpart(pointers.join(root.at, surplus[0]), "")
        return surplus[0] if known else ""

    def _of_name(self, root: Root, name: str) -> Location | None:
        """What the first schema says of a property that the second does not declare."""
        if not name:
            return None
        found, known = self._counterpart(pointers.join(root.at, name), "")
        return found if known else None

    def _branches(self, site: Site, part: Json) -> str:
        """Which branches of `oneOf` a value meets, where more than one is too many; empty where it is not known."""
        judges = [self._judge(branch) for branch in _each(site, "oneOf")]
        if None in judges:
            return ""
        met = [f"`oneOf/{place}`" for place, judge in enumerate(judges) if judge is not None and judge.is_valid(part)]
        if len(met) == 1:
            return ""
        return (
            f"it meets {' and '.join(met)}, and only one is allowed"
            if met
            else "it meets none of the branches of `oneOf`"
        )

    def _judge(self, site: Site) -> Validator | None:
        """The validator of a schema that refuses; none where it does not stand alone."""
        with suppress(Exhausted, NotCutError, SchemaError, UnresolvedError, NativePanicError):
            closure = Cutter(self.refusing).cut(site, self.spend)
            return validator(closure.document, dialect=closure.dialect, assert_formats=self.assert_formats)
        return None

    def _sentence(self, at: str, said: str) -> str:
        where = f"the value at `{at}`" if at else "it"
        return f"{self.names[0]} accepts this instance, {self.names[1]} refuses {where}: {_short(said)}."

    def _counterpart(self, at: str, keyword: str) -> tuple[Location, bool]:
        """The deepest schema of the first side that speaks of the place, at the same keyword if it has that.

        The flag says whether it is about the place itself; otherwise it is about something around it.
        """
        try:
            return self._looked_up(at, keyword)
        except Exhausted:  # a cause is not lost because the steps end before it is explained
            return Location(self.accepting[1].pointer, self.accepting[1].document), True

    def _looked_up(self, at: str, keyword: str) -> tuple[Location, bool]:
        best, part, sites, around = self._reached(tuple(pointers.split(at)))
        if not sites:
            return Location(best.pointer, best.document), not any(map(_lists_properties, around))
        for site in sites:
            for same in self._same(site, part):
                if same.states(keyword):
                    return Location(pointers.join(same.pointer, keyword), same.document), True
        named = next((same for same in self._same(best, part) if not _says_no_more(same)), best)
        return Location(named.pointer, named.document), True

    def _reached(self, way: tuple[str, ...]) -> "_Reached":
        """What speaks of a part; the way to it is gone once, also where parts of parts are asked for."""
        start = next(end for end in range(len(way), -1, -1) if not end or way[:end] in self._known)
        root = _Reached(self.accepting[1], self.instance, [self.accepting[1]], [])
        best, part, sites, around = self._known[way[:start]] if start else root
        for end in range(start, len(way)):
            if not sites:
                break
            around = [same for site in sites for same in self._same(site, part)]
            part = part[int(way[end])] if isinstance(part, list) else part[way[end]] if isinstance(part, dict) else None
            sites = [below for same in around for below in self._below(same, way[end])][:50]
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
        corpus = self.accepting[0]
        reference, dynamic = _stated(site, "$ref"), _stated(site, "$dynamicRef")
        if isinstance(reference, str):
            yield corpus.resolve(site, reference)
        scoped = (
            corpus.dynamic(site, dynamic) if isinstance(dynamic, str) else None,
            corpus.recursive(site) if site.states("$recursiveRef") else None,
        )
        yield from (target for target in scoped if target is not None)
        yield from _each(site, "allOf")
        some = [each for keyword in _SOMETIMES for each in _each(site, keyword)]
        some.extend(site.child(keyword) for keyword in filter(site.states, _CONDITIONAL))
        yield from (each for each in some if not self._is_refused(each, value))

    def _is_refused(self, site: Site, value: Json) -> bool:
        """Whether a schema that is applied in some cases is certain to refuse a value."""
        reference = _stated(site, "$ref")
        target = self.accepting[0].resolve(site, reference) if isinstance(reference, str) else site
        return self.refuses(site, value) or (target is not site and self.refuses(target, value))

    def _below(self, site: Site, token: str) -> Iterator[Site]:
        """The schemas that apply to a member of the instance, and say something of it."""
        yield from _each(site, "properties", token)
        if token.isdecimal():
            for keyword in ("prefixItems", "items"):
                yield from _each(site, keyword, int(token))
        patterns = _stated(site, "patternProperties")
        for pattern in patterns if isinstance(patterns, dict) else ():
            self.spend(1)
            if self.matches(pattern, token) is not False:
                yield site.child("patternProperties", pattern)
        for keyword in (*(_OF_ITEMS if token.isdecimal() else ()), *_OF_PROPERTIES):
            if _restricts(_stated(site, keyword)):
                yield site.child(keyword)


def _stated(site: Site, keyword: str) -> Json:
    """The value of a keyword by which a schema says something."""
    return site.schema[keyword] if isinstance(site.schema, dict) and site.states(keyword) else None


def _each(site: Site, keyword: str, only: str | int | None = None) -> Iterator[Site]:
    """The schemas in a map or list of them, or the one at a name or place in it."""
    value = _stated(site, keyword)
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
    return site.states("properties") or _stated(site, "type") == "object"


def _by_validator(site: Site, keyword: str, part: Json, assert_formats: bool) -> str:
    """What a validator says about a value and a keyword that needs no other schema."""
    schema = site.schema if isinstance(site.schema, dict) else {}
    own: Json = {name: value for name, value in schema.items() if name in _OF_THE_INSTANCE}
    with suppress(SchemaError, NativePanicError):
        faults = validator(own, dialect=site.dialect, assert_formats=assert_formats).faults(part)
        said = (fault.message for fault in faults if fault.way and fault.way[0] in (keyword, _FLAGS.get(keyword)))
        return next(said, f"it does not meet `{keyword}`").rstrip(".")
    return f"it does not meet `{keyword}`"


def _dependency(asked: Json, root: Root) -> str:
    """What a property asks for that is not there; empty where it asks for a schema."""
    below = asked.get(root.item) if isinstance(asked, dict) else None
    if below is False:
        return f"the property `{root.item}` is not allowed"
    there = root.part if isinstance(root.part, dict) else {}
    lacking = [f"`{name}`" for name in below if name not in there] if isinstance(below, list) else []
    return f"the property `{root.item}` asks for {' and '.join(lacking)}" if lacking else ""


def _not_declared(names: tuple[str, ...]) -> str:
    """What is said of properties that nothing declares; empty where there are none."""
    listed = ", ".join(f"`{name}`" for name in names)
    if len(names) > 1:
        return f"the properties {listed} are not declared"
    return f"the property {listed} is not declared" if names else ""


def _forbidden(site: Site) -> str:
    """What `false` says, by where it stands."""
    *_, above, last = ("", "", *site.pointer.split("/"))
    return _FORBIDDEN.get(above if above in _NAMED else last, "nothing is allowed here")


_SAID: Final = {
    "$ref": "it does not meet what `$ref` leads to",
    "then": "it meets `if`, and not what `then` asks for",
    "else": "it does not meet `if`, nor what `else` asks for",
    "not": "it meets what `not` rules out",
    "contains": "too few of its items meet `contains`",
    "minContains": "too few of its items meet `contains`",
    "maxContains": "too many of its items meet `contains`",
    "anyOf": "it meets none of the branches of `anyOf`",
    "oneOf": "it meets none of the branches of `oneOf`, or more than one",
    "propertyNames": "it has a property of a name that is not allowed",
    "dependentRequired": "a property is missing that another one asks for",
    "dependentSchemas": "it does not meet what a property asks for",
    "dependencies": "it does not meet what a property asks for",
    "unevaluatedProperties": "it has a property that is not declared",
    "unevaluatedItems": "it has more items than are declared",
}
_FORBIDDEN: Final = {
    "properties": "this property is not allowed",
    "patternProperties": "a property of this name is not allowed",
    "additionalProperties": "it has a property that is not declared",
    "unevaluatedProperties": "it has a property that is not declared",
    "propertyNames": "it has a property, and no name is allowed",
    "prefixItems": "no item is allowed at this place",
    "items": "no item is allowed at this place",
    "additionalItems": "no item is allowed at this place",
    "unevaluatedItems": "it has more items than are declared",
}
"""What `false` says as the schema of a part."""
_NAMED: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies", "prefixItems"})
"""Keywords that have a name or number between them and their schemas."""


def _says_no_more(site: Site) -> bool:
    """Whether a schema is a reference, or nothing but a union: then what it leads to says what is accepted."""
    if not isinstance(site.schema, dict) or "$ref" in site.schema:
        return isinstance(site.schema, dict)
    said = [keyword for keyword in site.schema if keyword not in ANNOTATIONS]
    return bool(said) and set(said) <= UNIONS


def _short(message: str) -> str:
    return message if len(message) <= 2 * _SHOWN else f"{message[:_SHOWN]} … {message[-_SHOWN:]}"


def shown(instance: Json) -> str:
    """An instance on one line; of a long one the ends."""
    return _short(dumps(instance, ensure_ascii=False))
