"""The contract of deposits: found by everybody until their time is over, and no more of anybody than the share."""

from typing import Any

import pytest

from anarq.ports.deposits import Deposit, DepositsFullError, Share

SHARE = Share(owner=4, network=6)


def deposit(
    cid: str, owner: str = "ann", block: bytes = b"block", until: float = 700.0, network: str = "192.0.2.7"
) -> Deposit:
    return Deposit(cid=cid, owner=owner, network=network, block=block, until=until)


async def test_what_was_kept_is_found_until_its_time_is_over(deposits: Any) -> None:
    await deposits.keep(deposit("b1", block=b"\x00\xff"), SHARE, 100.0)
    assert await deposits.find("b1", 699.0) == b"\x00\xff"
    assert await deposits.find("b1", 700.0) is None
    assert await deposits.find("b2", 100.0) is None


async def test_one_that_is_there_stays_for_the_longer_time(deposits: Any) -> None:
    for until in (700.0, 900.0, 800.0):
        await deposits.keep(deposit("b1", until=until), SHARE, 100.0)
    assert await deposits.find("b1", 899.0) == b"block"
    assert await deposits.find("b1", 900.0) is None


async def test_an_owner_has_so_many_and_no_more_until_some_are_over(deposits: Any) -> None:
    for number in range(4):
        await deposits.keep(deposit(f"b{number}", until=700.0 + number), SHARE, 100.0)
    with pytest.raises(DepositsFullError):
        await deposits.keep(deposit("more"), SHARE, 100.0)
    assert await deposits.find("more", 100.0) is None
    await deposits.keep(deposit("b0"), SHARE, 100.0)  # is there
    await deposits.keep(deposit("theirs", owner="bob"), SHARE, 100.0)
    await deposits.keep(deposit("more", until=900.0), SHARE, 700.0)  # the first is over


async def test_of_a_network_that_has_its_share_the_oldest_gives_way_and_of_no_other(deposits: Any) -> None:
    await deposits.keep(deposit("elsewhere", network="198.51.100.1", until=101.0), SHARE, 90.0)
    for number in range(9):  # each of an owner of its own, who costs nothing
        await deposits.keep(deposit(f"b{number}", owner=f"o{number}"), SHARE, 91.0 + number)
    found = [number for number in range(9) if await deposits.find(f"b{number}", 100.0)]
    assert found == [3, 4, 5, 6, 7, 8]
    assert await deposits.find("elsewhere", 100.0)
