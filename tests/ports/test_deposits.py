"""The contract of deposits: found by everybody until their time is over, and never more than may be kept."""

from typing import Any

import pytest

from anarq.adapters.sql import deposits as sql_deposits
from anarq.ports.deposits import Deposit, DepositsFullError


def deposit(cid: str, owner: str = "ann", block: bytes = b"block", until: float = 700.0) -> Deposit:
    return Deposit(cid=cid, owner=owner, block=block, until=until)


async def test_what_was_kept_is_found_until_its_time_is_over(deposits: Any) -> None:
    await deposits.keep(deposit("b1", block=b"\x00\xff"), 100.0)
    assert await deposits.find("b1", 699.0) == b"\x00\xff"
    assert await deposits.find("b1", 700.0) is None
    assert await deposits.find("b2", 100.0) is None


async def test_one_that_is_there_stays_for_the_longer_time(deposits: Any) -> None:
    for until in (700.0, 900.0, 800.0):
        await deposits.keep(deposit("b1", until=until), 100.0)
    assert await deposits.find("b1", 899.0) == b"block"
    assert await deposits.find("b1", 900.0) is None


async def test_an_owner_has_so_many_and_no_more_until_some_are_over(deposits: Any) -> None:
    for number in range(sql_deposits.MOST_OWN):
        await deposits.keep(deposit(f"b{number}", until=700.0 + number), 100.0)
    with pytest.raises(DepositsFullError) as caught:
        await deposits.keep(deposit("more"), 100.0)
    assert caught.value.own
    assert await deposits.find("more", 100.0) is None
    await deposits.keep(deposit("b0"), 100.0)  # is there
    await deposits.keep(deposit("theirs", owner="bob"), 100.0)
    await deposits.keep(deposit("more", until=900.0), 700.0)  # the first is over


async def test_all_owners_together_have_so_many_and_no_more(deposits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql_deposits, "MOST", 3)
    for number in range(3):
        await deposits.keep(deposit(f"b{number}", owner=f"o{number}"), 100.0)
    with pytest.raises(DepositsFullError) as caught:
        await deposits.keep(deposit("more", owner="new"), 100.0)
    assert not caught.value.own
