import pytest

from anarq.clients.endpoint import Endpoint, Resource
from anarq.clients.kept import Kept


def endpoint(method="POST", **more):
    return Endpoint(module="m", name="do", method=method, path="/things/{thingId}", **more)


THING = {"thingId": "thing_09", "name": "x"}
CREATE = endpoint(response={}, resource=Resource("Thing", "thingId"), example=THING)
LIST = endpoint("GET", safe=True, response={}, resource=Resource("Thing", "thingId", many=True), example={"items": []})


def holds(_):
    return True


def test_identifiers_are_distinct_and_of_the_form_of_the_example():
    kept = Kept()
    made = [kept.answer(CREATE, {}, {"name": "y"}, holds)["thingId"] for _ in range(12)]
    assert made[:3] == ["thing_09", "thing_01", "thing_02"]
    assert made[10:] == ["thing_11", "thing_12"]


def test_an_identifier_that_the_caller_gives_is_used():
    kept = Kept()
    assert kept.answer(CREATE, {}, {"thingId": "mine"}, holds)["thingId"] == "mine"
    assert kept.answer(LIST, {}, None, holds) == {"items": [{"thingId": "mine", "name": "x"}]}


def test_members_that_the_answer_may_not_have_are_left_out():
    known = Kept().answer(CREATE, {}, {"name": "y", "secret": "s"}, lambda data: "secret" not in data)
    assert known == {"thingId": "thing_09", "name": "y"}


def test_pages_follow_one_another():
    kept = Kept()
    for _ in range(3):
        kept.answer(CREATE, {}, {}, holds)
    first = kept.answer(LIST, {"limit": 2}, None, holds)
    assert (len(first["items"]), first["nextCursor"]) == (2, "2")
    assert "nextCursor" not in kept.answer(LIST, {"limit": 2, "cursor": "2"}, None, holds)


@pytest.mark.parametrize(("method", "left"), [("DELETE", 0), ("POST", 1)])
def test_only_a_deletion_forgets(method, left):
    kept = Kept()
    kept.answer(CREATE, {}, {"thingId": "mine"}, holds)
    assert kept.answer(endpoint(method), {"thingId": "mine"}, None, holds) is None
    kept.answer(CREATE, {}, {"thingId": "other"}, holds)
    assert len(kept.answer(LIST, {}, None, holds)["items"]) == left + 1


def test_an_answer_that_is_not_an_object_is_the_example():
    assert Kept().answer(endpoint(response={}, example=["a"]), {"thingId": "x"}, None, holds) == ["a"]
    assert Kept().answer(endpoint(response={}, example={"thingId": "y"}), {"thingId": "x"}, None, holds) == {
        "thingId": "x"
    }
