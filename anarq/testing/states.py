"""The tables of transitions that services keep, held to what their contracts say."""

from collections.abc import Mapping

from anarq.runtime.operation import ModuleSpec


def declared(module: ModuleSpec, kind: str) -> set[tuple[str, str]]:
    """Every (state before, state after) that the contract of a kind of records says; how records begin is left out.

    Raises:
        LookupError: the kind says nothing of its states.
    """
    states = next((each for each in module.states if each.kind == kind), None)
    if states is None:
        raise LookupError(f"{module.name} has no states of `{kind}`")
    return {(before, after) for pairs in states.moves.values() for before, after in pairs if before is not None}


def written(table: Mapping[tuple[str, str], object]) -> set[tuple[str, str]]:
    """The same of a table from (state, what happens) to the state after, or to why there is none."""
    return {(before, after) for (before, _), after in table.items() if isinstance(after, str) and after != before}
