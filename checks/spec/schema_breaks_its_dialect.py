import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from anarq.checks._schemas import patterns
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.tree import Node
from anarq.model.views.schema import Schema
from anarq.rules import SCHEMAS, Hit, Rule, Scope, Severity, Stage, did_you_mean

_PROPERTY: Final = re.compile(r"\\[pP]\{[^{}]*\}")


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            yield from _schemas([p for p in ecosystem.survey.places(document) if p.kind is Kind.SCHEMA])


def _schemas(places: list[Place]) -> Iterator[Hit]:
    # Imported here for the same reason as in `file_off_schema`.
    from anarq.checks.spec._dialects import dialect_of
    from anarq.costs.patterns.cost import superlinear
    from anarq.costs.patterns.usable import is_matched_by_services, malformed

    for place in places:
        if place.is_outermost and dialect_of(place.node) is None:
            yield _unknown(Schema(place.node).dialect)
    yield from _breaches([place.node for place in places if place.is_outermost])
    for pattern, text in (found for place in places for found in patterns(place.node)):
        problem = malformed(text)
        if problem:
            yield Hit(
                pattern,
                found=f"the pattern `{text}` cannot be used: {problem}",
                mend="write a regular expression of ECMA-262, as it is with the flag `u`",
            )
        elif superlinear(text) is None and not is_matched_by_services(text):  # what is slow has a rule of its own
            unknown = next((each for each in _PROPERTY.findall(text) if not is_matched_by_services(each)), None)
            if unknown is not None:
                found = f"`{unknown}` in the pattern `{text}` is no property of characters that services know"
                yield Hit(pattern, found=found, mend="name one of ECMA-262, as `\\p{L}` for letters")
                continue
            yield Hit(
                pattern,
                found=f"no service matches the pattern `{text}`: that cannot be done in linear time and in 1 MB",
                mend="say it without looking around and referring back, with smaller counts, or in parts under `allOf`",
            )


def _breaches(schemas: list[Node]) -> Iterator[Hit]:
    from anarq.checks.spec._dialects import dialect_breaches, dialect_of
    from anarq.checks.spec._wording import faults

    for schema in schemas:
        dialect = dialect_of(schema)
        told = set()
        for fault in faults(dialect_breaches(schema, dialect) if dialect is not None else ()):
            if fault.path not in told:  # two parts of a meta-schema may object to one value
                hit = fault.hit(schema.document)
                around = hit.node.around  # where a list stands in the place of names, no schema was meant
                yield replace(hit, rests_on=(hit.node, around) if isinstance(around.value, list) else (hit.node,))
            told.add(fault.path)


def _unknown(named: Node) -> Hit:
    from anarq.contracts.read.dialect import DIALECTS

    known = tuple(dialect.uri for dialect in DIALECTS if dialect.uri)
    return Hit(
        named,
        found=f"`$schema` names `{named.text()}`, which is not a dialect that is known here",
        mend=did_you_mean(named.text(), known, "name a dialect of JSON Schema"),
        allowed=known,
        rests_on=(named,),
    )


RULE = Rule(
    summary="A schema says what its dialect of JSON Schema does not allow.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a value that the meta-schema does not allow",
    check=check,
    stage=Stage.KEYWORD,
    needs=(SCHEMAS,),
)
