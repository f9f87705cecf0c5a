"""Schemas that no value meets, as far as that is proved within bounds."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final, TypeAlias

from anarq.checks._schemas import schemas
from anarq.contracts import DEFAULT_BUDGET, Reading, SchemaError, Side, UnresolvedError
from anarq.contracts.budget import Exhausted, Meter
from anarq.contracts.confirm.plain import Plain, assertions
from anarq.contracts.decision import Decision
from anarq.contracts.read.dialect import unknown_by
from anarq.model import pointer as pointers
from anarq.model.errors import NotRead
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Json, Node
from anarq.native import NativePanicError

Spot: TypeAlias = tuple[Document, str]

_EACH: Final = replace(DEFAULT_BUDGET, steps=20_000)
"""So much work one proof may cost. Real contradictions are proved in some hundred steps."""
_TOGETHER: Final = 1_000_000
"""So much work all proofs of a run may cost. What is left then is not decided."""
_BOUNDS: Final = (
    frozenset({"minLength", "maxLength", "pattern", "format"}),
    frozenset({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "type"}),
    frozenset({"minItems", "maxItems", "contains", "prefixItems", "uniqueItems", "items"}),
    frozenset({"minProperties", "maxProperties", "required", "additionalProperties", "propertyNames"}),
)
"""Keywords that can contradict another of their group."""
_LISTS: Final = frozenset({"enum", "const"})
_ALWAYS: Final = frozenset({"allOf", "oneOf", "not", "if", "unevaluatedProperties", "dependentSchemas"})
"""Keywords that can contradict any other, or themselves."""
_ON_PURPOSE: Final[tuple[dict[str, Json], ...]] = ({"not": {}}, {"not": True})
"""How people write that there is no value, besides `false`."""


def empty_schemas(ecosystem: Ecosystem) -> Iterator[Node]:
    """The schemas that no value meets, those left out that only hold, or refer to, another of them."""
    found = {(node.document, node.pointer): node for node in _proved(ecosystem)}
    followers = _followers(ecosystem, [*found]) if found else frozenset()
    roots = [node for spot, node in found.items() if spot not in followers]
    yield from roots or [*found.values()][:1]  # a circle of schemas that need one another has no root


def _proved(ecosystem: Ecosystem) -> Iterator[Node]:
    own = (document for module in ecosystem.modules.values() for document in module.documents.values())
    known: Mapping[str, Json] = {ecosystem.resolver.uri(one): one.data for one in (*ecosystem.common.values(), *own)}
    sides: dict[Document, Side] = {}
    meter = Meter(replace(_EACH, steps=_TOGETHER))
    plain = Plain(_follower(ecosystem))
    for node in (place.node for place in schemas(ecosystem)):
        if not _may_contradict(node) or plain.is_met(node):
            continue
        if node.document not in sides:  # services assert formats
            sides[node.document] = Side(node.document.data, "", known, Reading(assert_formats=True))
        if _is_empty(sides[node.document].at(node.pointer), meter):
            yield node


def _follower(ecosystem: Ecosystem) -> Callable[[Node], Node | None]:
    """What a reference names; None where it names nothing."""

    def follow(node: Node) -> Node | None:
        with suppress(NotRead):
            return ecosystem.survey.target(node)
        return None

    return follow


def _may_contradict(schema: Node) -> bool:
    """Whether a schema is worth a proof: most say one thing of a value, and cannot contradict themselves."""
    value = {key: schema.mapping()[key] for key in assertions(schema)}
    if value in _ON_PURPOSE:
        return False
    keys = value.keys()
    lists = keys & _LISTS and (len(keys) > 1 or value.get("enum") == [])
    return bool(keys & _ALWAYS or lists or any(len(keys & group) > 1 for group in _BOUNDS))


def _is_empty(side: Side, meter: Meter) -> bool:
    """Whether that is proved."""
    if unknown_by(side.document) is not None:
        return False
    with suppress(SchemaError, UnresolvedError, Exhausted, NativePanicError, RecursionError):
        side.compare_with_meta_schema()
        nothing = replace(side, document=False, pointer="")
        with meter.at_most(_EACH.steps):
            return Decision(side, nothing, meter).is_proved()
    return False


def _followers(ecosystem: Ecosystem, empty: list[Spot]) -> frozenset[Spot]:
    """What holds or refers to what is empty, and need not be told: one root cause is one finding."""
    referring: dict[Spot, list[Spot]] = defaultdict(list)
    for document in {document for document, _ in empty} | set(_own(ecosystem)):
        for reference in ecosystem.survey.references(document):
            if reference.target is not None:
                holder = reference.holder.node
                referring[reference.target.document, reference.target.pointer].append((document, holder.pointer))
    found: set[Spot] = set()
    pending = list(empty)
    while pending:
        spot = pending.pop()
        document, pointer = spot
        above = [(document, parent) for parent in pointers.parents(pointer) if parent != pointer]
        fresh = [one for one in (*above, *referring[spot]) if one not in found]
        found.update(fresh)
        pending.extend(fresh)
    return frozenset(found)


def _own(ecosystem: Ecosystem) -> Iterator[Document]:
    for module in ecosystem.modules.values():
        yield from module.documents.values()
