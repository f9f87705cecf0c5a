"""Schemas in words, for people: what a value looks like, and every member of an object as a row."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.generators.members import description, members
from anarq.generators.naming import TypeNames
from anarq.generators.references import References
from anarq.generators.schemas import list_of
from anarq.generators.text import Markdown, anchor, cell, code
from anarq.model.tree import Node

_DEEPEST: Final = 6
_UNITS: Final = (("minLength", "maxLength", "characters"), ("minItems", "maxItems", "items"))


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

    def __init__(self, references: References, names: TypeNames, linked: frozenset[str] = frozenset()) -> None:
        """Nothing is read yet.

        Args:
            references: of the ecosystem.
            names: of its contracts.
            linked: the contracts that have a section `#type-<name>` on the page.
        """
        self._references = references
        self._names = names
        self._linked = linked

    def link(self, name: str) -> Markdown:
        """The name of a contract, as a link where it has a section."""
        return Markdown(f"[{code(name)}](#type-{anchor(name)})") if name in self._linked else code(name)

    def rows(self, node: Node, prefix: str = "", depth: int = 0) -> Iterator[Row]:
        """A row for each member of an object, those of inner objects that have no name of their own after it."""
        for name, member in members(self._references, node).items():
            inner, steps = self._inner(member.node)
            yield Row(
                prefix + name,
                self.shape(member.node),
                member.required,
                member.node.get("x-anarq-classification").text(),
                description(self._references, member.node),
                member.node.get("deprecated").flag(),
            )
            if inner is not None and depth < _DEEPEST:
                yield from self.rows(inner, f"{prefix}{name}{steps}.", depth + 1)

    def name(self, node: Node) -> str:
        """The name of the contract that a schema refers to; empty when it refers to none."""
        target = self._references.target(node)
        return "" if target is None else self._names.of(target, node.get("$ref"))

    def shape(self, node: Node) -> Markdown:
        """What a value looks like, as Markdown for one cell."""
        name = self.name(node)
        if name:
            return self.link(name)
        if node.get("enum").exists:
            return Markdown("one of " + ", ".join(code(_plain(value)) for value in list_of(node.get("enum"))))
        if node.get("const").exists:
            return code(_plain(node.mapping()["const"]))
        kinds = node.get("type").texts() or (node.get("type").text("any value"),)
        return Markdown(", ".join([" or ".join(self._kind(kind, node) for kind in kinds), *_constraints(node)]))

    def _kind(self, kind: str, node: Node) -> str:
        if kind == "array" and node.get("items").exists:
            return f"list of {self.shape(node.get('items'))}"
        if kind == "object" and node.get("additionalProperties").mapping():
            return f"object of {self.shape(node.get('additionalProperties'))} by name"
        return cell(kind)

    def _inner(self, node: Node) -> tuple[Node | None, str]:
        """The object inside of a member that is written out in place, and how a path goes there."""
        steps = ""
        while node.get("type").text() == "array" and not self.name(node):
            node, steps = node.get("items"), steps + "[]"
        written_out = not self.name(node) and bool(node.get("properties").mapping())
        return (node, steps) if written_out else (None, "")


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _constraints(node: Node) -> Iterator[str]:
    found = node.mapping()
    for least, most, unit in _UNITS:
        if least in found or most in found:
            yield f"{_range(found.get(least), found.get(most))} {unit}"
    if "minimum" in found or "maximum" in found:
        yield _range(found.get("minimum"), found.get("maximum"))
    for keyword, sign in (("exclusiveMinimum", "more than"), ("exclusiveMaximum", "less than")):
        if keyword in found:
            yield f"{sign} {_number(found[keyword])}"
    if "format" in found:
        yield cell(_plain(found["format"]))
    if "pattern" in found:
        yield code(_plain(found["pattern"]))
    if "default" in found:
        yield f"by default {code(_plain(found['default']))}"


def _range(least: object, most: object) -> str:
    if least is None:
        return f"at most {_number(most)}"
    return f"at least {_number(least)}" if most is None else f"{_number(least)} to {_number(most)}"


def _number(value: object) -> str:
    return cell(str(int(value)) if isinstance(value, float) and value.is_integer() else str(value))
