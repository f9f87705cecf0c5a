import itertools
import random
import re
from collections.abc import Callable, Iterator

import greenery  # type: ignore[import-untyped]  # it ships no types
import jsonschema_rs
import pytest

from anarq.contracts.budget import Budget, Exhausted, Meter
from anarq.contracts.graph.regular import EVERYTHING, NOTHING, Languages
from anarq.costs.patterns.python import search
from anarq.costs.patterns.syntax import PatternError, parse

PATTERNS = [
    "a{0}b",
    r"([^\s\S])*a",
    r"([^\s\S])+|b",
    "^(a?){2}$",
    "^(a*)*$",
    "^a{1}$",
    "",
    "a",
    "^",
    "$",
    "^$",
    "[a-z]*",
    "^[a-z]{1,64}$",
    "^a?b$",
    "a|^b$",
    "^(foo|bar)[0-9]+$",
    r"\d{4}-\d{2}",
    "(a|^b)c",
    r"^\w+@\w+\.[a-z]{2,}$",
    r"[^\n]{2,3}@",
    "a{2,}b",
    "^(a|b)*c$",
    "x*$",
    "^.$",
    "^(?:ab)+$",
    "^(?<name>a)b",
    "a*?b",
    "^(?!x-)",
    "(?!a)b",
    "^(?!.*--)[a-z-]+$",
    "a(?!b)",
    "^(?=.*0)[a-c0]{2,4}$",
    "^c(?=[0a])(a)?(0(?=b)b)?$",
    "^(a(?!b)|c){2,3}$",
    r"\x61",
    r"\u0061\u{62}",
    r"^\s\S\D\W$",
    r"[\d\-x]",
    "[a-c-]",
    "^[^a-c]",
    r"\.\/\$",
    "^a^b",
    "a$b",
    "(a?|c)^b",
    "a?^b",
    "^(a|)b$",
    "$^",
    "(?!$^)",
    "(a)?(?=^[a-c])[^b]$",
    "(a|){2,3}(?!^)",
]


def texts(source: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        yield "".join(source.choice("abcx0-@. \nfor2") for _ in range(source.randint(0, 6)))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_language_has_the_texts_in_which_the_pattern_is_found(pattern: str, languages: Languages) -> None:
    language = languages.pattern(pattern)
    assert language is not None
    same = re.sub(r"\(\?<(\w+)>", r"(?P<\1>", re.sub(r"\\u\{62\}", "b", pattern)).replace("$", r"\Z")
    same = same.replace(r"\.\/\\Z", r"\.\/\$") if pattern == r"\.\/\$" else same
    oracle = re.compile(same, re.ASCII)
    for text in texts(random.Random(1), 300):  # noqa: S311 - reproducible, not secret
        assert languages.contains(language, text) is bool(oracle.search(text)), text


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_shortest_text_is_one_and_its_complement_has_others(pattern: str, languages: Languages) -> None:
    language = languages.pattern(pattern)
    assert language is not None
    for this, other in ((language, languages.complement(language)), (languages.complement(language), language)):
        shortest = languages.shortest(this)
        if shortest is not None:
            assert languages.contains(this, shortest)
            assert not languages.contains(other, shortest)


INCLUSIONS = ["a*", "(ab)*", "a{2,4}", "[ab]{0,3}", "a+b?", "(a|b)+", "b*ab*", "(aa)*", "a|b|ab", "[a-c]+"]


@pytest.mark.parametrize("first", INCLUSIONS)
def test_inclusion_agrees_with_another_automata_library(first: str, languages: Languages) -> None:
    for second in INCLUSIONS:
        ours = [languages.pattern(f"^({pattern})$") for pattern in (first, second)]
        assert ours[0] is not None
        assert ours[1] is not None
        apart = languages.shortest(languages.both((ours[0], languages.complement(ours[1]))))
        theirs = greenery.parse(first).to_fsm() - greenery.parse(second).to_fsm()
        assert (apart is None) is theirs.empty(), second


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bword",
        r"(a)\1",
        "(?<=a)b",
        "(?<!a)b",
        "(?i)a",
        r"\p{L}",
        "a**",
        "*a",
        "a{x}",
        "a{3,2}",
        "a{0,100001}",
        "(a",
        "a)",
        "[a",
        r"\q",
        r"\u00g0",
        r"\x6",
        r"\ud800",
        r"\01",
        "[b-a]",
        r"[\w-a]",
        r"[\p{L}]",
        "^*",
        "(?=a)*",
        "a\\",
        "(?<1>a)",
        r"[\1]",
        "{",
        r"\u{110000}",
    ],
)
def test_what_is_not_a_regular_language_is_not_decided(pattern: str, languages: Languages) -> None:
    assert languages.pattern(pattern) is None


@pytest.mark.parametrize("pattern", ["(a(?=b))*", "((?=a)b)^c", "(a|(?=b))^c", "((?=a)b){0,9}", "(^a){2}"])
def test_assertions_where_they_are_not_followed_are_not_decided(pattern: str, languages: Languages) -> None:
    parse(pattern)
    assert languages.pattern(pattern) is None


def test_groups_may_not_nest_without_end() -> None:
    with pytest.raises(PatternError, match="nested deeper than 50"):
        parse("(" * 60 + "a" + ")" * 60)


@pytest.mark.parametrize(
    ("escape", "char"), [(r"\t", "\t"), (r"\cJ", "\n"), (r"\0", "\0"), (r"[\b]", "\b"), (r"\-", "-"), ("[^]", "é")]
)
def test_escapes_name_characters(escape: str, char: str, languages: Languages) -> None:
    language = languages.pattern(f"^{escape}$")
    assert language is not None
    assert languages.contains(language, char)


def test_languages_are_simplified(languages: Languages) -> None:
    a, b = languages.text("a"), languages.text("b")
    assert languages.either((a, languages.complement(a))) == EVERYTHING
    assert languages.both((a, languages.complement(a))) == NOTHING
    assert languages.both((a, EVERYTHING)) == languages.either((a, NOTHING)) == a
    assert languages.complement(languages.complement(b)) == b
    assert languages.shortest(languages.both((a, b))) is None
    assert languages.characters(()) == NOTHING
    assert languages.shortest(languages.lengths(3, 4)) == "aaa"


def test_a_text_that_people_can_read_goes_before_a_shorter_one(languages: Languages) -> None:
    for pattern, shortest in (("^.{0,5}$", "aaaaaa"), (r"^[\n\r ]$", ""), (r"^[^\n]$", ""), ("^[^]{0,5}$", "aaaaaa")):
        language = languages.pattern(pattern)
        assert language is not None
        assert languages.shortest(languages.complement(language)) == shortest
    line_ends = languages.pattern(r"^[\n\r]$")
    assert line_ends is not None
    assert languages.shortest(line_ends) == "\n"


def test_thousands_of_words_are_a_tree_of_letters(languages: Languages) -> None:
    words = languages.pattern(f"^({'|'.join(f'w{number}' for number in range(3_000))})$")
    short = languages.pattern("^w[0-9]{1,3}$")
    assert words is not None
    assert short is not None
    before = languages.meter.spent
    assert languages.shortest(languages.both((words, languages.complement(short)))) == "w1000"
    assert languages.shortest(languages.both((short, languages.complement(words)))) == "w00"
    assert languages.meter.spent - before < 5_000  # without the tree it takes that much for the first letter


def test_code_points_count_not_code_units(languages: Languages) -> None:
    one = languages.pattern("^.$")
    assert one is not None
    assert languages.contains(one, "😀")


def test_states_cost_steps() -> None:
    small = Languages(Meter(Budget(steps=3_000)))
    language = small.pattern("a.{30}b.{30}c")
    assert language is not None
    with pytest.raises(Exhausted, match="3000 steps"):
        small.shortest(small.complement(language) and small.both((language, small.lengths(100, 120))))


ALPHABET = "ab1\n"
SHORT = ["".join(text) for length in range(4) for text in itertools.product(ALPHABET, repeat=length)]


def random_pattern(source: random.Random, depth: int) -> str:
    roll = source.random()
    if depth == 0 or roll < 0.3:
        return source.choice(("a", "b", "c", ".", "[ab]", "[^a]", r"\d", r"\w", r"\s", "^", "$", "", "1", "[a-c1]"))
    if roll < 0.55:
        return "".join(random_pattern(source, depth - 1) for _ in range(source.choice((2, 2, 3))))
    if roll < 0.72:
        return f"({source.choice(('', '?:'))}{'|'.join(random_pattern(source, depth - 1) for _ in range(2))})"
    if roll < 0.88:
        return f"({random_pattern(source, depth - 1)}){source.choice(('*', '+', '?', '{2}', '{0,2}', '{2,}', '*?'))}"
    return f"{source.choice(('(?=', '(?!'))}{random_pattern(source, depth - 1)})"


@pytest.mark.parametrize("pattern", [*PATTERNS, r"\bb", r"\Ba", "(?<=a)b", "(?<!a)b", r"(a)\1", "a{2}|c"])
def test_python_matches_what_another_engine_matches(pattern: str) -> None:
    oracle = jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid
    for text in (*SHORT, *texts(random.Random(3), 200)):  # noqa: S311 - reproducible, not secret
        assert bool(search(pattern)(text)) is oracle(text), text


def test_python_has_no_empty_class_and_matches_it_all_the_same() -> None:
    assert not search("[]")("a")
    assert search("^[^]$")("\n")


def test_what_only_python_reads_is_left_to_python() -> None:
    assert search(r"(?i)A")("a")
    with pytest.raises(re.error):
        search(r"\p{L}")


def random_patterns(seed: int, languages: Languages) -> Iterator[tuple[int, Callable[[str], bool]]]:
    """Languages of random patterns, each with the judgement of another engine."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for _ in range(600):
        pattern = random_pattern(source, 4)
        language = languages.pattern(pattern)
        if language is not None:
            yield language, jsonschema_rs.Draft202012Validator({"pattern": pattern}).is_valid


def test_random_patterns_agree_with_another_engine(languages: Languages) -> None:
    seen = 0
    for language, oracle in random_patterns(1, languages):
        seen += 1
        assert [languages.contains(language, text) for text in SHORT] == [oracle(text) for text in SHORT]
    assert seen > 400


def test_a_shortest_text_of_a_difference_is_found_whenever_there_is_one(languages: Languages) -> None:
    found = 0
    for (first, accepts), (second, refuses) in itertools.pairwise(random_patterns(2, languages)):
        shortest = languages.shortest(languages.both((first, languages.complement(second))))
        if shortest is None:
            assert not any(accepts(text) and not refuses(text) for text in SHORT)
        else:
            found += 1
            assert accepts(shortest)
            assert not refuses(shortest)
            assert not any(accepts(text) and not refuses(text) for text in SHORT if len(text) < len(shortest))
    assert found > 200
