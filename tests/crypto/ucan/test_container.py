import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import base64url, dagcbor
from anarq.crypto.dagcbor import Ipld
from anarq.crypto.errors import ContainerMalformed, Unencodable
from anarq.crypto.ucan import container


def packed(value: Ipld) -> str:
    return "C" + base64url.encode(dagcbor.encode(value))


@given(st.sets(st.binary(max_size=20), min_size=1, max_size=5))
def test_tokens_survive_the_round_trip_in_one_order(tokens: set[bytes]) -> None:
    assert container.decode(container.encode(tokens)) == tuple(sorted(tokens))


def test_the_form_is_base64url_of_one_map() -> None:
    assert container.encode([b"b", b"a", b"a"]) == packed({"ctn-v1": [b"a", b"b"]}) == "CoWZjdG4tdjGCQWFBYg"


def test_any_order_is_read() -> None:
    assert container.decode(packed({"ctn-v1": [b"b", b"a"]})) == (b"b", b"a")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "C",
        "C!",
        "CAA",
        "BoWZjdG4tdjGCQWFBYg",
        "BoWZjdG4tdjGCQWFBYg==",
        "OoWZjdG4tdjGCQWFBYg==",
        "CoWZjdG4tdjGCQWFBYg==",
        packed([]),
        packed({}),
        packed({"ctn-v1": []}),
        packed({"ctn-v1": b"a"}),
        packed({"ctn-v1": ["a"]}),
        packed({"ctn-v1": [b"a", b"a"]}),
        packed({"ctn-v1": [b"a"], "more": 1}),
        packed({"ctn-v2": [b"a"]}),
    ],
)
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ContainerMalformed):
        container.decode(text)


def test_size_is_bounded_both_ways() -> None:
    text = container.encode([bytes(100)])
    assert container.decode(text, limit=len(text)) == (bytes(100),)
    with pytest.raises(ContainerMalformed, match="allowed"):
        container.decode(text, limit=len(text) - 1)
    with pytest.raises(Unencodable, match="CID"):
        container.encode([bytes(9000)])


def test_an_empty_container_is_not_made() -> None:
    with pytest.raises(Unencodable):
        container.encode([])


@given(st.text(max_size=40) | st.binary(max_size=40).map(lambda data: "C" + base64url.encode(data)))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ContainerMalformed):
        container.decode(text)
