"""What the tests of clients share: a clock that never waits, a caller with a key, and a module that is a function."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.caller import Caller
from anarq.clients.connection import Connection
from anarq.crypto.keys import Algorithm, SigningKey

START = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


class FakeClock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.time = START
        self.waits: list[float] = []

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return (self.time - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += timedelta(seconds=seconds)


class Module:
    """A module that answers with what it was given, in turn, and keeps the requests."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def key() -> SigningKey:
    return SigningKey.from_seed(Algorithm.EDDSA, bytes(32))


@pytest.fixture
def caller(key: SigningKey) -> Caller:
    return Caller(signer=key, squid_id=key.public.did, grant="bafygrant")


@pytest.fixture
def connect(clock: FakeClock) -> Callable[..., tuple[Connection, Module]]:
    """A connection to a module that gives these answers, each `(status, body)`, with optional headers, or an error."""

    def made(*answers: Any, base_url: str = "http://module.test", **settings: Any) -> tuple[Connection, Module]:
        module = Module(*(_answer(answer) for answer in answers))
        http = httpx.AsyncClient(transport=httpx.MockTransport(module), base_url=base_url)
        numbers = iter(range(1, 1000))
        drawn = {
            "nonce": lambda: next(numbers).to_bytes(16, "big"),
            "key": lambda: "00000000-0000-4000-8000-000000000001",
            "random": lambda: 0.5,
            "retry": STANDARD.retry,
        }
        return Connection(http=http, clock=clock, **(drawn | settings)), module

    return made


def _answer(answer: Any) -> httpx.Response | Exception:
    if isinstance(answer, Exception):
        return answer
    status, body, *more = answer
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return httpx.Response(status, headers=more[0] if more else {}, content=content)
