"""The contract of revocations: they are seen at once, and for ever."""

from typing import Any


async def test_the_epoch_grows_with_every_revocation(revocations: Any) -> None:
    assert await revocations.epoch() == 0
    await revocations.revoke("b1")
    first = await revocations.epoch()
    await revocations.revoke("b2")
    assert 0 < first < await revocations.epoch()


async def test_only_what_was_revoked_is_revoked(revocations: Any) -> None:
    await revocations.revoke("b1")
    assert await revocations.revoked(("b1", "b2")) == {"b1"}
    assert await revocations.revoked(()) == frozenset()


async def test_revoking_twice_is_revoking_once(revocations: Any) -> None:
    await revocations.revoke("b1")
    epoch = await revocations.epoch()
    await revocations.revoke("b1")
    assert await revocations.epoch() == epoch
