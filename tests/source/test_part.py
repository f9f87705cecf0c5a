"""Some folders out of a folder of many."""

from anarq.source import MemorySource, PartSource

ALL = MemorySource({"a/x.yaml": "1", "b/y.yaml": "2", "ab/z.yaml": "3", "a": "4"}, shown="here")


def test_only_what_lies_in_the_folders_is_listed() -> None:
    part = PartSource(ALL, ("a",))
    assert [*part.paths()] == ["a", "a/x.yaml"]
    assert (part.read("a/x.yaml"), part.display("a/x.yaml"), part.shown) == (b"1", ALL.display("a/x.yaml"), "here")
