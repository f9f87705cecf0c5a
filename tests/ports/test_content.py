"""The contract of content: the identifier is the content."""

from typing import Any

import pytest

from anarq.ports.errors import NotFoundError

HELLO = "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"
"""The CID of `hello world` as raw bytes, as in the CID profiles of Kubo's own tests (IPIP-499, `unixfs-v1-2025`)."""


async def test_a_block_has_the_identifier_that_ipfs_gives_it(content: Any) -> None:
    assert await content.put(b"hello world") == HELLO
    assert await content.get(HELLO) == b"hello world"


async def test_the_same_bytes_are_stored_once(content: Any) -> None:
    assert await content.put(b"x") == await content.put(b"x")
    assert len([cid async for cid in content.cids()]) == 1


async def test_what_is_not_here_is_not_found(content: Any) -> None:
    assert not await content.has(HELLO)
    with pytest.raises(NotFoundError):
        await content.get(HELLO)
    with pytest.raises(NotFoundError):
        await content.pin(HELLO)


@pytest.mark.parametrize(
    "cid",
    [
        "",
        "../../etc/passwd",
        HELLO.upper(),
        "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
        "zb2rhj7crUKTQYRGCRATFaQ6YFLTde2YzdqbbhAASkL9uRDXn",
    ],
)
async def test_what_is_not_an_identifier_of_a_raw_block_in_base32_is_refused(content: Any, cid: str) -> None:
    for verb in (content.get, content.has, content.pin, content.unpin, content.delete):
        with pytest.raises(ValueError, match="identifier"):
            await verb(cid)


async def test_a_pinned_block_is_not_deleted(content: Any) -> None:
    cid = await content.put(b"x")
    await content.pin(cid)
    assert [item async for item in content.cids()] == [(cid, True)]
    assert not await content.delete(cid)
    assert await content.has(cid)
    await content.unpin(cid)
    assert await content.delete(cid)
    assert not await content.has(cid)


async def test_deleting_and_unpinning_what_is_not_there_does_nothing(content: Any) -> None:
    assert await content.delete(HELLO)
    await content.unpin(HELLO)


async def test_a_block_that_is_too_large_is_refused(content: Any) -> None:
    await content.put(bytes(2 * 1024 * 1024))
    with pytest.raises(ValueError, match="bytes"):
        await content.put(bytes(2 * 1024 * 1024 + 1))


async def test_it_answers(content: Any) -> None:
    await content.ping()
