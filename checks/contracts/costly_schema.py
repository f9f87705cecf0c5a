from collections.abc import Iterator
from typing import Final

from anarq.checks._schemas import schemas
from anarq.checks.contracts._cost import costly
from anarq.model.module import Ecosystem
from anarq.model.survey import Survey
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity

_SCALARS: Final = frozenset({"string", "number", "integer", "boolean", "null"})


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    survey = ecosystem.survey
    places = list(schemas(ecosystem))
    for found in costly(survey, places):
        yield Hit(
            found.node,
            found=f"the schema {found.why}",
            mend="let each part of a value be reached in one way only: one `properties`, and no branch that repeats it",
        )
    for schema in (place.node for place in places):
        yield from _unbounded(survey, schema)


def _unbounded(survey: Survey, schema: Node) -> Iterator[Hit]:
    unique, names = schema.get("uniqueItems"), schema.get("propertyNames")
    if unique.flag() and not schema.get("maxItems").exists and not _is_scalar(survey, schema.get("items")):
        yield Hit(
            unique,
            found="`uniqueItems` compares each item with each other, and nothing bounds how many there are",
            mend="add `maxItems`, or let the items be texts or numbers, which are compared at once",
        )
    if isinstance(names.value, dict) and not schema.get("maxProperties").exists:
        yield Hit(
            names,
            found="`propertyNames` repeats the whole object for each name that it refuses, and nothing bounds how many",
            mend="add `maxProperties`, or use `patternProperties` with `additionalProperties: false`",
        )


def _is_scalar(survey: Survey, schema: Node) -> bool:
    """Whether no list or object meets a schema, as far as it says so itself, by reference or in an `allOf`."""
    seen: set[tuple[int, str]] = set()
    pending = [schema]
    while pending:
        found = pending.pop()
        key = (id(found.document), found.pointer)
        if key in seen:
            continue
        seen.add(key)
        types = found.get("type").texts() or (found.get("type").text(),)
        values = [*found.get("enum").elements(), *((found.get("const"),) if found.get("const").exists else ())]
        if _SCALARS.issuperset(types) or (values and not any(isinstance(one.value, dict | list) for one in values)):
            return True
        target = survey.target(found)
        pending.extend([*([target] if target else []), *found.get("allOf").elements()])
    return False


RULE = Rule(
    summary="To validate a value against a schema can cost more than the size of the value accounts for.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Defense in Depth",
    scope=Scope.ECOSYSTEM,
    cause="a schema",
    check=check,
)
