"""`anarq runbook`: what to do when an objective is missed, and what its commands say now."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import click

from anarq.cli import addresses
from anarq.cli.common import say
from anarq.cli.documents import folder_of
from anarq.source.names import harmless_lines

if TYPE_CHECKING:
    from anarq.cli.runbooks import Found, Shown
    from anarq.model.views.runbooks import Step

_LINES: Final = 12
"""Lines of the output of a command that are shown."""


@click.command()
@click.argument("module")
@click.argument("name", metavar="[RUNBOOK]", required=False)
@addresses.address_option
@click.option("--run", is_flag=True, help="Run the commands of its steps, and compare what they print.")
@click.option(
    "--seconds", type=click.FloatRange(min=0.1), default=30, show_default=True, help="How long each command may take."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(module: str, name: str | None, address: str | None, run: bool, seconds: float, form: str) -> None:
    """Show RUNBOOK of MODULE: what to look at, what can be done, whom to call. Without RUNBOOK, list what there is.

    MODULE is a module of this installation, or the path of a folder of your own. With --run the commands of its steps
    are run by the shell, and what they print is held against what the runbook expects. They only look: what changes
    something stands below `mitigationActions`, and is never run.

    \b
    Exit codes:
      0  what was looked at is as expected, or nothing was run
      1  a command prints something else
      2  wrong use

    \b
    Examples:
      anarq runbook qwallet
      anarq runbook qwallet payments-stuck
      anarq runbook qwallet payments-stuck --run --at http://127.0.0.1:8000
    """
    from anarq.cli import runbooks

    base = str(addresses.base(address, module)).rstrip("/")
    found = _runbooks(module, base)
    if name is None:
        if run:
            raise click.UsageError("--run needs the name of a RUNBOOK")
        _list(found, form)
        return
    chosen = runbooks.named(found, name, module)
    steps = chosen.runbook.steps
    shown = [tuple(runbooks.carried_out(chosen.commands(step), seconds)) if run else () for step in steps]
    if form == "json":
        say(json.dumps(_data(chosen, shown), indent=2) + "\n")
    else:
        say(harmless_lines("\n".join(_lines(chosen, shown, run)) + "\n"))
    if any(one.holds is False for each in shown for one in each):
        raise click.exceptions.Exit(1)


def _runbooks(module: str, base: str) -> dict[str, "Found"]:
    from anarq.cli.runbooks import of_module
    from anarq.loader.modules import load_ecosystem, load_standards
    from anarq.model.errors import AnarqError, Place

    standards = load_standards()
    found = tuple(load_ecosystem([folder_of(module)], standards=standards).ecosystem.modules.values())
    if len(found) != 1:
        raise AnarqError.one(f"`{module}` is not the folder of one module", Place(module), "name the folder of one")
    return of_module(found[0], standards.display(found[0].name), base)


def _list(found: dict[str, "Found"], form: str) -> None:
    from anarq.cli.layout import table, terminal_width

    rows = [(each.name, each.runbook.urgency.text(), each.text(each.runbook.title.text())) for each in found.values()]
    if form == "json":
        said = [{"name": name, "urgency": urgency, "title": title} for name, urgency, title in rows]
        say(json.dumps(said, indent=2) + "\n")
    elif rows:
        say(harmless_lines(table(rows, terminal_width())))


def _lines(found: "Found", shown: Sequence[Sequence["Shown"]], run: bool) -> Iterator[str]:
    runbook = found.runbook
    yield f"{found.text(runbook.title.text())} ({runbook.urgency.text()})"
    yield f"call: {', '.join(found.text(each) for each in runbook.escalation.texts())}"
    for number, (step, printed) in enumerate(zip(runbook.steps, shown, strict=True), 1):
        yield f"\n{number}. {found.text(step.description.text())}"
        yield from _of_step(found, step, printed, run)
    yield "\nWhat can be done:"
    for action in runbook.actions:
        approved = " Somebody has to agree." if action.approval.flag() else ""
        yield f"- {found.text(action.action.text())}{approved}"
        yield f"  it costs: {found.text(action.impact.text())}"
        yield f"  back: {found.text(action.rollback.text())}"
    yield "\nAfterwards:"
    yield from (f"- {found.text(each)}" for each in runbook.afterwards.texts())


def _of_step(found: "Found", step: "Step", printed: Sequence["Shown"], run: bool) -> Iterator[str]:
    expected = found.text(step.expected.text())
    for command_, _ in found.commands(step) if not run else ():
        yield f"   $ {command_}"
    for one in printed:
        yield f"   $ {one.command}"
        lines = one.output.splitlines()
        yield from (f"     {line}" for line in lines[:_LINES])
        if len(lines) > _LINES:
            yield f"     … {len(lines) - _LINES} more lines"
    verdicts = {one.holds for one in printed}
    word = "not as expected" if False in verdicts else "as expected" if verdicts == {True} else "expected"
    yield f"   {word}: {expected}"
    if word != "as expected":
        yield from (f"   - {found.text(hint)}" for hint in step.hints.texts())


def _data(found: "Found", shown: Sequence[Sequence["Shown"]]) -> dict[str, object]:
    steps = [
        {
            "description": found.text(step.description.text()),
            "commands": [said for said, _ in found.commands(step)],
            "expectedOutput": found.text(step.expected.text()),
            "printed": [{"output": one.output, "asExpected": one.holds} for one in printed],
        }
        for step, printed in zip(found.runbook.steps, shown, strict=True)
    ]
    return {"name": found.name, "title": found.text(found.runbook.title.text()), "steps": steps}
