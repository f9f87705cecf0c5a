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
    result = anarq("explain", "mcp/tool-for-unknown-operatio")
    assert result.exit_code == 2
    assert "did you mean `mcp/tool-for-unknown-operation`" in result.stderr


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
