"""Walks an OpenAPI document by the table `spec/taken.yaml`, and says where nothing follows from what it says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from anarq import resources
from anarq.checks.spec._wording import value_text
from anarq.loader import load_document
from anarq.model.module import Module
from anarq.model.places import INSTANCES
from anarq.model.tree import Node
from anarq.rules import Hit, did_you_mean, meant
from anarq.source import FolderSource

OURS: Final = "x-anarq-"
_OTHERS: Final = "*"
_BY_LOCATION: Final = "parameter"
_JUDGED_ELSEWHERE: Final = "operation"
"""`spec/operation.schema.json` knows the keys of ours in an operation."""
_NAMED_WITHOUT_CASE: Final = "headers"


@cache
def table() -> Node:
    """`spec/taken.yaml`."""
    return load_document(FolderSource(resources.spec()), "taken.yaml").root


@dataclass(frozen=True, slots=True)
class _Part:
    """One object of the document: its kind in the table, and what a person calls it."""

    kind: str
    node: Node
    called: str


class Walk:
    """One walk over the `openapi.yaml` of a module; each object is looked at once."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._own = {id(document) for document in module.documents.values()}
        self._headers = _headers(module)

    def hits(self) -> Iterator[Hit]:
        """A hit at each place from which nothing follows."""
        pending = [_Part("document", self._module.node("openapi.yaml"), "the document")]
        seen: set[tuple[str, int, str]] = set()
        while pending:
            part = self._part(pending.pop())
            key = (part.kind, id(part.node.document), part.node.pointer)
            if key in seen or id(part.node.document) not in self._own:
                continue  # what others declare is looked at where they declare it
            seen.add(key)
            if part.kind == "operation" and part.node.get("x-anarq-platform").exists:
                continue
            found = list(self._fields(part))
            yield from (one for one in found if isinstance(one, Hit))
            pending.extend(reversed([one for one in found if isinstance(one, _Part)]))

    def _part(self, part: _Part) -> _Part:
        """The object behind its references; a parameter by its location."""
        node = self._module.follow(part.node) if part.kind != "document" else part.node
        if part.kind != _BY_LOCATION:
            return _Part(part.kind, node, part.called)
        return _Part(f"{node.get('in').text()}Parameter", node, f"the parameter `{node.get('name').text()}`")

    def _fields(self, part: _Part) -> Iterator[Hit | _Part]:
        fields = table().get("objects", part.kind)
        for name, value in part.node.items():
            listed = fields.get(name.lower() if part.kind == _NAMED_WITHOUT_CASE else name)
            field = listed if listed.exists else fields.get(_OTHERS)
            if field.exists:
                yield from self._field(part, name, value, field)
            elif meant_by := _slip(name, fields):
                yield Hit(
                    value,
                    found=f"`{name}` in {part.called} means nothing",
                    mend=f"did you mean `{meant_by}`?",
                    allowed=tuple(_ours(fields.mapping())),
                    stands_for=(part.node.get(meant_by),),
                )
            elif name.startswith(OURS) and part.kind != _JUDGED_ELSEWHERE:
                yield Hit(
                    value,
                    found=f"`{name}` stands in {part.called}, where nothing reads it",
                    mend=did_you_mean(name, _ours(fields.mapping()), "put it where it belongs, or take it away"),
                    cause=f"{name} {part.kind}",
                )
        for name, field in fields.items():
            if field.get("due").flag() and not part.node.get(name).exists and part.node.exists:
                yield _hit(part.node, field, f"{part.called} has no `{name}`, so that nothing follows from it")

    def _field(self, part: _Part, name: str, value: Node, field: Node) -> Iterator[Hit | _Part]:
        if field.get("drop").flag():
            yield _hit(value, field, f"`{name}` of {part.called} is left out: nothing follows from it", name)
        elif field.get("as").exists:
            yield _Part(field.get("as").text(), value, _called(field.get("as").text(), value, part))
        elif field.get("each").exists:
            kind = field.get("each").text()
            members = value.elements() if isinstance(value.value, list) else (child for _, child in value.items())
            yield from (_Part(kind, member, f"{kind} `{_last(member)}`") for member in members)
        elif field.get("keys").exists:
            yield from self._keys(part, name, value, field)
        else:
            yield from self._held(part, name, value, field)

    def _keys(self, part: _Part, name: str, value: Node, field: Node) -> Iterator[Hit | _Part]:
        kinds = [(key, child, _kind(field.get("keys"), key)) for key, child in value.items()]
        for key, child, kind in kinds:
            if kind:
                yield _Part(kind, child, f"`{key}` of {part.called}")
            elif not key.startswith("x-"):
                yield _hit(child, field, f"`{key}` in the `{name}` of {part.called} is left out", f"{name} {key}")
        wanted = field.get("one").texts()
        of_one = [child for _, child, kind in sorted(kinds, key=lambda one: one[0]) if kind in wanted]
        for surplus in of_one[1:]:
            first = _last(of_one[0])
            yield Hit(
                surplus,
                found=f"`{_last(surplus)}` of {part.called} is left out: `{first}` is what is answered",
                mend=f"keep one of `{first}` and `{_last(surplus)}`",
            )
        if wanted and not of_one and all(kind for _, _, kind in kinds):
            yield _hit(value, field, f"the `{name}` of {part.called} says nothing that is generated")

    def _held(self, part: _Part, name: str, value: Node, field: Node) -> Iterator[Hit]:
        shown = value_text(value.value)  # type: ignore[arg-type]  # it exists
        only = field.get("only")
        if only.exists and value.value not in _values(only) and (not field.get("lists").flag() or self._lists(part)):
            found = f"`{name}` of {part.called} is {shown}, from which nothing follows"
            yield _hit(value, field, found, name, tuple(str(one).lower() for one in _values(only)))
        if field.get("match").exists and not re.fullmatch(field.get("match").text(), value.text()):
            yield _hit(value, field, f"`{name}` of {part.called} is {shown}, at which nothing is served")
        refused = sorted(self._types(value) & set(field.get("not").texts()))
        if refused:
            yield _hit(value, field, f"{part.called} takes an {refused[0]}, which has no form there that is read")
        if field.get("standard").exists and value.text().lower() not in {
            *self._headers,
            *field.get("standard").texts(),
        }:
            yield _hit(value, field, f"the header `{value.text()}` is left out: only standard headers are read")
        if field.get("extends").exists and not self._extends(value, field.get("extends").text()):
            yield _hit(value, field, f"`{name}` of {part.called} is left out: a failure is told in the standard form")

    def _lists(self, part: _Part) -> bool:
        return "array" in self._types(part.node.get("schema"))

    def _types(self, schema: Node) -> frozenset[str]:
        found = self._module.follow(schema)
        named = found.get("type").texts() or (found.get("type").text(),)
        return frozenset(named) | ({"object"} if not any(named) and found.get("properties").mapping() else set())

    def _extends(self, schema: Node, contract: str) -> bool:
        pending, seen = [schema], set[tuple[int, str]]()
        while pending:
            node = self._module.follow(pending.pop())
            if node.get("$id").text() == contract:
                return True
            if (id(node.document), node.pointer) not in seen:
                seen.add((id(node.document), node.pointer))
                pending.extend(node.get("allOf").elements())
        return False


def _slip(key: str, fields: Node) -> str:
    """The key of ours that was meant by one that begins otherwise, as extensions may; empty where none is close."""
    is_extension = key.startswith("x-") and not key.startswith(OURS)
    return meant(key, _ours(fields.mapping())) if is_extension and key[2:].startswith("a") else ""


def _ours(keys: Iterable[str]) -> list[str]:
    return [key for key in keys if key.startswith(OURS)]


def strange_keys(root: Node) -> Iterator[Hit]:
    """The keys of ours in a contract that stand where nothing reads them."""
    places = table().get("contracts")
    anywhere = set(places.get("schema").texts())
    pending = [root]
    while pending:
        node = pending.pop()
        read = anywhere | set(places.get("root").texts() if node.pointer == "" else ())
        for key, child in node.items():
            if key.startswith(OURS) and key not in read:
                yield Hit(
                    child,
                    found=f"`{key}` stands where nothing reads it",
                    mend=did_you_mean(key, read, "put it where it belongs, or take it away"),
                    allowed=tuple(sorted(read)),
                )
            elif key not in INSTANCES:
                pending.append(child)
        pending.extend(node.elements())


def _headers(module: Module) -> frozenset[str]:
    standards = module.standards
    names = [*(header.name for header in standards.headers), standards.root.get("idempotency", "header").text()]
    return frozenset(name.lower() for name in names)


def _kind(keys: Node, key: str) -> str:
    """The object behind a key of a map; empty where it may not be there."""
    return next((kind.text() for pattern, kind in keys.items() if fnmatchcase(key, pattern)), "")


def _called(kind: str, node: Node, within: _Part) -> str:
    if kind == "operation":
        return f"operation `{node.get('operationId').text(_last(node))}`"
    return f"`{_last(node)}` of {within.called}" if within.kind != "document" else f"`{_last(node)}`"


def _last(node: Node) -> str:
    return node.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _values(node: Node) -> list[object]:
    return [element.value for element in node.elements()]


def _hit(node: Node, field: Node, found: str, cause: str = "", allowed: tuple[str, ...] = ()) -> Hit:
    """One root cause is what is left out, however often the document says it."""
    mend = field.get("mend").text()
    return Hit(node, found=found, mend=mend, allowed=allowed, cause=f"{cause} {mend}" if cause else "")
