import pytest

from anarq.model.suggest import bounded
from anarq.rules import closest_first, did_you_mean, distance, meant

NAMES = ("sendMessage", "getMessage", "listDrafts")


def test_the_most_similar_name_comes_first_without_regard_to_case() -> None:
    assert closest_first("sendmesage", NAMES)[0] == "sendMessage"


def test_equally_similar_names_stand_in_order_and_once() -> None:
    assert closest_first("z", ["b", "a", "b"]) == ("a", "b")


def test_a_similar_name_is_suggested() -> None:
    assert meant("listDraft", NAMES) == "listDrafts"
    assert did_you_mean("listDraft", NAMES, "add it") == "did you mean `listDrafts`?"


def test_of_names_that_are_about_as_similar_the_one_that_begins_alike_comes_first() -> None:
    assert closest_first("getEntries", ["getMetrics", "getEntry"]) == ("getEntry", "getMetrics")
    assert closest_first("payment:v1", ["payment:v2", "payyment:v1"])[0] == "payyment:v1"


@pytest.mark.parametrize(
    ("word", "name"),
    [("payment", "paymentSchedules"), ("wallet", "all"), ("--direction", "--seconds"), ("nope", "spec")],
)
def test_a_name_of_which_more_than_a_third_differs_is_not_suggested(word: str, name: str) -> None:
    assert meant(word, [name]) == ""


def test_a_name_that_is_very_long_is_compared_with_itself_alone() -> None:
    assert meant("a" * 10_000, ["a" * 9_999, "b"]) == ""
    assert closest_first("a" * 10_000, ["b", "a" * 10_000])[0] == "a" * 10_000


def test_nothing_is_suggested_where_nothing_is_similar() -> None:
    assert meant("qx", NAMES) == ""
    assert did_you_mean("qx", NAMES, "add it") == "add it"
    assert did_you_mean("qx", [], "add it") == "add it"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("", "", 0), ("a", "", 1), ("tpye", "type", 1), ("maxLenght", "maxLength", 1), ("abc", "xyz", 3)],
)
def test_distance_counts_what_the_pen_did(one: str, other: str, expected: int) -> None:
    assert distance(one, other) == distance(other, one) == expected


def test_within_a_bound_so_much_is_compared_and_no_more() -> None:
    many = [f"name{number}" for number in range(1000)]
    with bounded():
        assert meant("nmae7", many) == "name7"
        found = [meant("nmae7", many) for _ in range(500)]
        assert (found[0], found[-1]) == ("name7", "")
        assert closest_first("nmae7", many) == ()
    assert meant("nmae7", many) == "name7"
