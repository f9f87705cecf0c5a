"""UCAN commands: lower-case paths, where a path stands for itself and everything below it."""

import re
from typing import Final

from anarq.crypto.errors import CommandMalformed

TOP: Final = "/"
"""Every command."""

_MAX_CHARS: Final = 256
_COMMAND: Final = re.compile(r"/|(?:/[a-z0-9_-]+)+", re.ASCII)


def check(command: str) -> str:
    """The command itself.

    Raises:
        CommandMalformed: no path of lower-case segments, ends in `/`, or is longer than 256 characters.
    """
    if len(command) > _MAX_CHARS or not _COMMAND.fullmatch(command):
        raise CommandMalformed("a command is '/' or a path of lower-case segments like '/qwallet/intent/create'")
    return command


def of_scope(scope: str) -> str:
    """The command of a scope: `qwallet.intent.create` is `/qwallet/intent/create`.

    Raises:
        CommandMalformed: the scope is not made of lower-case words with dots between.
    """
    # an empty scope would be the command that stands for all
    if not scope or "/" in scope:
        raise CommandMalformed("a scope is words with dots between")
    return check("/" + scope.replace(".", "/"))


def covers(granted: str, asked: str) -> bool:
    """Whether who may do `granted` may do `asked`: the same path, or one below it segment by segment."""
    return granted in {TOP, asked} or asked.startswith(granted + "/")
