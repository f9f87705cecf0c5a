"""A bounded memory: what was used last stays, as far as there is room."""

from anarq.wire.lru import Lru


def test_what_was_not_used_for_longest_goes() -> None:
    kept: Lru[str, int] = Lru(2)
    kept.put("a", 1)
    kept.put("b", 2)
    assert kept.get("a") == 1
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_as_much_goes_as_a_heavy_one_needs() -> None:
    kept: Lru[str, int] = Lru(10)
    for key in "abc":
        kept.put(key, 0, weight=3)
    kept.put("d", 0, weight=6)
    assert [key for key in "abcd" if kept.get(key) is not None] == ["c", "d"]


def test_what_is_put_again_weighs_once() -> None:
    kept: Lru[str, int] = Lru(10)
    kept.put("a", 0, weight=4)
    for _ in range(5):
        kept.put("b", 0, weight=6)
    assert len(kept) == 2


def test_what_is_heavier_than_all_may_be_is_not_kept_and_drives_nothing_out() -> None:
    kept: Lru[str, int] = Lru(10)
    kept.put("a", 1, weight=10)
    kept.put("b", 0, weight=11)
    assert (kept.get("a"), kept.get("b")) == (1, None)
