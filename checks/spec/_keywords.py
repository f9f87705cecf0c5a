"""Keywords that look as if they meant something: slips of the pen, and words that another dialect knows."""

from collections.abc import Mapping
from typing import Final

from anarq.contracts.read.dialect import DIALECTS, OPENAPI_30, OPENAPI_31, Dialect
from anarq.costs.keywords import MAPS_OF_SCHEMAS, SINGLE_SCHEMAS
from anarq.model.places import INSTANCES
from anarq.model.tree import Json
from anarq.rules import distance

_ANNOTATIONS: Final = frozenset({
    "$schema", "$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "title",
    "description", "deprecated", "readOnly", "writeOnly", "contentEncoding", "contentMediaType", "minContains",
    "maxContains", *INSTANCES, *MAPS_OF_SCHEMAS, *SINGLE_SCHEMAS,
})  # fmt: skip
_OPENAPI: Final = frozenset({"discriminator", "xml", "externalDocs"})
_ELSEWHERE: Final = {
    "nullable": "add `null` to the `type`",
    "id": "write `$id`",
    "additionalItems": "write `items` beside `prefixItems`",
    "dependencies": "write `dependentRequired` or `dependentSchemas`",
    "$recursiveRef": "write `$dynamicRef`",
    "$recursiveAnchor": "write `$dynamicAnchor`",
    "divisibleBy": "write `multipleOf`",
    "disallow": "write `not`",
    "extends": "write `allOf`",
}
"""Words of other dialects, with what stands for them in 2020-12."""
_BESIDE: Final = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}
_SHORT: Final = 5
_LONGEST: Final = 40
_KNOWN: Final = frozenset({word for dialect in DIALECTS for word in dialect.keywords}) | _ANNOTATIONS


def without_effect(key: str, schema: Mapping[str, Json], dialect: Dialect) -> tuple[str, str] | None:
    """Why a keyword of a schema has no effect in its dialect, and what to do instead; None where it may be meant so."""
    if dialect.anchors and key in _ELSEWHERE and key not in dialect.keywords | _recursion(dialect):
        return f"is no keyword of {dialect.name}", _ELSEWHERE[key]
    beside = _BESIDE.get(key)
    if beside is not None:
        return None if beside in schema else (f"says nothing without `{beside}`", f"add `{beside}`, or take it away")
    openapi = _OPENAPI if dialect in (OPENAPI_30, OPENAPI_31) else frozenset()
    if key in _KNOWN or key in openapi or key in _ELSEWHERE or key.startswith("x-") or len(key) > _LONGEST:
        return None
    slip = next((word for word in sorted(_KNOWN) if _is_slip(key, word)), None)
    return (f"is no keyword of {dialect.name}", f"did you mean `{slip}`?") if slip else None


def _recursion(dialect: Dialect) -> frozenset[str]:
    return frozenset({"$recursiveAnchor"}) if "$recursiveRef" in dialect.keywords else frozenset()


def _is_slip(key: str, word: str) -> bool:
    """Whether one was probably written for the other: two letters may be wrong, in short words their order alone."""
    if key.lower() == word.lower():
        return True
    if len(word) <= _SHORT:
        return sorted(key) == sorted(word) and distance(key, word) == 1
    return distance(key, word) <= 2
