"""What a grant of Qflow can cover.

Generated from modules/qflow by `anarq generate service`. Do not edit.
"""

from typing import Final

COHERENCE_EVALUATE: Final = "qflow.coherence.evaluate"
"""Have an act evaluated."""

DATA_ERASE: Final = "qflow.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qflow.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qflow.data.read"
"""Read what was done with what is kept of somebody."""

ESCALATION_DECIDE: Final = "qflow.escalation.decide"
"""Decide about escalations."""

ESCALATION_READ: Final = "qflow.escalation.read"
"""Read escalations."""

EVALUATION_CONTEST: Final = "qflow.evaluation.contest"
"""Contest an evaluation."""

EVALUATION_READ: Final = "qflow.evaluation.read"
"""Read evaluations."""

LAYER_MANAGE: Final = "qflow.layer.manage"
"""Add, change and retire layers."""

LAYER_READ: Final = "qflow.layer.read"
"""Read which layers there are."""

THRESHOLD_MANAGE: Final = "qflow.threshold.manage"
"""Set, change and retire thresholds."""

THRESHOLD_READ: Final = "qflow.threshold.read"
"""Read thresholds."""
