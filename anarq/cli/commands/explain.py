from collections.abc import Sequence
from pathlib import Path

import click

from anarq.cli.common import say
from anarq.cli.layout import table, terminal_width
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.rules.catalogue import Entry, RuleCatalogue
from anarq.rules.internal import FAMILY as INTERNAL
from anarq.rules.internal import SUMMARIES, page_of
from anarq.source.names import harmless_lines


@click.command()
@click.argument("rule", metavar="RULE")
@rules_option
def command(rule: str, folders: Sequence[Path]) -> None:
    """Explain a rule: what it does, why, and an example of each kind.

    RULE is the id that stands in a finding. A family, which is the first half of an id, lists its rules.

    \b
    Examples:
      anarq explain http/write-without-idempotency-key
      anarq explain http                                   lists the rules of a family
      anarq rules                                          lists all
    """
    say(harmless_lines(_explanation(rule, all_rules(folders))))


def _explanation(rule: str, catalogue: RuleCatalogue) -> str:
    if rule in SUMMARIES:
        return f"# {rule}\n\n{SUMMARIES[rule]}\n\n{page_of(rule).read_text('utf-8')}"
    matching = catalogue.matching(rule)
    if rule in catalogue.entries or (rule in catalogue.former and len(matching) == 1):
        entry = catalogue.entries[matching[0]]
        return f"{heading(entry)}\n{entry.page.read_text('utf-8')}"
    listed = [(id_, catalogue.entries[id_].rule.summary) for id_ in matching]
    if rule == INTERNAL:
        listed = sorted(SUMMARIES.items())
    if not listed:
        raise click.BadParameter(unknown_rule(rule, catalogue, [INTERNAL, *SUMMARIES]), param_hint="RULE")
    return f"# {rule}\n\n{table(listed, terminal_width())}\nThe page of one: anarq explain {listed[0][0]}\n"


def heading(entry: Entry) -> str:
    """What the page does not say itself, because the rule does."""
    rule = entry.rule
    facts = f"{rule.severity.value}, looks at one {rule.scope.value} at a time, since {rule.since}"
    return f"# {entry.id}\n\n{rule.summary}\n\n{facts}. Design: {rule.clause}. One finding for {rule.cause}.\n"
