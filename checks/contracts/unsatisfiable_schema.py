from collections.abc import Iterator

from anarq.checks.contracts._emptiness import empty_schemas
from anarq.checks.refs._cycles import Spot, spot, together
from anarq.contracts.confirm.plain import assertions
from anarq.model.module import Ecosystem
from anarq.model.survey import Survey
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage, did_you_mean


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for schema in empty_schemas(ecosystem):
        parts = tuple(together(ecosystem.survey, schema))
        crossed = next((pair for pair, both in Schema(schema).bounds.items() if _is_crossed(*both)), None)
        shut_out = next(_shut_out(parts), None)
        endless = next(_endless(ecosystem.survey, schema), None)
        node = schema
        if crossed:
            least, most = crossed
            why, mend = f": its `{least}` is more than its `{most}`", f"let `{most}` be no less than `{least}`"
        elif shut_out is not None and shut_out.document is schema.document:
            node = shut_out
            why = f": `{node.text()}` is required, and has no place in it"
            mend = did_you_mean(node.text(), _names(parts), "describe it, or take it away")
        elif endless is not None:
            node = endless
            why = f": `{node.text()}` is required, and needs a whole value of this schema in turn"
            mend = f"do not require `{node.text()}`, or let it be `null`"
        else:
            named = ", ".join(f"`{keyword}`" for keyword in assertions(schema))
            why, mend = "", f"mend what contradicts the rest: {named}"
        yield Hit(node, found=f"no value meets this schema{why}", mend=mend, rests_on=parts)


def _shut_out(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The names that are required of an object that takes the properties alone that its schema describes."""
    described = {*_names(parts)}
    if any(Schema(part).is_closed for part in parts):
        for entry in (entry for part in parts for entry in Schema(part).demands):
            if entry.text() and entry.text() not in described:
                yield entry


def _endless(survey: Survey, schema: Node) -> Iterator[Node]:
    """The names that are required of an object and lead back to its schema, by what is required on the way."""
    for entry, member in _required(schema):
        pending, seen = [member], set[Spot]()
        while pending:
            node = pending.pop()
            if spot(node) in seen:
                continue
            seen.add(spot(node))
            if spot(node) == spot(schema):
                yield entry
                break
            pending.extend(_all_of(survey, node))
            pending.extend(below for _, below in _required(node))


def _required(schema: Node) -> Iterator[tuple[Node, Node]]:
    """The names that a schema itself requires, each with what it says of the member."""
    for entry in Schema(schema).demands:
        member = Schema(schema).member(entry.text())
        if member.exists:
            yield entry, member


def _all_of(survey: Survey, schema: Node) -> Iterator[Node]:
    """What holds of the same value, whatever it is."""
    target = survey.target(schema)
    yield from (*(() if target is None else (target,)), *Schema(schema).all_of)


def _names(parts: tuple[Node, ...]) -> Iterator[str]:
    return (name for part in parts for name in Schema(part).described.mapping())


def _is_crossed(least: Node, most: Node) -> bool:
    return least.exists and most.exists and least.number() > most.number()


RULE = Rule(
    summary="No value at all meets a schema.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Test Categories",
    scope=Scope.ECOSYSTEM,
    cause="a schema that contradicts itself",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(SCHEMAS,),
)
