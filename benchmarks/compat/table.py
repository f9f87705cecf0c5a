"""Writes the table of what a schema author may change into its page.

python benchmarks/compat/table.py
"""

from pathlib import Path
from typing import Final

from anarq.contracts.tell.evolution import table

PAGE: Final = Path(__file__).parents[2] / "docs" / "explanation" / "schema-compatibility.md"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->\n"


def main() -> None:
    """Run from the command line."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    PAGE.write_text(before + BEGIN + table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
