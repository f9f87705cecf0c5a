"""States of records: whatever a handler decides, a record goes only where its contract says that it may."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from anarq.ports.store import Change, Snapshot
from anarq.runtime.operation import States
from anarq.runtime.responses import BrokenContractError


class Move(NamedTuple):
    """That a record of a kind comes into a state: from another one, or None where it begins."""

    kind: str
    before: object
    after: object


class Machines:
    """What the states of a module are held to."""

    def __init__(self, states: Iterable[States]) -> None:
        """Takes what is said of each kind."""
        self._states = {each.kind: each for each in states}

    async def hold(self, entry: str, changes: Sequence[Change], snapshot: Snapshot) -> tuple[Move, ...]:
        """The moves of records that have states, each of which may be made.

        A record that is deleted goes nowhere, and one that keeps its state may be changed by anything.

        Args:
            entry: the name of what decided.
            changes: what it decided.
            snapshot: the state that it decided on.

        Raises:
            BrokenContractError: a record would go where nothing says that it may.
        """
        moves = []
        for change in changes:
            states = self._states.get(change.kind)
            if states is None or change.body is None:
                continue
            found = await snapshot.get(change.kind, change.id) if change.expected_version else None
            if change.expected_version and (found is None or found.version != change.expected_version):
                continue  # the commit says that it was read before somebody else changed it
            before = None if found is None else found.body.get(states.member)
            after = change.body.get(states.member)
            if before == after:
                continue
            if (before, after) not in states.moves.get(entry, frozenset()):
                lead = f"`{before}` to `{after}`" if before is not None else f"the beginning to `{after}`"
                raise BrokenContractError(f"{entry} takes a record of `{change.kind}` from {lead}, which nobody says")
            moves.append(Move(change.kind, before, after))
        return tuple(moves)
