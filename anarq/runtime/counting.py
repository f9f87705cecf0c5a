"""What the business counts of a module: of what is committed, when it is."""

from collections.abc import Iterable, Sequence

from anarq.ports.store import Change
from anarq.ports.telemetry import Telemetry
from anarq.runtime.call import Decision
from anarq.runtime.operation import Counter
from anarq.runtime.states import Move


class Counters:
    """The counters of one module."""

    def __init__(self, module: str, counters: Sequence[Counter], telemetry: Telemetry) -> None:
        """Tells them from nothing on, so that the first thing that one counts is an increase."""
        self._counters = [(f"{module}_{each.name}", each) for each in counters]
        self._telemetry = telemetry
        for name, _ in self._counters:
            telemetry.count(name, 0.0)

    def count(self, decision: Decision[object], moves: Iterable[Move]) -> None:
        """Counts what was committed.

        Args:
            decision: what it was.
            moves: of the records that it changes.
        """
        moves = tuple(moves)
        for name, each in self._counters:
            number = sum(event.topic in each.topics for event in decision.events)
            number += sum(_is_counted(each, change) for change in decision.changes)
            number += sum(move.kind == each.records and move.after in each.into for move in moves)
            if number:
                self._telemetry.count(name, float(number))


def _is_counted(counter: Counter, change: Change) -> bool:
    """Whether a record comes to be that is counted for that."""
    is_new = change.expected_version == 0 and change.body is not None
    return is_new and not counter.into and change.kind == counter.records
