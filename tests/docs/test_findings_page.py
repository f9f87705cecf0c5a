"""The page on findings names sessions that there are."""

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "explanation" / "findings.md").read_text("utf-8")


def test_every_session_that_it_names_is_one() -> None:
    sessions = re.findall(r"^def (\w+)\(session", (REPOSITORY / "noxfile.py").read_text("utf-8"), re.MULTILINE)
    named = re.findall(r"`nox -s (\w+)`", PAGE)
    assert len(named) == 4
    assert {*named} <= {*sessions}
