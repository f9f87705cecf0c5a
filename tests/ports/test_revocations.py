"""The contract of revocations: they are seen at once, and for ever."""

import asyncio
from typing import Any

import pytest

from anarq.ports.errors import ConflictError
from anarq.ports.identities import KeyFact, Succession


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


async def test_what_was_seen_under_an_epoch_never_changes_under_it(revocations: Any) -> None:
    """Whoever has cached a decision under an epoch may keep it for as long as the epoch stands."""
    cids = tuple(f"b{number}" for number in range(12))
    seen: dict[int, set[frozenset[str]]] = {}
    revoking = asyncio.gather(*(revocations.revoke(cid) for cid in cids))
    while not revoking.done():
        epoch, revoked, after = (
            await revocations.epoch(),
            await revocations.revoked(cids),
            await revocations.epoch(),
        )
        if epoch == after:
            seen.setdefault(epoch, set()).add(revoked)
        await asyncio.sleep(0)
    await revoking
    assert all(len(views) == 1 for views in seen.values()), seen
    assert await revocations.revoked(cids) == set(cids)


async def test_a_key_of_any_length_ceases_once_for_good(identities: Any) -> None:
    did = "did:key:z" + "6Mk" * 1200
    await identities.note(KeyFact(did, did, active=True))
    await identities.note(KeyFact("sub", did, active=True))
    epoch = await identities.epoch()
    await asyncio.gather(*(identities.note(KeyFact(did, did, active=False)) for _ in range(4)))
    assert await identities.epoch() > epoch
    known = await identities.known((did, "sub", "nobody"))
    assert known == {did: KeyFact(did, did, active=False), "sub": KeyFact("sub", did, active=False)}
    assert known[did].service is False
    await identities.note(KeyFact(did, did, active=True, service=True))
    assert not (await identities.known((did,)))[did].active


async def test_members_are_admitted_and_dismissed_once(identities: Any) -> None:
    did = "did:key:z" + "6Mk" * 1200
    assert not await identities.member(did, "dao")
    await asyncio.gather(*(identities.admit(did, "dao") for _ in range(4)))
    assert await identities.member(did, "dao")
    assert not await identities.member(did + "x", "dao")
    await identities.admit(did, "other")
    await asyncio.gather(*(identities.dismiss(did, "dao") for _ in range(4)))
    assert not await identities.member(did, "dao")
    assert await identities.member(did, "other")


async def test_the_key_of_a_service_stays_one_whoever_says_what_of_it(identities):
    for did, facts in {"first": (True, False), "later": (False, True), "never": (False, False)}.items():
        for service in facts:
            await identities.note(KeyFact(did, did, active=True, service=service))
    known = await identities.known(("first", "later", "never"))
    assert {did: fact.service for did, fact in known.items()} == {"first": True, "later": True, "never": False}
    await identities.note(KeyFact("first", "first", active=False))
    assert await identities.known(("first",)) == {"first": KeyFact("first", "first", active=False, service=True)}


async def test_a_key_takes_the_place_of_another_and_the_name_stays(identities: Any) -> None:
    await identities.note(KeyFact("ada", "ada", active=True))
    await identities.note(KeyFact("sub", "ada", active=True))
    epoch = await identities.epoch()
    await asyncio.gather(*(identities.succeed(Succession("ada", "second", "ada")) for _ in range(4)))
    after = await identities.epoch()
    assert after > epoch
    known = await identities.known(("ada", "second", "sub"))
    assert {did: (fact.active, fact.signs, fact.speaker) for did, fact in known.items()} == {
        "ada": (True, False, "second"),
        "second": (True, True, "second"),
        "sub": (True, True, "second"),
    }
    await identities.succeed(Succession("ada", "third", "second"))
    known = await identities.known(("ada", "second", "third"))
    assert {did: fact.signs for did, fact in known.items()} == {"ada": False, "second": False, "third": True}
    assert await identities.epoch() > after
    await identities.note(KeyFact("ada", "ada", active=False))
    assert not any(fact.signs for fact in (await identities.known(("ada", "second", "third", "sub"))).values())


@pytest.mark.parametrize(
    "wrong",
    [
        Succession("ada", "third", "ada"),
        Succession("nobody", "third", "nobody"),
        Succession("ada", "sub", "second"),
        Succession("ada", "ada", "second"),
        Succession("ada", "eve", None),
    ],
)
async def test_no_key_takes_a_place_that_is_not_free_for_it(identities: Any, wrong: Succession) -> None:
    for did, identity in (("ada", "ada"), ("sub", "ada"), ("eve", "eve")):
        await identities.note(KeyFact(did, identity, active=True))
    await identities.succeed(Succession("ada", "second", "ada"))
    epoch = await identities.epoch()
    with pytest.raises(ConflictError):
        await identities.succeed(wrong)
    assert await identities.epoch() == epoch
    assert (await identities.known(("ada",)))["ada"].speaker == "second"


async def test_whichever_speaks_gives_way_where_no_key_is_named(identities: Any) -> None:
    await identities.note(KeyFact("ada", "ada", active=True))
    await identities.succeed(Succession("ada", "stolen", "ada"))
    await identities.succeed(Succession("ada", "back", None))
    known = await identities.known(("ada", "stolen", "back"))
    assert {did: fact.signs for did, fact in known.items()} == {"ada": False, "stolen": False, "back": True}
