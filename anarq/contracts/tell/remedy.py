"""What to change in the second schema, so that it accepts a witness: for people who are told of a break."""

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Final

from anarq.contracts.graph.nodes import Kind
from anarq.contracts.graph.values import key
from anarq.contracts.read.dialect import OPENAPI_30, Dialect
from anarq.contracts.read.resolve import Site
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.root import Root
from anarq.contracts.tell.sentence import FLAGS, NAMED, OF_THE_INSTANCE, joined, short
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_MOST: Final = 3
"""So many values are named; of more it is told how many there are."""
_WHOLE: Final = frozenset({
    "not", "contains", "minContains", "maxContains", "propertyNames", "dependentRequired", "dependentSchemas",
    "dependencies",
})  # fmt: skip
"""Keywords of which a cause is all that they say."""


def remedy(root: Root, site: Site, before: Json, surplus: Sequence[str]) -> str:
    """What mends a break, in one clause. Whoever does it has mended the whole cause; empty where none is known.

    Args:
        root: what refuses.
        site: the schema it stands in.
        before: what the first schema says there at the same keyword, whatever the value; none where it says nothing.
        surplus: the properties that are refused because nothing declares them.
    """
    keyword = root.origin.keyword
    if root.lost is not None and keyword in UNIONS:
        return f"keep a branch for `{root.item}`"
    if root.another:
        return "declare what the first schema declares there, or let the object be open"
    if root.whole:
        return "let the object be open"
    if surplus:
        return f"declare {joined([f'`{name}`' for name in surplus])}, or let the object be open"
    if root.kind is Kind.REQUIRED and keyword == "required":
        return f"take {_json(root.item)} out of `required`"
    schema = site.schema if isinstance(site.schema, dict) else {}
    if schema.get("enum") == [] and (not keyword or keyword == "enum"):
        return "list values in `enum`, or leave it out"
    if keyword == "type":
        return _types(schema, before, site.dialect)
    if keyword == "nullable":
        return "let `nullable` be true"
    if keyword in OF_THE_INSTANCE:
        return _kept(keyword, schema, root.part, before)
    *_, above, last = ("", "", *pointers.split(root.origin.pointer))
    if not keyword and above not in NAMED:
        keyword = last
    return f"leave `{keyword}` out" if keyword in _WHOLE else ""


def _kept(keyword: str, schema: Mapping[str, Json], part: Json, before: Json) -> str:
    """What to do about a keyword that refuses a value; where the first schema has it, what it says there is kept."""
    flag = FLAGS.get(keyword, "")
    if schema.get(flag) is True:
        return f"leave `{flag}` out" if schema.get(keyword) == part else f"leave `{keyword}` and `{flag}` out"
    if before is None or isinstance(before, bool) is not isinstance(schema.get(keyword), bool):
        return f"leave `{keyword}` out"
    if keyword == "enum":
        return f"add {named(gone(schema.get(keyword), part, before))} to `enum`"
    if keyword == "const":
        return f"list {named([schema.get(keyword), part])} in an `enum` in place of `const`"
    return f"keep `{keyword}` at {short(_json(before))}"


def _types(schema: Mapping[str, Json], before: Json, dialect: Dialect) -> str:
    """What to do about the types that a schema takes; OpenAPI 3.0 has one type and a flag for null."""
    own = schema.get("type")
    if dialect is OPENAPI_30:
        return "let `nullable` be true" if own == before else "leave `type` out"
    here = own if isinstance(own, list) else [own]
    there = before if isinstance(before, list) else [before]
    lost = [each for each in there if isinstance(each, str) and each not in here]
    return f"add {joined([_json(each) for each in lost])} to `type`" if lost else "leave `type` out"


def gone(values: Json, part: Json, before: Json) -> list[Json]:
    """The values of an `enum` of the first schema that the second does not list, the refused one first."""
    known = {key(part), *(map(key, values) if isinstance(values, list) else [key(values)])}
    others = before if isinstance(before, list) else []
    return [part, *(value for value in others if key(value) not in known)]


def named(values: Sequence[Json]) -> str:
    """Values as people list them; of many, the first and how many there are."""
    shown = [short(_json(value)) for value in values[:_MOST]]
    return joined(shown if len(values) <= _MOST else [*shown, f"{len(values) - _MOST} more"])


def _json(value: Json) -> str:
    return dumps(value, ensure_ascii=False)
