"""The source of `States(...)`: which state of a record may follow which, and by what."""

from collections.abc import Iterable, Iterator

from anarq.generators.interface import Interface
from anarq.generators.inward import Commanded
from anarq.generators.python.literals import literal
from anarq.model.views.states import Machine, machines_of

Moves = list[tuple[str, str]]
"""(what leads there, the pairs of states as source), by name."""


def of(interface: Interface, commands: Iterable[Commanded]) -> Iterator[tuple[str, str, Moves]]:
    """(kind, member, moves) of each kind of records that says how its states follow one another.

    Args:
        interface: the module.
        commands: what it commands of peers: what leads to a state is their answer.
    """
    own = {operation.name for operation in interface.operations}
    answers = {each.declared.operation: each.topic for each in commands if each.declared.operation not in own}
    for machine in machines_of(interface.module):
        if machine.said.exists:
            yield machine.contract.collection, machine.member, _moves(machine, answers)


def _moves(machine: Machine, answers: dict[str, str]) -> Moves:
    found: dict[str, set[tuple[str | None, str]]] = {}
    for transition in machine.transitions:
        for name in transition.by.texts():
            pairs = {(before, transition.after.text()) for before in transition.before.texts() or (None,)}
            found.setdefault(answers.get(name, name), set()).update(pairs)
    return [(name, _source(pairs)) for name, pairs in sorted(found.items())]


def _source(pairs: Iterable[tuple[str | None, str]]) -> str:
    ordered = sorted(pairs, key=lambda pair: (pair[0] or "", pair[1]))
    return "{" + ", ".join(f"({literal(before)}, {literal(after)})" for before, after in ordered) + "}"
