"""What generated Python files share: which names a type expression uses, and where they come from."""

import re
import sys
from collections.abc import Iterable, Mapping
from typing import Final

_LITERAL: Final = re.compile(r"Literal\[(?:[^\]\"]|\"[^\"]*\")*\]")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
STANDARD: Final[Mapping[str, str]] = {
    "Any": "typing",
    "Literal": "typing",
    "NotRequired": "typing",
    "TypeAlias": "typing",
    "TypedDict": "typing",
    "Mapping": "collections.abc",
    "Number": "anarq.clients.values",
    "Received": "anarq.clients.streams",
    "Source": "anarq.clients.streams",
    "Stored": "anarq.wire.streams",
}
"""Where the names come from that type expressions use besides the module's own."""


def used(expressions: Iterable[str]) -> frozenset[str]:
    """The names that type expressions use. Text in them is a type in quotes, unless it is a value of a `Literal`."""
    found: set[str] = set()
    for expression in expressions:
        found.update(_NAME.findall(_without_values(expression).replace('"', " ")))
    return frozenset(found)


def import_lines(homes: Mapping[str, Iterable[str]]) -> list[str]:
    """`from … import …` lines in two groups, the standard library's first; empty text between them.

    Args:
        homes: module -> names; one without names gives no line.
    """
    needed = {module: list(names) for module, names in homes.items()}
    standard = [module for module, names in needed.items() if names and _is_standard(module)]
    ours = [module for module, names in needed.items() if names and not _is_standard(module)]
    first = [_line(module, needed[module]) for module in sorted(standard)]
    second = [_line(module, needed[module]) for module in sorted(ours)]
    return [*first, *([""] if first and second else []), *second]


def _is_standard(module: str) -> bool:
    return module.partition(".")[0] in sys.stdlib_module_names


def _line(module: str, names: Iterable[str]) -> str:
    ordered = sorted(names, key=_isort)
    flat = f"from {module} import {', '.join(ordered)}"
    if len(flat) <= 88:
        return flat
    return "\n".join([f"from {module} import (", *(f"    {name}," for name in ordered), ")"])


def _isort(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions."""
    bare = name.partition(" ")[0]
    kind = 0 if bare.isupper() and len(bare) > 1 else 1 if bare[:1].isupper() else 2
    return kind, name


def _without_values(expression: str) -> str:
    """The expression without the values of its literals, which may look like names."""
    return _LITERAL.sub("Literal", expression.replace('\\"', '"'))
