from collections.abc import Iterator

from anarq.checks.contracts._emptiness import assertions, empty_schemas
from anarq.checks.refs._cycles import together
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity, Stage, did_you_mean

_BOUNDS = (
    ("minLength", "maxLength"),
    ("minimum", "maximum"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)
_CLOSING = ("additionalProperties", "unevaluatedProperties")


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for schema in empty_schemas(ecosystem):
        parts = tuple(together(ecosystem.survey, schema))
        crossed = next((pair for pair in _BOUNDS if _is_crossed(schema, *pair)), None)
        shut_out = next(_shut_out(parts), None)
        node = schema
        if crossed:
            least, most = crossed
            why, mend = f": its `{least}` is more than its `{most}`", f"let `{most}` be no less than `{least}`"
        elif shut_out is not None and shut_out.document is schema.document:
            node = shut_out
            why = f": `{node.text()}` is required, and has no place in it"
            mend = did_you_mean(node.text(), _names(parts), "describe it, or take it away")
        else:
            named = ", ".join(f"`{keyword}`" for keyword in assertions(schema))
            why, mend = "", f"mend what contradicts the rest: {named}"
        yield Hit(node, found=f"no value meets this schema{why}", mend=mend, rests_on=parts)


def _shut_out(parts: tuple[Node, ...]) -> Iterator[Node]:
    """The names that are required of an object that takes the properties alone that its schema describes."""
    described = {*_names(parts)}
    if any(part.get(keyword).value is False for part in parts for keyword in _CLOSING):
        for entry in (entry for part in parts for entry in part.get("required").elements()):
            if entry.text() and entry.text() not in described:
                yield entry


def _names(parts: tuple[Node, ...]) -> Iterator[str]:
    return (name for part in parts for name in part.get("properties").mapping())


def _is_crossed(schema: Node, least: str, most: str) -> bool:
    both = schema.get(least), schema.get(most)
    return all(node.exists for node in both) and both[0].number() > both[1].number()


RULE = Rule(
    summary="No value at all meets a schema.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Test Categories",
    scope=Scope.ECOSYSTEM,
    cause="a schema that contradicts itself",
    check=check,
    stage=Stage.AGREEMENT,
)
