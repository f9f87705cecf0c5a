import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.loader import Limits
from anarq.loader.json_reader import read_json
from anarq.loader.json_scanner import scan_json
from anarq.loader.text import Text
from anarq.model.errors import AnarqError
from anarq.model.tree import Document

Load = Callable[..., Document]
LIMITS = Limits()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "f.json:1:1 not JSON: a value expected, the end of the file found"),
        ("  \n", "f.json:1:3 not JSON: a value expected, the end of the file found"),
        ("\r\n", "f.json:1:1 not JSON: a value expected, the end of the file found"),
        ('{"a":1,}', "f.json:1:7 a comma before `}`: JSON allows none"),
        ("[1,\n ]", "f.json:1:3 a comma before `]`: JSON allows none"),
        ('{"a" 1}', "f.json:1:6 not JSON: `:` expected, `1` found"),
        ('{"a":1 "b":2}', 'f.json:1:8 not JSON: `,` or `}` expected, `"` found'),
        ("[1 2]", "f.json:1:4 not JSON: `,` or `]` expected, `2` found"),
        ("[1", "f.json:1:3 not JSON: `,` or `]` expected, the end of the file found"),
        ('{"a":', "f.json:1:6 not JSON: a value expected, the end of the file found"),
        ("{", "f.json:1:2 not JSON: a key in double quotes expected, the end of the file found"),
        ("{a:1}", "f.json:1:2 not JSON: a key in double quotes expected, `a` found"),
        ("{1:1}", "f.json:1:2 not JSON: a key in double quotes expected, `1` found"),
        ("['a']", "f.json:1:2 not JSON: a value expected, `'` found"),
        ("// no\n1", "f.json:1:1 not JSON: a value expected, `/` found"),
        ("1 2", "f.json:1:3 not JSON: the end of the file expected, `2` found"),
        ("[1]]", "f.json:1:4 not JSON: the end of the file expected, `]` found"),
        ("NaN", "f.json:1:1 `NaN` is not a number in JSON"),
        ("[-Infinity]", "f.json:1:2 `-Infinity` is not a number in JSON"),
        ("True", "f.json:1:1 `True` is not JSON"),
        ("nul", "f.json:1:1 `nul` is not JSON"),
        ("01", "f.json:1:1 `01` is not JSON"),
        ("+1", "f.json:1:1 `+1` is not JSON"),
        ("1.", "f.json:1:1 `1.` is not JSON"),
        (".5", "f.json:1:1 `.5` is not JSON"),
        ("0x10", "f.json:1:1 `0x10` is not JSON"),
        ("-", "f.json:1:1 `-` is not JSON"),
        ("1_000", "f.json:1:1 `1_000` is not JSON"),
        ("[1e400]", "f.json:1:2 `1e400` is too large for a number of 64 bits"),
        ("[1e-400]", "f.json:1:2 `1e-400` is too small for a number of 64 bits"),
        ("1" * 1001, "f.json:1:1 the number has 1001 characters, 1000 are allowed"),
        ('{"a":1,\n "a":2}', "f.json:2:2 key `a` is written twice"),
        ('{"a":1,"\\u0061":2}', "f.json:1:8 key `a` is written twice"),
        ('["a', "f.json:1:2 not JSON: unterminated string"),
        ('["\\x"]', "f.json:1:3 not JSON: invalid \\escape"),
        ('["\\u12"]', "f.json:1:4 not JSON: invalid \\uxxxx escape"),
        ('["a\tb"]', "f.json:1:4 not JSON: invalid control character"),
        ('["a\nb"]', "f.json:1:4 not JSON: invalid control character"),
        ('["\\ud800"]', "f.json:1:2 half of a surrogate pair is not a character"),
        ('{"\\udc00": 1}', "f.json:1:2 half of a surrogate pair is not a character"),
        ("\ufeff\ufeff1", "f.json:1:1 not JSON: a value expected, `\\ufeff` found"),
        ("[1]\0", "f.json:1:4 not JSON: the end of the file expected, `\\x00` found"),
        ("\x0b1", "f.json:1:1 not JSON: a value expected, `\\x0b` found"),
    ],
)
def test_what_is_not_json_is_refused_with_its_place(refuse: Callable[..., list[str]], text: str, problem: str) -> None:
    assert refuse(text, "f.json") == [problem]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("NaN", "write a number, or leave it out"),
        ("-Infinity", "write a number, or leave it out"),
        ("True", "write `true`"),
        ("NONE", "write `null`"),
        ("01", "write a number as `0.5`, `-1` or `1e3`"),
        ("+1", "write a number as `0.5`, `-1` or `1e3`"),
        (".5", "write a number as `0.5`, `-1` or `1e3`"),
        ("many", "a text stands in double quotes"),
        ("2026-01-31", "a text stands in double quotes"),
    ],
)
def test_what_other_languages_write_is_told_as_json_has_it(text: str, mend: str) -> None:
    with pytest.raises(AnarqError) as refused:
        scan_json(Text("f", text), LIMITS)
    assert [problem.mend for problem in refused.value.problems] == [mend]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("\ufeff{}", {}),
        (' {"a" : [ 1 , -0.5e1 , true , null ] }\r\n', {"a": [1, -5.0, True, None]}),
        ('"\\ud83d\\ude00\\\\ud800"', "😀\\ud800"),
        ('"\u2028"', "\u2028"),
        ('""', ""),
        ("12345678901234567890", 12345678901234567890),
        ("1" * 1000, int("1" * 1000)),
    ],
)
def test_json_is_read_exactly(load: Load, text: str, value: object) -> None:
    assert load(text, "f.json").data == value
    assert scan_json(Text("f", text.removeprefix("\ufeff")), LIMITS) == value


def test_commas_in_texts_do_not_count_as_values(load: Load) -> None:
    assert load('["' + "," * 500 + '"]', "f.json", max_nodes=10).data == ["," * 500]


@settings(max_examples=150)
@given(value=JSON, indent=st.none() | st.integers(0, 2), ascii_only=st.booleans())
def test_the_quick_reader_and_the_scanner_agree_with_what_was_written(
    value: object, indent: int | None, ascii_only: bool
) -> None:
    text = Text("f", json.dumps(value, indent=indent, ensure_ascii=ascii_only))
    try:
        text.text.encode()
    except UnicodeEncodeError:
        return
    assert _outcome(read_json, text) == _outcome(scan_json, text)


@settings(max_examples=400)
@given(st.text(alphabet='[]{}:,"\\ab1-.eu0 \nntrl', max_size=14))
def test_the_quick_reader_and_the_scanner_agree_on_scraps(scrap: str) -> None:
    text = Text("f", scrap)
    assert _outcome(read_json, text) == _outcome(scan_json, text)
    try:
        json.loads(scrap)
    except ValueError:
        assert isinstance(_outcome(scan_json, text), str)


def _outcome(read: Callable[..., object], text: Text) -> object:
    try:
        return (json.dumps(read(text, LIMITS)),)
    except AnarqError as error:
        return str(error)
