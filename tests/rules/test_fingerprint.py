import json
from dataclasses import replace

import pytest

from anarq.model.errors import Place
from anarq.model.tree import Json
from anarq.rules.finding import Instance
from anarq.rules.fingerprint import anchor, fingerprint

AT = Instance(Place("m/openapi.yaml", 4, 3), "m", "openapi.yaml", "/a/0", "found", "/a/*")
DATA: Json = json.loads('{"responses": {"404": [1, {"a/b": [0]}]}, "tags": ["x"]}')


@pytest.mark.parametrize(
    ("pointer", "anchored"),
    [
        ("", ""),
        ("/tags", "/tags"),
        ("/tags/0", "/tags/*"),
        ("/tags/7", "/tags/*"),
        ("/tags/-", "/tags/*"),
        ("/responses/404", "/responses/404"),
        ("/responses/404/1/a~1b/0", "/responses/404/*/a~1b/*"),
        ("/responses/404/9/x", "/responses/404/*/x"),
        ("/nothing/0", "/nothing/0"),
    ],
)
def test_positions_in_lists_are_left_out_and_keys_are_not(pointer: str, anchored: str) -> None:
    assert anchor(DATA, pointer) == anchored


def test_a_fingerprint_does_not_depend_on_line_folder_or_position() -> None:
    moved = replace(AT, place=Place("other/openapi.yaml", 90, 1), pointer="/a/5")
    assert fingerprint(moved) == fingerprint(AT)


@pytest.mark.parametrize("part", [{"module": "n"}, {"path": "x.yaml"}, {"anchor": "/b"}, {"found": "else"}])
def test_it_depends_on_what_was_found_and_where(part: dict[str, str]) -> None:
    assert fingerprint(replace(AT, **part)) != fingerprint(AT)


def test_of_a_list_of_what_lacks_it_does_not_depend_on_what_is_in_it() -> None:
    more, less = (replace(AT, found=text, lists=lists) for text, lists in (("a, b", ("a", "b")), ("a", ("a",))))
    assert fingerprint(more) == fingerprint(less) != fingerprint(AT)
