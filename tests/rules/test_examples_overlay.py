import pytest

from anarq.loader import load_document
from anarq.loader.load import parse_document
from anarq.model.layout import FileRole, Role
from anarq.model.standards import Standards
from anarq.model.tree import Document, Json, Reader
from anarq.rules.examples.overlay import base_files, merge_patch, modules_of
from anarq.rules.examples.page import Block
from anarq.source import MemorySource


def parse(path: str, text: str) -> Document:
    return load_document(MemorySource({path: text}, shown="."), path)


def read(path: str, text: str) -> Document:
    role = FileRole(Role.README, (path,), Reader.MARKDOWN) if path.endswith(".md") else None
    return parse_document(text.encode(), path, path, role=role)


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merge_patch_follows_the_table_of_the_rfc(target: Json, patch: Json, result: Json) -> None:
    assert merge_patch(target, patch) == result


def test_without_blocks_the_module_is_the_base(standards: Standards) -> None:
    (module,) = modules_of([], parse, standards, named=False)
    assert set(module.documents) == set(base_files())


def test_a_block_changes_adds_or_removes_a_file(standards: Standards) -> None:
    blocks = [
        Block("module.yaml", "yaml", "version: 2.0.0\n"),
        Block("waivers.yaml", "yaml", "waivers: []\n"),
        Block("runtime.yaml", "yaml", "null\n"),
        Block("README.md", "markdown", "text\n"),
    ]
    (module,) = modules_of(blocks, parse, standards, named=False)
    assert (module.version, module.manifest.name.text()) == ("2.0.0", "qmail")
    assert module.has("waivers.yaml")
    assert not module.has("runtime.yaml")
    assert "README.md" in module.files
    assert "runtime.yaml" not in module.files


def test_files_that_start_with_a_name_make_a_module_each_in_its_own_words(standards: Standards) -> None:
    blocks = [Block("qchat/runtime.yaml", "yaml", "{}\n"), Block("qmail/runtime.yaml", "yaml", "{}\n")]
    qchat, qmail = modules_of(blocks, parse, standards, named=True)
    assert (qchat.name, qchat.manifest.name.text()) == ("qchat", "qchat")
    assert [tool.name for tool in qchat.tools] == ["chat.send", "chat.fetch"]
    assert [topic.name for topic in qchat.topics] == ["q.qchat.receipt.v1", "q.qchat.sent.v1"]
    assert [tool.name for tool in qmail.tools] == ["qmail.send", "qmail.fetch"]


def test_in_another_layout_the_base_is_that_of_it_and_markdown_is_read(standards: Standards) -> None:
    (layout,) = (one for one in standards.vocabulary.layouts if one.name == "design")
    blocks = [Block("events/catalog.md", "markdown", "# Events\n")]
    (module,) = modules_of(blocks, read, standards, named=False, layout=layout)
    assert set(module.documents) == set(base_files(layout))
    assert module.of_role(Role.CATALOGUE).data == [{"kind": "heading", "text": "Events", "links": [], "level": 1}]
    assert not module.speaks_house
