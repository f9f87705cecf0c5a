"""Lines are answered until the input ends, several at once, whatever is in them."""

import asyncio
import io

import pytest

from anarq.clients.stdio import AT_ONCE, serve


async def echo(line: bytes) -> bytes | None:
    return None if line.startswith(b"#") else line.upper()


async def answered(data: bytes, longest: int = 100) -> list[bytes]:
    sink = io.BytesIO()
    await serve(io.BytesIO(data), sink, echo, longest)
    return sink.getvalue().splitlines()


@pytest.mark.parametrize(
    ("data", "answers"),
    [
        (b"", []),
        (b"a\nb\n", [b"A", b"B"]),
        (b"a\nb", [b"A", b"B"]),
        (b"\n \n\r\na\n", [b"A"]),
        (b"#a\nb\n", [b"B"]),
    ],
)
async def test_each_line_that_wants_an_answer_has_one(data: bytes, answers: list[bytes]) -> None:
    assert await answered(data) == answers


async def test_a_long_line_is_cut_behind_the_longest_and_the_next_one_is_whole() -> None:
    long, short = await answered(b"x" * 1_000_000 + b"\nshort\n")

    assert 100 < len(long) <= 102
    assert short == b"SHORT"


async def test_a_slow_answer_holds_up_none_and_is_waited_for() -> None:
    order: list[bytes] = []
    quick = asyncio.Event()

    async def answer(line: bytes) -> bytes:
        if line == b"slow":
            await quick.wait()
        else:
            quick.set()
        order.append(line)
        return line

    await serve(io.BytesIO(b"slow\nquick\n"), io.BytesIO(), answer, 100)

    assert order == [b"quick", b"slow"]


async def test_no_more_than_so_many_are_answered_at_once() -> None:
    now, most = 0, 0

    async def answer(_: bytes) -> bytes:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0)
        now -= 1
        return b""

    await serve(io.BytesIO(b"x\n" * 5 * AT_ONCE), io.BytesIO(), answer, 100)

    assert 0 < most <= AT_ONCE


async def test_it_ends_when_nobody_reads_the_answers() -> None:
    class Closed(io.BytesIO):
        def write(self, *_: object) -> int:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        await serve(io.BytesIO(b"a\nb\n"), Closed(), echo, 100)


async def test_a_fault_of_ours_is_not_passed_over() -> None:
    async def answer(_: bytes) -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ExceptionGroup):
        await serve(io.BytesIO(b"a\n"), io.BytesIO(), answer, 100)
