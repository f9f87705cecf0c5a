import contextlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base58
from anarq.crypto.cid import Cid, Codec
from anarq.crypto.errors import CidMalformed

HELLO = Cid.of_raw(b"hello world")
V0 = "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD"


def test_the_identifier_of_raw_bytes_is_that_of_ipfs() -> None:
    assert str(HELLO) == "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"


def test_the_identifier_of_a_value_is_that_of_its_dag_cbor() -> None:
    assert str(Cid.of_dag_cbor({})) == "bafyreigbtj4x7ip5legnfznufuopl4sg4knzc2cof6duas4b3q2fy6swua"


def test_text_and_bytes_survive_the_round_trip() -> None:
    assert Cid.parse(str(HELLO)) == Cid.from_bytes(bytes(HELLO)) == HELLO


def test_version_0_is_kept_apart_from_version_1() -> None:
    old = Cid.parse(V0)
    new = Cid(Codec.DAG_PB, old.digest)
    assert (old.version, old.codec, str(old)) == (0, Codec.DAG_PB, V0)
    assert Cid.from_bytes(bytes(old)) == old != new
    assert str(new).startswith("bafybei")


def test_base58btc_is_read_and_never_written() -> None:
    assert Cid.parse("z" + base58.encode(bytes(HELLO))) == HELLO


def test_kubo_agrees(vectors: Callable[[str], Path]) -> None:
    profiles = json.loads((vectors("kubo-cid") / "cid_profiles.json").read_text())
    known = [row[2] for name in ("unixfs-v0-2015", "unixfs-v1-2025") for row in profiles[name]]
    assert len(known) == 10
    assert [str(Cid.parse(text)) for text in known] == known
    assert profiles["unixfs-v1-2025"][0][2] == str(HELLO)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "b",
        "hello",
        str(HELLO).upper(),
        str(HELLO) + "=",
        str(HELLO) + "a",
        str(HELLO)[:-1],
        str(HELLO).replace("b", "f", 1),
        "b" + str(HELLO)[1:-1] + "f",  # left-over bits that are not zero
        "z" + V0,
        V0[:-1] + "0",
        "Qm" + "z" * 44,
        "bé",
    ],
)
def test_second_spellings_and_other_texts_are_refused(text: str) -> None:
    with pytest.raises(CidMalformed):
        Cid.parse(text)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "01",
        "0155",
        "01551220" + "00" * 31,
        "01551220" + "00" * 33,
        "0155121f" + "00" * 31,
        "0155131f" + "00" * 31,
        "01d5001220" + "00" * 32,  # the codec's varint is longer than it needs to be
        "01721220" + "00" * 32,
        "02551220" + "00" * 32,
        "00701220" + "00" * 32,
        "1221" + "00" * 32,
    ],
)
def test_bytes_of_other_lengths_codecs_and_hashes_are_refused(data: str) -> None:
    with pytest.raises(CidMalformed):
        Cid.from_bytes(bytes.fromhex(data))


@pytest.mark.parametrize(
    ("codec", "digest", "version"), [(Codec.RAW, bytes(31), 1), (Codec.RAW, bytes(32), 0), (Codec.RAW, bytes(32), 2)]
)
def test_no_identifier_can_be_made_that_could_not_be_read(codec: Codec, digest: bytes, version: int) -> None:
    with pytest.raises(CidMalformed):
        Cid(codec, digest, version)


@given(
    st.binary(max_size=48)
    | st.builds(lambda head, tail: head + tail, st.just(bytes(HELLO)[:4]), st.binary(max_size=34))
)
def test_any_bytes_are_read_exactly_or_refused(data: bytes) -> None:
    with contextlib.suppress(CidMalformed):
        assert bytes(Cid.from_bytes(data)) == data


@given(st.text(max_size=64) | st.text("abcdefz234567Q", max_size=64).map(lambda text: "b" + text))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(CidMalformed):
        Cid.parse(text)
