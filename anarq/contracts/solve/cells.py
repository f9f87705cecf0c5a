"""One instance type, and statements about it that are all to hold."""

from anarq.contracts.graph.values import ARRAY, NUMBER, STRING
from anarq.contracts.solve.alternatives import Case
from anarq.contracts.solve.arrays import Arrays
from anarq.contracts.solve.numbers import Numbers
from anarq.contracts.solve.objects import Objects, Solver
from anarq.contracts.solve.outcome import Outcome
from anarq.contracts.solve.strings import Strings


def solve_cell(solver: Solver, case: Case) -> Outcome:
    """An instance of the type which meets all literals of the case, or a proof that there is none."""
    if case.of_type == NUMBER:
        return Numbers.of(solver.by, case.cell).solve()
    if case.of_type == STRING:
        return Strings.of(solver.by, case.cell).solve()
    if case.of_type == ARRAY:
        return Arrays.of(solver, case.cell).solve()
    return Objects.of(solver, case.cell).solve()
