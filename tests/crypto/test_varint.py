import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import varint
from anarq.crypto.errors import EncodingMalformed, Unencodable


@pytest.mark.parametrize(
    ("value", "encoded"), [(0, "00"), (127, "7f"), (128, "8001"), (0x1200, "8024"), (0xED, "ed01")]
)
def test_a_number_has_one_encoding(value: int, encoded: str) -> None:
    assert varint.encode(value).hex() == encoded
    assert varint.decode(bytes.fromhex(encoded)) == (value, len(encoded) // 2)


@given(st.integers(0, 2**63 - 1), st.binary(max_size=3))
def test_decoding_starts_and_stops_where_the_number_does(value: int, around: bytes) -> None:
    data = around + varint.encode(value) + around
    assert varint.decode(data, len(around)) == (value, len(data) - len(around))


@pytest.mark.parametrize("data", ["", "80", "8000", "ff" * 9, "ff" * 9 + "01"])
def test_truncated_padded_and_endless_numbers_are_refused(data: str) -> None:
    with pytest.raises(EncodingMalformed):
        varint.decode(bytes.fromhex(data))


@pytest.mark.parametrize("value", [-1, 2**63])
def test_numbers_outside_the_range_cannot_be_written(value: int) -> None:
    with pytest.raises(Unencodable):
        varint.encode(value)
