"""The pages that tell a reader to run something are run."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import httpx
import pytest

from anarq.reference.qwallet.services.intent_states import TRANSITIONS
from anarq.testing.people import Person

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def python_of():
    def read(page):
        blocks = re.findall(r"^```python\n(.*?)^```$", (DOCS / page).read_text(), re.MULTILINE | re.DOTALL)
        return "\n".join(blocks)

    return read


def test_the_page_on_calling_a_service_registers_and_pays(python_of, serve):
    address = serve("up", path="/qwallet")
    code = python_of("how-to/call-a-service.md").replace("http://127.0.0.1:8000", address)

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
    assert re.search(r"registered did:key:z\w+\nintends to pay 25.50 EUR until 20\d\d-", done.stdout)


def test_the_page_on_paying_prints_what_it_says(python_of, serve, monkeypatch):
    monkeypatch.setenv("ANARQ_TREASURY", Person.named("Treasury").did)
    address = serve("up", path="/qwallet")
    code = python_of("how-to/pay.md").replace("http://127.0.0.1:8000", address)
    (shown,) = re.findall(
        r"^```text\n(.*?)^```$", (DOCS / "how-to" / "pay.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout == shown


def test_the_page_on_paying_names_the_treasury_that_it_signs_as():
    assert f"ANARQ_TREASURY={Person.named('Treasury').did} " in (DOCS / "how-to" / "pay.md").read_text("utf-8")


def test_the_page_on_installing_names_the_extras_that_there_are():
    page = (DOCS / "how-to" / "install.md").read_text("utf-8")
    known = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {*re.findall(r"anarq\[(\w+)\]", page)}
    assert named == {"client", "services"} <= known.keys()


def test_the_page_on_paying_has_the_table_of_the_states():
    page = (DOCS / "how-to" / "pay.md").read_text("utf-8")
    rows = re.findall(r"^\| `([A-Z]+)` \| (.*) \| (.*) \| (.*) \| (.*) \|$", page, re.MULTILINE)
    told = {
        (status, act): cell.strip("`")
        for status, *cells in rows
        for act, cell in zip(("sign", "pay", "cancel", "expire"), cells, strict=True)
    }

    assert told == {key: getattr(after, "name", after) for key, after in TRANSITIONS.items()}


def test_the_page_shows_how_a_header_off_its_schema_is_refused(serve):
    address = serve("up", path="/qwallet")
    page = (DOCS / "how-to" / "call-a-service.md").read_text("utf-8")
    (shown,) = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    answer = httpx.post(f"{address}/qwallet/intents", json={}, headers={"idempotency-key": "abc"}).json()

    moving = {name: answer[name] for name in ("timestamp", "requestId")}
    assert answer == json.loads(shown) | moving
