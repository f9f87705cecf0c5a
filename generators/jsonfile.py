"""JSON as generated files hold it."""

import json
from functools import partial

from anarq.generators.file import Printed
from anarq.model.tree import Json


def json_file(value: Json) -> Printed:
    """What prints the value, as `json_text` does."""
    return partial(json_text, value)


def json_text(value: Json) -> str:
    """The value with two spaces a level, in its own order, letters of any script as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
