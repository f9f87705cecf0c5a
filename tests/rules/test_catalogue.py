from collections.abc import Iterator
from pathlib import Path

import pytest

from anarq.model.errors import AnarqError
from anarq.rules.catalogue import RuleCatalogue, discover, discover_folder, joined

CHECK = """
from anarq.rules import Rule, Scope, Severity

def check(module):
    yield from ()

RULE = Rule("A sentence.", Severity.ERROR, "0.1.0", "A section", Scope.MODULE, "a thing", check)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A package of checks that no other test imports."""
    folder = tmp_path / f"checks_{abs(hash(request.node.name))}"
    (folder / "http").mkdir(parents=True)
    (folder / "mcp").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder


def write(folder: Path, family: str, name: str, text: str = CHECK, page: str | None = "page") -> None:
    (folder / family / f"{name}.py").write_text(text)
    if page is not None:
        (folder / family / f"{name}.md").write_text(page)


def test_rules_are_found_by_their_files_in_order_of_their_ids(package: Path) -> None:
    write(package, "mcp", "bad_tool")
    write(package, "http", "bad_path")
    assert [entry.id for entry in discover(package.name)] == ["http/bad-path", "mcp/bad-tool"]


def test_names_in_underscores_are_helpers(package: Path) -> None:
    write(package, "http", "_common", text="", page=None)
    assert len(discover(package.name)) == 0


def test_every_incomplete_check_is_named(package: Path) -> None:
    write(package, "http", "no_rule", text="RULE = 1")
    write(package, "http", "no_page", page=None)
    with pytest.raises(AnarqError) as caught:
        discover(package.name)
    assert sorted(problem.message for problem in caught.value.problems) == [
        "the check has no page",
        "the file of a check holds no `RULE`",
    ]


@pytest.fixture
def both(package: Path) -> RuleCatalogue:
    write(package, "http", "bad_path")
    write(package, "http", "bad_verb")
    write(package, "mcp", "bad_tool")
    return discover(package.name)


def test_a_name_stands_for_a_rule_or_for_a_family(both: RuleCatalogue) -> None:
    assert both.matching("http/bad-path") == ("http/bad-path",)
    assert both.matching("http") == ("http/bad-path", "http/bad-verb")
    assert both.matching("htt") == ()


def test_a_choice_of_rules_still_knows_the_others(both: RuleCatalogue) -> None:
    chosen = both.chosen(["mcp/bad-tool"])
    assert list(chosen.entries) == ["mcp/bad-tool"]
    assert "http/bad-path" in chosen.known


def test_nearest_names_include_families(both: RuleCatalogue) -> None:
    assert both.nearest("http/bad-pat")[0] == "http/bad-path"
    assert both.nearest("htp")[0] == "http"


def test_a_folder_that_is_not_a_package_has_rules_too(package: Path) -> None:
    write(package, "http", "bad_path")
    assert list(discover_folder(package).entries) == ["http/bad-path"]


def test_a_folder_without_rules_is_refused(package: Path) -> None:
    with pytest.raises(AnarqError, match="no rules here"):
        discover_folder(package)


@pytest.mark.parametrize("text", ["raise KeyError('x')", "def ("])
def test_a_file_that_fails_when_it_is_run_is_refused(text: str, package: Path) -> None:
    write(package, "http", "bad_path", text=text)
    with pytest.raises(AnarqError, match="the check fails"):
        discover_folder(package)


def test_two_catalogues_are_joined_unless_an_id_is_in_both(package: Path) -> None:
    write(package, "http", "bad_path")
    write(package, "mcp", "bad_tool")
    both = discover_folder(package)
    http, mcp = (RuleCatalogue.of([entry]) for entry in both)
    assert joined(http, mcp) == both
    with pytest.raises(AnarqError, match="the id of this rule is taken"):
        joined(both, mcp)


def formerly(*ids: str) -> str:
    return CHECK.replace('"a thing", check', f'"a thing", check, formerly={ids!r}')


def test_a_former_id_stands_for_the_rules_that_took_its_place(package: Path) -> None:
    write(package, "http", "bad_path", text=formerly("http/worse-path"))
    write(package, "mcp", "bad_tool", text=formerly("http/worse-path"))
    found = discover(package.name)
    assert found.matching("http/worse-path") == ("http/bad-path", "mcp/bad-tool")
    assert found.chosen(["mcp/bad-tool"]).former == {"http/worse-path": {"http/bad-path", "mcp/bad-tool"}}


def test_an_id_is_never_given_to_another_rule(package: Path) -> None:
    write(package, "http", "bad_path", text=formerly("mcp/bad-tool"))
    write(package, "mcp", "bad_tool")
    with pytest.raises(AnarqError, match="another rule had this id before"):
        discover(package.name)
