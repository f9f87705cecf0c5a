import ast

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.generators.text import cell, code, docstring, inline, one_line, title_text

HOSTILE = ['""" + print() + """', "\\", 'ends with "', "\\N{DASH}", "a\nb", "\x1b[31m", "`x`", "| a |", "<b>", "[x](y)"]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200) | st.sampled_from(HOSTILE), st.integers(0, 8))
def test_a_docstring_never_ends_early_and_says_the_text(text, indent):
    tree = ast.parse(f"def f():\n    {docstring(text or 'x', indent)}".replace("\n", "\n" + " " * 4))
    (function,) = tree.body
    assert isinstance(function, ast.FunctionDef)
    assert len(function.body) == 1
    said = ast.get_docstring(function) or ""
    assert "".join(said.split()) == "".join(one_line(text or "x").split())


@pytest.mark.parametrize("indent", [0, 4, 40])
def test_a_docstring_is_as_wide_as_the_house_style_allows(indent):
    text = docstring("word " * 100, indent, [("colour", "word " * 100)])
    lines = [f"{' ' * indent}{line}" if at == 0 else line for at, line in enumerate(text.splitlines())]
    assert 110 < max(len(line) for line in lines) <= 120


def test_a_docstring_lists_attributes_as_the_house_style_does():
    assert docstring("A lamp.", 4, [("colour", "Its colour."), ("lit", "Whether.")]) == (
        '"""A lamp.\n\n    Attributes:\n        colour: Its colour.\n        lit: Whether.\n    """'
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <b> & c", "<p>a &lt;b&gt; &amp; c</p>"),
        ("read `*this*` and *that*", "<p>read <code>*this*</code> and *that*</p>"),
        ("[a](http://b)", "<p>[a](http://b)</p>"),
        ("legacy_amount_x", "<p>legacy_amount_x</p>"),
        ("odd ` tick", "<p>odd ` tick</p>"),
    ],
)
def test_text_in_markdown_is_shown_as_it_is_with_code_spans(text, shown):
    assert markdown.markdown(inline(text)) == shown


def test_nothing_ends_a_cell_of_a_table():
    row = f"| a | b |\n| --- | --- |\n| {cell('x | `y|z` <i>')} | {code('p|q')} |"
    page = markdown.markdown(row, extensions=["tables"])
    assert page.count("<td>") == 2
    assert "<i>" not in page


def test_a_code_span_holds_backticks_and_an_empty_one_is_nothing():
    assert code("a`b") == "`` a`b ``"
    assert code("") == ""


def test_a_title_holds_no_quote_that_would_end_it():
    assert '"' not in title_text('say "hi"')
