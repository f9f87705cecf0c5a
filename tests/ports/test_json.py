"""JSON in and out: strict, and without loss."""

import math
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.ports.json import TooManyValuesError, dumps, loads


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b'{"a":1,"a":2}', "twice"),
        (b"NaN", "not a JSON number"),
        (b"[-Infinity]", "not a JSON number"),
        (b'"\\ud800"', "surrogate"),
        (b'{"\\udc00":1}', "surrogate"),
        (b"[" * 70 + b"]" * 70, "deeply"),
        (b"[" * 100_000, "deeply"),
        (b"1" * 65, "digits"),
        (b"1." + b"1" * 65, "digits"),
        (b"1e400", "too large, or too close to zero"),
        (b"1e-400", "too large, or too close to zero"),
        (b"1e99999999999999999999", "too large"),
        (b"0e-99999999999999999999", "too close to zero"),
        (b'["\xff"]', "^not UTF-8, from byte 3 on$"),
        (b"", "^nothing was sent$"),
        (b"[1,", "^a value is missing, at line 1, character 4$"),
        (b"[1 2]", "^a `,` or the end is missing, at line 1, character 4$"),
        (b'{"a" 1}', "^a `:` is missing, at line 1, character 6$"),
        (b"{\n a}", "^a name in quotes is missing, at line 2, character 2$"),
        (b'["a', "^a text begins that does not end, at line 1, character 2$"),
        (b'["\n"]', "^a control character stands in a text, at line 1, character 3$"),
        (b'["\\x"]', r"^a `\\` begins nothing that there is, at line 1, character 3$"),
        (b'["\\u12"]', r"^a `\\` begins nothing that there is, at line 1, character \d$"),
        (b"1 2", "^there is more than one value, at line 1, character 3$"),
    ],
)
def test_what_is_not_allowed_is_refused(text: bytes, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        loads(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1", 1),
        ('"[,:{"', 1),
        ('"\\"[,:{"', 1),
        ("[1, 2, [3]]", 5),
        ('{"a": {"b": 1}, "c": [2]}', 8),
        ("[[], {}]", 5),
        (" " * 1000 + "null", 1),
    ],
)
def test_values_and_names_are_counted_before_one_is_made(text: str, values: int) -> None:
    assert loads(text, most=values) == loads(text)
    with pytest.raises(TooManyValuesError, match=f"more than {values - 1} values"):
        loads(text, most=values - 1)


@pytest.mark.parametrize("text", ['"' + '\\"' * 200_000, '"' * 400_001, '["' + "x" * 400_000, "{" * 400_000])
def test_what_never_ends_is_looked_at_once(text: str) -> None:
    """Each of these would take hours if every quotation mark led to another look at all that follows."""
    with pytest.raises(ValueError, match=r"does not end|more than one value|deeply"):
        loads(text)


def test_brackets_in_texts_do_not_nest() -> None:
    text = "[" * 1000
    assert loads(dumps([text] * 3)) == [text] * 3
    siblings: list[object] = [[] for _ in range(1000)]
    assert loads(dumps(siblings)) == siblings


@pytest.mark.parametrize("text", ["0.10", "12345678901234567.890", "1e2", "-0.5"])
def test_numbers_keep_their_digits(text: str) -> None:
    assert Decimal(dumps(loads(text))) == Decimal(text)
    assert str(loads(text)) == str(Decimal(text))


@pytest.mark.parametrize("value", [{"a": [1, "é", None, True]}, [], {}, "x\u2028", "\U0001f600"])
def test_what_is_written_is_read_again(value: Any) -> None:
    assert loads(dumps(value)) == value
    assert loads(dumps(value).encode()) == value


def test_mappings_and_decimals_are_written_as_well() -> None:
    assert dumps(MappingProxyType({"a": (Decimal("1.50"), {}, [])})) == '{"a":[1.50,{},[]]}'


@pytest.mark.parametrize(
    ("value", "error"),
    [({1: Decimal(1)}, TypeError), (object(), TypeError), (math.inf, ValueError), (Decimal("NaN"), ValueError)],
)
def test_what_is_not_json_is_not_written(value: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        dumps(value)


@given(st.floats(allow_nan=False, allow_infinity=False))
@settings(max_examples=300)
def test_the_canonical_spelling_of_a_binary_number_is_that_of_rfc_8785(number: float) -> None:
    assert dumps(number, canonical=True).encode() == rfc8785.dumps(number)
    assert dumps(Decimal(repr(number)), canonical=True).encode() == rfc8785.dumps(number)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=8,
    )
)
@settings(max_examples=150)
def test_the_canonical_text_is_that_of_rfc_8785(value: Any) -> None:
    assert dumps(value, canonical=True).encode() == rfc8785.dumps(value)


def test_canonical_text_tells_amounts_apart_that_no_binary_number_can() -> None:
    one, two = Decimal("12345678901234567.891"), Decimal("12345678901234567.892")
    assert dumps(one, canonical=True) != dumps(two, canonical=True)
    assert dumps(Decimal("1.50"), canonical=True) == dumps(Decimal("1.5"), canonical=True)
