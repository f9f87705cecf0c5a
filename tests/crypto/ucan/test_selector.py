import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import PolicyMalformed, PolicyTooCostly
from anarq.crypto.ucan import selector
from anarq.crypto.ucan.meter import Meter

MAIL: Ipld = {
    "from": "alice",
    "to": ["bob", "carol", "dan"],
    "cc_1": {"x.y": 1, "": 2, "ü": 3},
    "raw": b"\xd6\xa9\xc1\x8c",
    "none": None,
}


def find(text: str, value: Ipld = MAIL) -> Ipld:
    return selector.parse(text).resolve(value, Meter())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (".", MAIL),
        (".from", "alice"),
        ('.["from"]', "alice"),
        ('.cc_1["x.y"]', 1),
        ('.cc_1[""]', 2),
        (r'.cc_1["\u00fc"]', 3),
        ('.["to"][0]', "bob"),
        (".to[-1]", "dan"),
        (".to[-3]", "bob"),
        (".to[1:]", ["carol", "dan"]),
        (".to[:1]", ["bob"]),
        (".to[0:-2]", ["bob"]),
        (".to[7:11]", []),
        (".to[]", ["bob", "carol", "dan"]),
        (".cc_1[]", [1, 2, 3]),
        (".cc_1[][0]", 1),
        (".raw[3]", 0x8C),
        (".raw[1:3]", b"\xa9\xc1"),
        (".missing", None),
        (".to[99]?", None),
        (".to[99]???", None),
        (".from.name?", None),
        (".missing.name?.more?", None),
    ],
)
def test_a_selector_finds(text: str, found: Ipld) -> None:
    assert find(text) == found


@pytest.mark.parametrize(
    "text",
    [
        ".to[99]",
        ".to[-4]",
        ".missing.name",
        ".from.name",
        ".from[0]",
        ".from[0:1]",
        ".from[]",
        ".cc_1[0]",
        ".to.a",
        ".none[]",
    ],
)
def test_a_path_that_leads_nowhere_finds_nothing(text: str) -> None:
    with pytest.raises(selector.Unresolved):
        find(text)


def test_a_later_optional_does_not_save_an_earlier_step() -> None:
    with pytest.raises(selector.Unresolved):
        find(".from.name.more?")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "from",
        "..",
        ".a..b",
        ".a.",
        ".[",
        '.["a]',
        ".a-b",
        ".ü",
        ".1",
        "[0]",
        ".a[:]",
        ".a[1.5]",
        '.["\\x"]',
        '.["\ud800"]',
        ".a b",
        "?",
        ".?",
        "." + "a" * 512,
        ".a[" + "9" * 16 + "]",
    ],
)
def test_other_texts_are_not_selectors(text: str) -> None:
    with pytest.raises(PolicyMalformed):
        selector.parse(text)


@given(st.text('.[]"ab01:-?\\u ', max_size=16).map(lambda text: "." + text))
def test_any_text_is_a_selector_or_refused(text: str) -> None:
    with contextlib.suppress(PolicyMalformed, selector.Unresolved):
        find(text)


def test_what_is_not_copied_is_not_paid_for() -> None:
    assert selector.parse(".a").resolve({"a": [0] * 1000}, Meter(1)) == [0] * 1000


def test_copies_are_paid_for() -> None:
    costly = selector.parse("." + "[0:]" * 6)
    assert costly.resolve([0] * 10, Meter(5000)) == [0] * 10
    with pytest.raises(PolicyTooCostly):
        costly.resolve([0] * 1000, Meter(5000))
