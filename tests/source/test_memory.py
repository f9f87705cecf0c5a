import pytest

from anarq.model.errors import AnarqError
from anarq.source import MemorySource, Source


def test_text_is_read_as_utf8_and_bytes_as_they_are() -> None:
    source: Source = MemorySource({"b.yaml": "é", "a.yaml": b"\xff", ".git/x": ""})
    assert list(source.paths()) == ["a.yaml", "b.yaml"]
    assert source.read("b.yaml") == b"\xc3\xa9"
    assert source.read("a.yaml") == b"\xff"
    assert source.display("a.yaml") == "(memory)/a.yaml"


@pytest.mark.parametrize(("path", "reason"), [("none", "no such file"), ("../x", "climbs")])
def test_a_file_that_is_missing_or_unsafe_is_refused(path: str, reason: str) -> None:
    with pytest.raises(AnarqError, match=reason):
        MemorySource({"../x": b""}).read(path)
