"""Unusable input is raised with every problem, each with its place and its mend."""

from anarq.model.errors import AnarqError, Place, Problem


def test_an_error_shows_every_problem_with_place_and_mend():
    error = AnarqError(
        [Problem("is empty", Place("a.yaml"), mend="write something"), Problem("is cut", Place("b", 3, 7))]
    )

    assert str(error) == "a.yaml:1:1 error is empty\n  mend: write something\nb:3:7 error is cut"


def test_one_problem_is_an_error_of_its_own():
    assert AnarqError.one("is empty", Place("a"), "mend").problems == (Problem("is empty", Place("a"), "mend"),)


def test_places_sort_by_file_line_and_column():
    assert sorted([Place("b"), Place("a", 2, 1), Place("a", 1, 9)]) == [Place("a", 1, 9), Place("a", 2, 1), Place("b")]
