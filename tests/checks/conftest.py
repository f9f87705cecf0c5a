from collections.abc import Iterable

import pytest

from anarq.generators.refusals import refusals
from anarq.loader.load import parse_document
from anarq.loader.modules import assemble, common_documents, load_standards
from anarq.model.layout import FileRole, Role
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Document, Reader
from anarq.rules.catalogue import discover
from anarq.rules.examples import ExampleRunner


def parse(path: str, text: str) -> Document:
    role = FileRole(Role.README, (path,), Reader.MARKDOWN) if path.endswith(".md") else None
    return parse_document(text.encode(), path, path, role=role)


@pytest.fixture(scope="session")
def runner() -> ExampleRunner:
    standards, common = load_standards(), common_documents()

    def joined(modules: Iterable[Module]) -> Ecosystem:
        return assemble(modules, standards=standards, common=common)[0]

    return ExampleRunner(parse, joined, standards, discover("anarq.checks"), refusals)
