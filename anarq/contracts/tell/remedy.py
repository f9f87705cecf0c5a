"""What to change in the second schema, so that it accepts a witness: for people who are told of a break."""

from collections.abc import Sequence
from json import dumps
from typing import Final

from anarq.contracts.graph.nodes import Kind
from anarq.contracts.graph.values import TYPE_NAMES, key, type_of
from anarq.contracts.read.resolve import Site
from anarq.contracts.tell.accepted import UNIONS
from anarq.contracts.tell.root import Root
from anarq.contracts.tell.sentence import OF_THE_INSTANCE, short
from anarq.model.tree import Json

_MOST: Final = 3
"""So many values are named; of more it is told how many there are."""


def remedy(root: Root, site: Site, before: Json, surplus: Sequence[str]) -> str:
    """What mends a break, in one clause; empty where no single change of a keyword does.

    Args:
        root: what refuses.
        site: the schema it stands in.
        before: what the first schema says at the same keyword; none where it does not have it.
        surplus: the properties that are refused because nothing declares them.
    """
    keyword = root.origin.keyword
    if root.lost is not None and keyword in UNIONS:
        return f"keep a branch for `{root.item}`"
    if root.another:
        return "declare what the first schema declares there, or let the object be open"
    if surplus:
        return f"declare {_listed([f'`{name}`' for name in surplus])}, or let the object be open"
    if root.kind is Kind.REQUIRED and keyword == "required":
        return f"take {_json(root.item)} out of `required`"
    schema = site.schema if isinstance(site.schema, dict) else {}
    if schema.get("enum") == [] and (not keyword or keyword == "enum"):
        return "list values in `enum`, or leave it out"
    if keyword in {"enum", "const"}:
        return _values(keyword, schema.get(keyword), root.part, before)
    if keyword == "type":
        return f"add {_type(root.part)} to `type`"
    if keyword == "nullable":
        return "let `nullable` be true"
    if keyword in OF_THE_INSTANCE:
        return f"leave `{keyword}` out" if before is None else f"keep `{keyword}` at {short(_json(before))}"
    return ""


def gone(listed: Json, part: Json, before: Json) -> list[Json]:
    """The values of an `enum` of the first schema that the second does not list, the refused one first."""
    known = {key(value) for value in listed} if isinstance(listed, list) else {key(listed)}
    others = before if isinstance(before, list) else []
    return [part, *(value for value in others if key(value) not in known | {key(part)})]


def named(values: Sequence[Json]) -> str:
    """Values as people list them; of many, the first and how many there are."""
    shown = [short(_json(value)) for value in values[:_MOST]]
    return _listed(shown if len(values) <= _MOST else [*shown, f"{len(values) - _MOST} more"])


def _values(keyword: str, listed: Json, part: Json, before: Json) -> str:
    if keyword == "const":
        return f"list {named([listed, part])} in an `enum` in place of `const`"
    return f"add {named(gone(listed, part, before))} to `enum`"


def _type(part: Json) -> str:
    if isinstance(part, int) and not isinstance(part, bool):
        return '"integer"'
    return _json(TYPE_NAMES[type_of(part)])


def _listed(words: Sequence[str]) -> str:
    *some, last = words
    return f"{', '.join(some)} and {last}" if some else last


def _json(value: Json) -> str:
    return dumps(value, ensure_ascii=False)
