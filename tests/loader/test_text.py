import pytest

from anarq.loader.text import Text, decode
from anarq.model.errors import AnarqError


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\rb", 3, (3, 1)),
        ("é模😀x", 3, (1, 4)),
        ("a\u2028\x85b", 3, (1, 4)),
        ("a\n", 2, (1, 2)),
        ("a\n\n", 3, (2, 1)),
        ("a\r\n", 3, (1, 2)),
        ("ab", 99, (1, 3)),
        ("ab", -1, (1, 1)),
    ],
)
def test_columns_count_code_points_and_lines_end_as_in_editors(
    text: str, offset: int, position: tuple[int, int]
) -> None:
    assert Text("f", text).position(offset) == position


def test_a_utf8_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbfa", "f").text == "a"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1".encode("utf-16"), "f:1:1 error the file is not UTF-8 but UTF-16 or UTF-32"),
        ("a: 1".encode("utf-16-le"), "f:1:1 error the file is not UTF-8 but UTF-16 or UTF-32"),
        ("a: 1".encode("utf-16-be"), "f:1:1 error the file is not UTF-8 but UTF-16 or UTF-32"),
        ("a: 1".encode("utf-32-le"), "f:1:1 error the file is not UTF-8 but UTF-16 or UTF-32"),
        ("a: 1".encode("utf-32"), "f:1:1 error the file is not UTF-8 but UTF-16 or UTF-32"),
        ("a: 1\nb: é".encode("latin-1"), "f:2:4 error byte 0xE9 is not UTF-8"),
        (b"a\n\xff", "f:2:1 error byte 0xFF is not UTF-8"),
        (b"\xc3", "f:1:1 error byte 0xC3 is not UTF-8"),
        (b"ab\xed\xa0\x80", "f:1:3 error byte 0xED is not UTF-8"),
    ],
)
def test_other_encodings_are_refused(content: bytes, message: str) -> None:
    with pytest.raises(AnarqError) as caught:
        decode(content, "f")
    assert str(caught.value) == f"{message}\n  mend: save the file as UTF-8"


@pytest.mark.parametrize("content", [b"\0\0\0\0", b"a\0bc", b"a", b""])
def test_a_stray_nul_is_not_taken_for_utf16(content: bytes) -> None:
    assert decode(content, "f").text == content.decode()
