"""The contract of the limits: a burst, then the rate, and all buckets or none."""

from typing import Any

from anarq.ports.limits import Bucket

A = Bucket("a", 60, 3)
B = Bucket("b", 60, 1)


async def test_a_burst_is_let_through_and_no_more(limits: Any) -> None:
    assert [await limits.take([A]) for _ in range(4)] == [0, 0, 0, 1.0]


async def test_tokens_come_back_at_the_rate(limits: Any, clock: Any) -> None:
    for _ in range(3):
        await limits.take([A])
    clock.time += 0.5
    assert await limits.take([A]) == 0.5
    clock.time += 0.5
    assert await limits.take([A]) == 0


async def test_a_bucket_never_holds_more_than_its_burst(limits: Any, clock: Any) -> None:
    await limits.take([A])
    clock.time += 3600
    assert [await limits.take([A]) for _ in range(4)] == [0, 0, 0, 1.0]


async def test_a_refusal_takes_from_no_bucket(limits: Any) -> None:
    assert await limits.take([A, B]) == 0
    for _ in range(5):
        assert await limits.take([A, B]) == 1.0
    assert [await limits.take([A]) for _ in range(3)] == [0, 0, 1.0]


async def test_the_longest_wait_counts(limits: Any) -> None:
    slow = Bucket("slow", 6, 1)
    await limits.take([B, slow])
    assert await limits.take([B, slow]) == 10.0


async def test_a_bucket_without_rate_never_fills_again(limits: Any) -> None:
    closed = Bucket("closed", 0, 1)
    assert await limits.take([closed]) == 0
    assert await limits.take([closed]) == float("inf")


async def test_no_bucket_is_not_a_limit(limits: Any) -> None:
    assert await limits.take([]) == 0
