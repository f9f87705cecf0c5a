import pytest

from anarq.crypto.errors import CommandMalformed
from anarq.crypto.ucan import command


@pytest.mark.parametrize("text", ["/", "/msg", "/msg/send", "/a-b/c_d/9", "/" + "a" * 255])
def test_commands_are_lower_case_paths(text: str) -> None:
    assert command.check(text) == text


@pytest.mark.parametrize("text", ["", "msg", "/msg/", "//", "/Msg", "/a//b", "/a b", "/a\n", "/é", "/" + "a" * 256])
def test_anything_else_is_not_a_command(text: str) -> None:
    with pytest.raises(CommandMalformed):
        command.check(text)


def test_a_scope_is_a_command() -> None:
    assert command.of_scope("qwallet.intent.create") == "/qwallet/intent/create"


@pytest.mark.parametrize("scope", ["", "Qwallet", "a/b", "a..b", ".a", "a.", "*"])
def test_other_texts_are_not_a_scope(scope: str) -> None:
    with pytest.raises(CommandMalformed):
        command.of_scope(scope)


@pytest.mark.parametrize(
    ("granted", "asked", "covered"),
    [
        ("/", "/", True),
        ("/", "/a/b", True),
        ("/a", "/a", True),
        ("/a", "/a/b", True),
        ("/a", "/ab", False),
        ("/a/b", "/a", False),
        ("/a", "/", False),
        ("/a", "/b/a", False),
    ],
)
def test_a_command_covers_itself_and_what_is_below_it_by_segments(granted: str, asked: str, covered: bool) -> None:
    assert command.covers(granted, asked) is covered
