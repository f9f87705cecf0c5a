"""Compiled validators that never fetch anything: `jsonschema-rs` decides, `jsonschema` is the second opinion."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

import jsonschema
import jsonschema_rs
from referencing import Resource
from referencing.jsonschema import specification_with

from anarq.contracts.confirm.backtracking import MOST_WORK, SlowPatternError, measured, with_patterns
from anarq.contracts.confirm.formats import CHECKER
from anarq.contracts.confirm.large import ENGINE, count, patterns_in
from anarq.contracts.read.dialect import DRAFT_4, DRAFT_2020, OPENAPI_30, OPENAPI_31, Dialect, declared, of_document
from anarq.contracts.read.embedded import OURS, public_name, public_names, reachable, with_private_names
from anarq.contracts.read.metaschemas import REGISTRY, WithMetaSchemas
from anarq.contracts.read.openapi import as_draft_4
from anarq.contracts.read.reading import SchemaError
from anarq.costs.patterns import Loops, loops_of
from anarq.model import pointer as pointers
from anarq.model.tree import Json
from anarq.native import NativePanicError, guarded

_DOCUMENT: Final = f"{OURS}document"
_NUMBER_OF_RUST: Final = re.compile(r"\+?[0-9]+")
_NO_VALIDATOR: Final = (
    ValueError, TypeError, NativePanicError, jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError,
)  # fmt: skip


_RUST: Final[Mapping[str, Any]] = {
    "draft 4": jsonschema_rs.Draft4Validator,
    "draft 6": jsonschema_rs.Draft6Validator,
    "draft 7": jsonschema_rs.Draft7Validator,
    "2019-09": jsonschema_rs.Draft201909Validator,
    "2020-12": jsonschema_rs.Draft202012Validator,
}
_PYTHON: Final[Mapping[str, Any]] = {
    "draft 4": with_patterns(jsonschema.Draft4Validator),
    "draft 6": with_patterns(jsonschema.Draft6Validator),
    "draft 7": with_patterns(jsonschema.Draft7Validator),
    "2019-09": with_patterns(jsonschema.Draft201909Validator),
    "2020-12": with_patterns(jsonschema.Draft202012Validator),
}


_ANY_REFERENCE: Final[dict[str, Callable[[str], bool]]] = {"uri-reference": lambda _: True}
"""Generators write names such as `Prop<string|null>` into references. By their spelling drafts 6 and 7 refuse them, all
others do not; a reference that leads somewhere can be followed, and one that does not is told as that."""

Way: TypeAlias = tuple[str | int, ...]
"""The keys on the way from a schema to a keyword, through references."""


class Fault(NamedTuple):
    """What is wrong with an instance: pointer into it, the way to the keyword that refuses it, message.

    `surplus` has the names of properties that are not allowed, as far as the library tells them.
    """

    at: str
    way: Way
    message: str
    surplus: tuple[str, ...] = ()


class Validator(Protocol):
    """Says whether an instance meets a schema, and why not."""

    def is_valid(self, instance: Json) -> bool:
        """Whether the instance meets the schema."""
        ...

    def errors(self, instance: Json) -> list[tuple[str, str, str]]:
        """For every fault: pointer into the instance, pointer into the schema, message.

        A place in another document or resource is a URI with the pointer as its fragment; the second opinion has no
        such places, and gives the way to them through references.
        """
        ...

    def faults(self, instance: Json) -> list[Fault]:
        """The same faults, each with the way to the keyword that refuses the instance."""
        ...

    def examine(self, spend: Callable[[int], None]) -> None:
        """Find out what the patterns can cost: to write them out, and to match them by trying again.

        Raises:
            LargePatternError: nobody has room for them.
        """
        ...


class _Nothing:
    """A keyword that refuses nothing: `content…` are annotations (draft 7 and later), which jsonschema-rs asserts."""

    def __init__(self, *_: object) -> None:
        pass

    def validate(self, _: object) -> None:
        """Accept."""


def _by_value(instance: Json) -> Json:
    if isinstance(instance, float) and instance.is_integer():
        return int(instance)
    if isinstance(instance, list):
        return [_by_value(item) for item in instance]
    if isinstance(instance, dict):
        return {name: _by_value(below) for name, below in instance.items()}
    return instance


class _Told(NamedTuple):
    """An error of either library: pointers into the instance and the schema, the way, the message, the surplus."""

    at: str
    place: str
    way: Way
    message: str
    surplus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A validator of either library."""

    inner: Any
    tell: Callable[[Any, Json], Iterator[_Told]]
    patterns: tuple[str, ...] = ()
    by_value: bool = False
    many_drafts: bool = False
    loops: dict[str, Loops] = field(default_factory=dict)

    def is_valid(self, instance: Json) -> bool:
        """Whether the instance meets the schema.

        Raises:
            SlowPatternError: to find out could take very long.
        """
        judge = self._measured(instance) if self._may_be_slow(instance) else self.inner
        return bool(guarded(judge.is_valid, self._given(instance)))

    def _may_be_slow(self, instance: Json) -> bool:
        """Whether a pattern could keep a matcher busy for very long, were it held against all texts of an instance."""
        self._learn(_for_nothing)
        lengths = _lengths_of_texts(instance) if self.loops else {}
        return any(
            sum(count * loops.work(length) for length, count in lengths.items()) > MOST_WORK
            for loops in self.loops.values()
        )

    def _measured(self, instance: Json) -> Any:
        """The same validator, which stops before a match that could take very long.

        Raises:
            SlowPatternError: a part of the schema names a draft, and the library takes its own validator there.
        """
        inner = self.inner
        if self.many_drafts:
            slowest = max(self.loops, key=lambda pattern: self.loops[pattern].work(max(_lengths_of_texts(instance))))
            raise SlowPatternError(slowest, f"texts of up to {max(_lengths_of_texts(instance))} characters")
        made = measured(type(inner), self.loops)
        return made(inner.schema, registry=inner._registry, format_checker=inner.format_checker)

    def examine(self, spend: Callable[[int], None]) -> None:
        count(self.patterns, spend)
        self._learn(spend)

    def _learn(self, spend: Callable[[int], None]) -> None:
        for pattern in self.patterns:
            if pattern not in self.loops:
                self.loops[pattern] = loops_of(pattern)
            spend(self.loops[pattern].cost)

    def errors(self, instance: Json) -> list[tuple[str, str, str]]:
        return [(told.at, told.place, told.message) for told in self._told(instance)]

    def faults(self, instance: Json) -> list[Fault]:
        return [Fault(told.at, told.way, told.message, told.surplus) for told in self._told(instance)]

    def _told(self, instance: Json) -> list[_Told]:
        return guarded(lambda: list(self.tell(self.inner, self._given(instance))))

    def _given(self, instance: Json) -> Json:
        """The instance as the validator gets it: where `1.0` would be no integer by the letter, it is given 1."""
        return _by_value(instance) if self.by_value else instance


def validator(
    schema: Json,
    *,
    registry: Mapping[str, Json] | None = None,
    assert_formats: bool = False,
    pointer: str = "",
    dialect: Dialect = DRAFT_2020,
    roomy: bool = False,
) -> Validator:
    """The fast validator of a schema.

    Args:
        schema: a schema, or a document that has schemas in it.
        registry: further schemas by `$id`. References to anything else are an error; nothing is fetched.
        assert_formats: whether `format` refuses instances.
        pointer: the place of the schema in the document.
        dialect: what the document is written in, when it does not say so.
        roomy: whether patterns are given as much room as `large.count` lets them have; somebody has counted.

    Raises:
        SchemaError: the schema cannot be compiled, or refers to something unknown.
    """
    found = of_document(schema, dialect)
    target, resources, draft = _prepared(schema, registry or {}, pointer, found)
    try:
        known = jsonschema_rs.Registry(list(resources.items())) if resources else None
        inner = guarded(
            _RUST[draft.name],
            target,
            registry=known,
            offline=True,
            validate_formats=assert_formats,
            keywords={"contentEncoding": _Nothing, "contentMediaType": _Nothing},
            pattern_options=ENGINE if roomy else None,
        )
    except _NO_VALIDATOR as error:
        raise SchemaError(public_names(str(error).splitlines()[0]), pointer) from error
    return _Compiled(inner, partial(_rust_errors, schema), by_value=found.boolean_exclusive)


def second_opinion(
    schema: Json,
    *,
    registry: Mapping[str, Json] | None = None,
    assert_formats: bool = False,
    pointer: str = "",
    dialect: Dialect = DRAFT_2020,
) -> Validator:
    """The slow validator of a schema, by another hand; arguments as for `validator`.

    Its patterns are matched by Python, which goes back and tries again. So it does not look at an instance when one of
    the patterns could keep it busy for very long.
    """
    found = of_document(schema, dialect)
    if found is OPENAPI_30:
        from openapi_schema_validator import OAS30Validator

        target, resources, made = schema, reachable(schema, registry or {}, found), with_patterns(OAS30Validator)
        if pointer:
            target, resources = {"$ref": f"{_DOCUMENT}#{pointers.fragment(pointer)}"}, {**resources, _DOCUMENT: schema}
    else:
        target, resources, draft = _prepared(schema, registry or {}, pointer, found)
        made, target = _PYTHON[draft.name], _undated(target, draft)
        resources = {uri: _undated(resource, draft) for uri, resource in resources.items()}
    specification = specification_with((DRAFT_4 if found is OPENAPI_30 else _plain(found)).uri)
    known = REGISTRY.with_resources(
        (uri, Resource.from_contents(resource, default_specification=specification))
        for uri, resource in resources.items()
    )
    inner = guarded(made, target, registry=known, format_checker=CHECKER if assert_formats else None)
    read = (target, *resources.values())
    return _Compiled(
        *(inner, _python_errors, patterns_in(read)), by_value=found.boolean_exclusive, many_drafts=_names_a_draft(read)
    )


def _python_errors(inner: Any, instance: Json) -> Iterator[_Told]:
    for error in inner.iter_errors(instance):
        way = tuple(error.absolute_schema_path)
        yield _Told(_join(error.absolute_path), _join(way), way, str(error.message))


def _rust_errors(schema: Json, inner: Any, instance: Json) -> Iterator[_Told]:
    """The errors by jsonschema-rs. In its paths `007` is the number 7, and an empty name is left out.

    Its evaluation alone has the names as they are written, so each error is looked up there, if there is any.
    """
    if inner.is_valid(instance):
        return
    written: dict[tuple[Way, Way], list[dict[str, Any]]] = {}
    for detail in inner.evaluate(instance).list()["details"]:
        key = _as_rust(detail["instanceLocation"]), _as_rust(detail["evaluationPath"])
        written.setdefault(key, []).append(detail)
    for error in inner.iter_errors(instance):
        at, way, message = tuple(error.instance_path), tuple(error.evaluation_path), str(error.message)
        surplus = tuple(map(str, getattr(error.kind, "unexpected", ())))
        alike = written.get((at, way), [])
        same = next((detail for detail in alike if message in str(detail.get("errors"))), alike[0] if alike else None)
        if same is None:
            yield _Told(_join(at), _place(error, schema, _join(error.schema_path)), way, message, surplus)
            continue
        if len(alike) > 1:
            alike.remove(same)
        location = str(same["schemaLocation"]).partition("#")
        place = _place(error, schema, location[2] if location[1] else location[0])
        yield _Told(same["instanceLocation"], place, pointers.split(same["evaluationPath"]), message, surplus)


def _as_rust(pointer: str) -> Way:
    """A pointer as jsonschema-rs has it in the paths of its errors."""
    tokens = (token for token in pointers.split(pointer) if token)
    return tuple(int(token) if _NUMBER_OF_RUST.fullmatch(token) else token for token in tokens)


def _for_nothing(_: int) -> None:
    """Counts no work."""


def _names_a_draft(documents: Iterable[Json]) -> bool:
    """Whether a part of some documents says which draft it is written in."""
    pending = list(documents)
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            if isinstance(part.get("$schema"), str):
                return True
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return False


def _lengths_of_texts(instance: Json) -> Counter[int]:
    """How many texts and names of each length there are in an instance."""
    lengths, pending = Counter[int](), [instance]
    while pending:
        part = pending.pop()
        if isinstance(part, str):
            lengths[len(part)] += 1
        elif isinstance(part, list):
            pending.extend(part)
        elif isinstance(part, dict):
            pending.extend((*part, *part.values()))
    return lengths


def check(schema: Json, dialect: Dialect, pointer: str = "") -> None:
    """Compare a schema with the meta-schema of its dialect; OpenAPI 3.0 has none that stands alone.

    Raises:
        SchemaError: it is not a schema.
    """
    inside: list[tuple[Json, Dialect, str]] = []
    own = _without_other_drafts(schema, dialect, "", inside) if _has_more_to_say(schema) else schema
    for part, other, at in inside:
        check(part, other, pointer + at)
    if dialect is OPENAPI_30:
        return
    meta = _meta(_plain(dialect).name, _plain(dialect).uri)
    if guarded(meta.is_valid, own):
        return
    first = guarded(lambda: next(iter(meta.iter_errors(own))))
    raise SchemaError(str(first.message), pointer + _written_path(own, tuple(first.instance_path)))


def _written_path(document: Json, path: Way) -> str:
    """The pointer for a path of jsonschema-rs, in which `007` is the number 7 and an empty name is left out.

    Where several names are written alike there, it is the first of them that leads on.
    """
    pending: list[tuple[Json, int, Way]] = [(document, 0, ())]
    while pending:
        part, place, written = pending.pop()
        if place == len(path):
            return _join(written)
        if isinstance(part, list):
            index = path[place]
            if isinstance(index, int) and index < len(part):
                pending.append((part[index], place + 1, (*written, index)))
        elif isinstance(part, dict):
            if "" in part:
                pending.append((part[""], place, (*written, "")))
            alike = [name for name in part if name and _as_rust(pointers.join("", name)) == path[place : place + 1]]
            pending.extend((part[name], place + 1, (*written, name)) for name in reversed(alike))
    return _join(path)


def _has_more_to_say(schema: Json) -> bool:
    """Whether a part may name another draft, or lists no names; without recursion, as schemas may be deep."""
    pending = [*schema.values()] if isinstance(schema, dict) else []
    if isinstance(schema, dict) and schema.get("required") == []:
        return True
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            if "$schema" in part or part.get("required") == []:
                return True
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return False


def _without_other_drafts(part: Json, dialect: Dialect, at: str, inside: list[tuple[Json, Dialect, str]]) -> Json:
    """A schema without the resources in it that name another draft, which are put into a list with their places.

    Draft 4 wants names in `required`, and many documents have none there: such a list can only mean one thing.
    """
    if isinstance(part, list):
        return [_without_other_drafts(item, dialect, f"{at}/{i}", inside) for i, item in enumerate(part)]
    if not isinstance(part, dict):
        return part
    other = declared(part)
    if at and other is not None and other is not dialect:
        inside.append((part, other, at))
        return {}
    return {
        name: _without_other_drafts(below, dialect, pointers.join(at, name), inside)
        if name not in ("enum", "const", "default", "examples")
        else below
        for name, below in part.items()
        if not (name == "required" and below == [] and dialect.boolean_exclusive)
    }


@lru_cache(maxsize=8)
def _meta(name: str, uri: str) -> Any:
    return guarded(_RUST[name], {"$ref": uri}, offline=True, formats=_ANY_REFERENCE)


def _plain(dialect: Dialect) -> Dialect:
    return DRAFT_2020 if dialect is OPENAPI_31 else dialect


def _prepared(
    schema: Json, registry: Mapping[str, Json], pointer: str, dialect: Dialect
) -> tuple[Json, dict[str, Json], Dialect]:
    """The schema to compile, the resources that it may refer to, and the draft of both."""
    draft = DRAFT_4 if dialect is OPENAPI_30 else _plain(dialect)
    document = as_draft_4(schema) if dialect is OPENAPI_30 else with_private_names(schema, dialect)
    resources = {
        uri: _dated(as_draft_4(other) if dialect is OPENAPI_30 else other, draft)
        for uri, other in reachable(schema, WithMetaSchemas(registry), dialect).items()
    }
    if not pointer:
        return document, resources, draft
    return (
        {"$ref": f"{_DOCUMENT}#{pointers.fragment(pointer)}"},
        {**resources, _DOCUMENT: _dated(document, draft)},
        draft,
    )


def _dated(document: Json, draft: Dialect) -> Json:
    """The document with the draft that it is read as written in it."""
    if isinstance(document, dict) and declared(document) is None:
        return {**document, "$schema": draft.uri}
    return document


def _undated(document: Json, draft: Dialect) -> Json:
    """The document without the draft that it is read as anyway.

    `jsonschema` takes a validator of its own, without our keywords, for what names a draft and is reached by reference.
    """
    if isinstance(document, dict) and declared(document) is draft:
        return {name: value for name, value in document.items() if name != "$schema"}
    return document


def _place(error: Any, schema: Json, inside: str) -> str:
    """The pointer of a fault in the schema, with a URI when it stands in another resource."""
    own = schema.get("$id") if isinstance(schema, dict) else None
    uri, _, pointer = str(error.absolute_keyword_location or "").partition("#")
    if uri in ("", _DOCUMENT) or (isinstance(own, str) and uri == own.rstrip("#")):
        return inside
    return f"{public_name(uri)}#{pointer}"


def _join(path: Any) -> str:
    return pointers.join("", *path)
