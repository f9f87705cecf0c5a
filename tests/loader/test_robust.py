"""Whatever the bytes: a document, or an error with a place inside of the file. Never another exception."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from anarq.loader import Limits, parse_document
from anarq.model.errors import AnarqError

LIMITS = Limits(max_bytes=50_000)
NAMES = st.sampled_from(["f.yaml", "f.json"])
REAL = (
    "openapi: 3.1.0\ninfo: {title: é, version: '1.0'}\npaths:\n  /a/{id}:\n    get:\n"
    "      responses:\n        200: &ok {description: |\n          x\n          y}\n        default: *ok\n",
    '{"$id": "urn:x:v1", "enum": [1, -2.5e3, true, null, "\\ud83d\\ude00 \\n"],\n'
    ' "properties": {"a": {"$ref": "#/x"}}}',
    "a: &x [1, 0x1F, .5]\n# comment\nb: !!str 010\nc: >-\n  folded\n\n  text\n"
    "d: {e: *x, 'f': \"\\u00e9\"}\r\n? g\n: - h\n",
)
SCRAPS = st.sampled_from(
    [
        *"[]{}:,-?!&*#|>%@`'\" \t\n\r\0\x1b\x85\u2028\ufeffé😀~",
        *("---\n", "...\n", "<<: ", "&a ", "*a", "!!", "!<", "!%ff ", "%YAML 1.2\n", "|2\n", ">+\n", ": ", "- ", "? "),
        *("\\u", "\\ud800", "1e999", "0x", "null", "true"),
    ]
)


def check(content: bytes, name: str) -> None:
    try:
        document = parse_document(content, name, name, LIMITS)
    except AnarqError as error:
        lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert error.problems
        for problem in error.problems:
            assert problem.place.file == name
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 2
            assert problem.message.isprintable()
        return
    assert json.loads(json.dumps(document.data)) == document.data
    assert "" in document.positions
    json.dumps(document.data, ensure_ascii=False).encode()


@settings(max_examples=400, deadline=2000)
@given(content=st.binary(max_size=60), name=NAMES)
@example(content=b"\xef\xbb\xbf", name="f.yaml")
@example(content=b"\r\n", name="f.json")
@example(content=b'"\\ud800\\udc00\\udc00"', name="f.json")
def test_arbitrary_bytes(content: bytes, name: str) -> None:
    check(content, name)


@settings(max_examples=400, deadline=2000)
@given(content=st.text(max_size=40), name=NAMES)
def test_arbitrary_text(content: str, name: str) -> None:
    check(content.encode("utf-8", "surrogatepass"), name)


@settings(max_examples=600, deadline=2000)
@given(scraps=st.lists(SCRAPS | st.sampled_from("ab01.+-"), max_size=16), name=NAMES)
def test_scraps_of_syntax(scraps: list[str], name: str) -> None:
    check("".join(scraps).encode(), name)


@settings(max_examples=600, deadline=2000)
@given(
    text=st.sampled_from(REAL),
    edits=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 6), SCRAPS), min_size=1, max_size=3),
    name=NAMES,
)
def test_real_documents_with_edits(text: str, edits: list[tuple[int, int, str]], name: str) -> None:
    for at, cut, scrap in edits:
        start = at % (len(text) + 1)
        text = text[:start] + scrap + text[start + cut :]
    check(text.encode(), name)


@settings(max_examples=200, deadline=2000)
@given(text=st.sampled_from(REAL), cut=st.integers(0, 400), encoding=st.sampled_from(["utf-8", "utf-16", "latin-1"]))
def test_real_documents_cut_off_and_in_other_encodings(text: str, cut: int, encoding: str) -> None:
    content = text.encode(encoding, "replace")
    for name in ("f.yaml", "f.json"):
        check(content[: cut % (len(content) + 1)], name)


def vectors() -> Path:
    return Path(os.environ.get("ANARQ_VECTORS", Path(__file__).parents[3] / "shared" / "vectors"))


@pytest.mark.parametrize("name", ["asyncapi/3.0.0.json", "asyncapi/3.1.0.json", "compose/compose-spec.json"])
def test_documents_of_other_projects_are_read(name: str) -> None:
    path = vectors() / name
    if not path.exists():
        pytest.skip(f"no {name} in {vectors()}")
    document = parse_document(path.read_bytes(), name, name)
    assert document.data == json.loads(path.read_bytes())
    assert len(document.positions) > 1000
