"""What stands in a spec is shown on pages and never acts there: every text, and every name, of the golden modules."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser

import markdown
import pytest

from anarq.generators import markdown as documents
from anarq.generators import site
from anarq.generators.disk import read
from anarq.generators.interface import Interfaces
from anarq.generators.templates import _environment
from anarq.generators.text import Markdown, anchor, cell, code, comment, fenced, inline, shown, title_text
from anarq.loader.modules import assemble, common_documents, load_standards
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Document, Json
from anarq.testing.few import FEW

EXTENSIONS = [
    "admonition",
    "attr_list",
    "def_list",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.tabbed",
]
"""Those of mkdocs.yml."""

PAYLOADS = [
    "<evil onclick=evil>",
    "--><evil>",
    "`<evil>`` <evil>",
    "![evil](x){ onclick=evil }",
    "[evil](javascript:evil)",
    "\n\n<evil>\n",
    '" onclick="evil',
    "\n```\n<evil>\n```\n",
    "\\`<evil>",
    "|\n| <evil> |",
]

LOOKED_UP = {"$ref", "$id", "asCaller", "operation", "operationId", "operations", "tools", "topic", "topics", "name"}
"""Texts by which something is found: a generator stops at what is not there."""

NAMED = {
    "classes",
    "conditions",
    "example",
    "keyScopes",
    "metadata",
    "properties",
    "purposes",
    "resources",
    "responses",
    "roles",
    "scopes",
}
"""Objects whose members are called as the author likes."""


class Seen(HTMLParser):
    """What acts on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.acting: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if "evil" in tag or any(name.startswith("on") for name in named):
            self.acting.append(f"<{tag} {named}>")
        if "javascript:" in named.get("href", "") or (tag == "img" and named.get("alt") == "evil"):
            self.acting.append(f"<{tag} {named}>")

    def handle_comment(self, data: str) -> None:
        if "<evil" in data and "Generated from" not in data:
            self.acting.append(data)


def acting(page: str) -> list[str]:
    seen = Seen()
    seen.feed(
        markdown.markdown(page, extensions=EXTENSIONS, extension_configs={"pymdownx.tabbed": {"alternate_style": True}})
    )
    return seen.acting


def changed(value: Json, key: str, text: Callable[[str, str], str], name: Callable[[str, str], str]) -> Json:
    """A document with its texts, and the names of members, changed; each is given with the key that it stands under."""
    if isinstance(value, dict):
        return {name(key, member): changed(below, member, text, name) for member, below in value.items()}
    if isinstance(value, list):
        return [changed(item, key, text, name) for item in value]
    return text(key, value) if isinstance(value, str) else value


def assembled(modules: Iterable[Module]) -> Ecosystem:
    return assemble(modules, standards=load_standards(), common=common_documents())[0]


def with_changes(
    ecosystems: Iterable[Ecosystem], text: Callable[[str, str], str], name: Callable[[str, str], str]
) -> list[Ecosystem]:
    def of(module: Module) -> Module:
        found = {
            path: Document(path, changed(document.data, "", text, name)) for path, document in module.documents.items()
        }
        return Module(module.name, found, load_standards())

    return [assembled([of(module) for module in ecosystem.modules.values()]) for ecosystem in ecosystems]


def pages(ecosystems: Iterable[Ecosystem]) -> Iterator[tuple[str, str]]:
    for ecosystem, target in itertools.product(ecosystems, (documents.TARGET, site.TARGET)):
        for file in target.generate(Interfaces(ecosystem)):
            if file.path.endswith(".md"):
                yield file.path, file.text


@pytest.fixture(scope="session")
def ecosystems(golden, repository):
    """The golden modules, and some of this repository: some have one name."""
    some = (module for module in read(repository).modules.values() if module.name in FEW)
    return [assembled(read(golden).modules.values()), assembled(some)]


def test_the_modules_themselves_have_nothing_that_acts(ecosystems):
    assert [(path, acting(page)) for path, page in pages(ecosystems) if acting(page)] == []


def shown_and_acting(ecosystems: Iterable[Ecosystem]) -> tuple[int, list[tuple[str, list[str]]]]:
    """How often the payload is on the pages, and where it acts."""
    made = list(pages(ecosystems))
    acts = [(path, acting(page)) for path, page in made]
    return sum(page.count("evil") for _, page in made), [(path, found) for path, found in acts if found]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_spec_acts_on_a_page(ecosystems, payload):
    hostile = with_changes(
        ecosystems, lambda key, text: text if key in LOOKED_UP else text + payload, lambda _, member: member
    )
    times, acts = shown_and_acting(hostile)
    assert times > 500
    assert acts == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_name_of_a_spec_acts_on_a_page(ecosystems, payload):
    hostile = with_changes(
        ecosystems, lambda _, text: text, lambda key, member: member + payload if key in NAMED else member
    )
    times, acts = shown_and_acting(hostile)
    assert times > 100
    assert acts == []


def test_a_page_on_which_a_text_acts_is_seen(ecosystems, monkeypatch):
    monkeypatch.setattr("anarq.generators.shapes.cell", Markdown)  # as a type was printed once
    hostile = with_changes(
        ecosystems, lambda key, text: text + "<evil>" if key == "type" else text, lambda _, member: member
    )
    assert shown_and_acting(hostile)[1] != []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_filter_makes_text_that_does_not_act(payload):
    for filtered in (inline(payload), cell(payload), code(payload), title_text(payload), shown(payload)):
        assert acting(f"Before {filtered} after.") == []
        assert acting(filtered) == []
    assert acting(f"```\n{fenced(payload)}\n```\n") == []
    assert acting(f"<!-- Generated from {comment(payload)} -->\n\nText.") == []
    assert acting(f"[text](#x-{anchor(payload)}) {{ #x-{anchor(payload)} }}") == []


@pytest.mark.parametrize(
    "text", ["- a", "+ a", "* a", "1. a", "12) a", "# a", "=== a", "!!! note", "??? a", "---", ": a"]
)
def test_a_paragraph_stays_one_however_it_begins(text):
    assert markdown.markdown(f"Before.\n\n{inline(text)}\n", extensions=EXTENSIONS).count("<p>") == 2


@pytest.mark.parametrize("text", ["-5", "+1", "a - b", "1.5", "!", "3:4", "-", "v1.0", "== 1"])
def test_a_text_that_begins_nothing_stays_as_it_is(text):
    assert inline(text) == text


def test_a_template_for_markdown_escapes_what_names_no_filter():
    made = _environment(site.__name__, markdown=True).from_string(
        "{% macro bold(x) %}**{{ x }}**{% endmacro %}{{ text }} {{ bold(text) }} {{ done }} {{ 5 }}{{ ', ' }}"
    )
    assert made.render(text="<a>|", done=Markdown("<b>")) == "&lt;a&gt;\\| **&lt;a&gt;\\|** <b> 5, "
