"""What a catalogue lists, as people read it."""

import pytest

from anarq.loader.modules import load_ecosystem, load_standards
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.views.catalogue import Catalogue, catalogue_of
from anarq.source import MemorySource

SENT, READ = "q.qmail.sent.v1", "q.qmail.read.v1"


@pytest.fixture(scope="module")
def standards() -> Standards:
    return load_standards()


def catalogue(standards: Standards, text: str) -> Catalogue:
    files = {"qmail/openapi.yaml": "{}", "qmail/events/catalog.md": text}
    found: Module = load_ecosystem([MemorySource(files, shown="mem")], standards=standards).ecosystem.modules["qmail"]
    return catalogue_of(found)


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (f"| Topic | When |\n| - | - |\n| `{SENT}` | after `{READ}` |", [SENT]),
        (f"| Name | Topic |\n| - | - |\n| Sent | {SENT} |", [SENT]),
        (f"| {SENT} | When |\n| - | - |", []),
        (f"- **`{SENT}`**: a message was sent, not `{READ}`\n- Topic: `{READ}`", [SENT, READ]),
        (f"- after `{SENT}`", []),
        (f"### 1. Sent (`{SENT}`)", [SENT]),
        (f"`{SENT}` is told.", []),
        ("- `q.<module>.<action>.<version>`\n- `q.qmail.*`\n- `q.qmail.sent.v{n}`", []),
        (f"- `{SENT}` (planned)\n- `{READ}`: removed with 2.0", []),
        (f"# Consumed\n## From others\n- `{SENT}`\n# Published\n- `{READ}`", [READ]),
        ("- `q.qmail.Sent`", ["q.qmail.Sent"]),
        (f"| Topic | Producer |\n| - | - |\n| {SENT} | `Qmail` |\n| q.shop.sold.v1 | shop |", [SENT]),
        (f"| Producer | Topic |\n| - | - |\n| dao | q.dao.voted.v1 |\n| the mailer | {SENT} |", [SENT]),
        (f"| Topic | Published by |\n| - | - |\n| {SENT} | mail.Sender |\n| {READ} | |", [SENT, READ]),
        (f"| Topic | Consumer |\n| - | - |\n| {SENT} | dao |", [SENT]),
    ],
)
def test_a_topic_is_listed_in_a_row_an_item_or_a_heading(standards: Standards, text: str, listed: list[str]) -> None:
    assert [one.name for one in catalogue(standards, text).listed] == listed


@pytest.mark.parametrize("text", [f"It tells {SENT}.", f"(`{SENT}`),", f"| a |\n| - |\n| {SENT}/{READ} |"])
def test_a_topic_is_mentioned_wherever_it_stands(standards: Standards, text: str) -> None:
    assert (SENT in catalogue(standards, text).mentioned) == ("/" not in text)


@pytest.mark.parametrize(
    ("before", "topic"),
    [
        (f"## {SENT}\n\nLike this:", SENT),
        (f"## {SENT}\n\n### Example", SENT),
        (f"## {SENT}\n\n## Others", ""),
        (f"## {SENT}\n\nOr {READ}:", READ),
        (f"{SENT} or {READ}:", ""),
        (f"| a |\n| - |\n| {SENT} |", ""),
        (f"- `{SENT}`\n\n  An example:", SENT),
        ("Nothing:", ""),
    ],
)
def test_code_is_about_the_one_topic_that_stands_last_before_it(standards: Standards, before: str, topic: str) -> None:
    (code,) = catalogue(standards, f"{before}\n\n```json\n{{}}\n```").fenced
    assert (code.topic, code.language) == (topic, "json")
