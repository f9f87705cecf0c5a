import json
from collections.abc import Sequence
from pathlib import Path

import click

from anarq.cli.common import say
from anarq.cli.rules import all_rules, rules_option, unknown_rule
from anarq.rules.catalogue import Entry
from anarq.source.names import harmless_lines


@click.command()
@click.argument("family", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the list.")
@rules_option
def command(family: str | None, form: str, folders: Sequence[Path]) -> None:
    """List the rules, or those of one FAMILY.

    \b
    Examples:
      anarq rules              every rule: id, severity, scope, summary
      anarq rules http         the rules about HTTP interfaces
      anarq rules --format json
    """
    catalogue = all_rules(folders)
    ids = catalogue.matching(family) if family else tuple(catalogue.entries)
    if family and not ids:
        raise click.BadParameter(unknown_rule(family, catalogue), param_hint="FAMILY")
    entries = [catalogue.entries[id_] for id_ in ids]
    say(
        json.dumps([_data(entry) for entry in entries], indent=2) + "\n"
        if form == "json"
        else harmless_lines(_table(entries))
    )


def _data(entry: Entry) -> dict[str, str]:
    rule = entry.rule
    return {
        "id": entry.id,
        "severity": rule.severity.value,
        "scope": rule.scope.value,
        "since": rule.since,
        "clause": rule.clause,
        "cause": rule.cause,
        "summary": rule.summary,
    }


def _table(entries: list[Entry]) -> str:
    width = max(len(entry.id) for entry in entries)
    lines = (f"{e.id:<{width}}  {e.rule.severity:<7}  {e.rule.scope:<9}  {e.rule.summary}\n" for e in entries)
    return "".join(lines)
