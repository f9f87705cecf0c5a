"""The map of the package names every module, and no other."""

import re
from pathlib import Path

from anarq import contracts

FOLDER = Path(contracts.__file__).parent


def test_every_module_is_on_the_map_and_nothing_else() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    way = text[text.index("## The way") : text.index("## Words")]
    assert {name.rstrip("/") for name in re.findall(r"`([a-z_]+/?)`", way)} == modules


def test_links_of_the_map_lead_somewhere() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert all((FOLDER / link).is_file() for link in links)
