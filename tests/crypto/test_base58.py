import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base58
from anarq.crypto.errors import EncodingMalformed


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"", ""), (b"\0\0", "11"), (b"Hello World!", "2NEpo7TZRRrLZSi2U"), (b"\0(\x7f\xb4\xcd", "1233QC4")],
)
def test_bytes_have_one_text(data: bytes, text: str) -> None:
    assert base58.encode(data) == text
    assert base58.decode(text) == data


@given(st.binary(max_size=80))
def test_bytes_survive_the_round_trip(data: bytes) -> None:
    assert base58.decode(base58.encode(data)) == data


@pytest.mark.parametrize("text", ["0", "O", "I", "l", "a b", "1" * 4097])
def test_other_characters_and_long_texts_are_refused(text: str) -> None:
    with pytest.raises(EncodingMalformed):
        base58.decode(text)


def test_the_longest_allowed_text_is_read() -> None:
    assert base58.decode("1" * 4096) == bytes(4096)
