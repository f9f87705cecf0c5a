"""What the official parser of AsyncAPI makes of the documents; it is used where `nox -s clients` has installed it."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.views.topics import topics_of

ROOT = Path(__file__).parents[2]
INSTALLED = ROOT / ".nox" / "clients"
SCRIPT = Path(__file__).parent / "node" / "asyncapi.mjs"


@pytest.fixture
def parsed():
    node = shutil.which("node")
    if node is None or not (INSTALLED / "node_modules" / "@asyncapi" / "parser").is_dir():
        pytest.skip("needs Node and @asyncapi/parser: nox -s clients")

    def ask(*paths):
        ran = subprocess.run(
            [node, "--input-type=module", "--eval", SCRIPT.read_text("utf-8")],
            cwd=INSTALLED,
            input=json.dumps([str(path) for path in paths]),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
        return {Path(path): told for path, told in json.loads(ran.stdout).items()}

    return ask


def test_the_documents_of_all_modules_are_accepted_without_a_warning(parsed):
    modules = load_ecosystem([ROOT / "modules"], standards=load_standards()).ecosystem.modules
    documents = {name: ROOT / "modules" / name / "_gen" / "asyncapi.json" for name in modules}

    told = parsed(*documents.values())

    assert len(modules) == 15
    for name, module in modules.items():
        found = told[documents[name]]
        assert found["said"] == [], name
        assert {topic.name for topic in topics_of(module)} <= {*found["topics"]}, name


def test_what_is_no_document_is_refused(tmp_path, parsed):
    broken = tmp_path / "asyncapi.json"
    broken.write_text('{"asyncapi": "3.0.0", "info": {"title": "Notes"}, "channels": {"a": {"messages": 1}}}')

    (told,) = parsed(broken).values()

    assert told["topics"] is None
    assert any("version" in said for said in told["said"])
