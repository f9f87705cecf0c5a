from collections.abc import Callable, Iterable, Iterator

import pytest

from anarq.loader import load_document
from anarq.model.module import Ecosystem, Module
from anarq.model.standards import Standards
from anarq.model.tree import Document
from anarq.rules import REMOVE, Edit, Fix, Hit, Scope
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.examples import ExampleRunner, differences, parse_page
from anarq.source import MemorySource

BAD = """\
## What it does
Looks.
## Why
Because.
## Bad
{bad}
## Good
```yaml openapi.yaml
paths: {{}}
```
"""
PATH = "```yaml openapi.yaml\npaths:\n  /bad: {} # error: path `/bad`\n```\n"


def bad_paths(module: Module) -> Iterator[Hit]:
    for name, node in module.node("openapi.yaml", "paths").items():
        if name.startswith("/bad"):
            yield Hit(node, f"path `{name}`", "drop it")


def parse(path: str, text: str) -> Document:
    return load_document(MemorySource({path: text}, shown="."), path)


def runner(standards: Standards, rule: Entry) -> ExampleRunner:
    def assemble(modules: Iterable[Module]) -> Ecosystem:
        return Ecosystem({module.name: module for module in modules}, standards)

    return ExampleRunner(parse, assemble, standards, RuleCatalogue.of([rule]))


@pytest.fixture
def compare(standards: Standards, entry: Callable[..., Entry]) -> Callable[..., list[str]]:
    def run(bad: str, check: Callable[..., Iterator[Hit]] = bad_paths, scope: Scope = Scope.MODULE) -> list[str]:
        rule = entry("http/bad-path", check, scope)
        return differences(runner(standards, rule), rule, parse_page(BAD.format(bad=bad)).bad[0])

    return run


def test_nothing_differs_where_the_page_is_right(compare: Callable[..., list[str]]) -> None:
    assert compare(PATH) == []


def test_a_finding_that_does_not_come_is_a_difference(compare: Callable[..., list[str]]) -> None:
    assert compare(PATH.replace("/bad:", "/ok:")) == ["not found: openapi.yaml, line 2: path `/bad`"]


def test_a_finding_that_the_page_does_not_name_is_a_difference(compare: Callable[..., list[str]]) -> None:
    found = compare(PATH.replace("\n```\n", "\n  /bad2: {}\n```\n"))
    assert found == ["found, not expected: openapi.yaml, line 3, at `/paths/~1bad2`: path `/bad2`"]


def test_a_finding_on_another_line_is_a_difference(compare: Callable[..., list[str]]) -> None:
    moved = "```yaml openapi.yaml\npaths: # error: path `/bad`\n  /bad: {}\n```\n"
    assert len(compare(moved)) == 2


def test_a_finding_in_other_words_is_a_difference(compare: Callable[..., list[str]]) -> None:
    assert len(compare(PATH.replace("error: path `/bad`", "error: something else"))) == 2


def test_a_finding_in_a_file_without_a_block_is_a_difference(compare: Callable[..., list[str]]) -> None:
    def elsewhere(module: Module) -> Iterator[Hit]:
        yield Hit(module.manifest.root, "path `/bad`", "")

    assert len(compare(PATH, elsewhere)) == 2


def test_a_crash_is_a_difference(compare: Callable[..., list[str]]) -> None:
    def crash(module: Module) -> Iterator[Hit]:
        yield from bad_paths(module)
        raise KeyError("gone")

    (difference,) = compare(PATH, crash)
    assert "check `http/bad-path` crashed" in difference


def test_in_an_ecosystem_files_start_with_the_name_of_their_module(compare: Callable[..., list[str]]) -> None:
    def check(ecosystem: Ecosystem) -> Iterator[Hit]:
        for module in ecosystem.modules.values():
            yield from bad_paths(module)

    page = PATH.replace("yaml openapi", "yaml qchat/openapi") + "```json qmail/mcp.json\n{}\n```\n"
    assert compare(page, check, Scope.ECOSYSTEM) == []


def test_a_place_can_be_given_by_its_pointer(compare: Callable[..., list[str]]) -> None:
    plain = PATH.replace(" # error: path `/bad`", "")
    assert compare(f"{plain}\nerror at /paths/~1bad: path\n") == []
    assert len(compare(f"{plain}\nerror at /paths: path\n")) == 2


@pytest.mark.parametrize(("edit", "left"), [(Edit("/paths", {}), 0), (Edit("/info", {}), 1)])
def test_a_fix_that_does_not_mend_is_found_out(
    edit: Edit, left: int, standards: Standards, entry: Callable[..., Entry]
) -> None:
    def check(module: Module) -> Iterator[Hit]:
        for hit in bad_paths(module):
            yield Hit(hit.node, hit.found, hit.mend, fix=Fix("edit it", (edit,)))

    rule = entry("http/bad-path", check, Scope.MODULE)
    assert len(runner(standards, rule).unmended(rule, parse_page(BAD.format(bad=PATH)).bad[0])) == left


def test_a_fix_changes_its_own_module_alone(standards: Standards, entry: Callable[..., Entry]) -> None:
    def check(ecosystem: Ecosystem) -> Iterator[Hit]:
        for module in ecosystem.modules.values():
            for hit in bad_paths(module):
                yield Hit(hit.node, hit.found, hit.mend, fix=Fix("drop it", (Edit(hit.node.pointer, REMOVE),)))

    rule = entry("http/bad-path", check, Scope.ECOSYSTEM)
    page = PATH.replace("yaml openapi", "yaml qchat/openapi") + "```json qmail/mcp.json\n{}\n```\n"
    assert runner(standards, rule).unmended(rule, parse_page(BAD.format(bad=page)).bad[0]) == []
