import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anarq.crypto import dagcbor
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import DagCborMalformed, Unencodable

LINK = Cid.of_raw(b"linked")

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**64), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8"), max_size=8)
    | st.binary(max_size=8)
    | st.just(LINK),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_values_survive_the_round_trip(value: Ipld) -> None:
    assert dagcbor.decode(dagcbor.encode(value)) == value


@given(st.binary(max_size=64))
def test_any_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    with contextlib.suppress(DagCborMalformed):
        assert dagcbor.encode(dagcbor.decode(data)) == data


@settings(max_examples=150)
@given(values, st.data())
def test_a_changed_byte_is_another_value_or_refused(value: Ipld, data: st.DataObject) -> None:
    encoded = bytearray(dagcbor.encode(value))
    encoded[data.draw(st.integers(0, len(encoded) - 1))] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(DagCborMalformed):
        assert dagcbor.encode(dagcbor.decode(bytes(encoded))) == encoded


def test_the_fixtures_of_ipld_have_the_identifiers_in_their_names(vectors: Callable[[str], Path]) -> None:
    read, refused = 0, 0
    for path in sorted(vectors("ipld-codec").glob("fixtures/*/*.dag-cbor")):
        data = path.read_bytes()
        assert str(Cid.of_block(Codec.DAG_CBOR, data)) == path.stem
        try:
            assert str(Cid.of_dag_cbor(dagcbor.decode(data))) == path.stem
            read += 1
        except DagCborMalformed as error:
            assert "a link that is not accepted" in str(error)
            refused += 1
    assert read > 60
    assert refused > 0


def test_the_negative_fixtures_of_ipld_are_refused(vectors: Callable[[str], Path]) -> None:
    cases = json.loads((vectors("ipld-codec") / "negative-fixtures/dag-cbor/decode/duplicate-keys.json").read_text())
    for case in cases:
        with pytest.raises(DagCborMalformed):
            dagcbor.decode(bytes.fromhex(case["hex"]))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("", "nothing"),
        ("0101", "trailing bytes"),
        ("1801", "a number longer than it needs to be"),
        ("9f01ff", "indefinite length"),
        ("1c", "a reserved head"),
        ("f97e00", "half a float"),
        ("fa47c35000", "a short float"),
        ("fb7ff8000000000000", "not a number"),
        ("fb7ff0000000000000", "infinity"),
        ("f7", "undefined"),
        ("a2616201616101", "unsorted keys"),
        ("a2616101616102", "a key twice"),
        ("a10101", "a key that is not a string"),
        ("61ff", "no UTF-8"),
        ("c001", "another tag than 42"),
        ("d82a01", "a link that is not a byte string"),
        ("d82a40", "a link without bytes"),
        ("d82a4100", "a link without a CID"),
        ("d82a450155122000", "a link without its leading zero"),
        ("d82a582500" + "01551320" + "00" * 32, "a link by another hash"),
        ("42ff", "bytes that are cut short"),
        ("9bffffffffffffffff01", "a list that claims more items than there are bytes"),
        ("19", "a head that is cut short"),
    ],
)
def test_every_other_spelling_is_refused(data: str, why: str) -> None:
    with pytest.raises(DagCborMalformed):
        dagcbor.decode(bytes.fromhex(data))


def test_nesting_is_bounded_both_ways() -> None:
    deepest: Ipld = 1
    for _ in range(64):
        deepest = [deepest]
    assert dagcbor.decode(dagcbor.encode(deepest)) == deepest
    with pytest.raises(Unencodable, match="deeper"):
        dagcbor.encode([deepest])
    with pytest.raises(DagCborMalformed, match="deeper"):
        dagcbor.decode(b"\x81" * 100_000 + b"\x01")


def test_neighbours_are_not_nesting() -> None:
    value: Ipld = [[1], {"a": [LINK, {}]}] * 100
    assert dagcbor.decode(dagcbor.encode(value)) == value


def test_tuples_are_written_as_lists() -> None:
    assert dagcbor.encode({"a": (1, 2)}) == dagcbor.encode({"a": [1, 2]})


@pytest.mark.parametrize("value", [2**64, -(2**64) - 1, float("nan"), float("inf"), "\ud800", {1: 2}, {"a": {3}}])
def test_what_dag_cbor_cannot_hold_is_refused(value: Ipld) -> None:
    with pytest.raises(Unencodable):
        dagcbor.encode(value)
