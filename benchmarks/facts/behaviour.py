"""What follows from a tree: which instances its contracts take, what is told of them, and what is found."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from anarq.contracts import Answer, Catalogue, Reading, SchemaError, UnresolvedError, subschema
from anarq.model.module import Ecosystem
from anarq.rules.calls import CallResults, calls
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.engine import run
from anarq.rules.needing import Asking
from anarq.rules.rule import Scope
from anarq.rules.waivers import waivers_of
from anarq.wire.concealed import _all_of, _below, is_concealed
from anarq.wire.schemas import Contract

TODAY: Final = date(2026, 11, 26)
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
    for place in places(one, one):
        if is_concealed(one, place) is not is_concealed(other, place):
            for value in _OFF:
                instance = at(place, value)
                if first.violations(instance) != second.violations(instance):
                    return "/".join(map(str, place))
    return ""


def places(schema: Any, root: Any) -> Iterator[tuple[str | int, ...]]:
    """Where values may stand of which a schema speaks: what is nearest first."""
    level: list[tuple[tuple[str | int, ...], Any]] = [((), schema)]
    for _ in range(_DEEPEST):
        following: list[tuple[tuple[str | int, ...], Any]] = []
        for place, found in level:
            speaking = _all_of([found], root)
            names = sorted({name for part in speaking for name in part.get("properties", {})})
            for token in (*names, *((0,) if any("items" in part for part in speaking) else ())):
                yield (*place, token)
                below = [part for one in speaking for part in _below(one, token) if part is not None]
                following.append(((*place, token), {"allOf": below}))
        level = following


def at(place: tuple[str | int, ...], value: object) -> Any:
    """A value that holds another one at a place, and nothing else."""
    for token in reversed(place):
        value = {token: value} if isinstance(token, str) else [value]
    return value


def _breaks(schema: Any, instance: object) -> object:
    return Contract(schema if isinstance(schema, Mapping) else {"allOf": [schema]}).violations(instance)


def contract_differs(before: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """An instance that a contract takes now and did not before, or the other way round; or what is told of one."""
    shown: set[str] = set()
    for name in differing(before, now):
        one, other = (plain(each.get(name, True)) for each in (before, now))
        key = f"{one} {other}"
        if one == other:
            concealed = shown_otherwise(before.get(name, {}), now.get(name, {}))
            if concealed:
                return f"{name}: what is told of {concealed}"
        elif key not in shown:
            shown.add(key)
            with suppress(SchemaError, UnresolvedError, ValueError):
                instance = told_apart(one, other)
                if instance:
                    return f"{name}: {instance}"
    return ""


def findings(ecosystem: Ecosystem, rules: RuleCatalogue, *, dear: bool = False, form: bool = False) -> frozenset[str]:
    """What `check` finds: by the rules that cost little, or by the others.

    Args:
        ecosystem: what is looked at.
        rules: all of them.
        dear: the others.
        form: also those that hold files to their schemas, which is not news of a file that was changed by its schema.
    """
    report = run(ecosystem, _wanted(rules, dear=dear, form=form), today=TODAY)
    return frozenset(_finding(found) for found in report.findings)


def found_among(ecosystem: Ecosystem, rules: RuleCatalogue) -> frozenset[str]:
    """What the rules find that look at all modules at once."""
    return findings(ecosystem, among(rules))


def among(rules: RuleCatalogue) -> RuleCatalogue:
    """The rules that look at all modules at once."""
    return rules.chosen([one.id for one in rules if one.rule.scope is Scope.ECOSYSTEM])


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is found: by which rule, where, and in which words."""

    rule: str
    file: str
    pointer: str
    found: str
    sides: str = ""

    def __str__(self) -> str:
        return f"{self.rule} {self.file}{self.pointer} {self.found} {self.sides}"


def found_in(
    modules: frozenset[str], ecosystem: Ecosystem, rules: RuleCatalogue, *, dear: bool = False, form: bool = False
) -> frozenset[str]:
    """What the same rules find in some modules, as if there were no others; references reach these all the same.

    A rule that is waived in one of them is not asked.
    """
    return frozenset(map(str, told_in(modules, ecosystem, rules, dear=dear, form=form)))


def told_in(
    modules: frozenset[str], ecosystem: Ecosystem, rules: RuleCatalogue, *, dear: bool = False, form: bool = False
) -> frozenset[Told]:
    """The same, with the place of each."""
    part = ecosystem.only(modules)
    waived = {waiver.rule for module in part.modules.values() for waiver in waivers_of(module)}
    results, asking = CallResults(part), Asking(part)
    for entry in _wanted(rules, dear=dear, form=form):
        asked = asking.asked(entry)
        for call in calls(entry, asked) if asked is not None and entry.id not in waived else ():
            results.make(call)
    raised = (
        Told(one.entry.id, one.at.place.file, one.at.pointer, one.at.found, f"{one.sides}") for one in results.raised
    )
    return frozenset((*raised, *(Told(one.rule, "", "", one.at.found) for one in results.crashes)))


def _wanted(rules: RuleCatalogue, *, dear: bool, form: bool) -> RuleCatalogue:
    return rules.chosen([id_ for id_ in rules.entries if (form or id_ not in _WITHOUT) and (id_ in _DEAR) is dear])


def _finding(found: Any) -> str:
    places = sorted(f"{one.place.file}{one.pointer}" for one in (found.at, *found.also))
    return f"{found.rule} {places} {found.found}"


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> Iterator[str]:
    """The keys under which two mappings do not say the same."""
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            yield key
