"""Bytes that a command is given: of a file, or on standard input."""

import sys
from pathlib import Path
from typing import Final

import click

from anarq.source.names import quote

STDIN: Final = "-"
"""Names standard input where a file is asked for."""


def bytes_of(file: str, most: int) -> bytes:
    """The bytes of a file, or of standard input where it is named `-`.

    Raises:
        click.UsageError: they cannot be read, or are more than `most`.
    """
    try:
        if file == STDIN:
            data = sys.stdin.buffer.read(most + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(most + 1)
    except OSError as error:
        raise click.UsageError(f"{quote(file)} cannot be read: {error.strerror}") from error
    except ValueError as error:  # a NUL in the name
        raise click.UsageError(f"{quote(file)} cannot be read: {error}") from error
    if len(data) > most:
        raise click.UsageError(f"{quote(file)} has more than {most} bytes")
    return data
