"""`anarq remove`: one thing less in a module of one's own."""

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from anarq.cli.workspace import Workspace, Written
    from anarq.model.module import Ecosystem

KINDS: Final = ("operation", "topic", "contract", "tool", "consumer", "job", "runbook")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("name")
@click.option("--module", "module", metavar="NAME", help="Of which module.  [default: the one here]")
def command(kind: str, name: str, module: str | None) -> None:
    """Remove one thing from a module of a workspace: from its spec, what refers to it, its handler and its tests.

    KIND is operation, topic, contract, tool, consumer, job or runbook; NAME is as the spec has it. What is generated
    follows. Nothing is changed when something else needs it, or the spec would be wrong without it. Of what is written
    by hand, files of handlers and tests go that are named for it, and what stands between marks with its name.

    \b
    Examples:
      anarq remove operation listEntries
      anarq remove consumer q.squid.deactivated.v1
      anarq remove job removeOld --module notes
    """
    from anarq.cli import rewriting
    from anarq.model.names.index import Names
    from anarq.scaffold.edits import UneditableError
    from anarq.scaffold.kinds import RefusedError
    from anarq.scaffold.removals import removal

    workspace, written = rewriting.here(module)
    ecosystem = rewriting.ecosystem_with(workspace, written, {})
    found = ecosystem.modules[written.name]
    texts = {path: (written.folder / path).read_text("utf-8") for path in found.documents}
    try:
        spec = removal(Names(ecosystem), found, kind, name, texts)
    except (RefusedError, UneditableError) as error:
        raise click.UsageError(str(error)) from error
    rewriting.require_right(rewriting.ecosystem_with(workspace, written, spec), written)
    files = {written.home.beside(path): text for path, text in spec.items()}
    rewriting.apply(workspace, files | _code(workspace, written, ecosystem, kind, name))


def _code(
    workspace: "Workspace", written: "Written", ecosystem: "Ecosystem", kind: str, name: str
) -> dict[str, str | None]:
    """What becomes of the code: the handler and the tests of what goes, and what is marked to be of it."""
    from anarq.cli.rewriting import python_below
    from anarq.generators.interface import Interfaces
    from anarq.generators.names import snake
    from anarq.scaffold.following import due_of, without_handler, without_marked

    interfaces = Interfaces(ecosystem, workspace.homes)
    texts = python_below(workspace.root)
    of = {"operation": f"the operation `{name}`", "consumer": f"the topic `{name}`", "job": f"the job `{name}`"}
    files = without_marked(kind, name, texts)
    methods = [due.method for due in due_of(interfaces, interfaces.of(written.name)) if due.what == of.get(kind)]
    if kind == "topic":
        methods = [each.function for each in interfaces.of(written.name).emitted if each.topic.name == name]
    if kind == "tool":
        methods = [f"tool_{snake(name.partition('.')[2])}"]
    for method in methods:
        files |= without_handler(method, written.home.service.name, texts)
    return files
