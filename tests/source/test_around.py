import pytest

from anarq.model.errors import AnarqError
from anarq.source import AroundSource, MemorySource, Room

INNER = MemorySource({"here.json": "here", "deep/below.json": "below"}, shown="schemas")
TREE = MemorySource(
    {"schemas/here.json": "tree", "common/up.json": "up", "schemas/link.json": "linked", "schemas/deep/x.json": "x"},
    shown="tree:",
)


def source(at: str = "schemas", room: str = "") -> AroundSource:
    return AroundSource(INNER, at, lambda: [Room(room, TREE)], "stay inside")


@pytest.mark.parametrize(
    ("path", "content", "shown"),
    [
        ("here.json", b"here", "schemas/here.json"),
        ("none/../deep/./below.json", b"below", "schemas/deep/below.json"),
        ("../common/up.json", b"up", "tree:common/up.json"),
        ("../schemas/../common/up.json", b"up", "tree:common/up.json"),
        ("link.json", b"linked", "schemas/link.json"),
    ],
)
def test_a_path_is_read_in_the_folder_or_in_the_room_around_it(path: str, content: bytes, shown: str) -> None:
    assert (source().read(path), source().display(path)) == (content, shown)


@pytest.mark.parametrize("path", ["../../up.json", "../../tree/common/up.json", "../common/../../up.json"])
def test_a_path_out_of_all_rooms_is_refused_with_what_to_do(path: str) -> None:
    with pytest.raises(AnarqError, match="lies outside of `tree:`, and is not read") as raised:
        source().read(path)
    assert raised.value.problems[0].mend == "stay inside"


def test_a_folder_whose_name_only_begins_alike_is_no_room() -> None:
    with pytest.raises(AnarqError, match="lies outside"):
        source("/a/schemas", "/a/common").read("../common2/up.json")
    assert source("/a/schemas", "/a/common").display("../common2/up.json") == "common2/up.json"


def test_what_is_missing_is_told_of_the_folder() -> None:
    with pytest.raises(AnarqError, match=r"schemas/none\.json:1:1 error no such file"):
        source().read("none.json")


def test_the_folder_alone_is_listed() -> None:
    assert [*source().paths()] == ["deep/below.json", "here.json"]
    assert source().shown == "schemas"
