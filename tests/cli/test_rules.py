import json
from collections.abc import Callable

from click.testing import Result

from anarq.rules.catalogue import discover

Anarq = Callable[..., Result]


def test_the_list_has_every_rule_with_its_severity_scope_and_summary(anarq: Anarq) -> None:
    lines = anarq("rules").stdout.splitlines()
    for line, entry in zip(lines, discover("anarq.checks"), strict=True):
        id_, severity, scope, summary = line.split(maxsplit=3)
        assert (id_, severity, scope) == (entry.id, entry.rule.severity, entry.rule.scope)
        assert summary == entry.rule.summary


def test_a_family_is_listed_alone(anarq: Anarq) -> None:
    assert {line.partition("/")[0] for line in anarq("rules", "mcp").stdout.splitlines()} == {"mcp"}


def test_json_tells_all_facts(anarq: Anarq) -> None:
    first = json.loads(anarq("rules", "--format", "json").stdout)[0]
    assert set(first) == {"id", "severity", "scope", "since", "clause", "cause", "summary"}


def test_a_family_that_does_not_exist_ends_with_2_and_a_suggestion(anarq: Anarq) -> None:
    result = anarq("rules", "htp")
    assert result.exit_code == 2
    assert "did you mean `http`" in result.stderr
