"""Files of grants, as commands take them."""

from typing import TYPE_CHECKING

import click

from anarq.cli.inputs import bytes_of
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.clients.grants import Held


def grants_of(file: str) -> "tuple[Held, ...]":
    """The grants in a file, one a line.

    Raises:
        click.UsageError: it cannot be read, or holds something else.
    """
    from anarq.clients.grants import MAX_TEXT, GrantsError, read

    data = bytes_of(file, MAX_TEXT)
    try:
        return read(data.decode("ascii"))
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{quote(file)}: grants are text in ASCII, one a line") from error
    except GrantsError as error:
        raise click.UsageError(f"{quote(file)}: {error}; `anarq grant` makes one") from error
