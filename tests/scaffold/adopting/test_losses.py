"""Whatever a document says is written, or is named as left: leaf by leaf, in folders of five languages."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from anarq.loader.load import parse_document
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.loader.package import Package
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.tree import Document, Json, Node, Reader
from anarq.scaffold.adopting.folder import Adopted, adopted
from anarq.scaffold.adopting.identity import identity_of
from anarq.scaffold.adopting.places import READ, layouts_for
from anarq.source.folder import FolderSource
from anarq.source.memory import MemorySource

FIXTURES = Path(__file__).parents[2] / "fixtures"
FOLDERS = [
    *sorted((FIXTURES / "adopting").iterdir()),
    *sorted((FIXTURES / "foreign").iterdir()),
    FIXTURES / "plain" / "notes-node",
    FIXTURES / "design" / "qmail",
]

SAID_BY_ANOTHER = {"nullable", "exclusiveMinimum", "exclusiveMaximum", "readOnlyHint", "additionalItems"}
"""Keys whose flags are told under another key: a type with null, a bound, a capability, items."""


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def read(files: dict[str, str], standards: Standards) -> Module:
    layouts = layouts_for([*files], standards.vocabulary.layouts)
    wide = replace(standards, vocabulary=replace(standards.vocabulary, layouts=layouts))
    (module,) = load_ecosystem([MemorySource(files, "folder")], standards=wide).ecosystem.modules.values()
    return module


def texts_of(folder: Path) -> dict[str, str]:
    source = FolderSource(folder, folder.name)
    return {path: source.read(path).decode() for path in source.paths()}


def become(module: Module) -> Adopted:
    identity = identity_of(module, Package())
    assert identity is not None
    return adopted(module, identity)


def documents(module: Module) -> list[Document]:
    return [document for role in READ for document in module.all_of_role(role)]


def leaves(node: Node) -> Iterator[Node]:
    below = [*(one for _, one in node.items()), *node.elements()]
    for one in below:
        yield from leaves(one)
    if not below and node.value not in ({}, []):
        yield node


def said(document: Document) -> Iterator[Node]:
    """The leaves of a document; of a text what stands in its cells, items, paragraphs and code."""
    if document.reader is not Reader.MARKDOWN:
        yield from leaves(document.root)
        return
    for block in document.root.elements():
        kind = block.get("kind").text()
        cells = block.get("cells").elements() if not block.get("header").flag() else ()
        yield from cells if kind == "row" else (block.get("text"),) if kind in ("paragraph", "item", "code") else ()


def key_of(node: Node) -> str:
    return node.pointer.rpartition("/")[2]


class Written:
    """The values in some files, and the comments there."""

    def __init__(self, made: Adopted) -> None:
        values = [Document(one.path, parse_document(one.text.encode(), one.path, one.path).data) for one in made.files]
        every = [node for document in values for node in leaves(document.root)]
        comments = [line.partition("# guessed: ")[2] for one in made.files for line in one.text.splitlines()]
        self.text = "\n".join([*comments, *(" ".join(node.text().split()) for node in every)])
        self.names = {key for document in values for key in keys(document.data)}
        self.pairs = {(key_of(node), node.value) for node in every}
        self.numbers = {node.value for node in every if isinstance(node.value, int | float)}

    def holds(self, node: Node) -> bool:
        value, key = node.value, key_of(node)
        if isinstance(value, bool) or value is None:
            return key in SAID_BY_ANOTHER or (key, value) in self.pairs
        if isinstance(value, int | float):
            return value in self.numbers
        if node.around.get("kind").text() == "code":
            data = json.loads(node.text())
            return all(map(self.holds, leaves(Document("code", data.get("data", data)).root)))
        return self._holds_text(node.text())

    def _holds_text(self, text: str) -> bool:
        plain = " ".join(text.split()).strip("`")
        parts = [one.strip() for one in re.split(r"[\u2013\u2014]|: ", plain)]
        return plain in self.text or all(one in self.text or one in self.names or one in TITLES for one in parts)


TITLES = {"Version", "Retention"}
"""What stands before a colon in the catalogues, and is a key in what is written."""


def keys(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(one)


def is_named(node: Node, made: Adopted) -> bool:
    above = [one.node.pointer for one in made.left if one.node.document is node.document]
    return any(node.pointer == one or node.pointer.startswith(f"{one}/") for one in above)


def lost(module: Module, made: Adopted) -> list[str]:
    """What is neither written nor named. What a reference says is what it leads to, which is looked at where it is."""
    written = Written(made)
    every = [node for document in documents(module) for node in said(document) if key_of(node) != "$ref"]
    return [f"{node.place} {node.value!r}" for node in every if not is_named(node, made) and not written.holds(node)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_each_leaf_is_written_or_named(folder: Path, standards: Standards) -> None:
    module = read(texts_of(folder), standards)
    assert any(True for document in documents(module) for _ in said(document))
    assert lost(module, become(module)) == []


def marked(value: Json, count: Iterator[int]) -> Json:
    """A value with one member more in each object, that nobody has heard of."""
    if isinstance(value, list):
        return [marked(one, count) for one in value]
    if not isinstance(value, dict):
        return value
    number = next(count)
    return {**{key: marked(one, count) for key, one in value.items()}, f"x-unheard-{number}": f"unheard {number:05}"}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda one: one.name)
def test_what_nobody_has_heard_of_is_written_or_named_wherever_it_stands(folder: Path, standards: Standards) -> None:
    texts = texts_of(folder)
    count = iter(range(10_000))
    for document in documents(read(texts, standards)):
        if document.reader is Reader.DATA:
            texts[document.path] = json.dumps(marked(document.data, count))
    module = read(texts, standards)
    made = become(module)
    assert lost(module, made) == []
    written = Written(made)
    named = [node for one in made.left if not one.instead for node in leaves(one.node)]
    assert [node.text() for node in named if node.text().startswith("unheard") and written.holds(node)] == []


def test_a_leaf_that_is_neither_is_seen(standards: Standards) -> None:
    module = read(texts_of(FIXTURES / "adopting" / "shop-node"), standards)
    silent = replace(become(module), left=())
    assert any("https://shop.example.org" in one for one in lost(module, silent))
