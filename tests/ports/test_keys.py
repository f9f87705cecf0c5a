"""The contract of the keys: they sign, and never leave."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from anarq.ports.errors import NotFoundError

NOW = datetime(2026, 11, 23, tzinfo=UTC)


async def test_a_key_signs_what_its_public_key_verifies(keys: Any) -> None:
    made = await keys.create("payment.sign", NOW)
    info, signature = await keys.sign("payment.sign", b"message")
    assert info == made
    Ed25519PublicKey.from_public_bytes(info.public).verify(signature, b"message")
    assert (info.id, info.scope, info.version, info.environment) == ("payment.sign/1", "payment.sign", 1, "dev")
    assert (info.algorithm, info.created_at) == ("Ed25519", NOW)


async def test_a_rotated_key_signs_with_the_new_version_and_keeps_the_old(keys: Any) -> None:
    old = await keys.create("payment.sign", NOW)
    new = await keys.rotate("payment.sign", NOW)
    assert new.version == 2
    assert new.public != old.public
    assert (await keys.sign("payment.sign", b"m"))[0] == new
    assert list(await keys.versions("payment.sign")) == [old, new]


async def test_a_destroyed_version_signs_no_more_and_is_never_made_again(keys: Any) -> None:
    await keys.create("payment.sign", NOW)
    await keys.rotate("payment.sign", NOW)
    await keys.destroy("payment.sign/2")
    assert (await keys.sign("payment.sign", b"m"))[0].version == 1
    assert (await keys.rotate("payment.sign", NOW)).version == 3


async def test_a_scope_without_versions_has_no_key_and_none_can_be_made_in_its_name(keys: Any) -> None:
    await keys.create("payment.sign", NOW)
    await keys.destroy("payment.sign/1")
    assert list(await keys.scopes()) == []
    for verb in (lambda: keys.sign("payment.sign", b"m"), lambda: keys.rotate("payment.sign", NOW)):
        with pytest.raises(NotFoundError):
            await verb()
    with pytest.raises(ValueError, match="already"):
        await keys.create("payment.sign", NOW)


async def test_what_is_not_there_is_not_found(keys: Any) -> None:
    for verb in (
        lambda: keys.sign("a.b", b"m"),
        lambda: keys.rotate("a.b", NOW),
        lambda: keys.destroy("a.b/1"),
        lambda: keys.destroy("nonsense"),
    ):
        with pytest.raises(NotFoundError):
            await verb()
    assert list(await keys.versions("a.b")) == []


@pytest.mark.parametrize("scope", ["", "payment", "Payment.Sign", "../x.y", "a..b"])
async def test_what_is_not_a_scope_is_refused(keys: Any, scope: str) -> None:
    with pytest.raises(ValueError, match="scope"):
        await keys.create(scope, NOW)


async def test_scopes_are_listed_sorted(keys: Any) -> None:
    await keys.create("b.x", NOW)
    await keys.create("a.x", NOW)
    assert list(await keys.scopes()) == ["a.x", "b.x"]
    await keys.ping()
