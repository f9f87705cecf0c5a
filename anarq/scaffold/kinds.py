"""What can be added to a module and removed from it, one at a time."""

from typing import Final

KINDS: Final = {
    "operation": "operation",
    "topic": "topic",
    "contract": "contract",
    "tool": "tool",
    "consumer": "consumed-topic",
    "job": "job",
    "runbook": "runbook",
}
"""As the command line calls it, with the kind of its name in the vocabulary of the specs."""


class RefusedError(Exception):
    """It cannot be done; says why, and what can be."""
