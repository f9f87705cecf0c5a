"""A play of states: from which to which a record goes, and by what."""

from types import SimpleNamespace
from typing import Any

from plan import Plan

from anarq.ports.store import Change
from anarq.runtime.operation import ModuleSpec, States
from anarq.runtime.responses import BrokenContractError
from anarq.runtime.states import Machines


async def moved(spec: ModuleSpec, plan: Plan) -> list[object]:
    """What leads a record of each kind from one state to another, of all that leads anywhere."""
    machines = Machines(spec.states)
    entries = sorted({entry for states in (*spec.states, *plan.spec.states) for entry in states.moves})
    return [
        [states.kind, entry, before, after]
        for states in plan.spec.states
        for entry in entries
        for before, after in _pairs(states)
        if await _goes(machines, states, entry, before, after)
    ]


def _pairs(states: States) -> list[tuple[str | None, str]]:
    found = {pair for pairs in states.moves.values() for pair in pairs}
    known = {state for pair in found for state in pair if state is not None}
    return [(before, after) for before in (None, *sorted(known)) for after in sorted(known) if before != after]


async def _goes(machines: Machines, states: States, entry: str, before: str | None, after: str) -> bool:
    """Whether a record is let go there."""

    async def get(*_: str) -> Any:
        return SimpleNamespace(version=1, body={states.member: before})

    snapshot: Any = SimpleNamespace(get=get)
    change = Change(states.kind, "it", {states.member: after}, 0 if before is None else 1)
    try:
        return bool(await machines.hold(entry, [change], snapshot))
    except BrokenContractError:
        return False
