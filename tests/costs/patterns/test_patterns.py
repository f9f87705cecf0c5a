import random
import re
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.costs.patterns import loops_of, pattern_problem
from anarq.costs.patterns.sets import SPACE, complement, of_property, overlap, single, union
from anarq.costs.patterns.syntax import PatternError, parse

SEMVER_PART = r"(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
OCTET = "(?:[0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
NUMBER = r"\d+(?:\.\d+)?"
ORDINARY = (
    "",
    "^$",
    "[]",
    "[^]",
    "^x-",
    r"^q\.[a-z]+(\.[a-z]+)+\.v[0-9]+$",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$",
    rf"^[a-zA-Z0-9.!#$%&'*+\/=?^_`\{{|\}}~-]+@{LABEL}(?:\.{LABEL})*$",
    rf"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-({SEMVER_PART}(?:\.{SEMVER_PART})*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$",
    rf"^P(?!$)({NUMBER}Y)?({NUMBER}M)?({NUMBER}W)?({NUMBER}D)?(T(?=\d)({NUMBER}H)?({NUMBER}M)?({NUMBER}S)?)?$",
    r"^did:key:z[1-9A-HJ-NP-Za-km-z]+$",
    "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
    "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "^([0-9a-f]{2}){16,64}$",
    "^([0-9a-f]{8})+$",
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$",
    "^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
    r"^(\/[a-z0-9._~-]+|\/\{[a-zA-Z]+\})*$",
    rf"^({OCTET}\.){{3}}{OCTET}$",
    r"^(?:[a-z]{1,63}\.){1,10}[a-z]{2,}$",
    r"^(?<year>\d{4})-\k<year>-\1$",
    "^[1-5](?:[0-9]{2}|XX)$",
    r"^\p{L}+( \p{L}+)*$",
    "^(?:(?!ab)[a-z])*$",
    "^(?:(?<!x)y|z)+?$",
    r"^[\u0041-\x5a\cJ\0\b\-\]]+\u{1F600}$",
    "^(a|b|cd)*$",
    "(a?)*b",
    ".{1,4000}",
    "x{4096}",
    "x{200,300}",
    "(?:ab?){3}",
    "(?:foo|bar|baz)*",
    r"^[A-Za-z0-9_-]{43,}$",
    r"\B\S\D\W\P{Lu}",
)
EXPONENTIAL = (
    "(a+)+$",
    "(a*)*",
    "(a*)+",
    "(a|a)*",
    "^(a|ab|b)*$",
    "^(a?b?)*c",
    "^(.*,)*x",
    r"^(\w+\s?)*$",
    "(x+x+)+y",
    "(a*){50}",
    "(a|a?)+",
    "(?=(a+)+b)a",
    "((a|b)|b)*",
    r"(\d+|\d+x)*",
    "^([a-z]{1,8}){1,8}$",
    "(?:a(?:|)b)*",
    r"^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*@$",
    "(?:[a-m]|[m-z])+!",
    r"(?:\p{L}|é)+!",
    "(?:(?:ab)*|(?:abab)*)*c",
)
MALFORMED = (
    ("(", "the group is not closed (character 1)"),
    (")", "`)` closes nothing (character 1)"),
    ("[a", "the class is not closed (character 1)"),
    ("a**", "a repetition cannot be repeated (character 3)"),
    ("x*+", "a repetition cannot be repeated (character 3)"),
    ("*", "`*` repeats nothing (character 1)"),
    ("{1}", "`{` stands alone; write `\\{`"),
    ("a{1", "`{` stands alone; close it with `}`, or write `\\{`"),
    ("^a{8,40$", "`{` stands alone; close it with `}`, or write `\\{`"),
    ("a{12}{b", "`{` stands alone; write `\\{`"),
    ("a8,40}", "`}` stands alone; open it with `{`, or write `\\}`"),
    ("a}", "`}` stands alone; write `\\}`"),
    ("a-z]", "`]` stands alone; open the class with `[`, or write `\\]`"),
    ("a{2,1}", "`{2,1}` counts downwards (character 2)"),
    ("a{9999999999}", "the count is too large (character 2)"),
    (r"\q", r"`\q` is not an escape of ECMA-262 (character 1)"),
    (r"\A", "not an escape of ECMA-262"),
    (r"a\-b", r"`\-` is not an escape of ECMA-262 (character 2)"),
    (r"\00", "not an escape of ECMA-262"),
    (r"\c1", "not an escape of ECMA-262"),
    (r"\u12", "not an escape of ECMA-262"),
    ("a\\", "a backslash ends the pattern (character 2)"),
    ("(?P<n>a)", "`(?` begins no kind of group that ECMA-262 has (character 1)"),
    ("(?i)a", "begins no kind of group"),
    ("(?>a)", "begins no kind of group"),
    (r"\1", r"`\1` refers to a group that is not there (character 1)"),
    (r"\k<a>", r"`\k<a>` refers to a group that is not there (character 1)"),
    (r"\ka", r"`\k` names no group (character 1)"),
    ("[z-a]", "the range `z-a` runs backwards (character 2)"),
    (r"[\d-z]", "a range runs from one character to another (character 2)"),
    (r"\u{110000}", "the code point is beyond U+10FFFF (character 1)"),
    (r"\p{", r"`\p` needs the name of a property"),
    ("(?<a>x)(?<a>y)", "the name `a` is given twice (character 8)"),
    ("^*", "an anchor cannot be repeated (character 2)"),
    (r"\b+", "an anchor cannot be repeated"),
    ("(?=a)*", "a look-around cannot be repeated (character 6)"),
    ("(" * 60, "groups are nested deeper than 50 (character 51)"),
    ("a" * 4_097, "the pattern has 4097 characters, 4096 are allowed"),
)


@pytest.mark.parametrize("pattern", ORDINARY)
def test_ordinary_patterns_are_left_alone(pattern: str) -> None:
    assert pattern_problem(pattern) is None


@pytest.mark.parametrize("pattern", EXPONENTIAL)
def test_a_loop_that_reads_a_text_in_two_ways_is_reported(pattern: str) -> None:
    assert "exponential time" in (pattern_problem(pattern) or "")


@pytest.mark.parametrize(("pattern", "problem"), MALFORMED)
def test_malformed_patterns_are_reported_with_the_character(pattern: str, problem: str) -> None:
    assert problem in (pattern_problem(pattern) or "")


@pytest.mark.parametrize(
    "pattern",
    [
        f"({'|'.join(['a?b?c?d?e?'] * 200)})*",
        "(" * 40 + "a" + "{7})" * 40,
        f"({'|'.join(['ab'] * 800)})*",
        "(a?){0,7}" * 100,
        "[a-z]{0,100}" * 20,
        f"({'[a-z]?' * 300}1)*",
        f"({'a{0,100}b' * 15})*",
        f"(?:{'|'.join(f'[a-z]{{5}}{n}' for n in range(200))})*",
    ],
)
def test_a_pattern_that_is_made_to_be_slow_is_answered_soon(pattern: str) -> None:
    started = time.process_time()
    pattern_problem(pattern)
    assert time.process_time() - started < 3


def test_a_loop_of_too_many_alternatives_is_reported_as_too_large() -> None:
    assert "too large to be examined" in (pattern_problem(f"({'|'.join(['a?b?c?'] * 200)})*") or "")
    assert "too large to be examined" in (pattern_problem("(" * 40 + "a" + "{7})" * 40) or "")


def ways(pattern: str, text: str) -> int:
    """In how many ways a matcher that tries everything reads the text, by the tree of Python's own compiler."""
    tree = re._parser.parse(pattern)  # type: ignore[attr-defined] # the only oracle that shares no code with ours

    def run(items: list[tuple[Any, Any]], at: int) -> list[int]:
        ends = [at]
        for name, argument in items:
            ends = [end for start in ends for end in step(str(name), argument, start)]
        return ends

    def step(name: str, argument: Any, at: int) -> list[int]:
        if name == "LITERAL":
            return [at + 1] if text[at : at + 1] == chr(argument) else []
        if name == "IN":
            return [end for item in argument for end in step(str(item[0]), item[1], at)]
        if name == "SUBPATTERN":
            return run(argument[3], at)
        if name == "BRANCH":
            return [end for option in argument[1] for end in run(option, at)]
        low, high, body = argument
        found, ends, count = ([at] if low == 0 else []), [at], 0
        while ends and count < min(int(high), len(text) + 1):
            ends = [end for start in ends for end in run(body, start) if end > start or count < low]
            count += 1
            found += ends if count >= low else []
        return found

    return sum(end == len(text) for end in run(list(tree), 0))


ATOMS = st.sampled_from(["a", "b", "ab"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: (
        st.builds(lambda x, y: f"{x}{y}", inner, inner)
        | st.builds(lambda x, y: f"(?:{x}|{y})", inner, inner)
        | st.builds(lambda x, sign: f"(?:{x}){sign}", inner, st.sampled_from(["*", "?", "+"]))
    ),
    max_leaves=4,
)


@settings(max_examples=200, deadline=None)
@given(pattern=PATTERNS, seed=st.integers(0, 3))
def test_no_text_has_exponentially_many_readings_where_nothing_is_reported(pattern: str, seed: int) -> None:
    if pattern_problem(pattern) is not None:
        return
    unit = ["a", "b", "ab", "aab"][seed]
    text = unit * (8 // len(unit))
    assert ways(pattern, text) <= (len(text) + 2) ** 3


@pytest.mark.parametrize("pattern", ["(?:a+)+", "(?:a|a)*", "(?:a|aa)*", "(?:a*)*"])
def test_the_oracle_finds_many_readings_of_what_is_reported(pattern: str) -> None:
    assert ways(pattern, "a" * 16) > 18**2


def test_character_sets_behave_as_sets() -> None:
    numbers = random.Random(1)  # noqa: S311 - sample data
    for _ in range(200):
        one = union([((low, low + numbers.randrange(5)),) for low in numbers.sample(range(50), 4)])
        other = union([((low, low + numbers.randrange(5)),) for low in numbers.sample(range(50), 4)])
        left, right = ({code for low, high in chars for code in range(low, high + 1)} for chars in (one, other))
        assert overlap(one, other) == bool(left & right)
        assert not overlap(one, complement(one))
        assert union([one, complement(one)]) == ((0, 0x10FFFF),)


def test_properties_are_exact_in_ascii_where_they_are_general_categories() -> None:
    assert not overlap(of_property("Nd", negated=False), single("a"))
    assert not overlap(of_property("Letter", negated=True), single("a"))
    assert overlap(of_property("Script=Greek", negated=False), single("a"))
    assert overlap(SPACE, single("\u3000"))


@settings(max_examples=300)
@given(st.text(alphabet="ab01()[]{}|*+?\\.^$,-dwpu<>=!:k", max_size=20))
def test_whatever_the_pattern_an_answer(pattern: str) -> None:
    problem = pattern_problem(pattern)
    try:
        parse(pattern)
    except PatternError as error:
        assert problem == str(error)


@pytest.mark.parametrize(
    ("pattern", "length", "expected"),
    [
        ("^abc$", 9, 10),
        ("^a+$", 9, 10),
        ("^[a-z]+-[a-z]{2,8}-[0-9]{4}$", 9, 10),
        (r"^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$", 19, 20),
        ("^.*,.*,.*$", 9, 1_000),
        ("^[a-z]*[0-9]*[a-z]*$", 9, 100),
        ("^(ab)*(abab)*$", 9, 100),
        ("^(?=.*a.*b)c$", 9, 100),
        ("^(a+)+$", 9, 512),
        ("^(a+)+$", 100_000, 2.0**1_000),
        (r"(a*)*\Z", 9, 512),
        ("^" + "([ab]{7})*c" * 80 + "$", 30, 2.0**30),  # too large to be examined: the worst is assumed
        (r"a*\Z", 9, 100),
    ],
)
def test_the_work_of_a_matcher_grows_with_the_loops_and_explodes_with_ambiguous_ones(
    pattern: str, length: int, expected: float
) -> None:
    assert loops_of(pattern).work(length) == expected


@pytest.mark.parametrize(
    ("pattern", "power"), [("^[a-z]+$", 1), ("[a-z]+$", 2), ("^[a-z]+[0-9a]+$", 2), ("^(a|b)*$", 1), ("^a$", 1)]
)
def test_a_pattern_that_begins_where_the_text_does_is_not_tried_at_every_place(pattern: str, power: int) -> None:
    assert loops_of(pattern).work(999) == 1_000.0**power
