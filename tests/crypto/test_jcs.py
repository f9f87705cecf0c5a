import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import jcs
from anarq.crypto.errors import JsonMalformed, Unencodable

NAMES = ("arrays", "french", "structures", "unicode", "values", "weird")


@pytest.mark.parametrize("name", NAMES)
def test_the_published_texts_have_the_published_form(name: str, vectors: Callable[[str], Path]) -> None:
    folder = vectors("jcs")
    value = jcs.parse((folder / "input" / f"{name}.json").read_bytes())
    assert jcs.canonical(value) == (folder / "output" / f"{name}.json").read_bytes().rstrip(b"\n")


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    # a whole float beyond 2**53 is written like an integer, and read back as one that no double is
    | st.floats(-(2**53), 2**53)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_the_canonical_text_means_the_same(value: jcs.Json) -> None:
    assert jcs.parse(jcs.canonical(value)) == value == json.loads(jcs.canonical(value))


@given(st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(JsonMalformed):
        jcs.parse(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        b"NaN",
        b"-Infinity",
        b"1e999",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"1" * 5000,
        b"[" * 100_000,
    ],
)
def test_what_readers_disagree_on_is_refused(data: bytes) -> None:
    with pytest.raises(JsonMalformed):
        jcs.parse(data)


def test_length_is_bounded() -> None:
    assert jcs.parse(b"[1]", limit=3) == [1]
    with pytest.raises(JsonMalformed, match="4 bytes"):
        jcs.parse(b"[12]", limit=3)


def _deep() -> jcs.Json:
    value: jcs.Json = 1
    for _ in range(5000):
        value = [value]
    return value


@pytest.mark.parametrize("value", [2**53, float("nan"), "\ud800", {"\ud800": 1}, {1: 2}, {1, 2}, b"bytes"])
def test_what_has_no_canonical_form_is_refused(value: jcs.Json) -> None:
    with pytest.raises(Unencodable):
        jcs.canonical({"a": [value]})


def test_nesting_beyond_the_writer_is_refused() -> None:
    with pytest.raises(Unencodable):
        jcs.canonical(_deep())


@given(values | st.floats(allow_nan=False, allow_infinity=False))
def test_every_value_is_spelt_as_the_library_spells_it(value: jcs.Json) -> None:
    assert jcs.canonical(value) == rfc8785.dumps(value)


EDGES = [1e-4, 9e-5, 1e15 + 0.5, 1e16, 5.0, -0.0, 0.1, 2**53 - 1, "\x7f\x1f\u2028", {"é": 1, "z": 2}, [True]]


@pytest.mark.parametrize("value", EDGES)
def test_values_at_the_edge_of_what_is_plain_are_spelt_alike(value: jcs.Json) -> None:
    assert jcs.canonical(value) == rfc8785.dumps(value)
