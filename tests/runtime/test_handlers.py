"""Which method carries out what enters, and what is said of one that is not there or does not fit."""

from dataclasses import replace
from typing import Any

import pytest

from anarq.runtime.handlers import MissingHandlerError, handler_of
from anarq.runtime.operation import Job, Operation, Parameter

LIMIT = Parameter("page-limit", "query", "page_limit", False, {"type": "integer"})
READ = Operation(module="m", name="listAll", handler="work", method="GET", path="/all", parameters=(LIMIT,))
WRITE = Operation(module="m", name="add", handler="work", method="POST", path="/all", request={})
JOB = Job(module="m", name="clean", handler="work", every=60)


class Handlers:
    """Methods in every form."""

    async def work(self, call: Any) -> Any:
        """Takes the call alone."""

    async def with_limit(self, call: Any, *, page_limit: int | None = None) -> Any:
        """Takes a parameter besides."""

    async def with_body(self, call: Any, body: Any) -> Any:
        """Takes what came with the call."""

    with_number = 5


def entry_of(entry: Any, method: str) -> Any:
    return replace(entry, handler=method)


@pytest.mark.parametrize(("entry", "method"), [(READ, "with_limit"), (WRITE, "with_body"), (JOB, "work")])
def test_a_method_that_takes_what_is_given_is_found(entry: Any, method: str) -> None:
    handlers = Handlers()
    assert handler_of(handlers, entry_of(entry, method)) == getattr(handlers, method)


@pytest.mark.parametrize(
    ("entry", "method", "told"),
    [
        (READ, "work", "Handlers.work does not take what listAll gives it: .*page_limit"),
        (WRITE, "work", "Handlers.work does not take what add gives it"),
        (JOB, "with_body", "Handlers.with_body does not take what clean gives it: .*body"),
        (READ, "nowhere", "Handlers has no method nowhere for listAll"),
        (READ, "with_number", "Handlers has no method with_number for listAll"),
    ],
)
def test_a_method_that_is_not_there_or_takes_something_else_is_named(entry: Any, method: str, told: str) -> None:
    with pytest.raises(MissingHandlerError, match=told):
        handler_of(Handlers(), entry_of(entry, method))
