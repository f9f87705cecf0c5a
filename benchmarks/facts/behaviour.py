"""What follows from a tree: findings, generated types and contracts, and the values that services run on.

Only what behaves is compared. Documentation strings, descriptions, examples, bundles and pages are carriers: that a
fact is copied there is no evidence that anybody reads it.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from anarq.contracts import Answer, Catalogue, Reading, subschema
from anarq.model.module import Ecosystem
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.wire.concealed import _all_of, _below, is_concealed
from anarq.wire.schemas import Contract

TODAY: Final = date(2026, 11, 26)
_TARGETS: Final = ("models", "client", "service", "rego")
"""The targets whose files are run. All others make documents."""

_TYPES: Final = ("models.py", "handlers.py", "commands.py", "events.py", "client.py")
_VALUES: Final = ("spec.py", "endpoints.py", "common/errors.py", "common/headers.py", "common/protection.py")
_ANNOTATIONS: Final = frozenset(
    {"title", "description", "examples", "example", "$comment", "deprecated", "readOnly", "writeOnly", "default"}
)
_WITHOUT: Final = frozenset({"spec/file-off-schema", "spec/refused-by-generators"})
"""Rules that say that a fact is not written as its schema has it: no evidence that it is read."""

_DEAR: Final = frozenset(
    {
        *("contracts/unsatisfiable-schema", "contracts/costly-schema", "contracts/exploding-pattern"),
        "contracts/example-off-contract",
    }
)
"""Rules that read what schemas assert, and nothing else: they are asked where that has changed."""


def plain(schema: object) -> object:
    """A schema without what asserts nothing."""
    return _plain(schema, named=False)


def _plain(schema: object, *, named: bool) -> object:
    if isinstance(schema, list):
        return [_plain(part, named=False) for part in schema]
    if not isinstance(schema, Mapping):
        return schema
    kept = {name: part for name, part in schema.items() if named or not _is_annotation(name)}
    maps = ("properties", "$defs", "patternProperties", "dependentSchemas")
    literal = ("enum", "const")
    return {
        name: part if name in literal and not named else _plain(part, named=name in maps and not named)
        for name, part in kept.items()
    }


def _is_annotation(keyword: str) -> bool:
    return keyword in _ANNOTATIONS or keyword.startswith("x-")


def told_apart(one: Any, other: Any, catalogue: Catalogue | None = None) -> str:
    """An instance that one schema takes and the other does not, as JSON; empty when none is found.

    What the runtime compiles decides of it, not only what has found it.
    """
    for first, second in ((one, other), (other, one)):
        verdict = subschema(first, second, catalogue=catalogue, reading=Reading(assert_formats=True))
        if verdict.answer is Answer.BREAKING and verdict.witness is not None:
            instance = verdict.witness.instance
            if catalogue is not None or bool(_breaks(first, instance)) is not bool(_breaks(second, instance)):
                return json.dumps(instance, default=str)[:80]
    return ""


_OFF: Final = (None, True, -1, "", "!", [], {})
"""Values of which a member with a type, a pattern or a least length takes one or the other not."""
_DEEPEST: Final = 4


def shown_otherwise(one: Any, other: Any) -> str:
    """Where a value that breaks both schemas is told by one of them and concealed by the other; empty: nowhere."""
    first, second = Contract(one), Contract(other)
    for place in _places(one, one):
        if is_concealed(one, place) is not is_concealed(other, place):
            for value in _OFF:
                instance = _at(place, value)
                if first.violations(instance) != second.violations(instance):
                    return "/".join(map(str, place))
    return ""


def _places(schema: Any, root: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where values may stand of which a schema speaks."""
    speaking = _all_of([schema], root)
    names = {name for part in speaking for name in part.get("properties", {})}
    listed = any("items" in part for part in speaking)
    for token in (*sorted(names), *((0,) if listed else ())):
        yield (*place, token)
        if len(place) < _DEEPEST:
            below = {"allOf": [found for part in speaking for found in _below(part, token) if found is not None]}
            yield from _places(below, root, (*place, token))


def _at(place: tuple[str | int, ...], value: object) -> object:
    for token in reversed(place):
        value = {token: value} if isinstance(token, str) else [value]
    return value


def _breaks(schema: Any, instance: object) -> object:
    return Contract(schema if isinstance(schema, Mapping) else {"allOf": [schema]}).violations(instance)


def findings(ecosystem: Ecosystem, rules: RuleCatalogue, *, dear: bool = False, form: bool = False) -> frozenset[str]:
    """What `check` finds: by the rules that cost little, or by the others.

    Args:
        ecosystem: what is looked at.
        rules: all of them.
        dear: the others.
        form: also those that hold files to their schemas, which is not news of a file that was changed by its schema.
    """
    wanted = [id_ for id_ in rules.entries if (form or id_ not in _WITHOUT) and (id_ in _DEAR) is dear]
    report = run(ecosystem, rules.chosen(wanted), today=TODAY)
    return frozenset(_finding(found) for found in report.findings)


def _finding(found: Any) -> str:
    places = sorted(f"{one.place.file}{one.pointer}" for one in (found.at, *found.also))
    return f"{found.rule} {places} {found.found}"


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    """The keys under which two mappings do not say the same."""
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            yield key
