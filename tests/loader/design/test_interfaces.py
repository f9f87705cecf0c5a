"""The part of TypeScript that the design writes, read as types; all else is refused."""

import pytest

from anarq.loader.design.interfaces import UnreadTypeError, interfaces
from anarq.loader.design.types import Array, Function, Literal, Map, Member, Named, Object, Union, members

STRING = Named("string")

TYPES = [
    ("string", STRING),
    ("IdentityRef[]", Array(Named("IdentityRef"))),
    ("string[][]", Array(Array(STRING))),
    ("'A' | 'B'", Union((Literal("A"), Literal("B")))),
    ("90", Literal(90.0)),
    ("true", Literal(True)),
    ("Record<string, any>", Map(Named("any"))),
    ("{ [key: string]: number }", Map(Named("number"))),
    ("(old: any) => any", Function()),
    ("{ a: string }", Object((Member("a", False, STRING, 2),))),
    ("{ a?: string; }", Object((Member("a", True, STRING, 2),))),
    ("{ 'x-a': string; }[]", Array(Object((Member("x-a", False, STRING, 2),)))),
]


@pytest.mark.parametrize(("written", "expected"), TYPES)
def test_a_type_is_read_as_it_is_written(written: str, expected: object) -> None:
    (one,) = interfaces(f"interface One {{\n  it: {written};  // a note: with; signs\n}}\n")
    assert one.type == Object((Member("it", False, expected, 2),))  # type: ignore[arg-type]


def test_interfaces_are_found_wherever_they_stand_with_their_lines() -> None:
    text = "Words.\ninterface One {\n}\nmore\nPayload: {\n  a: string;\n}\n"
    assert [(one.name, one.line) for one in interfaces(text)] == [("One", 2), ("DiscoveryEvent", 5)]


def test_members_are_named_by_their_way() -> None:
    (one,) = interfaces("interface One {\n a: { b: { [c: string]: { d: string } }[] };\n}\n")
    assert [path for path, _ in members(one.type, "One")] == ["One.a", "One.a.b", "One.a.b[].*.d"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a: string & b;", "line 2: `&` is not read"),
        ("a: string b: string;", "line 2: `b` stands where `;` was due"),
        ("a: ;", "line 2: `;` is no type"),
        ("a: Record<number, any>;", "line 2: `number` stands where `string` was due"),
        ("[: string;", "line 2: `string` stands where `:` was due"),
        ("12: string;", "line 2: `12` is no name of a member"),
        ("a: " + "{ a: " * 60 + "string" + "}" * 60, "line 2: too many objects in one another"),
    ],
)
def test_what_the_design_does_not_write_is_refused(written: str, told: str) -> None:
    with pytest.raises(UnreadTypeError) as refused:
        interfaces(f"interface One {{\n{written}\n}}\n")
    assert str(refused.value) == told


def test_an_interface_that_is_not_closed_is_refused() -> None:
    with pytest.raises(UnreadTypeError, match="line 2: a brace is not closed"):
        interfaces("interface One {\n a: string;")
