"""The site as it is built: it loads nothing from elsewhere, axe finds nothing, it can be searched, and read on a phone.

`nox -s docs` builds it, and installs what it is looked at with, where npm is; Chromium is looked for in the system.
"""

import functools
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SITE = ROOT / ".nox" / "site"
INSTALLED = ROOT / ".nox" / "site-clients"
SCRIPT = Path(__file__).parent / "node" / "look.mjs"
PAGES = (
    *(
        "",
        "tutorial/a-module-of-ones-own/",
        "reference/modules/qdrive/",
        "reference/grant/",
        "reference/files/manifest/",
    ),
    *("reference/rules/", "reference/error-codes/", "how-to/call-from-a-shell/", "explanation/pipeline/"),
)
LOADED = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|<link\b(?=[^>]*\brel=[\"']?(?:stylesheet|preload|preconnect|prefetch|dns-prefetch|icon|modulepreload))"
    r"[^>]*?\bhref=[\"']?((?:https?:)?//[^\"'\s>]+)"
    r"|@import\s+(?:url\()?[\"']?((?:https?:)?//[^\"')\s]+)|url\([\"']?((?:https?:)?//[^\"')\s]+)"
)
"""What a browser loads without being asked."""


def foreign(text: str) -> list[str]:
    """The addresses of other hosts that some HTML or CSS makes a browser load from."""
    return [next(filter(None, found)) for found in LOADED.findall(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<script src="https://a.example/x.js">', ["https://a.example/x.js"]),
        ('<img alt="" src=//a.example/x.png>', ["//a.example/x.png"]),
        ('<link href="https://a.example/x.css" rel="stylesheet">', ["https://a.example/x.css"]),
        ("@import 'https://a.example/x.css';", ["https://a.example/x.css"]),
        ("a { background: url(https://a.example/x.png) }", ["https://a.example/x.png"]),
        ('<a href="https://a.example/">', []),
        ('<link rel="canonical" href="https://a.example/">', []),
        ('<script src="assets/x.js">', []),
    ],
)
def test_what_is_loaded_from_elsewhere_is_seen(text: str, expected: list[str]) -> None:
    assert foreign(text) == expected


@pytest.fixture(scope="module")
def site() -> Path:
    if not (SITE / "index.html").is_file():
        pytest.skip("needs the site: nox -s docs")
    return SITE


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    paths = [path for path in site.rglob("*") if path.suffix in {".html", ".css"}]
    assert len(paths) > len(PAGES)
    assert {str(path): found for path in paths if (found := foreign(path.read_text("utf-8")))} == {}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing is written."""


@pytest.fixture(scope="module")
def seen(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What Chromium shows of the pages."""
    node, program = shutil.which("node"), shutil.which("chromium") or shutil.which("google-chrome")
    if node is None or program is None or not (INSTALLED / "node_modules" / "puppeteer-core").is_dir():
        pytest.skip("needs Chromium, Node, and what `nox -s docs` installs")
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        asked = {"program": program, "base": base, "pages": PAGES, "widths": [1280, 390], "search": "delegation"}
        ran = subprocess.run(
            [node, "--input-type=module", "--eval", SCRIPT.read_text("utf-8")],
            cwd=INSTALLED,
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        server.shutdown()
    assert ran.returncode == 0, ran.stderr
    yield json.loads(ran.stdout) | {"base": base}


def test_axe_finds_no_violation(seen: Any) -> None:
    assert len(seen["seen"]) == 2 * len(PAGES)
    assert {(page["path"], page["width"]): page["violations"] for page in seen["seen"] if page["violations"]} == {}


def test_on_a_phone_no_page_scrolls_sideways(seen: Any) -> None:
    assert [
        (page["path"], page["wide"]) for page in seen["seen"] if page["scrolled"] or page["wide"] > page["width"]
    ] == []


def test_the_search_finds_the_page_on_what_is_looked_for(seen: Any) -> None:
    assert any("/reference/grant/" in address for address in seen["results"])


def test_a_browser_asks_no_other_host(seen: Any) -> None:
    assert [url for url in seen["requested"] if not url.startswith((seen["base"], "data:", "blob:"))] == []
