from collections.abc import Sequence
from pathlib import Path

import click

from anarq.cli.common import say
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.internal import SUMMARIES, page_of
from anarq.source.names import harmless_lines


@click.command()
@click.argument("rule", metavar="RULE")
@rules_option
def command(rule: str, folders: Sequence[Path]) -> None:
    """Explain a rule: what it does, why, and an example of each kind.

    RULE is the id that stands in a finding.

    \b
    Examples:
      anarq explain http/write-without-idempotency-key
      anarq rules                                          lists the ids
    """
    say(harmless_lines(_explanation(rule, all_rules(folders))))


def _explanation(rule: str, catalogue: RuleCatalogue) -> str:
    if rule in SUMMARIES:
        return f"# {rule}\n\n{SUMMARIES[rule]}\n\n{page_of(rule).read_text('utf-8')}"
    entry = catalogue.entries.get(rule)
    if entry is None:
        raise click.BadParameter(unknown_rule(rule, catalogue), param_hint="RULE")
    return f"{heading(entry)}\n{entry.page.read_text('utf-8')}"


def heading(entry: Entry) -> str:
    """What the page does not say itself, because the rule does."""
    rule = entry.rule
    facts = f"{rule.severity.value}, looks at one {rule.scope.value} at a time, since {rule.since}"
    return f"# {entry.id}\n\n{rule.summary}\n\n{facts}. Design: {rule.clause}. One finding for {rule.cause}.\n"
