"""The contract of the nonces: the first use is the only one."""

import asyncio
from typing import Any


async def test_the_first_use_is_the_only_one(nonces: Any) -> None:
    assert await nonces.use("key", "n", 100.0, 700.0)
    assert not await nonces.use("key", "n", 101.0, 701.0)


async def test_other_nonces_and_other_signers_are_free(nonces: Any) -> None:
    assert await nonces.use("key", "n", 100.0, 700.0)
    assert await nonces.use("key", "m", 100.0, 700.0)
    assert await nonces.use("other", "n", 100.0, 700.0)


async def test_one_of_many_at_once_is_the_first(nonces: Any) -> None:
    answers = await asyncio.gather(*(nonces.use("key", "n", 100.0, 700.0) for _ in range(20)))
    assert sum(answers) == 1


async def test_a_nonce_is_kept_until_it_expires(nonces: Any) -> None:
    await nonces.use("key", "n", 100.0, 700.0)
    assert not await nonces.use("key", "n", 699.0, 1300.0)
    assert await nonces.use("key", "n", 760.0, 1360.0)
