import pytest

from anarq.model.errors import AnarqError
from anarq.source.listing import Entry, Listing


def file(content: bytes) -> Entry:
    return Entry("file", len(content), lambda: content)


def link(target: bytes) -> Entry:
    return Entry("link", len(target), lambda: target)


LISTING = Listing(
    {
        "a.yaml": file(b"a"),
        "sub/b.yaml": file(b"b"),
        "sub/up.yaml": link(b"../a.yaml"),
        "folder": link(b"sub"),
        "out.yaml": link(b"../secret"),
        "root.yaml": link(b"/etc/passwd"),
        "one": link(b"two"),
        "two": link(b"one"),
        "gone.yaml": link(b"nothing"),
        "device": Entry("other", 0, bytes),
        "big.yaml": Entry("file", 1000, bytes),
        "far": link(b"x/" * 500),
        ".git/x": file(b""),
    },
    "here",
    max_bytes=100,
)


def test_files_and_links_to_files_are_listed() -> None:
    assert list(LISTING.paths()) == ["a.yaml", "big.yaml", "device", "gone.yaml", "sub/b.yaml", "sub/up.yaml"]


@pytest.mark.parametrize(
    ("path", "content"),
    [("a.yaml", b"a"), ("sub/up.yaml", b"a"), ("folder/b.yaml", b"b"), ("folder/up.yaml", b"a")],
)
def test_files_are_read_also_through_links(path: str, content: bytes) -> None:
    assert LISTING.read(path) == content


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("none.yaml", "no such file"),
        ("gone.yaml", "no such file"),
        ("out.yaml", "the link leads out of"),
        ("root.yaml", "the link leads out of"),
        ("one", "the link goes in a circle"),
        ("far", "the link is too long"),
        ("device", "not a regular file"),
        ("big.yaml", "the file is too large: 1000 bytes, 100 are allowed"),
        ("../a.yaml", "climbs"),
    ],
)
def test_what_is_unsafe_is_not_read(path: str, reason: str) -> None:
    with pytest.raises(AnarqError, match=reason):
        LISTING.read(path)


def test_links_that_cannot_be_followed_are_named() -> None:
    assert [problem.place.file for problem in LISTING.refused()] == [
        "here/far",
        "here/one",
        "here/out.yaml",
        "here/root.yaml",
        "here/two",
    ]
