"""Patterns of which it is proved that they take linear time, and those of which it is not."""

import re

import pytest

from anarq.costs.patterns.cost import superlinear
from anarq.costs.patterns.usable import is_matched_by_services, malformed


@pytest.mark.parametrize(
    "pattern",
    [
        "^[0-9]+-[0-9]+$",
        "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$",
        "^P(?=[0-9T])([0-9]+Y)?([0-9]+M)?(T(?=[0-9])([0-9]+H)?)?$",
        "^(/([^~/]|~[01])*)+$",
        "^a+$|^b+$",
        "^(?!-)[a-z]+$",
        "[a-z]+",
        "x[a-z]*|y(?:z{3,})",
        "\\bword\\b",
        "",
    ],
)
def test_linear_patterns_are_left_alone(pattern):
    assert superlinear(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a+)+$", "can take exponential time at character 2"),
        ("^ok(x|x)*", "can take exponential time at character 7"),
        ("^a*a*$", "the square of the length: loops can share a text"),
        ("^.*,.*,.*$", "the cube of the length"),
        ("^(a*b?a*b?a*b?a*)$", "the power 4 of the length"),
        ("\\s+$", "the square of the length: it may begin anywhere"),
        ("^x|a+b", "it may begin anywhere"),
        ("^(a+)-\\1$", "refers back to a group with `\\1`"),
        ("^(?<x>a+)-\\k<x>$", "refers back to a group with `\\k<x>`"),
        ("^(?=.*[0-9]).{8,}$", "looks around over a text of any length"),
        ("a" * 4_097, "can be examined"),
        ("^" + "([ab]{7})*c" * 80 + "$", "cannot be examined"),
    ],
)
def test_what_is_not_proved_to_be_linear_is_told_with_the_reason(pattern, why):
    assert why in superlinear(pattern).why


def test_what_is_not_a_pattern_has_no_cost():
    assert superlinear("(a") is None


@pytest.mark.parametrize(("pattern", "text"), [("^a*a*$", "a"), ("\\s+$", " "), ("^.*,.*,.*$", ",")])
def test_a_reported_pattern_is_slower_than_linear_for_a_matcher_that_backtracks(pattern, text):
    """Counted in characters of a matcher of our own: four times the text needs more than four times the steps."""
    few, many = (steps(pattern, text * size + "!\n") for size in (20, 80))
    assert many > 8 * few


def steps(pattern, text):
    """Steps of a matcher that goes back: how often it reads a character, over all places to begin."""
    tree = re._parser.parse(pattern)
    count = 0

    def match(items, at, then):
        nonlocal count
        if not items:
            return then(at)
        (kind, value), rest = items[0], items[1:]
        if str(kind) == "MAX_REPEAT":
            least, most, body = value

            def again(here, times):
                if times < most and match(list(body), here, lambda after: after > here and again(after, times + 1)):
                    return True
                return times >= least and match(rest, here, then)

            return again(at, 0)
        if str(kind) == "AT":
            anchored = at == 0 if "BEGINNING" in str(value) else at == len(text)
            return anchored and match(rest, at, then)
        count += 1
        one = re.compile({"ANY": ".", "IN": r"\s"}.get(str(kind)) or re.escape(chr(value)))
        return at < len(text) and one.match(text, at) is not None and match(rest, at + 1, then)

    for start in range(1 if pattern.startswith("^") else len(text)):
        match(list(tree), start, lambda _: True)
    return count


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("[", "the class is not closed"),
        ("\\@", "is not an escape of ECMA-262"),
        ("(?P<a>b)", "begins no kind of group"),
    ],
)
def test_a_pattern_that_nobody_can_use_says_why(pattern, why):
    assert why in malformed(pattern)


@pytest.mark.parametrize("pattern", ["^[a-z]+$", "\\p{L}", "\\u{1F600}", "(?<=a)b", ""])
def test_a_pattern_of_ecma_262_can_be_used(pattern):
    assert malformed(pattern) is None


@pytest.mark.parametrize(
    "pattern",
    [
        *("\\p{Nonsense}", "(?<x>a)\\k<x>", "(?<=a)b", "^(?!a)[a-z]{1,9}$", "^(?:[a-z]{1,1000}){1,1000}$"),
        *("^(/[^/]{1,120}){1,16}$", "\\p{L}{1,100}"),  # some 3 and 7 MB
    ],
)
def test_a_pattern_that_cannot_be_matched_in_linear_time_and_small_is_matched_by_no_service(pattern):
    assert not is_matched_by_services(pattern)


@pytest.mark.parametrize("pattern", ["^[a-z]+$", "\\p{L}", "\\u{1F600}", "", "^(a|ab){1,100}$", "^[^/]{1,255}$"])
def test_other_patterns_are(pattern):
    assert is_matched_by_services(pattern)
