"""What a command tells a machine when it cannot do its work: one JSON document, after `spec/failure.schema.json`.

People read the same on standard error.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from anarq import __version__

FORMAT: Final = "urn:anarq:spec:failure:v1"
"""The schema that the document follows."""

_OPTION: Final = "--format"


def wanted_form(arguments: Iterable[str]) -> str:
    """The value of `--format` in the arguments of a command, also when others of them are wrong; empty when none is."""
    found, value_follows = "", False
    for argument in arguments:
        if value_follows:
            found = argument
        elif argument == "--":
            break
        elif argument.startswith(f"{_OPTION}="):
            found = argument.removeprefix(f"{_OPTION}=")
        value_follows = not value_follows and argument == _OPTION
    return found


def failure(kind: str, code: int, problems: Sequence[dict[str, object]]) -> str:
    """The document.

    Args:
        kind: `use` for wrong use, `input` for what cannot be used, `bug` for a fault of ours, `unanswered` where nobody
            answers.
        code: what the process ends with.
        problems: each with `message` and `mend`, and `file`, `line` and `column` where it has a place.
    """
    data = {"format": FORMAT, "anarq": __version__, "kind": kind, "exit": code, "problems": list(problems)}
    return json.dumps(data, indent=2) + "\n"
