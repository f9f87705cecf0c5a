import ast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.generators.python.literals import Code, literal, text

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_a_literal_reads_back_as_the_value(value):
    assert ast.literal_eval(literal(value)) == value


@pytest.mark.parametrize("value", ['"', "\\", "\n", '"""', "\x00", "\u2028", "\x7f", "\U0001f600", "é"])
def test_text_reads_back_whatever_it_holds(value):
    quoted = text(value)
    assert ast.literal_eval(quoted) == value
    assert quoted.isprintable()


def test_code_stands_for_itself_and_numbers_can_keep_all_their_digits():
    assert literal({"$defs": {"A": Code("_A")}}) == '{"$defs": {"A": _A}}'
    assert literal((1,)) == "(1,)"
    assert literal(("a", "b")) == '("a", "b")'
    assert literal(0.1, exact=True) == 'Decimal("0.1")'
