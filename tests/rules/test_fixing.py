import pytest

from anarq.model.tree import Json
from anarq.rules import REMOVE, Edit
from anarq.rules.fixing import EditError, apply


@pytest.mark.parametrize(
    ("data", "edits", "result"),
    [
        ({}, [Edit("/a", 1)], {"a": 1}),
        ({"a": 1}, [Edit("/a", None)], {"a": None}),
        ({"a": 1, "b": 2}, [Edit("/a", REMOVE)], {"b": 2}),
        ({"a/b": {"c": 1}}, [Edit("/a~1b/c", 2)], {"a/b": {"c": 2}}),
        ({"a": [1]}, [Edit("/a/-", 2), Edit("/a/0", 0)], {"a": [0, 2]}),
        ({"a": [1, 2]}, [Edit("/a/0", REMOVE)], {"a": [2]}),
        ({}, [Edit("/a", []), Edit("/a/-", 1)], {"a": [1]}),
        ({"a": [{"b": 1}]}, [Edit("/a/0/b", 2)], {"a": [{"b": 2}]}),
    ],
)
def test_edits_are_carried_out_one_after_the_other(data: Json, edits: list[Edit], result: Json) -> None:
    before = repr(data)
    assert apply(data, edits) == result
    assert repr(data) == before


@pytest.mark.parametrize(
    ("data", "edit", "message"),
    [
        ({}, Edit("", 1), "the root of a document cannot be edited"),
        ({}, Edit("/a/b", 1), "there is nothing at `a` on the way to `/a/b`"),
        ({"a": []}, Edit("/a/0/b", 1), "there is nothing at `0` on the way to `/a/0/b`"),
        ({"a": 1}, Edit("/a/b", 1), "`/a/b` is in no object or list"),
        ({}, Edit("/a", REMOVE), "there is nothing to remove at `/a`"),
        ([1], Edit("/1", 2), "the list has no position `1`"),
        ([1], Edit("/-", REMOVE), "the list has no position `-`"),
    ],
)
def test_an_edit_of_what_is_not_there_is_refused(data: Json, edit: Edit, message: str) -> None:
    with pytest.raises(EditError, match=message):
        apply(data, [edit])
