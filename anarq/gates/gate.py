"""The quality gates as values, and what running one gives. No IO."""

from dataclasses import dataclass

from anarq.model.tree import Node


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate of `spec/gates.yaml`.

    Attributes:
        name: also the name of its nox session.
        question: what it asks, for people.
        commands: argument lists, run in order until one fails.
        mend: what to do when it fails.
    """

    name: str
    question: str
    commands: tuple[tuple[str, ...], ...]
    mend: str


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one gate.

    Attributes:
        gate: the gate.
        passed: whether every command ended with 0.
        seconds: how long it took.
        output: what its commands printed.
    """

    gate: Gate
    passed: bool
    seconds: float
    output: str


def gates(root: Node) -> tuple[Gate, ...]:
    """The gates that a document lists, in its order."""
    return tuple(
        Gate(
            node.get("name").text(),
            node.get("question").text(),
            tuple(command.texts() for command in node.get("commands").elements()),
            node.get("mend").text(),
        )
        for node in root.get("gates").elements()
    )
