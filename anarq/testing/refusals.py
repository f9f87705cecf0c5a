"""Calls that must be refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from anarq.clients.errors import OperationFailed


class Caught:
    """Where `refused` puts what it has caught."""

    value: OperationFailed


@contextmanager
def refused(code: str, reason: str = "") -> Iterator[Caught]:
    """Passes when the block ends with a refusal.

    Args:
        code: of the error.
        reason: a text that the error body holds, such as one of its `details.reasons`.

    Raises:
        AssertionError: it was not refused, or for another reason.
    """
    caught = Caught()
    try:
        yield caught
    except OperationFailed as error:
        caught.value = error
        if error.code != code or reason not in str(error.response):
            raise AssertionError(f"refused with {error.response}, not {code} {reason}") from error
    else:
        raise AssertionError(f"not refused; {code} {reason} was expected")
