import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base64url
from anarq.crypto.errors import EncodingMalformed


@given(st.binary(max_size=64))
def test_bytes_survive_the_round_trip(data: bytes) -> None:
    assert base64url.decode(base64url.encode(data)) == data


@pytest.mark.parametrize("text", ["-_-_", "AA", ""])
def test_canonical_text_is_read(text: str) -> None:
    assert base64url.encode(base64url.decode(text)) == text


@pytest.mark.parametrize("text", ["AA==", "AB", "A", "+/+/", "A A", "AA\n", "é", "A=AA"])
def test_every_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(EncodingMalformed):
        base64url.decode(text)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(EncodingMalformed):
        assert base64url.encode(base64url.decode(text)) == text
