"""The operations of a module, as `anarq call` lists them."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from anarq.cli.layout import table, terminal_width

if TYPE_CHECKING:
    from anarq.clients.described.document import Document, Operation

_FILLED_IN: Final = frozenset({"x-api-version", "idempotency-key", "x-subid", "traceparent", "tracestate"})
"""Headers that the command fills in itself, or that another option gives."""


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
                {"name": name, "place": place, "required": needed, "types": sorted(types)}
                for name, place, needed, types in _taken(operation)
            ],
        }
        for operation in document.operations.values()
    ]
    told = {"title": document.title, "version": document.version, "operations": listed}
    return json.dumps(told, indent=2) + "\n"


def _rows(operation: "Operation") -> Iterator[tuple[str, ...]]:
    from anarq.clients.described.schemas import in_words

    for name, place, needed, types in _taken(operation):
        yield f"{name}{'*' if needed else ''}", place, in_words(types)


def _taken(operation: "Operation") -> Iterator[tuple[str, str, bool, frozenset[str]]]:
    """What a caller gives: name, place, whether it must be given, types."""
    for parameter in operation.parameters.values():
        if parameter.name not in _FILLED_IN:
            yield parameter.name, parameter.place, parameter.required, parameter.types
    if operation.body is not None:
        for name, types in operation.body.members.items():
            yield name, "body", name in operation.body.needed, types


def _width() -> int | None:
    width = terminal_width()
    return None if width is None else width - 6
