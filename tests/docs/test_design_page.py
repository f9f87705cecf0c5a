"""The design's text on the site: its words as they were written, and a place for each of its clauses."""

import hashlib
import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from anarq.loader.design.clauses import clauses

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/reference/ecosystem-design.md").read_text("utf-8")


@pytest.fixture(scope="module")
def hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("clauses_hook", ROOT / "docs/hooks/clauses.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_words_of_the_design_are_unchanged() -> None:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert digest == "4498548fd3e0b0e00b25207a651026a58cbb751be0eb515129319e2ffdd32700"


def test_every_clause_has_a_place_on_the_page_and_nothing_else_is_changed(hook: ModuleType) -> None:
    page = hook.anchored(TEXT)
    bare = re.sub(r'(?m)^(?:<a id="[^"]+"></a>)+\n\n|<a id="[^"]+"></a>', "", page)

    assert bare.split() == TEXT.split()
    places = re.findall(r'<a id="([^"]+)"></a>', page)
    assert sorted(places) == sorted(clause.id for clause in clauses(TEXT))


def test_anchors_stand_behind_the_mark_of_an_item_and_before_a_block(hook: ModuleType) -> None:
    text = "## A\n- **B**: c\n```typescript\ninterface D {\n  e: string;\n}\n```\n"
    assert hook.anchored(text) == (
        '## A\n- <a id="a.b"></a>**B**: c\n'
        '<a id="interface.D"></a><a id="interface.D.e"></a>\n\n'
        "```typescript\ninterface D {\n  e: string;\n}\n```\n"
    )
