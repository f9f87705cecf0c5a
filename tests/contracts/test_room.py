"""A stack that is always as deep, and an interpreter that is left as it was."""

import sys
import threading

import pytest

from anarq.contracts import with_room


def nested(levels: int) -> int:
    return 1 + nested(levels - 1) if levels else 0


def test_there_is_room_for_more_frames_than_python_allows() -> None:
    with pytest.raises(RecursionError):
        nested(5_000)
    assert with_room(nested, 5_000) == 5_000


def test_room_has_an_end_as_well() -> None:
    with pytest.raises(RecursionError):
        with_room(nested, 1_000_000)


def test_the_interpreter_is_left_as_it_was() -> None:
    before = sys.getrecursionlimit(), threading.stack_size()
    with pytest.raises(KeyError):
        with_room({}.__getitem__, "a")
    assert (sys.getrecursionlimit(), threading.stack_size()) == before


def test_who_has_room_needs_no_other() -> None:
    def thread() -> int:
        return with_room(threading.get_ident)

    assert with_room(lambda: thread() == threading.get_ident())
    assert thread() != threading.get_ident()


def test_several_at_once_have_room_one_after_the_other() -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(with_room(nested, 3_000))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [3_000] * 4
