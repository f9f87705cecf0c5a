"""Rules: what they are, where they are found, and the engine that runs them. Checks import from here alone."""

from anarq.model.severity import Severity
from anarq.model.suggest import closest_first, did_you_mean, distance, is_likely, meant
from anarq.rules.outcome import Outcome
from anarq.rules.rule import REMOVE, SCHEMAS, Edit, Fix, Hit, Lack, Need, NeedsPeer, Rename, Rule, Scope, Side, Stage

__all__ = [
    "REMOVE",
    "SCHEMAS",
    "Edit",
    "Fix",
    "Hit",
    "Lack",
    "Need",
    "NeedsPeer",
    "Outcome",
    "Rename",
    "Rule",
    "Scope",
    "Severity",
    "Side",
    "Stage",
    "closest_first",
    "did_you_mean",
    "distance",
    "is_likely",
    "meant",
]
