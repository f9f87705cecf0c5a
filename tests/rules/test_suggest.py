from anarq.rules import closest_first, did_you_mean, meant

NAMES = ("sendMessage", "getMessage", "listDrafts")


def test_the_most_similar_name_comes_first_without_regard_to_case() -> None:
    assert closest_first("sendmesage", NAMES)[0] == "sendMessage"


def test_equally_similar_names_stand_in_order_and_once() -> None:
    assert closest_first("z", ["b", "a", "b"]) == ("a", "b")


def test_a_similar_name_is_suggested() -> None:
    assert meant("listDraft", NAMES) == "listDrafts"
    assert did_you_mean("listDraft", NAMES, "add it") == "did you mean `listDrafts`?"


def test_nothing_is_suggested_where_nothing_is_similar() -> None:
    assert meant("qx", NAMES) == ""
    assert did_you_mean("qx", NAMES, "add it") == "add it"
    assert did_you_mean("qx", [], "add it") == "add it"
