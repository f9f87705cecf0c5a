"""Where two schemas part over a witness: the place in each of them, and one sentence."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from json import dumps
from typing import Final

from anarq.contracts.budget import Exhausted
from anarq.contracts.confirm.large import count, patterns_in
from anarq.contracts.confirm.validators import Validator, validator
from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import Kind
from anarq.contracts.read.closure import Cutter, NotCutError
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.read.resolve import Corpus, Site, UnresolvedError
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.counterpart import Counterpart, each_of, stated
from anarq.contracts.tell.remedy import gone, named, remedy
from anarq.contracts.tell.root import Root
from anarq.contracts.tell.sentence import (
    FLAGS,
    OF_THE_INSTANCE,
    SAID,
    closed,
    dependency,
    forbidden,
    not_declared,
    of_value,
    short,
)
from anarq.contracts.tell.verdict import Break, Location, Witness
from anarq.model import pointer as pointers
from anarq.model.tree import Json
from anarq.native import NativePanicError

_OF_PROPERTIES: Final = ("additionalProperties", "unevaluatedProperties")
_IF_SENT: Final = "accept whatever may have been sent under this name; if nothing was, nothing has to be mended"
_NOTHING: Final = "its schema allows no value"
_DEPENDENCIES: Final = frozenset({"dependentRequired", "dependentSchemas", "dependencies"})


@dataclass(frozen=True, slots=True)
class Explainer:
    """Knows both sides: the first by its schemas, the second by what refuses.

    Attributes:
        instance: the witness.
        first: looks up what the first schema says of a part.
        refusing: the documents of the second.
        names: what people call them.
        assert_formats: whether formats refuse.
        holds: whether a statement that was read holds of a value.
        spend: counts the work.
    """

    instance: Json
    first: Counterpart
    refusing: Corpus
    names: tuple[str, str]
    assert_formats: bool
    holds: Callable[[int, Json], Truth]
    spend: Callable[[int], None]

    def gained(self, root: Root) -> Root | None:
        """The declaration of a property of which the first schema says nothing, on the way to what is refused."""
        for declaration in root.around:
            *_, known = self.first.of(declaration.at, "")
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
        item = root.item if root.whole else root.item or self._lost(root, surplus)
        asked = "" if root.whole else keyword
        first = root.lost or self._of_name(root, item if surplus else "") or self.first.of(root.at, asked, origin)[0]
        before = self.first.certain(root.at, keyword)
        said = closed(surplus, root.another) if root.whole else not_declared(surplus)
        said = said or self._said(root, keyword, before)
        site = self.refusing.place(root.origin.document, root.origin.pointer)
        mend = remedy(root, site, before, surplus) if declaration is None else _IF_SENT
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
            mend,
        )

    def _said(self, root: Root, keyword: str, before: Json) -> str:
        site = self.refusing.place(root.origin.document, root.origin.pointer)
        if not root.origin.keyword and site.schema is False:
            return forbidden(site)
        if not root.origin.keyword and isinstance(site.schema, dict) and keyword not in SAID:
            return "no value is allowed: `enum` lists none" if site.schema.get("enum") == [] else _NOTHING
        if keyword == "$ref":
            return f"it does not meet `{stated(site, keyword)}`, to which `$ref` leads"
        if keyword in _DEPENDENCIES and isinstance(site.schema, dict):
            return dependency(site.schema.get(keyword), root) or SAID[keyword]
        if keyword in UNIONS and root.lost is not None:
            return f"no branch of `{keyword}` is left for `{root.item}`"
        if keyword == "oneOf":
            return self._branches(site, root.part) or SAID[keyword]
        if keyword == "enum":
            return self._listed(site, root.part, before)
        if keyword in OF_THE_INSTANCE:
            return of_value(site.schema if isinstance(site.schema, dict) else {}, keyword, root.part)
        if keyword == "if":
            return SAID.get(root.item, "it does not meet `if`")
        if root.kind is Kind.REQUIRED:
            return f"{dumps(root.item, ensure_ascii=False)} is a required property"
        return SAID.get(keyword, f"it does not meet `{keyword}`" if keyword else "it does not meet the schema")

    def _listed(self, site: Site, part: Json, before: Json) -> str:
        """What is said of a value that is not listed, and of others that are not listed any more."""
        listed = stated(site, "enum")
        said = of_value({"enum": listed}, "enum", part)
        _, *others = gone(listed, part, before)
        return f"{short(said)}, nor {'is' if len(others) == 1 else 'are'} {named(others)}" if others else said

    def _strict(self, root: Root) -> str:
        """The flag beside a bound that refuses the bound itself (draft 4), where that is what refuses a part."""
        site = self.refusing.place(root.origin.document, root.origin.pointer)
        flag = FLAGS.get(root.origin.keyword, "")
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
        if stated(site, keyword) is not False:
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
        *_, known = self.first.of(pointers.join(root.at, surplus[0]), "")
        return surplus[0] if known else ""

    def _of_name(self, root: Root, name: str) -> Location | None:
        """What the first schema says of a property that the second does not declare."""
        if not name:
            return None
        return self.first.declared(pointers.join(root.at, name))

    def _branches(self, site: Site, part: Json) -> str:
        """Which branches of `oneOf` a value meets, where more than one is too many; empty where it is not known."""
        judges = [self._judge(branch) for branch in each_of(site, "oneOf")]
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
            count(patterns_in([closure.document]), self.spend)
            return validator(closure.document, dialect=closure.dialect, assert_formats=self.assert_formats)
        return None

    def _sentence(self, at: str, said: str) -> str:
        where = f"the value at `{at}`" if at else "it"
        return f"{self.names[0]} accepts this instance, {self.names[1]} refuses {where}: {short(said)}."
