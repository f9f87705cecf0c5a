"""The operations of a module, as `anarq call` lists them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from anarq.cli.layout import table, terminal_width

if TYPE_CHECKING:
    from anarq.clients.described.document import Document, Operation, Said

_FILLED_IN: Final = frozenset({"x-api-version", "idempotency-key", "x-subid", "traceparent", "tracestate"})
"""Headers that the command fills in itself, or that another option gives."""

_DAO: Final = "x-daoid"
"""The one header that may be given with every call, so that it is told once."""


def as_text(module: str, document: "Document") -> str:
    """A table, with what each takes below it."""
    lines = [f"{document.title} {document.version}", ""]
    for operation in document.operations.values():
        needs = f"  needs a grant of {operation.scope}" if operation.granted else ""
        lines += [f"{operation.name}  {operation.method} {operation.path}{needs}"]
        lines += [f"    {operation.summary}"] if operation.summary else []
        rows = list(_rows(operation))
        lines += [f"      {line}" for line in table(rows, _width()).splitlines()] if rows else []
    lines += ["", "What is marked with * must be given.", f"  anarq call {module} OPERATION NAME=VALUE…"]
    if any(_DAO in operation.parameters for operation in document.operations.values()):
        lines += [f"  {_DAO}=DAO may be given with each: the DAO in whose context you act"]
    return "".join(f"{line}\n" for line in lines)


def as_json(document: "Document") -> str:
    """The same for programs."""
    listed = [
        {
            "name": operation.name,
            "method": operation.method,
            "path": operation.path,
            "summary": operation.summary,
            "scope": operation.scope or None,
            "parameters": [
                {
                    "name": each.name,
                    "place": each.place,
                    "required": each.needed,
                    "types": sorted(each.types),
                    "choices": list(each.said.choices),
                    "members": list(each.said.members),
                    "description": each.said.description,
                }
                for each in _taken(operation)
            ],
        }
        for operation in document.operations.values()
    ]
    told = {"title": document.title, "version": document.version, "operations": listed}
    return json.dumps(told, indent=2) + "\n"


class _Taken(NamedTuple):
    """What a caller gives to an operation, by one name."""

    name: str
    place: str
    needed: bool
    types: frozenset[str]
    said: "Said"


def _rows(operation: "Operation") -> Iterator[tuple[str, ...]]:
    for each in _taken(operation):
        if each.name != _DAO:
            yield f"{each.name}{'*' if each.needed else ''}", each.place, _words(each)


def _words(each: _Taken) -> str:
    """What a value may be: one of the texts that are listed, else its types, with what is in an object."""
    from anarq.clients.described.schemas import in_words

    if each.said.choices:
        return " or ".join(each.said.choices)
    inside = f" with {', '.join(each.said.members)}" if each.said.members else ""
    return in_words(each.types) + inside


def _taken(operation: "Operation") -> Iterator[_Taken]:
    for one in operation.parameters.values():
        if one.name not in _FILLED_IN:
            yield _Taken(one.name, one.place, one.required, one.types, one.said)
    body = operation.body
    if body is not None:
        for name, types in body.members.items():
            yield _Taken(name, "body", name in body.needed, types, body.said[name])


def _width() -> int | None:
    width = terminal_width()
    return None if width is None else width - 6
