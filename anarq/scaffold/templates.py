"""The templates of what is written for people to go on with; they lie beside this file."""

from functools import cache
from pathlib import Path
from typing import Final

import jinja2

FOLDER: Final = Path(__file__).parent


@cache
def environment(folder: str) -> jinja2.Environment:
    """The templates of a folder; a name that none is given is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - no markup: the names that are put in are words
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
