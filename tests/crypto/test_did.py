import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import did
from anarq.crypto.errors import DidMalformed

ALICE = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"


def test_a_did_key_is_codec_and_key() -> None:
    codec, key = did.decode(ALICE)
    assert (codec, len(key)) == (0xED, 32)
    assert did.encode(codec, key) == ALICE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "did:web:example.com",
        "did:key:",
        "did:key:z",
        "did:key:z0",
        "did:key:m123",
        "DID:KEY:z6Mk",
        f"{ALICE}#key",
        f"{ALICE}?a",
    ],
)
def test_other_methods_and_spellings_are_refused(text: str) -> None:
    with pytest.raises(DidMalformed):
        did.decode(text)


@given(st.text(max_size=40).map(lambda text: "did:key:z" + text))
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    with contextlib.suppress(DidMalformed):
        assert did.encode(*did.decode(text)) == text


@pytest.mark.parametrize("text", [ALICE, "did:web:example.com", "did:web:example.com%3A3000:user"])
def test_a_did_of_any_method_has_the_syntax(text: str) -> None:
    assert did.check_syntax(text) == text


@pytest.mark.parametrize(
    "text", ["", "alice", "did:web:", "did:Web:x", "did:web:a/b", f"{ALICE}#key", ALICE + "\n", "did:web:" + "a" * 4096]
)
def test_paths_fragments_and_long_texts_have_not(text: str) -> None:
    with pytest.raises(DidMalformed):
        did.check_syntax(text)
