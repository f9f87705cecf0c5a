import subprocess
import sys

import pytest

from anarq.loader.limits import Limits
from anarq.loader.load import parse_document
from anarq.model.errors import AnarqError
from anarq.model.layout import FileRole, Role
from anarq.model.tree import Document, Json, Reader

PAGE = """\
# Catalog of *events* #

Some text with [a link](schemas/a.json) and
  more [b][x] <https://e.org>.

- `q.qmail.sent.v1`: when sent
  - 1 nested [n](n.md)
1. 1

| Topic | Schema |
| --- | --- |
| `a\\|b` | [s](a.json) and [t](b.json) |
 x | [s](a.json)

> ```json schema
> {"a": 1}
> ```

[x]: y.md
"""


def read(text: str, limits: Limits | None = None) -> Document:
    role = FileRole(Role.CATALOGUE, (), Reader.MARKDOWN)
    return parse_document(text.encode(), "a.md", "a.md", limits or Limits(), role)


def blocks(text: str) -> list[tuple[Json, ...]]:
    return [(node.get("kind").json(), node.get("text").json()) for node in read(text).root.elements()]


def test_a_page_is_a_flat_list_of_blocks() -> None:
    assert blocks(PAGE) == [
        ("heading", "Catalog of events"),
        ("paragraph", "Some text with a link and more b https://e.org."),
        ("item", "q.qmail.sent.v1: when sent"),
        ("item", "1 nested n"),
        ("item", "1"),
        ("row", "Topic | Schema"),
        ("row", "a|b | s and t"),
        ("row", "x | s"),
        ("code", '{"a": 1}\n'),
    ]


def test_headings_and_items_say_how_deep_rows_their_cells_and_code_its_language() -> None:
    root = read(PAGE).root
    assert [root.get(index, "level").value for index in (0, 2, 3)] == [1, 1, 2]
    assert [root.get(index, "header").value for index in (5, 6)] == [True, False]
    assert root.get(6, "cells").texts() == ("a|b", "s and t")
    assert root.get(8, "language").text() == "json"


@pytest.mark.parametrize(
    ("keys", "line", "column"),
    [
        ((0,), 1, 1),
        ((0, "text"), 1, 3),
        ((1, "links", 0), 3, 16),
        ((1, "links", 1), 4, 8),
        ((1, "links", 2, "target"), 4, 15),
        ((3, "text"), 7, 5),
        ((3, "links", 0), 7, 14),
        ((4, "text"), 8, 4),
        ((6, "cells", 0), 12, 3),
        ((6, "links", 1), 12, 28),
        ((7, "cells", 1), 13, 6),
        ((8,), 15, 1),
        ((8, "text"), 16, 1),
    ],
)
def test_everything_has_its_place(keys: tuple[str | int, ...], line: int, column: int) -> None:
    place = read(PAGE).root.get(*keys).place
    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_in_editors(ending: str) -> None:
    place = read(f"# a{ending}{ending}b [c](d){ending}").root.get(1, "links", 0).place
    assert (place.line, place.column) == (3, 3)


def test_links_lead_where_they_say() -> None:
    links = read("[a](b.md#c) [d][] ![e](f.png)\n\n[d]: <g h>\n").root.get(0, "links").json()
    assert links == [{"text": "a", "target": "b.md#c"}, {"text": "d", "target": "g%20h"}]


def test_what_is_nested_too_deeply_is_refused_and_never_dropped() -> None:
    assert blocks("> " * 40 + "a") == [("paragraph", "a")]
    with pytest.raises(AnarqError, match="nested deeper than 100 levels"):
        read("> " * 120 + "a")


def test_what_is_too_large_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(AnarqError, match="too large: 5 bytes, 4 are allowed"):
        read("abcde", Limits(max_markdown_bytes=4))


def test_too_many_blocks_are_refused_at_the_first_that_is_too_much() -> None:
    with pytest.raises(AnarqError) as caught:
        read("# a\n\n# b\n", Limits(max_nodes=1))
    assert caught.value.problems[0].place.line == 3


@pytest.mark.parametrize(
    "text", ["", "\0", "[" * 50, "|a\n|-\n|", "```", "- \n\n  a", "<a", "* - + 1. a", "|\n|-|\n||"]
)
def test_any_text_is_markdown(text: str) -> None:
    for node in read(text).root.elements():
        assert node.place.line >= 1


def test_the_parser_is_not_imported_where_there_is_no_markdown() -> None:
    code = "import sys, anarq.cli.checking; print('markdown_it' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
