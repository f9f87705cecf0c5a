from dataclasses import replace

import httpx
import pytest

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients._gen.qwallet.client import QwalletClient
from anarq.clients.caller import Context
from anarq.clients.endpoint import Endpoint
from anarq.clients.errors import OperationFailed, UnexpectedAnswer, Unreachable
from anarq.clients.http import HttpClient
from anarq.clients.retrying import delay

BUSY = (503, {"status": "error", "code": "SERVICE_UNAVAILABLE", "message": "No.", "retryable": True})
DATA = (204, b"")


class Client(HttpClient):
    api_version = "v1.0"


def endpoint(**more):
    return Endpoint(module="m", name="do", method="POST", path="/x", **more)


async def test_the_design_allows_three_attempts_with_waits_that_double(connect, clock):
    connection, module = connect(BUSY)
    with pytest.raises(OperationFailed):
        await Client(connection)._call(endpoint(safe=True), {})
    assert len(module.requests) == 3
    assert clock.waits == [0.05, 0.1]  # half of 100 and 200 ms: the jitter draws 0.5


async def test_a_repeated_write_keeps_its_key_and_signs_anew(connect, caller, clock):
    connection, module = connect(BUSY, DATA)
    await Client(connection, Context(caller))._call(endpoint(idempotent=True), {}, idempotency_key="mine")
    first, second = module.requests
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] == "mine"
    assert first.headers["x-sig"] != second.headers["x-sig"]
    assert first.headers["x-ts"] != second.headers["x-ts"]


async def test_a_write_without_a_key_is_never_repeated(connect):
    connection, module = connect(BUSY)
    with pytest.raises(OperationFailed):
        await Client(connection)._call(endpoint(), {})
    assert len(module.requests) == 1


async def test_a_generated_client_repeats_reads_and_keyed_writes(connect):
    connection, module = connect(BUSY)
    client = QwalletClient(connection)
    for call in (client.get_intent(intent_id="int_00000001"), client.cancel_intent(intent_id="int_00000001")):
        with pytest.raises(OperationFailed):
            await call
    assert len(module.requests) == 6


def failed(code="SERVICE_UNAVAILABLE", *, retryable=True, after=None):
    return OperationFailed(503, {"code": code, "message": "", "retryable": retryable}, after)


@pytest.mark.parametrize(
    ("error", "made", "seconds"),
    [
        (failed(), 1, 0.1),
        (failed(), 2, 0.2),
        (failed(), 20, 30.0),
        (failed(after=7.0), 1, 7.0),
        (failed(after=0.01), 1, 0.1),
        (failed(after=31.0), 1, None),
        (failed(retryable=False), 1, None),
        (failed("QONSENT_DENIED"), 1, None),
        (Unreachable("x"), 1, 0.1),
        (UnexpectedAnswer(200, "x"), 1, None),
    ],
)
def test_how_long_to_wait_and_when_not_to_try_again(error, made, seconds):
    assert (
        delay(error, replace(STANDARD.retry, jitter=False), made, lambda: 0.0) == pytest.approx(seconds)
        if seconds
        else True
    )
    assert (delay(error, replace(STANDARD.retry, jitter=False), made, lambda: 0.0) is None) == (seconds is None)


def test_the_jitter_draws_from_the_whole_wait():
    assert delay(failed(), STANDARD.retry, 1, lambda: 0.0) == 0.0
    assert delay(failed(), STANDARD.retry, 1, lambda: 0.999) == pytest.approx(0.0999)


async def test_a_module_that_says_when_to_come_back_is_not_asked_before(connect, clock):
    connection, _ = connect((*BUSY, {"retry-after": "4"}), DATA)
    await Client(connection)._call(endpoint(safe=True), {})
    assert clock.waits == [4.0]


async def test_a_lost_connection_is_tried_again_and_the_answer_counts(connect):
    connection, module = connect(httpx.ReadTimeout("late"), DATA)
    assert await Client(connection)._call(endpoint(safe=True), {}) is None
    assert len(module.requests) == 2
