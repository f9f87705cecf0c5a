from collections.abc import Iterable

import pytest

from anarq.generators.refusals import refusals
from anarq.loader import load_document
from anarq.loader.modules import assemble, common_documents, load_standards
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Document
from anarq.rules.catalogue import discover
from anarq.rules.examples import ExampleRunner
from anarq.source import MemorySource


def parse(path: str, text: str) -> Document:
    return load_document(MemorySource({path: text}, shown="."), path)


@pytest.fixture(scope="session")
def runner() -> ExampleRunner:
    standards, common = load_standards(), common_documents()

    def joined(modules: Iterable[Module]) -> Ecosystem:
        return assemble(modules, standards=standards, common=common)[0]

    return ExampleRunner(parse, joined, standards, discover("anarq.checks"), refusals)
