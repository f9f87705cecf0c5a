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
from anarq.costs.components import components
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
_ALONE: Final = frozenset({"allOf", "anyOf", "oneOf", "not"})
"""Keywords that can contradict themselves."""
_ON_PURPOSE: Final[tuple[dict[str, Json], ...]] = ({"not": {}}, {"not": True})
"""How people write that there is no value, besides `false`."""


def empty_schemas(ecosystem: Ecosystem) -> Iterator[Node]:
    """The schemas that no value meets, those left out that only hold, or refer to, another of them. Of those that need
    one another there is one.
    """
    found = {(node.document, node.pointer): node for node in _proved(ecosystem)}
    needing = _needing(ecosystem, [*found]) if found else {}
    explained = _reached(needing, [after for spot in found for after in needing[spot]])
    roots = [spot for spot in found if spot not in explained]
    explained = _reached(needing, roots)
    for circle in reversed(components(needing)):  # each after those that lead to it
        members = frozenset(circle)
        first = next((spot for spot in found if spot in members), None)
        if first is not None and first not in explained:
            roots.append(first)
            explained |= _reached(needing, [first])
    yield from (found[spot] for spot in roots)


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
    """Whether a schema is worth a proof: one that says one thing of a value cannot contradict itself."""
    value = {key: schema.mapping()[key] for key in assertions(schema)}
    return value not in _ON_PURPOSE and (len(value) > 1 or not _ALONE.isdisjoint(value) or value.get("enum") == [])


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


def _needing(ecosystem: Ecosystem, empty: list[Spot]) -> dict[Spot, list[Spot]]:
    """By each place that is empty, and each that needs such a one, what holds or refers to it."""
    referring: dict[Spot, list[Spot]] = defaultdict(list)
    for document in {document for document, _ in empty} | set(_own(ecosystem)):
        for reference in ecosystem.survey.references(document):
            if reference.target is not None:
                holder = reference.holder.node
                referring[reference.target.document, reference.target.pointer].append((document, holder.pointer))
    found: dict[Spot, list[Spot]] = {}
    pending = list(empty)
    while pending:
        spot = pending.pop()
        if spot not in found:
            document, pointer = spot
            found[spot] = [
                *((document, above) for above in pointers.parents(pointer) if above != pointer),
                *referring[spot],
            ]
            pending.extend(found[spot])
    return found


def _reached(needing: Mapping[Spot, list[Spot]], start: list[Spot]) -> set[Spot]:
    found, pending = set[Spot](), list(start)
    while pending:
        spot = pending.pop()
        if spot not in found:
            found.add(spot)
            pending.extend(needing[spot])
    return found


def _own(ecosystem: Ecosystem) -> Iterator[Document]:
    for module in ecosystem.modules.values():
        yield from module.documents.values()
