"""What the policies of a module say of its operations, in words of the house or in a text."""

from pathlib import Path

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.basis import Basis
from anarq.model.module import Module
from anarq.model.views.access import AccessPolicy, access_of
from anarq.source import FolderSource, MemorySource

MODULES = Path(__file__).parents[3] / "modules"
HTTP = "{openapi: 3.1.0, info: {title: Notes, version: 1.0.0}, paths: {}}"


def told(text: str) -> AccessPolicy:
    source = MemorySource({"notes/openapi.yaml": HTTP, "notes/security/policies.md": text}, shown="mem")
    (module,) = load_ecosystem([source], standards=load_standards()).ecosystem.modules.values()
    return access_of(module)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- `sendMessage` requires `notes.write`", ["sendMessage"]),
        ("- notes.send: everybody", ["notes.send"]),
        ("1. POST /notes/{id}, by its author", ["POST /notes/{id}"]),
        ("| Operation | Who |\n| --- | --- |\n| send_note | authors |", ["send_note"]),
        ("- Tokens end after an hour", []),
        ("sendMessage requires nothing", []),
        ("## Scopes\n\n- `notes.send`: to send", []),
        ("## Planned\n\n### Later\n\n- `sendMessage`", []),
        ("## Planned\n\n## Now\n\n- `sendMessage`", ["sendMessage"]),
        ("| Field | Who |\n| --- | --- |\n| noteId | authors |", []),
    ],
)
def test_what_stands_first_in_a_row_or_an_item_and_is_written_as_a_name_is_what_may_be_done(
    text: str, names: list[str]
) -> None:
    assert [one.name for one in told(text).rules] == names


def test_a_rule_has_its_scopes_and_says_how_it_is_known() -> None:
    (rule,) = told("- `sendMessage` requires the scope `notes.note.write`").rules
    assert (rule.scopes, rule.basis, rule.request) == (("notes.note.write",), Basis.READ, None)
    (rule,) = told("- POST /notes: authors").rules
    assert rule.request == ("post", "/notes")


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Requests are allowed by default.", True),
        ("The default is: allow.", True),
        ("While it is away, calls fail open.", True),
        ("Nothing is allowed by default.", False),
        ("Nothing is written. All is allowed by default.", True),
        ("Calls never fail open.", False),
        ("Deny by default.", False),
    ],
)
def test_a_sentence_that_allows_by_default_is_known_from_one_that_refuses_to(text: str, *, opens: bool) -> None:
    assert bool(told(text).opened) is opens


def test_in_the_house_each_operation_declares_its_scope() -> None:
    loaded = load_ecosystem([FolderSource(MODULES / "qerberos", "qerberos")], standards=load_standards())
    module: Module = loaded.ecosystem.modules["qerberos"]
    rules = access_of(module).rules
    assert {(one.name, one.scopes) for one in rules} >= {
        (one.name, (one.scope,)) for one in module.operations if one.scope
    }
    assert {one.basis for one in rules} == {Basis.DECLARED}
