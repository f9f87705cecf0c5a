"""`anarq mcp-proxy` as a process: it ends with its input, when it is interrupted, and when nobody reads it."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from anarq.cli import identities

Run = Callable[..., Result]
NOBODY = "http://127.0.0.1:1/qwallet"
PING = b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n'


@pytest.fixture(autouse=True)
def ada(anarq: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(identities.SETTING, str(tmp_path / "ada.key"))
    return anarq("identity", "new").stdout.strip()


@pytest.fixture
def proxy() -> Iterator[subprocess.Popen[bytes]]:
    """A proxy to nobody, which has said that it is there."""
    command = [sys.executable, "-m", "anarq", "mcp-proxy", "qwallet", "--at", NOBODY]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
    assert process.stderr is not None
    said = process.stderr.readline()
    yield process
    process.kill()
    process.wait(timeout=60)
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            stream.close()
    assert said.startswith(b"the tools of Qwallet at http://127.0.0.1:1/qwallet, called by did:key:")


def test_it_ends_with_its_input_when_all_is_answered(proxy: subprocess.Popen[bytes]) -> None:
    out, err = proxy.communicate(PING + b"garbage\n", timeout=60)

    answers = [json.loads(line) for line in out.splitlines()]
    assert (proxy.returncode, err) == (0, b"")
    assert {answer["id"]: answer["error"]["code"] for answer in answers} == {1: -32000, None: -32700}
    assert any("gives no answer" in answer["error"]["message"] for answer in answers)


def test_it_ends_when_it_is_interrupted_though_its_input_is_open(proxy: subprocess.Popen[bytes]) -> None:
    assert proxy.stdin is not None
    assert proxy.stdout is not None
    proxy.stdin.write(b"garbage\n")
    proxy.stdin.flush()
    assert proxy.stdout.readline()

    proxy.send_signal(signal.SIGINT)

    _, err = proxy.communicate(timeout=60)
    assert (proxy.returncode, err) == (130, b"")


def test_it_ends_when_nobody_reads_it(proxy: subprocess.Popen[bytes]) -> None:
    assert proxy.stdin is not None
    assert proxy.stdout is not None
    assert proxy.stderr is not None
    proxy.stdout.close()
    proxy.stdin.write(b"garbage\n")
    proxy.stdin.flush()

    assert proxy.wait(timeout=60) == 141
    assert proxy.stderr.read() == b""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qwalet",), "did you mean `qwallet`?"),
        (("qwallet", "--at", "nowhere"), "an address is http://HOST:PORT/PATH"),
        (("qwallet", "--as", "nowhere"), "make one: anarq identity new nowhere"),
        (("qwallet", "--grant", "nowhere"), "`nowhere` cannot be read"),
    ],
    ids=str,
)
def test_wrong_use_is_told(anarq: Run, arguments: tuple[str, ...], message: str) -> None:
    result = anarq("mcp-proxy", *arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""
