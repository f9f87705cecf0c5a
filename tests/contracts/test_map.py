"""The map of the package names every module, and no other."""

import re
from pathlib import Path

from anarq import contracts

FOLDER = Path(contracts.__file__).parent


def test_every_module_is_on_the_map_and_nothing_else() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    paths = (path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.py") if path.stem != "__init__")
    modules = {path.as_posix() for path in paths}
    way = text[text.index("## The way") : text.index("## Words")]
    assert {name.rstrip("/") for name in re.findall(r"`([a-z_]+/?[a-z_]*)`", way)} == modules


def test_links_of_the_map_lead_somewhere() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links
    assert all((FOLDER / link).is_file() for link in links)
