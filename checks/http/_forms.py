"""The members that an answer is described with, as far as nobody can doubt them."""

from functools import cache

from anarq import resources
from anarq.loader import load_document
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.source import FolderSource

ENVELOPE = "envelope.v1.schema.json"
ERROR = "error-response.v1.schema.json"


@cache
def due_members(name: str) -> tuple[str, ...]:
    """What a common form asks for, by the name of its file."""
    form = load_document(FolderSource(resources.spec()), f"common/{name}")
    return Schema(form.root).required


def lacking(module: Module, schema: Node, name: str) -> tuple[str, ...]:
    """What a common form asks for and a schema does not describe; nothing for one that leaves it open."""
    known = _members(module, schema)
    return () if known is None else tuple(one for one in due_members(name) if one not in known)


def _members(module: Module, schema: Node) -> set[str] | None:
    """The properties that a schema and those that it extends describe; None where there may be others."""
    found: set[str] = set()
    waiting, seen = [schema], set[tuple[str, str]]()
    while waiting:
        node = module.follow(waiting.pop())
        if (node.document.shown, node.pointer) in seen:
            continue
        seen.add((node.document.shown, node.pointer))
        said = Schema(node)
        if not node.mapping() or said.alternatives is not None or said.describes_others:
            return None
        found.update(said.properties)
        waiting.extend(said.all_of)
    is_list = Schema(module.follow(schema)).types == ("array",)
    return found if found or is_list else None
