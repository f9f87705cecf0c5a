import pytest

from anarq.model.steps import climbs, without_steps


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a/b", "a/b"),
        ("./a/./b", "a/b"),
        ("a/../b", "b"),
        ("a/b/../../c", "c"),
        ("../a", "../a"),
        ("a/../../b", "../b"),
        ("../../a/..", "../.."),
        ("/../a", "/../a"),
    ],
)
def test_steps_are_taken_as_far_as_there_is_a_folder_to_leave(path: str, expected: str) -> None:
    assert without_steps(path) == expected


def test_what_is_left_of_them_climbs() -> None:
    assert [climbs(path) for path in ("..", "../a", "..a", "a/..b", "/a", "")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
