import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from anarq.rules.catalogue import discover

Anarq = Callable[..., Result]


def test_every_rule_is_explained_by_summary_facts_and_page(anarq: Anarq) -> None:
    for entry in discover("anarq.checks"):
        result = anarq("explain", entry.id)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"# {entry.id}\n\n{entry.rule.summary}\n\n{entry.rule.severity}")
        assert entry.page.read_text("utf-8") in result.stdout


def test_what_the_engine_reports_is_explained_too(anarq: Anarq) -> None:
    assert anarq("explain", "internal/check-crashed").stdout.startswith("# internal/check-crashed\n\nA check raised")


def test_an_unknown_id_ends_with_2_and_the_nearest(anarq: Anarq) -> None:
    result = anarq("explain", "mcp/read-tool-that-write")
    assert result.exit_code == 2
    assert "did you mean `mcp/read-tool-that-writes`" in result.stderr


def test_a_former_id_explains_the_rule_that_took_its_place(anarq: Anarq) -> None:
    assert anarq("explain", "http/unknown-scope").stdout.startswith("# names/undeclared-name\n")


def test_nothing_in_a_page_or_a_summary_acts_on_a_terminal(anarq: Anarq, own_rules: Path) -> None:
    (own_rules / "ours" / "bad_name.md").write_text("page \x1b[2J\x9b31m\n\tindented\n")
    found = anarq("explain", "ours/bad-name", "--rules", own_rules).stdout
    assert "page \\x1b[2J\\x9b31m\n\tindented\n" in found
    code = own_rules / "ours" / "bad_name.py"
    code.write_text(code.read_text().replace("A name", "\\x1b[2JA name"))
    for command in (("explain", "ours/bad-name"), ("rules", "ours")):
        found = anarq(*command, "--rules", own_rules).output
        assert "\x1b" not in found
        assert "\\x1b[2J" in found


def test_a_family_lists_its_rules(anarq: Anarq) -> None:
    result = anarq("explain", "http")
    listed = {entry.id for entry in discover("anarq.checks") if entry.family == "http"}
    assert result.exit_code == 0
    assert listed
    assert all(id_ in result.stdout for id_ in listed)
    assert "internal/unreadable-file" in anarq("explain", "internal").stdout


def test_what_is_suggested_can_be_explained(anarq: Anarq) -> None:
    for wrong in ("compatt", "htpt", "internl", "internal/unreadable", "mcp/colliding-argument"):
        suggested = re.findall(r"`([^`]+)`", anarq("explain", wrong).stderr.partition("did you mean")[2])
        assert suggested
        assert [anarq("explain", name).exit_code for name in suggested] == [0] * len(suggested)
