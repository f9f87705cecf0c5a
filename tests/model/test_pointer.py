"""JSON Pointers as RFC 6901 has them."""

import pytest

from anarq.model import pointer


@pytest.mark.parametrize("tokens", [(), ("a",), ("a/b", "m~n"), ("", "0"), ("~1",)])
def test_split_undoes_join(tokens):
    assert pointer.split(pointer.join("", *tokens)) == tokens


def test_tokens_are_escaped():
    assert pointer.join("/paths", "/a~b", 0) == "/paths/~1a~0b/0"


def test_a_pointer_starts_with_a_slash():
    with pytest.raises(ValueError, match="starts with '/'"):
        pointer.split("a")


def test_parents_lead_to_the_root():
    assert list(pointer.parents("/a/b")) == ["/a/b", "/a", ""]
