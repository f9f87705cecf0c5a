"""Schemas in words, for people: what a value looks like, and every member of an object as a row."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from anarq.generators.members import description, members
from anarq.generators.naming import TypeNames
from anarq.generators.references import COMMON, References
from anarq.generators.text import Markdown, anchor, cell, code
from anarq.model.tree import Node
from anarq.model.views.schema import Schema

_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One member of an object, for a table.

    Attributes:
        name: with the path to it inside of the object: `fees[].kind`.
        shape: Markdown.
        required: whether it must be there.
        classification: public, internal, personal or sensitive; empty when it is not classified.
        meaning: one or more sentences.
        deprecated: whether it is going away.
    """

    name: str
    shape: Markdown
    required: bool
    classification: str
    meaning: str
    deprecated: bool


class Shapes:
    """Describes the schemas of one ecosystem."""

    def __init__(self, references: References, names: TypeNames, linked: Mapping[str, str] | None = None) -> None:
        """Nothing is read yet.

        Args:
            references: of the ecosystem.
            names: of its contracts.
            linked: the contracts that have a section `#type-<name>`, each with the file of the page that it stands on;
                an empty one is this page.
        """
        self._references = references
        self._names = names
        self._linked = linked or {}

    def link(self, name: str) -> Markdown:
        """The name of a contract, as a link where it has a section."""
        if name not in self._linked:
            return code(name)
        return Markdown(f"[{code(name)}]({self._linked[name]}#type-{anchor(name)})")

    def rows(self, node: Node, prefix: str = "", depth: int = 0) -> Iterator[Row]:
        """A row for each member of an object, those of inner objects that have no name of their own after it.

        What it has of the contracts that `extended` names is told where these are.
        """
        for name, member in members(self._references, node).items():
            if self._is_shared(member.node) and not self._is_shared(node):
                continue
            inner, steps = self._inner(member.node)
            yield Row(
                prefix + name,
                self.shape(member.node),
                member.required,
                Schema(member.node).classification.text(),
                description(self._references, member.node),
                Schema(member.node).deprecated.flag(),
            )
            if inner is not None and depth < _DEEPEST:
                yield from self.rows(inner, f"{prefix}{name}{steps}.", depth + 1)

    def extended(self, node: Node) -> tuple[Markdown, ...]:
        """The contracts with a section on another page of which an object has all members, each as a link."""
        found: dict[Markdown, None] = {}
        pending, seen = [node], set[tuple[int, str]]()
        while pending:
            part = pending.pop()
            key = id(part.document), part.pointer
            if key in seen or self._is_shared(part):
                continue
            seen.add(key)
            target = self._references.target(part)
            if target is not None and self._is_shared(target):
                found[self.link(self.name(part))] = None
            pending.extend([*([] if target is None else [target]), *Schema(part).all_of])
        return tuple(found)

    def _is_shared(self, node: Node) -> bool:
        """Whether what stands at a node is told on the page of what all modules share."""
        return bool(self._linked) and self._references.owner(node.document) == COMMON

    def name(self, node: Node) -> str:
        """The name of the contract that a schema refers to; empty when it refers to none."""
        target = self._references.target(node)
        return "" if target is None else self._names.of(target, Schema(node).reference)

    def shape(self, node: Node) -> Markdown:
        """What a value looks like, as Markdown for one cell."""
        name = self.name(node)
        if name:
            return self.link(name)
        said = Schema(node)
        if said.listed is not None:
            values = ", ".join(code(_plain(value)) for value in said.listed)
            return Markdown(f"one of {values}" if said.enum.exists else values)
        kinds = said.types or ("any value",)
        return Markdown(", ".join([" or ".join(self._kind(kind, node) for kind in kinds), *_constraints(node)]))

    def _kind(self, kind: str, node: Node) -> str:
        said = Schema(node)
        if kind == "array" and said.items.exists:
            return f"list of {self.shape(said.items)}"
        if kind == "object" and said.additional.mapping():
            return f"object of {self.shape(said.additional)} by name"
        return cell(kind)

    def _inner(self, node: Node) -> tuple[Node | None, str]:
        """The object inside of a member that is written out in place, and how a path goes there."""
        steps = ""
        while Schema(node).type == "array" and not self.name(node):
            node, steps = Schema(node).items, steps + "[]"
        written_out = not self.name(node) and bool(Schema(node).properties)
        return (node, steps) if written_out else (None, "")


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _constraints(node: Node) -> Iterator[str]:
    said = Schema(node)
    for (least, most), unit in ((said.length, " characters"), (said.count, " items"), (said.range, "")):
        if least.exists or most.exists:
            yield _range(least.json(), most.json()) + unit
    for bound, sign in zip(said.beyond, ("more than", "less than"), strict=True):
        if bound.exists:
            yield f"{sign} {_number(bound.json())}"
    if said.format.exists:
        yield cell(_plain(said.format.json()))
    if said.pattern.exists:
        yield code(_plain(said.pattern.json()))
    if said.default.exists:
        yield f"by default {code(_plain(said.default.json()))}"


def _range(least: object, most: object) -> str:
    if least is None:
        return f"at most {_number(most)}"
    return f"at least {_number(least)}" if most is None else f"{_number(least)} to {_number(most)}"


def _number(value: object) -> str:
    return cell(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
