from pathlib import Path

import pytest

from anarq.contracts import Answer
from anarq.contracts.tell.evolution import MODELS, Row, rows, table

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "schema-compatibility.md"


def test_the_table_on_the_page_is_what_the_engine_says_now() -> None:
    text = PAGE.read_text("utf-8")
    begin, end = "<!-- table: begin -->\n", "<!-- table: end -->\n"
    shown = text.partition(begin)[2].partition(end)[0]
    assert shown == table(), "the table is stale: python benchmarks/compat/table.py"


def test_every_row_is_decided() -> None:
    assert all(Answer.UNDECIDED not in (row.backward.answer, row.forward.answer) for row in rows())
    assert {row.model for row in rows()} == {*MODELS, "any"}


@pytest.mark.parametrize(
    ("change", "model", "backward", "forward"),
    [
        ("add an optional property (string)", "open", False, True),
        ("add an optional property (string)", "closed", True, False),
        ("add an optional property (string)", "further strings", True, True),
        ("remove an optional property (string)", "open", True, False),
        ("remove an optional property (string)", "closed", False, True),
        ("add a required property", "closed", False, False),
        ("widen a type (integer to number)", "any", True, False),
        ("add a branch to oneOf that overlaps the others", "any", False, False),
    ],
)
def test_rows_that_people_ask_for(change: str, model: str, backward: bool, forward: bool) -> None:
    found: list[Row] = [row for row in rows() if (row.change.name, row.model) == (change, model)]
    assert len(found) == 1
    answers = (found[0].backward.answer, found[0].forward.answer)
    assert answers == tuple(Answer.COMPATIBLE if kept else Answer.BREAKING for kept in (backward, forward))
