"""A JSON Schema, wherever one stands: its keywords."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.tree import Json, Node

ITEMS: Final = "items"
"""What the list of a page of a collection is called."""

_REFERENCE: Final = "$ref"


@dataclass(frozen=True, slots=True)
class Schema:
    """What a schema says itself; its references are not followed.

    Attributes:
        node: the schema, which is data of any form when the document is wrong.
    """

    node: Node

    @property
    def id(self) -> Node:
        """Its identifier, e.g. `urn:anarq:qwallet:payment:v1`."""
        return self.node.get("$id")

    @property
    def dialect(self) -> Node:
        """The identifier of the dialect that it is written in."""
        return self.node.get("$schema")

    @property
    def reference(self) -> Node:
        """The reference to another schema, whose keywords hold besides its own."""
        return self.node.get(_REFERENCE)

    @property
    def dynamic_reference(self) -> Node:
        """The reference to the schema of a name that stands outermost on the way here."""
        return self.node.get("$dynamicRef")

    @property
    def dynamic_anchor(self) -> Node:
        """The name under which such references find it."""
        return self.node.get("$dynamicAnchor")

    @property
    def is_mere_reference(self) -> bool:
        """Whether it says nothing but what it refers to."""
        return set(self.node.mapping()) == {_REFERENCE}

    @property
    def title(self) -> Node:
        """What it is called."""
        return self.node.get("title")

    @property
    def description(self) -> Node:
        """What its values mean."""
        return self.node.get("description")

    @property
    def deprecated(self) -> Node:
        """Whether it is going away."""
        return self.node.get("deprecated")

    @property
    def default(self) -> Node:
        """The value in place of none."""
        return self.node.get("default")

    @property
    def examples(self) -> Node:
        """A list of instances."""
        return self.node.get("examples")

    @property
    def const(self) -> Node:
        """The only value."""
        return self.node.get("const")

    @property
    def enum(self) -> Node:
        """The list of all values."""
        return self.node.get("enum")

    @property
    def listed(self) -> list[Json] | None:
        """Its values where it lists them all; None where it does not."""
        if self.enum.exists:
            return self.enum.value if isinstance(self.enum.value, list) else []
        return [self.const.json()] if self.const.exists else None

    @property
    def types(self) -> tuple[str, ...]:
        """The types of its values, as it names them; empty when it names none."""
        named = self.node.get("type")
        return named.texts() or ((named.text(),) if named.text() else ())

    @property
    def has_type(self) -> bool:
        """Whether it says anything of types."""
        return self.node.get("type").exists

    @property
    def nullable(self) -> bool:
        """Whether `null` is one of its values, as OpenAPI 3.0 says it."""
        return self.node.get("nullable").flag()

    @property
    def type(self) -> str:
        """The one type that it names; empty when it names none or several."""
        return self.node.get("type").text()

    @property
    def items(self) -> Node:
        """The schema of the elements of a list."""
        return self.node.get("items")

    @property
    def additional(self) -> Node:
        """The schema of the members that it does not name."""
        return self.node.get("additionalProperties")

    @property
    def is_closed(self) -> bool:
        """Whether it admits no member besides those that are named."""
        return any(self.node.get(key).value is False for key in ("unevaluatedProperties", "additionalProperties"))

    @property
    def described(self) -> Node:
        """The schemas of the members that it names, by name, there or not."""
        return self.node.get("properties")

    @property
    def properties(self) -> dict[str, Node]:
        """The schema of each member that it names."""
        return dict(self.described.items())

    def member(self, name: str) -> Node:
        """The schema of a member; missing when it does not name it."""
        return self.node.get("properties", name)

    @property
    def demanded(self) -> Node:
        """The list of the members that must be there, there or not."""
        return self.node.get("required")

    @property
    def demands(self) -> tuple[Node, ...]:
        """The name of each member that must be there, where it stands; of any form when the document is wrong."""
        return tuple(self.demanded.elements())

    @property
    def required(self) -> tuple[str, ...]:
        """The members that must be there."""
        return self.demanded.texts()

    @property
    def describes_others(self) -> bool:
        """Whether it describes members otherwise than by their names."""
        keywords = ("patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames")
        return any(isinstance(self.node.get(keyword).value, dict) for keyword in keywords)

    @property
    def all_of(self) -> tuple[Node, ...]:
        """Schemas that hold besides."""
        return tuple(self.node.get("allOf").elements())

    @property
    def alternatives(self) -> tuple[Node, ...] | None:
        """Schemas of which one holds, by `oneOf`, else by `anyOf`; None where there are neither."""
        found = (self.node.get(keyword) for keyword in ("oneOf", "anyOf"))
        return next((tuple(node.elements()) for node in found if node.exists), None)

    @property
    def format(self) -> Node:
        """The name of the form of a text."""
        return self.node.get("format")

    @property
    def pattern(self) -> Node:
        """The regular expression that is found in a text."""
        return self.node.get("pattern")

    @property
    def patterns(self) -> Iterator[tuple[str, Node]]:
        """Schemas of members by regular expressions of their names."""
        return self.node.get("patternProperties").items()

    @property
    def statements(self) -> dict[str, Node]:
        """What says which values there are, by keyword. What a place leaves open it does not contradict."""
        return {keyword: self.node.get(keyword) for keyword in ("enum", "const", "pattern", "format", "default")}

    @property
    def all_examples(self) -> tuple[Node, ...]:
        """Instances, by `examples` and by the `example` of OpenAPI 3.0."""
        single = self.node.get("example")
        return (*self.examples.elements(), *((single,) if single.exists else ()))

    @property
    def is_conditional(self) -> bool:
        """Whether what it says of its values depends on other schemas."""
        return any(self.node.get(keyword).exists for keyword in ("not", "if", "anyOf", "oneOf", "$dynamicRef"))

    @property
    def assertions(self) -> dict[str, Node]:
        """What it says itself of the values that are no objects, by keyword."""
        own = {keyword: self.node.get(keyword) for keyword in ("type", "enum", "const", "format", "pattern")}
        bounds = {keyword: node for pair, both in self.bounds.items() for keyword, node in zip(pair, both, strict=True)}
        exclusive = zip(("exclusiveMinimum", "exclusiveMaximum"), self.beyond, strict=True)
        return {keyword: node for keyword, node in {**own, **bounds, **dict(exclusive)}.items() if node.exists}

    @property
    def length(self) -> tuple[Node, Node]:
        """The least and the most characters."""
        return self.node.get("minLength"), self.node.get("maxLength")

    @property
    def count(self) -> tuple[Node, Node]:
        """The least and the most elements."""
        return self.node.get("minItems"), self.node.get("maxItems")

    @property
    def size(self) -> tuple[Node, Node]:
        """The least and the most members."""
        return self.node.get("minProperties"), self.node.get("maxProperties")

    @property
    def range(self) -> tuple[Node, Node]:
        """The least and the greatest number."""
        return self.node.get("minimum"), self.node.get("maximum")

    @property
    def beyond(self) -> tuple[Node, Node]:
        """The numbers that all are more and less than."""
        return self.node.get("exclusiveMinimum"), self.node.get("exclusiveMaximum")

    @property
    def bounds(self) -> dict[tuple[str, str], tuple[Node, Node]]:
        """The least and the most of what is bounded both ways, by the two keywords."""
        return {
            ("minLength", "maxLength"): self.length,
            ("minimum", "maximum"): self.range,
            ("minItems", "maxItems"): self.count,
            ("minProperties", "maxProperties"): self.size,
        }

    @property
    def anchors(self) -> tuple[str, ...]:
        """The names that a reference may find it by, besides its identifier and its place."""
        found = (self.node.get(keyword).text() for keyword in ("$anchor", "$dynamicAnchor"))
        return tuple(name for name in found if name)

    @property
    def classification(self) -> Node:
        """How far the value may travel: public, internal, personal, sensitive or secret."""
        return self.node.get("x-anarq-classification")

    @property
    def resource_type(self) -> Node:
        """The type that retention and pinning speak of; missing for a type that is not kept."""
        return self.node.get("x-anarq-resource", "type")

    @property
    def identifier(self) -> Node:
        """The property that identifies an instance of a type that is kept."""
        return self.node.get("x-anarq-resource", "identifier")

    @property
    def collection(self) -> Node:
        """The collection in which the records of a type that is kept lie."""
        return self.node.get("x-anarq-resource", "collection")

    @property
    def transitions(self) -> Node:
        """Which of its values may follow which, and what leads there, as a list."""
        return self.node.get("x-anarq-transitions")

    @property
    def status(self) -> Node:
        """`draft` while it is still to be agreed."""
        return self.node.get("x-anarq-status")
