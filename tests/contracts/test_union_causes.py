"""Breaks that are planted in the branches of unions are told where they were planted, and nowhere else."""

import json
import random
from collections.abc import Callable
from typing import Any, Final

import pytest

from anarq.contracts import Answer, Side, Verdict, decide, second_opinion, validator
from anarq.model import pointer as pointers

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
FAMILIES: Final[list[list[tuple[Any, Breaks]]]] = [
    VALUES,
    [*VALUES[:4], *map(objects, ("k", "l", "m"))],
    [objects(name) for name in ("k", "l", "m", "o")],
    [kinds(tag) for tag in "ABCD"],
    [lists(name) for name in ("k", "l", "m")],
    [VALUES[0], VALUES[4], *map(kinds, "AB"), lists("k")],
]


class Planted:
    """A union and the same with breaks, each at a known place."""

    def __init__(self, seed: int) -> None:
        source = random.Random(seed)  # noqa: S311 - reproducible, not secret
        family = source.choice(FAMILIES)
        self.keyword = source.choice(["anyOf", "oneOf"])
        self.nested = source.random() < 0.3
        self.around = source.choice(["", "property", "items"])
        self.wanted = source.randint(1, 6)
        self.expected: list[Place] = []
        self.gone = 0
        chosen = source.sample(family, source.randint(2, len(family)))
        referred = [source.random() < 0.3 for _ in chosen]
        broken = self._broken(source, chosen, referred)
        self.old = self._schema([branch for branch, _ in chosen], referred)
        self.new = self._schema(broken, referred)

    def _broken(
        self, source: random.Random, chosen: list[tuple[Any, Breaks]], referred: list[bool]
    ) -> list[Any]:
        """The branches after so many breaks; none in the place of one that is gone."""
        plants = [(index, place) for index, (_, breaks) in enumerate(chosen) for place in breaks]
        plants = source.sample(plants, min(self.wanted, len(plants)))
        lost = source.randrange(len(chosen)) if source.random() < 0.3 and not self.nested else None
        result: list[Any] = [branch for branch, _ in chosen]
        for index, place in plants:
            if index == lost or (place[1] and any(self._clash(index, place, other) for other in plants)):
                continue
            result[index] = chosen[index][1][place](result[index])
            self.expected.append((f"{index} {place[0]}", place[1]))
        if lost is not None:
            result[lost], self.gone = None, 1
        left = [index for index, branch in enumerate(result) if branch is not None]
        self.expected = sorted(
            (self._pointer(left, int(of.split()[0]), of.split()[1], referred), item) for of, item in self.expected
        )
        return result

    @staticmethod
    def _clash(index: int, place: Place, other: tuple[int, Place]) -> bool:
        """Whether a name would be dropped and changed at once."""
        name = place[1]
        return other[0] == index and other[1] != place and (other[1][1] == name or f"/{name}/" in other[1][0])

    def _prefix(self) -> str:
        return {"": "", "property": "/properties/u", "items": "/items"}[self.around]

    def _pointer(self, left: list[int], index: int, below: str, referred: list[bool]) -> str:
        if referred[index]:
            return f"/$defs/b{index}{below}"
        place = left.index(index)
        if self.nested:
            way = f"/{self.keyword}/0/{self.keyword}/{index}" if index < 2 else f"/{self.keyword}/{index - 1}"
        else:
            way = f"/{self.keyword}/{place}"
        return f"{self._prefix()}{way}{below}"

    def _schema(self, branches: list[Any], referred: list[bool]) -> Any:
        defined = {f"b{i}": branch for i, branch in enumerate(branches) if referred[i] and branch is not None}
        members = [
            {"$ref": f"#/$defs/b{i}"} if referred[i] else branch for i, branch in enumerate(branches) if branch is not None
        ]
        if self.nested:
            members = [{self.keyword: members[:2]}, *members[2:]]
        union: Any = {self.keyword: members}
        if self.around == "property":
            union = {"type": "object", "properties": {"u": union, "other": STRING}}
        elif self.around == "items":
            union = {"type": "array", "items": union}
        return copied({**union, "$defs": defined} if defined else union)


@pytest.mark.parametrize("seed", range(600))
def test_breaks_in_a_union_are_told_where_they_were_planted(seed: int) -> None:
    planted = Planted(seed)
    verdict = confirmed(planted.old, planted.new)
    union = pointers.join(planted._prefix(), planted.keyword)
    told = [place for place in places(verdict) if place[0] != union]
    gone = [place for place in places(verdict) if place[0] == union]
    assert (told, len(gone)) == (planted.expected, planted.gone), json.dumps([planted.old, planted.new])
    assert verdict.cause is None
    assert verdict.answer is (Answer.BREAKING if planted.expected or planted.gone else Answer.COMPATIBLE)
