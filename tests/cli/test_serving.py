"""`anarq serve` and `anarq up` say what they would serve, and refuse what they cannot."""

import sys

import pytest
from click.testing import CliRunner

from anarq.cli.main import main


def run(*arguments, **environment):
    return CliRunner().invoke(main, arguments, env=environment)


def test_a_module_alone_has_its_peers_mocked():
    result = run("serve", "qwallet", "--check")

    assert result.exit_code == 0
    assert "Qwallet 1.0.0  http://127.0.0.1:8000  MCP http://127.0.0.1:8000/mcp" in result.output
    assert "4 of 13 operations are provided, 4 tools" in result.output
    assert "squid is mocked: its answers are examples" in result.output


def test_a_peer_with_an_address_is_not_mocked():
    result = run("serve", "qwallet", "--check", "--port", "9000", "--peer", "squid=http://127.0.0.1:8001")

    assert "http://127.0.0.1:9000" in result.output
    assert "mocked" not in result.output


def test_modules_together_stand_under_their_names_and_mock_nobody():
    result = run("up", "--check")

    assert result.exit_code == 0
    assert "http://127.0.0.1:8000/qwallet/mcp" in result.output
    assert "http://127.0.0.1:8000/squid/mcp" in result.output
    assert "mocked" not in result.output


def test_some_modules_together_mock_those_that_are_left_out():
    assert "squid is mocked" in run("up", "qwallet", "--check").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("serve", "nobody"), "no service `nobody`; there are qwallet, squid"),
        (("up", "squid", "nobody"), "no service `nobody`"),
        (("serve", "squid", "--peer", "squid"), "a peer is NAME=http://HOST:PORT, not `squid`"),
        (("serve", "squid", "--peer", "=http://x"), "a peer is NAME=http://HOST:PORT"),
        (("serve", "squid", "--peer", "squid=ftp://x"), "not `squid=ftp://x`"),
        (("serve", "squid", "--port", "70000"), "70000"),
    ],
    ids=str,
)
def test_wrong_use_is_refused_with_what_would_be_right(arguments, message):
    result = run(*arguments, "--check")

    assert result.exit_code == 2
    assert message in result.output


def test_a_setting_of_the_environment_that_is_not_allowed_names_its_variable():
    result = run("serve", "squid", "--check", ANARQ_PORT="eighty")

    assert (result.exit_code, "ANARQ_PORT is a number" in result.output) == (2, True)


def test_the_command_line_is_stronger_than_the_environment():
    assert "http://127.0.0.1:9001" in run("serve", "squid", "--check", "--port", "9001", ANARQ_PORT="9002").output
    assert "http://127.0.0.1:9002" in run("serve", "squid", "--check", ANARQ_PORT="9002").output


def test_without_the_packages_of_services_the_command_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "anarq.reference.squid.app", None)

    result = run("serve", "squid", "--check")

    assert result.exit_code == 1
    assert "pip install 'anarq[services]'" in result.output
