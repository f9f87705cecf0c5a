from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from anarq.loader import load_document
from anarq.loader.vocabulary import packaged_layouts
from anarq.model.module import Ecosystem, Module
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.severity import Severity
from anarq.model.standards import Standards
from anarq.model.tree import Document
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.rule import Rule, Scope
from anarq.source import MemorySource

Files = dict[str, str]


def parsed(path: str, text: str) -> Document:
    return load_document(MemorySource({path: text}, shown="."), path)


STANDARDS = Standards(
    parsed("standards.yaml", "modules: {qmail: {toolPrefix: qmail.}, qchat: {toolPrefix: chat.}}").root,
    Vocabulary(packaged_layouts()),
)


@pytest.fixture
def standards() -> Standards:
    return STANDARDS


@pytest.fixture
def ecosystem() -> Callable[..., Ecosystem]:
    """Modules by name, each with the texts of its files."""

    def make(**modules: Files) -> Ecosystem:
        return Ecosystem({name: _module(name, files) for name, files in modules.items()}, STANDARDS)

    return make


def _module(name: str, files: Files) -> Module:
    source = MemorySource(files, shown=name)
    documents = {path: load_document(source, path) for path in files}
    return Module(name, documents, STANDARDS, files=frozenset(files), folder=name)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """A rule with the given check."""

    def make(
        id_: str, check: Callable[..., Iterator[object]], scope: Scope, severity: Severity = Severity.ERROR
    ) -> Entry:
        rule = Rule("A sentence.", severity, "0.1.0", "A section", scope, "a thing", check)  # type: ignore[arg-type]  # the tests' checks yield what they like
        return Entry(id_, rule, Path("page.md"))

    return make


@pytest.fixture
def catalogue() -> Callable[..., RuleCatalogue]:
    def make(*entries: Entry) -> RuleCatalogue:
        return RuleCatalogue.of(entries)

    return make
