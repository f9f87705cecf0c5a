"""How the texts of two patterns lie to one another, however they are written."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from anarq.model.tree import Json

_MOST_PATTERNS: Final = 200
"""So many pairs are compared: each costs up to its budget, and a stranger may write any number."""


class Relation(StrEnum):
    """How one set of values lies to another one. Of those that are unlike it is not known how."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    CROSSED = "crossed"
    APART = "apart"
    UNLIKE = "unlike"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Patterns:
    """What is known of pairs of schemas of texts."""

    known: dict[tuple[str, str], Relation] = field(default_factory=dict)

    def relation(self, one: Json, other: Json) -> Relation:
        """How the texts of one schema lie to those of another, as far as that is proved. Patterns of which other
        rules speak are left to them.
        """
        pair = str(one), str(other)
        if pair not in self.known:
            self.known[pair] = _relation(one, other) if len(self.known) < _MOST_PATTERNS else Relation.UNKNOWN
        return self.known[pair]

    def differ(self, one: str, other: str) -> bool:
        """Whether two patterns are proved to match other texts."""
        relation = self.relation(texts(one), texts(other))
        return relation not in (Relation.SAME, Relation.UNKNOWN)


def texts(pattern: str) -> Json:
    """The schema of the texts of a pattern."""
    return {"type": "string", "pattern": pattern}


def _relation(one: Json, other: Json) -> Relation:
    # Imported here: the comparison costs more to load than all that is asked where no patterns differ.
    from anarq.contracts import Answer, subschema

    if _is_unusable(one) or _is_unusable(other):
        return Relation.UNKNOWN
    within, around = subschema(one, other).answer, subschema(other, one).answer
    if Answer.UNDECIDED in (within, around):
        return Relation.UNLIKE if Answer.BREAKING in (within, around) else Relation.UNKNOWN
    if within is Answer.COMPATIBLE:
        return Relation.SAME if around is Answer.COMPATIBLE else Relation.NARROWER
    if around is Answer.COMPATIBLE:
        return Relation.WIDER
    both = subschema({"allOf": [one, other]}, False).answer
    return Relation.APART if both is Answer.COMPATIBLE else Relation.CROSSED


def _is_unusable(schema: Json) -> bool:
    from anarq.costs.patterns.cost import superlinear
    from anarq.costs.patterns.usable import malformed

    text = schema.get("pattern") if isinstance(schema, dict) else None
    return isinstance(text, str) and (malformed(text) is not None or superlinear(text) is not None)
