import pytest

from anarq.source.names import displayed, harmless, harmless_lines, name_problem, quote


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("módulo 模块.yaml", "módulo 模块.yaml"),
        ("a\nb", "a\\x0ab"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("abc\u202egnp.exe", "abc\\u202egnp.exe"),
        ("\udcff", "\\udcff"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_a_terminal_would_act_on_is_escaped(text: str, printed: str) -> None:
    assert harmless(text) == printed
    assert printed.isprintable()


def test_a_quote_is_shortened() -> None:
    assert quote("short") == "`short`"
    assert quote("x" * 1_000_000) == f"`{'x' * 80}…`"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty"),
        ("/etc/passwd", "absolute"),
        ("C:/x.yaml", "drive"),
        ("c:x.yaml", "drive"),
        ("a/../../x.yaml", "climbs"),
        ("..", "climbs"),
        ("a\\..\\x.yaml", "backslash"),
        ("a\0.yaml", "NUL"),
        ("a//x.yaml", "empty part"),
        ("./x.yaml", "empty part or a `.`"),
        ("a/", "empty part"),
        ("\udcff.yaml", "not UTF-8"),
    ],
)
def test_a_name_that_could_leave_the_root_is_refused(path: str, reason: str) -> None:
    assert reason in (name_problem(path) or "")


@pytest.mark.parametrize("path", ["x.yaml", "a/b.c/x.yaml", "..x", "a/x..", "a b", "模块.yaml", "a\nb"])
def test_a_plain_name_is_accepted(path: str) -> None:
    assert name_problem(path) is None


@pytest.mark.parametrize(
    ("shown", "path", "printed"),
    [
        ("modules/qchat", "openapi.yaml", "modules/qchat/openapi.yaml"),
        ("modules/qchat/", "openapi.yaml", "modules/qchat/openapi.yaml"),
        (".", "openapi.yaml", "openapi.yaml"),
        ("", "openapi.yaml", "openapi.yaml"),
        ("/", "openapi.yaml", "/openapi.yaml"),
        ("./", "openapi.yaml", "openapi.yaml"),
        ("modules", "", "modules"),
        (".", "", "."),
    ],
)
def test_a_place_shows_the_root_as_the_user_wrote_it(shown: str, path: str, printed: str) -> None:
    assert displayed(shown, path) == printed


def test_lines_stay_lines_and_nothing_in_them_acts_on_a_terminal() -> None:
    text = "a\tb\n\x1b]0;title\x07\r\n\x9b31m\u202e\ud800\x00é\n"
    assert harmless_lines(text) == "a\tb\n\\x1b]0;title\\x07\\x0d\n\\x9b31m\\u202e\\ud800\\x00é\n"
    assert harmless_lines("plain") == "plain"
