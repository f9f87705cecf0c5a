"""The clauses of the design are data, which is what its text says."""

import re
from pathlib import Path

import pytest
import yaml

from anarq.cli.rules import all_rules
from anarq.loader.design.clauses import as_yaml, clauses

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8")
CLAUSES = clauses(TEXT)


def test_the_data_says_what_the_text_says() -> None:
    assert (ROOT / "spec/clauses.yaml").read_text("utf-8") == as_yaml(CLAUSES), (
        "write it anew: python -m anarq.loader.design > spec/clauses.yaml"
    )


def test_the_data_reads_as_what_it_was_made_of() -> None:
    read = yaml.safe_load((ROOT / "spec/clauses.yaml").read_text("utf-8"))["clauses"]
    assert read == {one.id: {"kind": one.kind, "heading": one.heading, "words": one.words} for one in CLAUSES}


LAYOUT = re.compile(r"^(#.*|\*\*[A-Za-z ]+\*\*:|```\w*|graph TB|subgraph .*|end|module-name/|Examples:|)$")
"""What gives the text its form, and asks for nothing: headings, labels, fences."""

OF_CODE = re.compile(r"^([\]\[{};]+|// .*|\[\w+: string\]: \{|(enum|const) \w+ (= )?\{|# .*)$")
"""Lines of code that a clause around them says, and notes."""


def test_every_line_that_asks_for_something_is_a_clause() -> None:
    begun = {one.line + more for one in CLAUSES for more in range(one.words.count("\n") + 1)}
    left = [
        line
        for number, line in enumerate(TEXT.splitlines(), 1)
        if number not in begun and not LAYOUT.match(line.strip()) and not OF_CODE.match(line.strip())
    ]
    assert left == []


@pytest.mark.parametrize("entry", list(all_rules()), ids=lambda entry: entry.id)
def test_a_rule_names_a_heading_of_the_design(entry) -> None:
    assert re.search(rf"(?m)^#+ {re.escape(entry.rule.clause)}$", TEXT)
