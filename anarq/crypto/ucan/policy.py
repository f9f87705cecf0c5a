"""The UCAN policy language: predicates on the arguments of an invocation.

A statement whose selector finds nothing is false, `!=` included. `any` over an empty collection is false: an empty list
satisfies no demand for one of its elements. Source: https://github.com/ucan-wg/delegation#policy
"""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeAlias, TypeGuard

from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import PolicyMalformed
from anarq.crypto.ucan import selector
from anarq.crypto.ucan.meter import Meter
from anarq.crypto.ucan.selector import Selector

_MAX_DEPTH: Final = 16

_WILDCARD: Final = re.compile(r"(?<!\\)\*")

_Number: TypeAlias = int | float

_ORDERINGS: Final[Mapping[str, Callable[[_Number, _Number], bool]]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)


@dataclass(frozen=True, slots=True)
class Equal:
    """`==` or, with `wanted` false, `!=`: deep comparison, numbers by their value."""

    selector: Selector
    value: Ipld
    wanted: bool


@dataclass(frozen=True, slots=True)
class Ordered:
    """`<`, `<=`, `>` or `>=` on numbers; false for anything else."""

    symbol: str
    selector: Selector
    value: _Number


@dataclass(frozen=True, slots=True)
class Like:
    """A string that begins, goes on and ends with the pieces between the wildcards of a pattern."""

    selector: Selector
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All statements hold."""

    statements: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One statement holds, or there is none."""

    statements: tuple["Statement", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The statement does not hold."""

    statement: "Statement"


@dataclass(frozen=True, slots=True)
class Quantified:
    """The statement holds for every (`all`) or for some element of a list, or value of a map."""

    every: bool
    selector: Selector
    statement: "Statement"


Statement: TypeAlias = Equal | Ordered | Like | And | Or | Not | Quantified


_AT_A_STEP: Final = 16  # characters that are searched in the time of one step


@dataclass(frozen=True, slots=True)
class Policy:
    """Statements that all have to hold.

    Attributes:
        statements: in the order of the token, for messages.
    """

    statements: tuple[Statement, ...] = ()

    def violated_by(self, arguments: Ipld, meter: Meter) -> int | None:
        """The position of the first statement that does not hold, or None when all do.

        Raises:
            PolicyTooCostly: the meter has run out.
        """
        outcomes = (holds(statement, arguments, meter) for statement in self.statements)
        return next((at for at, outcome in enumerate(outcomes) if not outcome), None)


def parse(value: Ipld) -> Policy:
    """The policy of a token's `pol`.

    Raises:
        PolicyMalformed: it breaks the grammar, or is nested deeper than 16.
    """
    return Policy(_statements(value, 0))


def holds(statement: Statement, value: Ipld, meter: Meter) -> bool:
    """Whether a statement is true of a value.

    Raises:
        PolicyTooCostly: the meter has run out.
    """
    meter.spend(1)
    match statement:
        case And(statements):
            return all(holds(inner, value, meter) for inner in statements)
        case Or(statements):
            return not statements or any(holds(inner, value, meter) for inner in statements)
        case Not(inner):
            return not holds(inner, value, meter)
        case _:
            try:
                return _holds_of(statement, statement.selector.resolve(value, meter), meter)
            except selector.Unresolved:
                return False


def _holds_of(statement: Equal | Ordered | Like | Quantified, found: Ipld, meter: Meter) -> bool:
    match statement:
        case Equal(_, value, wanted):
            return equal(found, value) is wanted
        case Ordered(symbol, _, value):
            return _is_number(found) and _ORDERINGS[symbol](found, value)
        case Like(_, pieces):
            if not isinstance(found, str):
                return False
            meter.spend(len(pieces) + len(found) // _AT_A_STEP)
            return _matches(pieces, found)
        case Quantified(every, _, inner):
            items = _elements(found)
            if items is None:
                return False
            outcomes = (holds(inner, item, meter) for item in items)
            return all(outcomes) if every else any(outcomes)


def equal(left: Ipld, right: Ipld) -> bool:
    """Deep equality of the IPLD data model: 1 equals 1.0, and true equals no number."""
    if _is_number(left) and _is_number(right):
        return left == right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(equal, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(equal(item, right[key]) for key, item in left.items())
    return type(left) is type(right) and left == right


def _statements(value: Ipld, depth: int) -> tuple[Statement, ...]:
    if not isinstance(value, list):
        raise PolicyMalformed("a policy is a list of statements")
    return tuple(_statement(item, depth + 1) for item in value)


def _statement(value: Ipld, depth: int) -> Statement:
    if depth > _MAX_DEPTH:
        raise PolicyMalformed(f"statements are nested deeper than {_MAX_DEPTH}")
    match value:
        case ["and", inner]:
            return And(_statements(inner, depth))
        case ["or", inner]:
            return Or(_statements(inner, depth))
        case ["not", inner]:
            return Not(_statement(inner, depth + 1))
        case ["all" | "any" as name, str(path), inner]:
            return Quantified(name == "all", selector.parse(path), _statement(inner, depth + 1))
        case ["==" | "!=" as symbol, str(path), literal]:
            return Equal(selector.parse(path), literal, symbol == "==")
        case ["<" | "<=" | ">" | ">=" as symbol, str(path), literal] if _is_number(literal):
            return Ordered(symbol, selector.parse(path), literal)
        case ["like", str(path), str(pattern)]:
            return Like(selector.parse(path), _pieces(pattern))
    raise PolicyMalformed("a statement is an operator with its selector and argument")


def _pieces(pattern: str) -> tuple[str, ...]:
    """The texts between the wildcards; an escaped star is part of a text."""
    return tuple(piece.replace("\\*", "*") for piece in _WILDCARD.split(pattern))


def _matches(pieces: tuple[str, ...], text: str) -> bool:
    """Whether the text begins with the first piece, ends with the last, and holds the others in order between them.

    Takes the leftmost place for each piece, which is enough when wildcards are the only freedom; so it never goes back.
    """
    if len(pieces) == 1:
        return text == pieces[0]
    first, *between, last = pieces
    if not text.startswith(first):
        return False
    at = len(first)
    for piece in between:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return len(text) - len(last) >= at and text.endswith(last)


def _elements(value: Ipld) -> list[Ipld] | None:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else None


def _is_number(value: Ipld) -> TypeGuard[_Number]:
    return isinstance(value, int | float) and not isinstance(value, bool)
