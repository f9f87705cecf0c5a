"""Walks an OpenAPI document by the table `spec/taken.yaml`, and says where nothing follows from what it says."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Final

from anarq import resources
from anarq.checks._schemas import extends
from anarq.checks.spec._wording import value_text
from anarq.loader import load_document
from anarq.model.module import Module
from anarq.model.places import INSTANCES
from anarq.model.tree import Node
from anarq.model.views.openapi import Described, Parameter, is_platform, openapi_of, operation_id
from anarq.model.views.schema import Schema
from anarq.model.views.taken import Field, Taken
from anarq.rules import Hit, did_you_mean, meant
from anarq.source import FolderSource

OURS: Final = "x-anarq-"
_BY_LOCATION: Final = "parameter"
_JUDGED_ELSEWHERE: Final = "operation"
"""`spec/operation.schema.json` knows the keys of ours in an operation."""
_NAMED_WITHOUT_CASE: Final = "headers"
_MODULE: Final = "MODULE"
"""Stands in the table for the name of the module."""


@cache
def table() -> Taken:
    """`spec/taken.yaml`."""
    return Taken(load_document(FolderSource(resources.spec()), "taken.yaml").root)


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
        pending = [_Part("document", openapi_of(self._module).root, "the document")]
        seen: set[tuple[str, int, str]] = set()
        while pending:
            part = self._part(pending.pop())
            key = (part.kind, id(part.node.document), part.node.pointer)
            if key in seen or id(part.node.document) not in self._own:
                continue  # what others declare is looked at where they declare it
            seen.add(key)
            if part.kind == "operation" and is_platform(part.node):
                continue
            found = list(self._fields(part))
            yield from (one for one in found if isinstance(one, Hit))
            pending.extend(reversed([one for one in found if isinstance(one, _Part)]))

    def _part(self, part: _Part) -> _Part:
        """The object behind its references; a parameter by its location."""
        node = self._module.follow(part.node) if part.kind != "document" else part.node
        if part.kind != _BY_LOCATION:
            return _Part(part.kind, node, part.called)
        found = Parameter(part.node, node)
        return _Part(f"{found.location}Parameter", node, f"the parameter `{found.name}`")

    def _fields(self, part: _Part) -> Iterator[Hit | _Part]:
        lacking = list(self._lacking(part))
        # A key that nothing reads there is what was meant by what lacks, or stands in the wrong object.
        yield from list(self._strange(part)) or lacking
        for name, value in part.node.items():
            field = _listed(part, name)
            if field.is_dropped and lacking:
                continue  # it is left out because of what lacks, or of what makes that due
            if field.is_listed:
                yield from self._field(part, name, value, field)

    def _strange(self, part: _Part) -> Iterator[Hit]:
        """The extensions that nothing reads, where they are ours or were meant to be."""
        ours = _ours(part.kind)
        for name, value in part.node.items():
            if _listed(part, name).is_listed:
                continue
            if meant_by := _slip(name, ours):
                yield Hit(
                    value,
                    found=f"`{name}` in {part.called} means nothing",
                    mend=f"did you mean `{meant_by}`?",
                    allowed=ours,
                    stands_for=(part.node.get(meant_by),),
                )
            elif name.startswith(OURS) and part.kind != _JUDGED_ELSEWHERE:
                yield Hit(
                    value,
                    found=f"`{name}` stands in {part.called}, where nothing reads it",
                    mend=did_you_mean(name, ours, "put it where it belongs, or take it away"),
                    cause=f"{name} {part.kind}",
                )

    def _lacking(self, part: _Part) -> Iterator[Hit]:
        """What an object has to say, and does not."""
        for name, field in _due(part.kind):
            if not part.node.get(name).exists and part.node.exists:
                yield _hit(part.node, field, f"{part.called} has no `{name}`, so that nothing follows from it")

    def _field(self, part: _Part, name: str, value: Node, field: Field) -> Iterator[Hit | _Part]:
        if field.is_dropped:
            yield _hit(value, field, f"`{name}` of {part.called} is left out: nothing follows from it", name)
        elif field.kind:
            yield _Part(field.kind, value, _called(field.kind, value, part))
        elif field.kind_of_each:
            kind = field.kind_of_each
            members = value.elements() if isinstance(value.value, list) else (child for _, child in value.items())
            yield from (_Part(kind, member, f"{kind} `{_last(member)}`") for member in members)
        elif field.keys:
            yield from self._keys(part, name, value, field)
        else:
            yield from self._held(part, name, value, field)

    def _keys(self, part: _Part, name: str, value: Node, field: Field) -> Iterator[Hit | _Part]:
        kinds = [(key, child, _kind(field.keys, key)) for key, child in value.items()]
        wanted = field.one
        of_one = [child for _, child, kind in sorted(kinds, key=lambda one: one[0]) if kind in wanted]
        for key, child, kind in kinds:
            if child in of_one[1:]:
                continue  # it is left out, whatever it says
            if kind:
                yield _Part(kind, child, f"`{key}` of {part.called}")
            elif not key.startswith("x-"):
                yield _hit(child, field, f"`{key}` in the `{name}` of {part.called} is left out", f"{name} {key}")
        for surplus in of_one[1:]:
            first = _last(of_one[0])
            yield Hit(
                surplus,
                found=f"`{_last(surplus)}` of {part.called} is left out: `{first}` is what is answered",
                mend=f"keep one of `{first}` and `{_last(surplus)}`",
            )
        if wanted and not of_one and all(kind for _, _, kind in kinds):
            yield _hit(value, field, f"the `{name}` of {part.called} says nothing that is generated")

    def _held(self, part: _Part, name: str, value: Node, field: Field) -> Iterator[Hit]:
        shown = value_text(value.value)  # type: ignore[arg-type]  # it exists
        only = field.only
        is_asked = not self._has_no_form(part) and (not field.is_for_lists or self._lists(part))
        if only is not None and value.value not in only and is_asked:
            found = f"`{name}` of {part.called} is {shown}, from which nothing follows"
            yield _hit(value, field, found, name, tuple(str(one).lower() for one in only))
        match = None if field.match is None else field.match.replace(_MODULE, re.escape(self._module.name))
        if match is not None and not re.fullmatch(match, value.text()):
            yield _hit(value, field, f"`{name}` of {part.called} is {shown}, at which nothing is served")
        refused = self._refused(value, field)
        if refused:
            yield _hit(value, field, f"{part.called} takes {refused}, which has no form there that is read")
        if field.standard is not None and value.text().lower() not in {
            *self._headers,
            *field.standard,
        }:
            yield _hit(value, field, f"the header `{value.text()}` is left out: only standard headers are read")
        if field.extends and not extends(self._module, value, field.extends):
            yield _hit(value, field, f"`{name}` of {part.called} is left out: a failure is told in the standard form")

    def _lists(self, part: _Part) -> bool:
        return "array" in self._types(Described(part.node).schema)

    def _has_no_form(self, part: _Part) -> bool:
        """Whether the values of a parameter are not read in whichever form: which one it names does not matter then."""
        return bool(self._refused(Described(part.node).schema, _listed(part, "schema")))

    def _refused(self, schema: Node, field: Field) -> str:
        """What a schema lets in that has no form at its place; empty where there is none. A list has single values."""
        found = sorted(self._types(schema) & set(field.refused))
        if found or not field.refused:
            return f"an {found[0]}" if found else ""
        inner = sorted(self._types(Schema(self._module.follow(schema)).items) & {"array", "object"})
        return f"a list of {inner[0]}s" if inner else ""

    def _types(self, schema: Node) -> frozenset[str]:
        found = Schema(self._module.follow(schema))
        return frozenset(found.types or (("object",) if found.properties else ()))


def _listed(part: _Part, name: str) -> Field:
    return table().field(part.kind, name.lower() if part.kind == _NAMED_WITHOUT_CASE else name)


def _slip(key: str, ours: Sequence[str]) -> str:
    """The key of ours that was meant by one that begins otherwise, as extensions may; empty where none is close."""
    is_extension = key.startswith("x-") and not key.startswith(OURS)
    return meant(key, ours) if is_extension and key[2:].startswith("a") else ""


@cache
def _ours(kind: str) -> tuple[str, ...]:
    """The keys of ours that an object of a kind may have."""
    return tuple(name for name, _ in table().fields(kind) if name.startswith(OURS))


@cache
def _due(kind: str) -> tuple[tuple[str, Field], ...]:
    """The fields that an object of a kind must have."""
    return tuple((name, field) for name, field in table().fields(kind) if field.is_due)


def strange_keys(root: Node) -> Iterator[Hit]:
    """The keys of ours in a contract that stand where nothing reads them."""
    pending = [root]
    while pending:
        node = pending.pop()
        read = _read(at_root=node.pointer == "")
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


@cache
def _read(*, at_root: bool) -> frozenset[str]:
    """The keys of ours that are read in a schema of a contract."""
    return table().in_schemas | (table().in_contracts if at_root else frozenset())


def _headers(module: Module) -> frozenset[str]:
    standards = module.standards
    names = [*(header.name for header in standards.headers), standards.idempotency_header]
    return frozenset(name.lower() for name in names)


def _kind(keys: Iterable[tuple[str, str]], key: str) -> str:
    """The object behind a key of a map; empty where it may not be there."""
    return next((kind for pattern, kind in keys if fnmatchcase(key, pattern)), "")


def _called(kind: str, node: Node, within: _Part) -> str:
    if kind == "operation":
        return f"operation `{operation_id(node).text(_last(node))}`"
    return f"`{_last(node)}` of {within.called}" if within.kind != "document" else f"`{_last(node)}`"


def _last(node: Node) -> str:
    return node.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")


def _hit(node: Node, field: Field, found: str, cause: str = "", allowed: tuple[str, ...] = ()) -> Hit:
    """One root cause is what is left out, however often the document says it."""
    mend = field.mend
    return Hit(node, found=found, mend=mend, allowed=allowed, cause=f"{cause} {mend}" if cause else "")
