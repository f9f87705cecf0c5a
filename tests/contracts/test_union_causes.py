"""Breaks that are planted in the branches of unions are told where they were planted, and nowhere else."""

import json
import random
from collections.abc import Callable
from typing import Any, Final

import pytest

from anarq.contracts import Answer, Break, Side, Verdict, decide, second_opinion, validator

STRING: Final[Any] = {"type": "string"}
INTEGER: Final[Any] = {"type": "integer"}
Place = tuple[str, str]


def causes(old: Any, new: Any) -> Verdict:
    return decide(Side(old), Side(new), causes=None)


def places(verdict: Verdict) -> list[Place]:
    return sorted((witness.second.pointer, witness.item) for witness in verdict.witnesses)


def confirmed(old: Any, new: Any) -> Verdict:
    """The verdict, after each of its witnesses was checked by both validators."""
    verdict = causes(old, new)
    for witness in verdict.witnesses:
        for make in (validator, second_opinion):
            assert make(old).is_valid(witness.instance)
            assert not make(new).is_valid(witness.instance)
    return verdict


def closed(*required: str, **properties: Any) -> Any:
    return {"type": "object", "properties": properties, "required": [*required], "additionalProperties": False}


def tagged(tag: str, *required: str, **properties: Any) -> Any:
    return {
        "type": "object",
        "properties": {"kind": {"const": tag}, **properties},
        "required": ["kind", *required],
    }


def copied(schema: Any) -> Any:
    return json.loads(json.dumps(schema))


# Branches that exclude each other, and for each the ways to break it: what the branch becomes, and where that is told.
Breaks = dict[Place, Callable[[Any], Any]]


def adding(**keywords: Any) -> Callable[[Any], Any]:
    return lambda branch: {**branch, **keywords}


def requiring(name: str) -> Callable[[Any], Any]:
    return lambda branch: {**branch, "required": [*branch["required"], name]}


def without(name: str) -> Callable[[Any], Any]:
    return lambda branch: {
        **branch,
        "properties": {other: below for other, below in branch["properties"].items() if other != name},
    }


def of_property(name: str, **keywords: Any) -> Callable[[Any], Any]:
    return lambda branch: {
        **branch,
        "properties": {**branch["properties"], name: {**branch["properties"][name], **keywords}},
    }


def of_items(change: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda branch: {**branch, "items": change(branch["items"])}


def objects(name: str) -> tuple[Any, Breaks]:
    """A closed object that only its required name tells from others of its kind."""
    return closed(name, **{name: STRING, "x": STRING, "y": INTEGER}), {
        ("/additionalProperties", "x"): without("x"),
        ("/additionalProperties", "y"): without("y"),
        (f"/properties/{name}/maxLength", ""): of_property(name, maxLength=3),
        ("/properties/y/minimum", ""): of_property("y", minimum=0),
        ("/required", "x"): requiring("x"),
    }


def kinds(tag: str) -> tuple[Any, Breaks]:
    """An open object with a tag."""
    return tagged(tag, v={"enum": ["1", "2"]}, n=INTEGER), {
        ("/properties/v/enum", ""): of_property("v", enum=["1"]),
        ("/properties/n/maximum", ""): of_property("n", maximum=9),
        ("/required", "n"): requiring("n"),
    }


def lists(name: str) -> tuple[Any, Breaks]:
    """Lists that only their items tell apart."""
    branch, breaks = objects(name)
    return {"type": "array", "items": branch, "minItems": 1}, {
        **{(f"/items{pointer}", item): of_items(change) for (pointer, item), change in breaks.items()},
        ("/maxItems", ""): adding(maxItems=3),
    }


def opened(name: str) -> tuple[Any, Breaks]:
    """An open object: one value may meet several of them."""
    branch = {"type": "object", "properties": {name: STRING, "x": STRING}, "required": [name]}
    return branch, {
        (f"/properties/{name}/maxLength", ""): of_property(name, maxLength=3),
        ("/properties/x/pattern", ""): of_property("x", pattern="^[a-z]+$"),
        ("/required", "x"): requiring("x"),
    }


def texts(letter: str) -> tuple[Any, Breaks]:
    return {"type": "string", "pattern": f"^{letter}"}, {
        ("/maxLength", ""): adding(maxLength=3),
        ("/minLength", ""): adding(minLength=2),
    }


VALUES: Final[list[tuple[Any, Breaks]]] = [
    ({"enum": ["a", "b"]}, {("/enum", ""): adding(enum=["a"])}),
    ({"type": "string", "enum": ["c", "d"]}, {("/enum", ""): adding(enum=["d"])}),
    ({"enum": ["e", "f"]}, {("/const", ""): lambda _: {"const": "e"}}),
    ({"enum": [1, 2, 3]}, {("/enum", ""): adding(enum=[1, 3])}),
    ({"type": "integer", "maximum": 0}, {("/minimum", ""): adding(minimum=-5)}),
    ({"type": "boolean"}, {("/const", ""): adding(const=True)}),
    ({"type": "null"}, {}),
    ({"type": "array", "items": STRING, "minItems": 1}, {
        ("/maxItems", ""): adding(maxItems=3),
        ("/items/pattern", ""): of_items(adding(pattern="^[a-z]+$")),
    }),
]  # fmt: skip
OVERLAPPING: Final[list[tuple[Any, Breaks]]] = [*map(opened, "klm"), VALUES[4], VALUES[6]]
FAMILIES: Final[list[list[tuple[Any, Breaks]]]] = [
    VALUES,
    [*VALUES[:4], *map(objects, ("k", "l", "m"))],
    [objects(name) for name in ("k", "l", "m", "o")],
    [kinds(tag) for tag in "ABCD"],
    [lists(name) for name in ("k", "l", "m")],
    [*map(texts, "abcd")],
    OVERLAPPING,
    [VALUES[0], VALUES[4], *map(kinds, "AB"), lists("k")],
]


NEW: Final = -1
"""Stands for a branch that the first schema does not have."""


class Planted:
    """A union and the same with breaks, each at a known place."""

    def __init__(self, seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - reproducible, not secret
        family = source.choice(FAMILIES)
        self.keyword = source.choice(["anyOf", "anyOf" if family is OVERLAPPING else "oneOf"])
        self.around = source.choice(["", "property", "items"])
        self.nested = source.random() < 0.3
        chosen = source.sample(family, source.randint(2, len(family)))
        self.referred = [source.random() < 0.3 for _ in chosen]
        order = [*range(len(chosen))]
        later = order if self.nested else self._edited(source, order)
        self.gone = len(chosen) - len({*later} - {NEW})
        plants = self._plants(source, chosen, later)
        broken = [branch for branch, _ in chosen]
        for index, place in plants:
            broken[index] = chosen[index][1][place](broken[index])
        self.expected = sorted((self._pointer(later, index, place[0]), place[1]) for index, place in plants)
        self.old = self._schema([branch for branch, _ in chosen], order)
        self.new = self._schema(broken, later)

    @staticmethod
    def _edited(source: random.Random, order: list[int]) -> list[int]:
        """The branches of the second schema: one may be gone, one new, and all in another order."""
        later = [*order]
        if source.random() < 0.3:
            later.remove(source.choice(later))
        if source.random() < 0.3:
            source.shuffle(later)
        if source.random() < 0.3:
            later.insert(source.randint(0, len(later)), NEW)
        return later

    @staticmethod
    def _plants(source: random.Random, chosen: list[tuple[Any, Breaks]], later: list[int]) -> list[tuple[int, Place]]:
        """One to six breaks; of a name that is dropped nothing else is changed."""
        plants = [(index, place) for index, (_, breaks) in enumerate(chosen) if index in later for place in breaks]
        plants = source.sample(plants, min(source.randint(1, 6), len(plants)))

        def is_clear(index: int, place: Place) -> bool:
            others = [other for at, other in plants if at == index and other != place]
            return not place[1] or not any(place[1] == name or f"/{place[1]}/" in way for way, name in others)

        return [(index, place) for index, place in plants if is_clear(index, place)]

    @property
    def union(self) -> str:
        """The pointer of the union."""
        return {"": "", "property": "/properties/u", "items": "/items"}[self.around] + f"/{self.keyword}"

    def _pointer(self, order: list[int], index: int, below: str) -> str:
        if self.referred[index]:
            return f"/$defs/b{index}{below}"
        place = order.index(index)
        if not self.nested:
            return f"{self.union}/{place}{below}"
        return f"{self.union}/0/{self.keyword}/{place}{below}" if place < 2 else f"{self.union}/{place - 1}{below}"

    def _schema(self, branches: list[Any], order: list[int]) -> Any:
        defined = {f"b{i}": branches[i] for i in order if i != NEW and self.referred[i]}
        members = [
            closed("new", new=STRING) if i == NEW else {"$ref": f"#/$defs/b{i}"} if self.referred[i] else branches[i]
            for i in order
        ]
        union: Any = {self.keyword: [{self.keyword: members[:2]}, *members[2:]] if self.nested else members}
        if self.around == "property":
            union = {"type": "object", "properties": {"u": union, "other": STRING}}
        elif self.around == "items":
            union = {"type": "array", "items": union}
        return copied({**union, "$defs": defined} if defined else union)


@pytest.mark.parametrize("seed", range(150))
def test_breaks_in_a_union_are_told_where_they_were_planted(seed: int) -> None:
    planted = Planted(seed)
    verdict = confirmed(planted.old, planted.new)
    told = [place for place in places(verdict) if place[0] != planted.union]
    gone = [place for place in places(verdict) if place[0] == planted.union]
    assert (told, len(gone)) == (planted.expected, planted.gone), json.dumps([planted.old, planted.new])
    assert verdict.cause is None
    assert verdict.answer is (Answer.BREAKING if planted.expected or planted.gone else Answer.COMPATIBLE)


UNION: Final = ""
"""Where it is told that no branch takes what was taken."""
_LETTERS: Final = "abcdefgh"


def of_tags(*tags: Any, **more: Any) -> Any:
    """An object of some tags; without any its tag is free."""
    listed = {"const": tags[0]} if len(tags) == 1 else {"enum": [*tags]} if tags else {"type": "string"}
    return {"type": "object", "properties": {"t": listed, **_parts(), **more}, "required": ["t"]}


def _parts() -> Any:
    return copied({"v": {"enum": ["1", "2"]}, "n": INTEGER, "m": STRING})


OF_OBJECTS: Final[Breaks] = {
    ("/properties/v/enum", ""): of_property("v", enum=["1"]),
    ("/properties/n/maximum", ""): of_property("n", maximum=9),
    ("/properties/m/pattern", ""): of_property("m", pattern="^[a-z]+$"),
    ("/required", "n"): requiring("n"),
    ("/required", "m"): requiring("m"),
}
OF_TEXTS: Final[Breaks] = {
    ("/maxLength", ""): adding(maxLength=3),
    ("/minLength", ""): adding(minLength=2),
    ("/pattern", ""): adding(pattern="^[a-z0-9]+$"),
}
OF_LISTS: Final[Breaks] = {
    ("/maxItems", ""): adding(maxItems=3),
    ("/items/minLength", ""): of_items(adding(minLength=1)),
}
OF_NUMBERS: Final[Breaks] = {("/minimum", ""): adding(minimum=-5), ("/maximum", ""): adding(maximum=9)}
LIST: Final[Any] = {"type": "array", "items": STRING}
OTHERS: Final[list[tuple[Any, Breaks]]] = [({"type": "boolean"}, {}), ({"type": "null"}, {}), (INTEGER, OF_NUMBERS)]
Branches = list[tuple[Any, Breaks]]


class Reshaped:
    """Two schemas, one of them a union at least, and where the second is narrower.

    Attributes:
        old: the first schema.
        new: the second.
        expected: the pointers of the causes, below the union.
    """

    def __init__(self, seed: int) -> None:
        self.source = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.keyword = self.source.choice(["anyOf", "oneOf"])
        self.lost = False
        make: Callable[[], tuple[Any, Branches]] = self.source.choice(
            [
                self._freed,
                self._split,
                self._split_types,
                self._split_values,
                self._split_optional,
                self._merged,
                self._merged_lists,
                self._beside,
                self._typed,
                self._gone_beside,
            ]
        )
        old, branches = make()
        self.source.shuffle(branches)
        planted = [self._broken(*branch) for branch in branches]
        causes = [f"/{index}{pointer}#{item}" for index, (_, of) in enumerate(planted) for pointer, item in of]
        self.around = self.source.choice(["", "property", "items", "reference", "beside"])
        self.expected = sorted([*causes, *([UNION] if self.lost else [])])
        self.old = self._placed({self.keyword: old} if isinstance(old, list) else old)
        self.new = self._placed({self.keyword: [branch for branch, _ in planted]})

    @property
    def union(self) -> str:
        """The pointer of the union."""
        around = {"property": "/properties/u", "items": "/items", "reference": "/$defs/u"}
        return f"{around.get(self.around, '')}/{self.keyword}"

    def _placed(self, schema: Any) -> Any:
        return copied({
            "": schema,
            "property": {"type": "object", "properties": {"u": schema}},
            "items": {"type": "array", "items": schema},
            "reference": {"type": "object", "properties": {"u": {"$ref": "#/$defs/u"}}, "$defs": {"u": schema}},
            "beside": {"title": "t", **schema},
        }[self.around])  # fmt: skip

    def _broken(self, branch: Any, breaks: Breaks) -> tuple[Any, list[tuple[str, str]]]:
        chosen = self.source.sample([*breaks], self.source.randint(0, min(2, len(breaks))))
        for place in chosen:
            branch = breaks[place](branch)
        return branch, chosen

    def _others(self) -> Branches:
        return self.source.sample(OTHERS, self.source.randint(0, 2))

    def _tags(self, least: int) -> list[str]:
        return self.source.sample(_LETTERS, self.source.randint(least, 4))

    def _freed(self) -> tuple[Any, Branches]:
        """A tag that is free, or one of many, becomes the tags of some branches."""
        tags = self._tags(1)
        many = [f"x{number}" for number in range(self.source.choice([0, 40]) if len(tags) > 1 else 0)]
        self.lost = True
        return of_tags(*many, *tags) if many else of_tags(), [(of_tags(tag), OF_OBJECTS) for tag in tags]

    def _split(self) -> tuple[Any, Branches]:
        """A branch becomes several, each for some of its tags; one tag may be left out."""
        tags, others = self._tags(3), self._others()
        cut = self.source.randint(1, len(tags) - 1)
        self.lost = self.source.random() < 0.4
        kept = [tags[:cut], tags[cut:]]
        branches = [(of_tags(*some), OF_OBJECTS) for some in kept]
        further = [(of_tags("z"), OF_OBJECTS)] if self.source.random() < 0.5 else []
        old = of_tags(*tags, *(["lost"] if self.lost else []))
        return [old, *(branch for branch, _ in (*further, *others))], [*branches, *further, *others]

    def _split_types(self) -> tuple[Any, Branches]:
        """A branch of several types becomes one of each; a type may be left out."""
        names = ["string", "integer", "null"]
        self.lost = self.source.random() < 0.4
        branches: Branches = [(STRING, OF_TEXTS), (INTEGER, OF_NUMBERS), ({"type": "null"}, {})]
        further: Branches = [(of_tags("z"), OF_OBJECTS), (LIST, OF_LISTS)]
        old = {"type": [*names, "boolean"] if self.lost else names}
        return [old, *(branch for branch, _ in further)], [*branches, *further]

    def _split_values(self) -> tuple[Any, Branches]:
        """A branch of several values becomes two, each for some of them; one value may be left out."""
        values, others = self._tags(4), self._others()
        self.lost = self.source.random() < 0.4
        branches: Branches = [({"enum": values[:2]}, {}), ({"enum": values[2:]}, {})]
        old = {"enum": [*values, *(["lost"] if self.lost else [])]}
        return [old, *(branch for branch, _ in others)], [*branches, *others]

    def _split_optional(self) -> tuple[Any, Branches]:
        """A branch with a tag that nobody requires becomes two; what has no tag meets both."""
        self.keyword = "anyOf"
        one, other, old = of_tags("a", "b"), of_tags("c"), of_tags("a", "b", "c")
        for each in (one, other, old):
            each["required"] = []
        others = self._others()
        branches: Branches = [(one, OF_OBJECTS), (other, OF_OBJECTS), *others]
        return [old, *(branch for branch, _ in others)], branches

    def _gone_beside(self) -> tuple[Any, Branches]:
        """A branch is split, and another one with a tag is gone."""
        old, branches = self._split()
        if self.lost:
            return old, branches
        self.lost = True
        return [*old, of_tags("gone")], branches

    def _merged(self) -> tuple[Any, Branches]:
        """Several branches become one for all of their tags."""
        tags, others = self._tags(2), self._others()
        old = [*(of_tags(tag) for tag in tags), *(branch for branch, _ in others)]
        self.source.shuffle(old)
        return old, [(of_tags(*tags), OF_OBJECTS), *others]

    def _merged_lists(self) -> tuple[Any, Branches]:
        """Lists of one thing and of another become lists of both."""
        others = self._others()
        old = [LIST, {"type": "array", "items": INTEGER}, *(branch for branch, _ in others)]
        self.source.shuffle(old)
        return old, [({"type": "array", "items": {"type": ["string", "integer"]}}, OF_LISTS), *others]

    def _beside(self) -> tuple[Any, Branches]:
        """A branch that takes a little of what another one takes is added beside it."""
        self.keyword = "anyOf"
        one, other = (STRING, OF_TEXTS), (of_tags("a", "b"), OF_OBJECTS)
        others: Branches = [one, other, *self._others()]
        text = self.source.choice([{"const": "0a0"}, {"enum": ["0a0", "1a"]}])
        added = self.source.choice([text, of_tags("a", k={"const": 1})])
        if added is not text:  # it takes nothing that the other one does not
            others[1] = (other[0], {})
        return [branch for branch, _ in others], [*others, (added, {})]

    def _typed(self) -> tuple[Any, Branches]:
        """What was of any type, or of several, becomes a union of some types."""
        branches: Branches = [(STRING, OF_TEXTS), (INTEGER, OF_NUMBERS), ({"type": "boolean"}, {})]
        chosen = self.source.sample(branches, self.source.randint(1, 3))
        self.lost = self.source.random() < 0.7 or len(chosen) == 1
        names = [branch["type"] for branch, _ in chosen]
        return {"type": [*names, *(["null", "array"] if self.lost else [])]}, chosen


def told(reshaped: Reshaped, verdict: Verdict) -> list[str]:
    """The places of the causes, below the union."""
    pairs = [(pointer.removeprefix(reshaped.union), item) for pointer, item in places(verdict)]
    return sorted(f"{pointer}#{item}" if pointer else UNION for pointer, item in pairs)


@pytest.mark.parametrize("seed", range(200))
def test_breaks_in_branches_that_were_split_merged_or_added_are_told_where_they_were_planted(seed: int) -> None:
    reshaped = Reshaped(seed)
    verdict = confirmed(reshaped.old, reshaped.new)
    assert told(reshaped, verdict) == reshaped.expected, json.dumps([reshaped.old, reshaped.new])
    assert verdict.cause is None
    assert verdict.answer is (Answer.BREAKING if reshaped.expected else Answer.COMPATIBLE)


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            [{"enum": ["a", "b"]}, {"type": "array"}],
            [{"enum": ["a"]}, {"type": "array", "maxItems": 3}],
            ["/0/enum", "/1/maxItems"],
        ),
        (
            [{"type": "string", "enum": ["a", "b"]}, {"type": "array"}],
            [{"type": "string", "enum": ["a"]}, {"type": "array", "maxItems": 3}],
            ["/0/enum", "/1/maxItems"],
        ),
        (
            [{"enum": ["auto", "none"]}, INTEGER],
            [{"const": "auto"}, {"type": "integer", "minimum": 0}],
            ["/0/const", "/1/minimum"],
        ),
        ([{"enum": ["a", "b"]}, {"enum": [1, 2]}], [{"enum": ["a"]}, {"enum": [1]}], ["/0/enum", "/1/enum"]),
        ([{"const": "a"}, {"type": "array"}], [{"type": "array", "maxItems": 3}], ["", "/0/maxItems"]),
        ([{"type": "boolean"}, {"type": "null"}], [{"type": "boolean", "const": True}, {"type": "null"}], ["/0/const"]),
    ],
)
def test_a_value_that_a_branch_lists_no_more_hides_no_other_break(
    keyword: str, old: Any, new: Any, expected: list[str]
) -> None:
    told = places(confirmed({keyword: old}, {keyword: new}))
    assert [pointer for pointer, _ in told] == [f"/{keyword}{place}" for place in expected]
    within = [{"properties": {"p": {keyword: branches}}} for branches in (old, new)]
    assert [pointer for pointer, _ in places(confirmed(*within))] == [
        f"/properties/p/{keyword}{place}" for place in expected
    ]


def test_lists_are_told_apart_by_their_items() -> None:
    def both(**more: Any) -> Any:
        return {"oneOf": [{"type": "array", "items": closed(name, **{name: STRING}, **more)} for name in "le"]}

    assert places(confirmed(both(x=STRING), both())) == [
        ("/oneOf/0/items/additionalProperties", "x"),
        ("/oneOf/1/items/additionalProperties", "x"),
    ]


def named(name: str, *values: str) -> Any:
    """An object by a name that nobody requires."""
    listed = {"v": {"enum": [*values]}} if values else {}
    return {"type": "object", "properties": {"n": {"const": name}, **listed}}


def test_a_branch_that_is_gone_is_not_looked_for_in_those_that_are_left() -> None:
    old = {"anyOf": [named("A", "1"), named("B", "1", "2"), named("C")]}
    new = {"anyOf": [named("A", "1"), named("B", "1")]}
    verdict = confirmed(old, new)
    assert places(verdict) == [("/anyOf", "#/anyOf/2"), ("/anyOf/1/properties/v/enum", "")]
    assert {witness.first.pointer for witness in verdict.witnesses} == {"/anyOf/2", "/anyOf/1/properties/v/enum"}
    assert places(confirmed(old, {"anyOf": old["anyOf"][:2]})) == [("/anyOf", "#/anyOf/2")]


def test_each_branch_that_is_gone_is_a_cause() -> None:
    letters = [{"type": "string", "pattern": f"^{letter}"} for letter in "ab"]
    verdict = confirmed({"anyOf": [*letters, INTEGER]}, {"anyOf": [{"type": "integer", "minimum": 0}]})
    assert places(verdict) == [("/anyOf", "#/anyOf/0"), ("/anyOf", "#/anyOf/1"), ("/anyOf/0/minimum", "")]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_union_in_a_union_is_told_by_its_branches(keyword: str) -> None:
    def nested(*names: str, **more: Any) -> Any:
        branches = [closed(name, **{name: STRING}, **more) for name in names]
        return {keyword: [{keyword: branches[:-1]}, branches[-1]]}

    assert places(confirmed(nested(*"wgf", x=STRING), nested(*"wgf"))) == [
        (f"/{keyword}/0/{keyword}/0/additionalProperties", "x"),
        (f"/{keyword}/0/{keyword}/1/additionalProperties", "x"),
        (f"/{keyword}/1/additionalProperties", "x"),
    ]
    told = places(confirmed(nested(*"awgf"), nested(*"agf")))
    assert told == [(f"/{keyword}/0/{keyword}", f"#/{keyword}/0/{keyword}/1")]


@pytest.mark.parametrize("nested_first", [True, False])
def test_branches_are_found_whether_they_are_in_a_union_of_their_own_or_not(nested_first: bool) -> None:
    def branches(*more: str) -> list[Any]:
        return [closed(name, **{name: STRING}, **dict.fromkeys(more, STRING)) for name in "wgf"]

    def nested(own: list[Any]) -> Any:
        return {"anyOf": [{"anyOf": own[:2]}, own[2]]}

    if nested_first:
        old, new = nested(branches("x")), {"anyOf": branches()}
        expected = {f"/anyOf/{index}/additionalProperties" for index in range(3)}
    else:
        old, new = {"anyOf": branches("x")}, nested(branches())
        expected = {f"/anyOf/{way}/additionalProperties" for way in ("0/anyOf/0", "0/anyOf/1", "1")}
    assert {pointer for pointer, _ in places(confirmed(old, new))} == expected


def test_a_branch_for_anything_that_is_narrowed_is_one_cause() -> None:
    objects_: Any = {"type": "object"}
    assert places(confirmed({"anyOf": [objects_, {}]}, {"anyOf": [objects_, {**objects_, "title": "t"}]})) == [
        ("/anyOf/1/type", "")
    ]


def test_what_is_said_to_accept_a_witness_accepts_it() -> None:
    old = {"anyOf": [named("A", "1"), named("B", "2", "3")]}
    (witness,) = confirmed(old, {"anyOf": [named("A", "1"), named("B", "2")]}).witnesses
    assert (witness.instance, witness.first.pointer) == ({"v": "3"}, "/anyOf/1/properties/v/enum")
    lists_ = [
        {"type": "array", "items": {"oneOf": [closed("i", i=STRING), closed(*names, h=STRING)]}}
        for names in ("h", "hz")
    ]
    (witness,) = confirmed(*lists_).witnesses
    assert (witness.first.pointer, witness.second.pointer) == ("/items/oneOf/1/required", "/items/oneOf/1/required")


def test_a_reference_that_leads_elsewhere_is_told_and_not_what_it_leads_to() -> None:
    defined: Any = {
        "event": {"type": "object", "properties": {"a": STRING}},
        "any": {"oneOf": [{"type": "string"}, {"$ref": "#/$defs/event"}]},
    }
    known: Any = {"$defs": defined, "type": "object"}
    old = {**known, "properties": {"p": {"$ref": "#/$defs/any"}, "q": {"$ref": "#/$defs/any"}}}
    new = {**known, "properties": {"p": {"$ref": "#/$defs/event"}, "q": {"$ref": "#/$defs/any"}}}
    (witness,) = confirmed(old, new).witnesses
    assert (witness.first.pointer, witness.second.pointer) == ("/properties/p/$ref", "/properties/p/$ref")
    assert witness.sentence.endswith("it does not meet `#/$defs/event`, to which `$ref` leads.")
    narrowed = {**defined, "event": {"type": "object", "properties": {"a": {"type": "string", "maxLength": 3}}}}
    assert places(confirmed(old, {**new, "$defs": narrowed})) == [
        ("/$defs/event/properties/a/maxLength", ""),
        ("/properties/p/$ref", ""),
    ]


def test_a_condition_that_holds_in_more_cases_is_told_beside_what_changed_in_what_it_asks_for() -> None:
    some: Any = {"required": ["k"]}
    old: Any = {"type": "object", "if": some, "then": {"required": ["x"]}}
    new: Any = {**old, "if": {"anyOf": [some, {"required": ["j"]}]}, "then": {"required": ["x"], "maxProperties": 4}}
    assert places(confirmed(old, new)) == [("/if", "then"), ("/then/maxProperties", "")]


def test_what_meets_two_branches_only_since_one_was_mended_is_no_cause() -> None:
    """The branch by itself was mended for another place, and the union was never changed."""
    event: Any = {"type": "object", "properties": {"a": STRING}}
    text: Any = {"type": "string", "enum": ["r", "w"]}

    def schema(event: Any, of_p: Any, shortest: int, *more: Any) -> Any:
        parts = {"p": of_p, "q": {"oneOf": [text, {"$ref": "#/$defs/event"}, *more]}, "r": {"minLength": shortest}}
        return {"$defs": {"event": event}, "type": "object", "properties": parts, "required": ["r"]}

    both = {"oneOf": [text, {"$ref": "#/$defs/event"}]}
    old = schema(event, both, 0)
    new = schema({**event, "maxProperties": 3}, {"$ref": "#/$defs/event"}, 1)
    assert [pointer for pointer, _ in places(confirmed(old, new))] == [
        "/$defs/event/maxProperties",
        "/properties/p/$ref",
        "/properties/r/minLength",
    ]
    new = schema({**event, "maxProperties": 3}, {"$ref": "#/$defs/event"}, 1, {"const": "r"})
    assert [pointer for pointer, _ in places(confirmed(old, new))] == [
        "/$defs/event/maxProperties",
        "/properties/p/$ref",
        "/properties/q/oneOf",
        "/properties/r/minLength",
    ]


def test_two_branches_that_overlap_are_a_cause_beside_what_is_narrowed_in_others() -> None:
    old: Any = {"oneOf": [STRING, {"type": "integer"}]}
    new: Any = {"oneOf": [STRING, {"type": "integer", "minimum": 0}, {"type": "string", "maxLength": 2}]}
    assert places(confirmed(old, new)) == [("/oneOf", ""), ("/oneOf/1/minimum", "")]


def test_many_branches_that_all_changed_are_compared_within_the_steps() -> None:
    def union(*more: str) -> Any:
        return {"anyOf": [closed(f"n{i}", **{f"n{i}": STRING}, **dict.fromkeys(more, STRING)) for i in range(60)]}

    verdict = causes(union("x"), union())
    assert places(verdict) == sorted((f"/anyOf/{i}/additionalProperties", "x") for i in range(60))


def tag(listed: Any, *required: str, **more: Any) -> Any:
    return {"type": "object", "required": ["t", *required], "properties": {"t": listed, **more}}


BY_LETTER: Final[list[Any]] = [tag({"const": "a"}), tag({"const": "b"})]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
@pytest.mark.parametrize(
    ("free", "branches"),
    [
        (STRING, BY_LETTER),
        (STRING, BY_LETTER[:1]),
        (True, BY_LETTER),
        ({"type": "string", "maxLength": 1}, BY_LETTER),
        (INTEGER, [tag({"const": 1}), tag({"const": 2})]),
    ],
)
def test_a_free_tag_that_becomes_those_of_some_branches_is_one_cause(keyword: str, free: Any, branches: Any) -> None:
    old, new = tag(free), {keyword: branches}
    for around in (
        lambda schema: schema,
        lambda schema: {"type": "array", "items": schema},
        lambda schema: {"$ref": "#/$defs/u", "$defs": {"u": schema}},
        lambda schema: {"type": "object", "properties": {"other": True}, "allOf": [schema]},
    ):
        verdict = confirmed(around(old), around(new))
        assert [(pointer.rpartition("/")[2], item) for pointer, item in places(verdict)] == [(keyword, "t")]
        assert verdict.cause is None


def test_what_is_narrowed_in_branches_is_told_beside_the_tag_that_was_free() -> None:
    new = [tag({"const": "a"}, v={**INTEGER, "minimum": 0}), tag({"const": "b"}, v={**INTEGER, "maximum": 9})]
    assert places(confirmed(tag(STRING, v=INTEGER), {"oneOf": new})) == [
        ("/oneOf", "t"),
        ("/oneOf/0/properties/v/minimum", ""),
        ("/oneOf/1/properties/v/maximum", ""),
    ]


def test_the_tags_of_a_list_that_no_branch_takes_are_named_in_one_cause() -> None:
    many = [f"x{number}" for number in range(10, 70)]
    (place,) = places(confirmed(tag({"enum": many}), {"oneOf": [tag({"const": "x10"}), tag({"const": "x11"})]}))
    assert place == ("/oneOf", "t: " + ", ".join([f"x{number}" for number in range(12, 24)] + ["…"]))
    assert places(confirmed(tag({"enum": ["a", "b", "c"]}), {"oneOf": BY_LETTER})) == [("/oneOf", "t: c")]
    narrowed = {"oneOf": [tag({"const": "x10"})]}
    assert places(confirmed(tag({"enum": many}), narrowed)) == [("/oneOf/0/properties/t/const", "")]


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_a_branch_that_was_split_is_told_by_the_parts_of_it(keyword: str) -> None:
    of_z = tag({"const": "z"})
    old = {keyword: [tag({"enum": ["p", "q"]}, v=INTEGER, w=INTEGER), of_z]}
    of_p = tag({"const": "p"}, v=INTEGER, w=INTEGER)
    of_q = tag({"const": "q"}, "w", v={**INTEGER, "minimum": 0}, w=INTEGER)
    for branches in ([of_p, of_q, of_z], [of_z, of_q, of_p]):
        assert places(confirmed(old, {keyword: branches})) == [
            (f"/{keyword}/1/properties/v/minimum", ""),
            (f"/{keyword}/1/required", "w"),
        ]


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ([{**STRING, "minLength": 1}, INTEGER, {"const": "auto"}], "/anyOf/0/minLength"),
        ([{"const": "auto"}, INTEGER, {**STRING, "minLength": 1}], "/anyOf/2/minLength"),
        ([{"enum": ["auto", "none"]}, {**STRING, "pattern": "^[0-9]+$"}, INTEGER], "/anyOf/1/pattern"),
    ],
)
def test_a_branch_that_was_added_beside_a_narrowed_one_is_not_to_blame(new: Any, expected: str) -> None:
    assert places(confirmed({"anyOf": [STRING, INTEGER]}, {"anyOf": new})) == [(expected, "")]


@pytest.mark.parametrize(
    ("more", "expected"),
    [({"maxItems": 3}, "/anyOf/0/maxItems"), ({"items": {"minLength": 1}}, "/anyOf/0/items/minLength")],
)
def test_branches_that_were_merged_are_not_gone(more: Any, expected: str) -> None:
    items = {"type": ["string", "integer"], **more.get("items", {})}
    old = [{"type": "array", "items": STRING}, {"type": "array", "items": INTEGER}]
    new = {"type": "array", **more, "items": items}
    assert places(confirmed({"anyOf": old}, {"anyOf": [new]})) == [(expected, "")]


def test_a_property_that_one_of_the_merged_branches_declared_is_declared_for_the_others() -> None:
    old = {"oneOf": [tag({"const": "p"}, a=STRING), tag({"const": "q"}, b=STRING)]}
    verdict = confirmed(old, {"oneOf": [tag({"enum": ["p", "q"]}, a=STRING, b=STRING)]})
    assert places(verdict) == [("/oneOf/0/properties/a", ""), ("/oneOf/0/properties/b", "")]
    assert {witness.of for witness in verdict.witnesses} == {Break.DECLARED}


def test_types_that_no_branch_takes_are_one_cause_as_they_are_for_a_list_of_types() -> None:
    texts: Any = {"type": "array", "items": STRING}
    verdict = confirmed({"properties": {"v": {}}}, {"properties": {"v": {"oneOf": [STRING, texts]}}})
    assert places(verdict) == [("/properties/v/oneOf", ""), ("/properties/v/oneOf/1/items/type", "")]
    assert places(confirmed({"type": ["string", "null"]}, {"oneOf": [STRING, texts]})) == [("/oneOf", "null")]


@pytest.mark.parametrize("names", [("r", "rg"), ("rg", "r"), ("rx", "rgx"), ("r", "rg", "rh")])
def test_a_cause_that_another_one_makes_superfluous_is_not_told(names: tuple[str, ...]) -> None:
    """The widest of some open branches takes what the others do."""

    def union(more: str) -> Any:
        return {"anyOf": [tag_free(each + more) for each in names]}

    def tag_free(letters: str) -> Any:
        return {"type": "object", "required": ["r"], "properties": dict.fromkeys(letters, STRING)}

    widest = names.index(min(names, key=len))
    assert places(confirmed(union(""), union("o"))) == [(f"/anyOf/{widest}/properties/o", "")]


def test_causes_in_branches_that_overlap_are_told_where_each_is_needed() -> None:
    def union(**more: Any) -> Any:
        return {
            "anyOf": [{"type": "object", "required": [name], "properties": {name: STRING, **more}} for name in "gh"]
        }

    assert places(confirmed(union(), union(o=STRING))) == [("/anyOf/0/properties/o", ""), ("/anyOf/1/properties/o", "")]


@pytest.mark.parametrize(
    ("gone", "item"),
    [
        (INTEGER, "integer"),
        ({"type": ["integer", "null"]}, "null, integer"),
        ({"type": "number"}, "number"),
        (tag({"const": False}), "t: false"),
        (tag({"const": None}), "t: null"),
        (tag({"const": "x"}), "t: x"),
        ({"type": "integer", "minimum": 0}, "#/anyOf/0"),
    ],
)
def test_a_branch_that_is_gone_is_called_by_its_type_or_tag(gone: Any, item: str) -> None:
    assert places(confirmed({"anyOf": [gone, STRING]}, {"anyOf": [STRING]})) == [("/anyOf", item)]


def test_what_accepts_a_witness_is_the_branch_and_not_the_union_around_it() -> None:
    def values(*branches: Any) -> Any:
        return {"additionalProperties": {"title": "t", "anyOf": [INTEGER, *branches]}}

    (witness,) = confirmed(values(STRING), values({**STRING, "maxLength": 3})).witnesses
    assert witness.first.pointer == "/additionalProperties/anyOf/1"
    (witness,) = confirmed(values({"oneOf": [{"type": "null"}, STRING]}), values({"type": "null"})).witnesses
    assert witness.first.pointer == "/additionalProperties/anyOf/1/oneOf/1"


def test_a_free_tag_that_becomes_one_of_many_hides_nothing_within_the_steps() -> None:
    branches = [tag({"const": f"x{i}"}, v={**STRING, "maxLength": i + 3} if i < 6 else STRING) for i in range(120)]
    verdict = causes(tag(STRING, v=STRING), {"oneOf": branches})
    narrowed = [(f"/oneOf/{i}/properties/v/maxLength", "") for i in range(6)]
    assert (places(verdict), verdict.cause) == ([("/oneOf", "t"), *narrowed], None)


class Overlapping:
    """Open branches that overlap, in some of which a property is declared that was open."""

    def __init__(self, seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - reproducible, not secret
        self.branches: list[Any] = []
        for _ in range(source.randint(2, 4)):
            names = source.sample("abcd", source.randint(1, 3))
            required = source.sample(names, source.randint(0, len(names)))
            declared = {name: source.choice([STRING, STRING, INTEGER]) for name in names}
            self.branches.append({"type": "object", "required": required, "properties": declared})
        self.planted = {place for place in range(len(self.branches)) if source.random() < 0.8}

    def declared_in(self, places: set[int]) -> Any:
        """The union with the property in some of its branches."""
        branches = [
            {**branch, "properties": {**branch["properties"], "o": STRING}} if place in places else branch
            for place, branch in enumerate(self.branches)
        ]
        return {"anyOf": branches}


@pytest.mark.parametrize("seed", range(40))
def test_what_is_told_of_branches_that_overlap_is_enough_and_nothing_of_it_is_superfluous(seed: int) -> None:
    union = Overlapping(seed)
    old = union.declared_in(set())
    verdict = confirmed(old, union.declared_in(union.planted))
    found = {int(pointer.split("/")[2]) for pointer, _ in places(verdict)}
    assert {pointer for pointer, _ in places(verdict)} == {f"/anyOf/{place}/properties/o" for place in found}
    assert causes(old, union.declared_in(union.planted - found)).answer is Answer.COMPATIBLE
    for place in found:
        assert causes(old, union.declared_in(union.planted - (found - {place}))).answer is Answer.BREAKING


def test_what_a_branch_without_a_counterpart_closes_is_a_cause_of_any_first_schema() -> None:
    """What is known of the first schema is more than was read, once the search has limited it to a type."""
    only: Any = {"unevaluatedProperties": False, "not": {"maxLength": 1}, "propertyNames": {"maxLength": 2}}
    verdict = confirmed({"uniqueItems": True, "minItems": 2}, {"oneOf": [only]})
    assert [witness.second.pointer for witness in verdict.witnesses][:1]
