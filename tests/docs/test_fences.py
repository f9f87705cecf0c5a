"""A block of code is told to the site in the one form that it knows; any other stands in the text as it is written."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
OPENING = re.compile(r'^ *```(?:[a-z]+(?: title="[^"]+")?)?$')


def off(text: str) -> list[str]:
    """The lines that open or close a block in another form."""
    return [line for line in text.splitlines() if line.lstrip().startswith("```") and not OPENING.match(line)]


def test_every_block_of_a_page_is_one_for_the_site() -> None:
    pages = {str(page.relative_to(DOCS)): off(page.read_text("utf-8")) for page in sorted(DOCS.rglob("*.md"))}

    assert len(pages) > 30
    assert {page: lines for page, lines in pages.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "is_off"),
    [
        ("```", False),
        ("```json", False),
        ('```json title="a.json"', False),
        ("```json test-vector", True),
        ("```a b", True),
    ],
)
def test_another_form_is_seen(line: str, is_off: bool) -> None:
    assert bool(off(line)) is is_off
