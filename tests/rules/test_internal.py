import pytest

from anarq.model.internal import CRASHED, FOUND_ELSEWHERE, LEFT_OUT, UNREADABLE
from anarq.rules.internal import SUMMARIES, page_of


@pytest.mark.parametrize("id_", [CRASHED, FOUND_ELSEWHERE, LEFT_OUT, UNREADABLE])
def test_what_the_engine_reports_is_explained(id_: str) -> None:
    assert SUMMARIES[id_].endswith(".")
    assert page_of(id_).read_text("utf-8").startswith("## What it does\n")
