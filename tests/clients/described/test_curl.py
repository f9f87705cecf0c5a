"""A command line of curl, run by a shell, sends exactly the request that it was made from."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import httpx
import pytest

from anarq.clients.described.curl import command_line
from anarq.clients.described.requests import Request

HOSTILE = [
    "it's",
    'a "quote"',
    "$(touch pwned) `touch pwned` ${HOME} $HOME",
    "a\nb\tc",
    "; rm -rf * & | > x #",
    "\\n \\' \\",
    "@/etc/passwd",
    "!history ^a^b",
    "~ * ? [a] {b,c}",
    "é 漢 🙂 \u202e",
    "-x --option",
    "%41 %s",
    " ",
]


@pytest.fixture(scope="module")
def echo() -> Iterator[str]:
    """A server that answers with what it was sent."""

    class Echo(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers.get("content-length", 0))
            told = {
                "method": self.command,
                "target": self.path,
                "headers": {name.lower(): text for name, text in self.headers.items()},
                "body": self.rfile.read(size).decode("utf-8", "surrogateescape"),
            }
            body = json.dumps(told).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_PUT = do_PATCH = do_DELETE = do_POST  # noqa: N815 - names of the library

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Echo)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pasted(line: str, folder: str) -> dict[str, object]:
    if shutil.which("curl") is None:
        pytest.skip("needs curl")
    ran = subprocess.run(["/bin/sh", "-c", line], cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return json.loads(ran.stdout)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_body_and_a_header_arrive_as_they_are(echo: str, tmp_path: object, text: str) -> None:
    sent = json.dumps({"text": text}, ensure_ascii=False).encode()
    shown = text if text.isascii() and text.isprintable() and text.strip() == text else "plain"
    headers = {"content-type": "application/json", "x-daoid": shown}
    request = Request(method="POST", url=httpx.URL(f"{echo}/a"), headers=headers, content=sent)

    got = pasted(command_line(request), str(tmp_path))

    assert got["body"] == sent.decode()
    assert got["headers"]["x-daoid"] == shown
    assert got["headers"]["content-type"] == "application/json"
    assert list(tmp_path.iterdir()) == [], "nothing of it was run"


@pytest.mark.parametrize("text", ["@/etc/passwd", "plain text\nof lines\n", "''"])
def test_a_body_that_is_no_json_arrives_as_it_is(echo: str, tmp_path: object, text: str) -> None:
    request = Request(method="PUT", url=httpx.URL(echo), headers={"content-type": "x/y"}, content=text.encode())

    assert pasted(command_line(request), str(tmp_path))["body"] == text


@pytest.mark.parametrize("target", ["/a/%2E%2E/b", "/a/../b", "/a?q=[1-3]{x,y}&r=%27%22$HOME", "/a%2Fb?", "/"])
def test_the_target_arrives_as_it_was_signed(echo: str, tmp_path: object, target: str) -> None:
    url = httpx.URL(echo).copy_with(raw_path=target.encode())

    assert pasted(command_line(Request(method="GET", url=url)), str(tmp_path))["target"] == url.raw_path.decode()


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_a_request_without_a_body_has_none(echo: str, tmp_path: object, method: str) -> None:
    got = pasted(command_line(Request(method=method, url=httpx.URL(echo), headers={"x-empty": ""})), str(tmp_path))

    assert (got["method"], got["body"], got["headers"]["x-empty"]) == (method, "", "")


@pytest.mark.parametrize(("content", "message"), [(b"\xff\xfe", "no UTF-8"), (b"a\0b", "a NUL")])
def test_what_no_command_line_can_hold_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        command_line(Request(method="POST", url=httpx.URL("http://host"), content=content))
