from collections.abc import Iterator

from anarq.checks.contracts._emptiness import assertions, empty_schemas
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity

_BOUNDS = (
    ("minLength", "maxLength"),
    ("minimum", "maximum"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for schema in empty_schemas(ecosystem):
        crossed = next((pair for pair in _BOUNDS if _is_crossed(schema, *pair)), None)
        if crossed:
            least, most = crossed
            why, mend = f": its `{least}` is more than its `{most}`", f"let `{most}` be no less than `{least}`"
        else:
            named = ", ".join(f"`{keyword}`" for keyword in assertions(schema))
            why, mend = "", f"mend what contradicts the rest: {named}"
        yield Hit(schema, found=f"no value meets this schema{why}", mend=mend)


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
)
