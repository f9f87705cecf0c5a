"""The client in JavaScript makes what this library makes, and is taken by a service that runs."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "docs" / "reference" / "vectors.json"


def node(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    program = shutil.which("node")
    if program is None:
        pytest.skip("needs Node")
    return subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def shown(page: str, fence: str) -> str:
    (block,) = re.findall(
        rf"^```{fence}\n(.*?)^```$", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    return str(block)


def test_it_makes_the_bytes_of_the_vectors_as_the_page_says():
    ran = node(*shown("reference/grant.md", 'sh title="in the repository"').split()[1:])

    assert (ran.returncode, ran.stderr) == (0, "")
    missing = re.findall(r"^not compared: (ML-DSA-[0-9]+), which this Node does not have$", ran.stdout, re.MULTILINE)
    wanted = shown("reference/grant.md", 'text title="what it prints"').splitlines()
    left = [line for line in wanted if not any(alg in line for alg in missing)]
    assert ran.stdout.splitlines() == left + [f"not compared: {alg}, which this Node does not have" for alg in missing]


@pytest.mark.parametrize(
    ("member", "value", "told"),
    [
        ("did", "did:key:zDn", "the DID of an identity of ES256"),
        ("signed_sha256_hex", "00", "what is signed of a delegation of ES256"),
        ("signature_hex", "00" * 64, "that signatures of ES256 hold, theirs and ours"),
    ],
)
def test_a_vector_of_another_kind_of_key_that_differs_is_told(tmp_path, member, value, told):
    vectors = json.loads(VECTORS.read_text("utf-8"))
    vectors["kinds"][0][member] = value
    (tmp_path / "vectors.json").write_text(json.dumps(vectors))

    ran = node("examples/javascript/vectors.mjs", tmp_path / "vectors.json")

    assert (ran.returncode, vectors["kinds"][0]["alg"]) == (1, "ES256")
    assert f"not the same: {told}" in ran.stderr


@pytest.mark.parametrize(
    ("part", "member", "value", "told"),
    [
        ("identity", "did", "did:key:z6Mk", "the DID of an identity"),
        ("grant", "token_hex", "82", "the bytes of a delegation"),
        ("grant", "expires", 5, "the value of x-qonsent"),
        ("request", "target", "/other", "the text that is signed for a request"),
        ("tool_call", "arguments", {}, "the arguments of a tool as they are signed"),
    ],
)
def test_a_vector_that_differs_is_told(tmp_path, part, member, value, told):
    vectors = json.loads(VECTORS.read_text("utf-8"))
    vectors[part][member] = value
    (tmp_path / "vectors.json").write_text(json.dumps(vectors))

    ran = node("examples/javascript/vectors.mjs", tmp_path / "vectors.json")

    assert ran.returncode == 1
    assert f"not the same: {told}" in ran.stderr


def test_it_makes_an_identity_a_grant_and_a_signed_call_that_a_service_takes(serve):
    address = serve("up", "squid", "qwallet", path="/qwallet")
    command = shown("how-to/call-a-service.md", 'sh title="in the repository"').replace(
        "http://127.0.0.1:8000", address
    )

    ran = node(*command.split()[1:])

    assert (ran.returncode, ran.stderr) == (0, "")
    registered, rest = ran.stdout.split("\n", 1)
    assert registered.startswith("registered did:key:z6Mk")
    assert rest == shown("how-to/call-a-service.md", 'text title="what it prints, after the DID"')


def test_it_needs_no_package():
    sources = [path.read_text("utf-8") for path in (ROOT / "examples" / "javascript").glob("*.mjs")]
    imported = {name for source in sources for name in re.findall(r"from '([^']+)'", source)}

    assert len(sources) == 3
    assert all(name.startswith(("node:", "./")) for name in imported)
