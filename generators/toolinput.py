"""The arguments of a tool as one flat object: path and query parameters, and the members of the body."""

from typing import TYPE_CHECKING, Final

from anarq.generators.members import members
from anarq.generators.schemas import Definitions
from anarq.model.errors import AnarqError
from anarq.model.tree import Json, Node
from anarq.model.views.schema import Schema
from anarq.model.views.tools import Tool

if TYPE_CHECKING:
    from anarq.generators.interface import ServedOperation

_MERGED: Final = frozenset({"$ref", "allOf", "type", "properties", "required"})
_ABOUT_ALL: Final = frozenset({"additionalProperties", "maxProperties", "minProperties", "unevaluatedProperties"})
"""What a body says of all its members does not hold for an object in which parameters stand beside them."""
_TOLD: Final = frozenset({"title", "description"})


def flat_input(operation: "ServedOperation", tool: Tool, definitions: Definitions) -> dict[str, Json]:
    """The schema, with references to the definitions.

    It admits what the operation's contract admits, and closes the object when the body is closed. The contract itself
    is applied after it. Where the body may be left out, the schema asks for none of its members.

    Raises:
        AnarqError: a parameter and a member of the body have the same name.
    """
    flat = _Flat(definitions)
    for argument in operation.arguments:
        described: dict[str, Json] = {"description": argument.parameter.description.text()}
        schema = definitions.local(argument.parameter.schema)
        flat.properties[argument.name] = {**described, **(schema if isinstance(schema, dict) else {})}
        flat.required += [argument.name] if argument.required else []
    required = list(flat.required)
    if operation.request.exists:
        flat.take(operation.request, tool)
        if not operation.body_required:
            flat.may_be_left_out(required)
    else:
        flat.closed = True
    return flat.schema()


class _Flat:
    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self.properties: dict[str, Json] = {}
        self.required: list[str] = []
        self.rest: list[Json] = []
        self.closed = False
        self.merged: set[tuple[int, str]] = set()

    def take(self, body: Node, tool: Tool) -> None:
        beside = set(self.properties)
        named = members(self.definitions.references, body)  # it says so when a contract extends itself
        self._merge(body)
        for name in named:
            if name in beside:
                message = f"the tool `{tool.name}` has two arguments `{name}`: a parameter and a member of the body"
                raise AnarqError.one(message, tool.node.place, "rename one of them")

    def may_be_left_out(self, required: list[str]) -> None:
        """Takes away what asks for members of the body; what it says of them besides may name further members."""
        self.required, self.closed = required, self.closed and not self.rest
        self.rest = []

    def schema(self) -> dict[str, Json]:
        result: dict[str, Json] = {"type": "object", "properties": dict(self.properties)}
        required: list[Json] = list(dict.fromkeys(self.required))
        result |= {"required": required} if required else {}
        result |= {"allOf": list(self.rest)} if self.rest else {}
        keyword = "unevaluatedProperties" if self.rest else "additionalProperties"
        return result | ({keyword: False} if self.closed else {})

    def _merge(self, node: Node) -> None:
        key = (id(node.document), node.pointer)
        if key in self.merged:  # to say a thing twice says no more
            return
        self.merged.add(key)
        target = self.definitions.references.target(node)
        said = Schema(node)
        for part in (*([target] if target else []), *said.all_of):
            self._merge(part)
        for name, member in said.properties.items():
            self.properties[name] = self.definitions.local(member)
        self.required += said.required
        self.closed = self.closed or said.is_closed
        own = self.definitions.local(node)
        whole = own if isinstance(own, dict) else {}
        rest = {
            key: value
            for key, value in whole.items()
            if key not in _MERGED | _ABOUT_ALL | _TOLD and not key.startswith("x-")
        }
        self.rest += [rest] if rest else []
