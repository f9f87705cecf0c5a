"""A request as a command line of curl that works as it is pasted into a POSIX shell."""

import shlex
from collections.abc import Iterator

from anarq.clients.described.requests import Request


def command_line(request: Request) -> str:
    """The command line. It holds the signature, which is good for some minutes and for one use, and never a key.

    Raises:
        ValueError: the body is no text that an argument of a command can hold.
    """
    return " ".join(shlex.quote(word) for word in _words(request))


def _words(request: Request) -> Iterator[str]:
    # no settings of the user's, and nothing in the URL that curl would expand or tidy up
    yield from ("curl", "--disable", "--silent", "--show-error")
    yield from ("--globoff", "--path-as-is", "--request", request.method)
    for name, value in request.headers.items():
        yield from ("--header", f"{name}: {value}" if value else f"{name};")
    if request.content:
        yield from ("--data-raw", _text(request.content))
    yield request.address


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError("the body is no UTF-8, which no command line can hold: send it without --curl") from error
    if "\0" in text:
        raise ValueError("the body holds a NUL, which no command line can hold: send it without --curl")
    return text
