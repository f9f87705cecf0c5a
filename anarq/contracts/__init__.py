"""JSON Schema: compiled validators, and the relation between two schemas, decided on meaning and shown by a witness."""

from anarq.contracts.budget import DEFAULT_BUDGET, Budget
from anarq.contracts.confirm.validators import Validator, second_opinion, validator
from anarq.contracts.read.dialect import DIALECTS, DRAFT_2020, Dialect, of_document
from anarq.contracts.read.reading import Message, Reading, SchemaError, UnknownDialectError
from anarq.contracts.read.resolve import Catalogue, UnresolvedError
from anarq.contracts.relation import decide, subschema
from anarq.contracts.room import with_room
from anarq.contracts.side import Side
from anarq.contracts.tell.idle import Idle, Why, idle
from anarq.contracts.tell.modes import Check, Comparison, Direction, Mode, compare
from anarq.contracts.tell.verdict import Answer, Break, Cause, Location, Verdict, Witness

__all__ = [
    "DEFAULT_BUDGET",
    "DIALECTS",
    "DRAFT_2020",
    "Answer",
    "Break",
    "Budget",
    "Catalogue",
    "Cause",
    "Check",
    "Comparison",
    "Dialect",
    "Direction",
    "Idle",
    "Location",
    "Message",
    "Mode",
    "Reading",
    "SchemaError",
    "Side",
    "UnknownDialectError",
    "UnresolvedError",
    "Validator",
    "Verdict",
    "Why",
    "Witness",
    "compare",
    "decide",
    "idle",
    "of_document",
    "second_opinion",
    "subschema",
    "validator",
    "with_room",
]
