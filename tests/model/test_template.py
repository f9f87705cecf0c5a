import itertools
import random
import re

import pytest

from anarq.model.template import Ambiguities, Template


def matches(template: str, path: str) -> bool:
    pattern = re.sub(r"\\\{[^{}]+\\\}", "[^/]+", re.escape(template))
    return re.fullmatch(pattern, path, re.DOTALL) is not None


SEGMENTS = ("a", "ab", "{x}", "{x}b", "a{x}", "{x}:a", "{x}a{y}", "a{x}b")


def test_names_are_read_in_order() -> None:
    assert Template("/a/{one}/b.{two}").names == ("one", "two")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("/x/{a", "a brace without its partner"),
        ("/x/a}", "a brace without its partner"),
        ("/x/{}", "braces without a name"),
        ("/x/{a/b}", "a brace without its partner"),
        ("/{a}/{a}", "names `a` twice"),
        ("/{a}{b}", "nothing between them"),
        ("/a?x=1", "the character `?`"),
        ("/a#b", "the character `#`"),
        ("/caf%C3%A9", "the character `%`"),
        ("/café", "the character `é`"),
        ("/a b", "the character ` `"),
        ("/a\n", "the character `U+000A`"),
        ("/a//b", "an empty segment"),
        ("/a/../b", "one of dots"),
        ("/a/.", "one of dots"),
        ("/" + "a" * 1024, "longer than 1024 characters"),
    ],
)
def test_what_no_request_reaches_has_a_fault(text: str, says: str) -> None:
    fault = Template(text).fault()
    assert fault is not None
    assert says in fault[0]
    assert fault[1]


@pytest.mark.parametrize("text", ["/", "/a", "/a/", "/{a}", "/a/{note-id}:archive", "/{a}.{b}", "/a;v=1,2/@me/~x/$(!)"])
def test_what_requests_reach_has_none(text: str) -> None:
    assert Template(text).fault() is None


def test_relations_of_templates_agree_with_what_they_match() -> None:
    alphabet = "ab:z"
    texts = ["".join(letters) for size in range(1, 6) for letters in itertools.product(alphabet, repeat=size)]
    for one, other in itertools.product(SEGMENTS, repeat=2):
        first = {text for text in texts if matches(one, text)}
        second = {text for text in texts if matches(other, text)}
        assert Template(one).overlaps(Template(other)) == bool(first & second), (one, other)
        assert Template(one).is_within(Template(other)) == (first <= second), (one, other)


def test_of_two_that_a_request_fits_either_one_is_narrower_or_they_are_told() -> None:
    drawn = random.Random(5)  # noqa: S311 - reproducible, not secret
    for _ in range(300):
        known: list[Template] = []
        texts = {"/" + "/".join(drawn.choices(SEGMENTS, k=2)) for _ in range(4)}
        concrete = frozenset(text for text in texts if "{" not in text)
        kept = Ambiguities(concrete)
        for text in sorted(texts - concrete):
            template = Template(text)
            tied = {
                rival.text
                for rival in known
                if rival.overlaps(template)
                and not rival.is_within(template)
                and not template.is_within(rival)
                and rival.only_common_path(template) not in concrete
            }
            found = kept.add(template)
            assert (found.text in tied) if found else not tied
            known.append(template)


def test_a_path_that_is_the_only_one_in_common_settles_it() -> None:
    for concrete, settled in ((frozenset({"/a/b"}), True), (frozenset(), False)):
        kept = Ambiguities(concrete)
        assert kept.add(Template("/a/{x}")) is None
        assert (kept.add(Template("/{x}/b")) is None) is settled
