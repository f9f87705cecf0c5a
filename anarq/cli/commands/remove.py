"""`anarq remove`: one thing less in a module of one's own."""

from typing import Final

import click

KINDS: Final = ("operation", "topic", "contract", "tool", "consumer", "job", "runbook")


@click.command()
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("name")
@click.option("--module", "module", metavar="NAME", help="Of which module.  [default: the one here]")
@click.option("--force", is_flag=True, help="Handlers and tests of it go also when somebody has changed them.")
def command(kind: str, name: str, module: str | None, force: bool) -> None:
    """Remove one thing from a module of a workspace: from its spec, what refers to it, its handler and its tests.

    KIND is operation, topic, contract, tool, consumer, job or runbook; NAME is as the spec has it. What is generated
    follows. Nothing is changed when something else needs it, or the spec would be wrong without it. Of what is written
    by hand, files of handlers and tests go that are named for it, and what stands between marks with its name. A file
    that somebody has changed since `anarq new` wrote it goes only with --force.

    \b
    Examples:
      anarq remove operation listEntries
      anarq remove consumer q.squid.deactivated.v1
      anarq remove job removeOld --module notes
    """
    from anarq.cli import rewriting
    from anarq.generators.interface import Interfaces
    from anarq.model.names.index import Names
    from anarq.scaffold.code import removed
    from anarq.scaffold.edits import UneditableError
    from anarq.scaffold.kinds import RefusedError
    from anarq.scaffold.parts import Part
    from anarq.scaffold.removals import removal

    workspace, written = rewriting.here(module)
    ecosystem = rewriting.ecosystem_with(workspace, written, {})
    found = ecosystem.modules[written.name]
    texts = {path: (written.folder / path).read_text("utf-8") for path in found.documents}
    try:
        spec = removal(Names(ecosystem), found, kind, name, texts)
        interface = Interfaces(ecosystem, workspace.homes).of(written.name)
        code = removed(Part(interface, kind, name, rewriting.python_below(workspace.root)), force=force)
    except (RefusedError, UneditableError) as error:
        raise click.UsageError(str(error)) from error
    rewriting.require_right(ecosystem, rewriting.ecosystem_with(workspace, written, spec), written)
    rewriting.apply(workspace, {written.home.beside(path): text for path, text in spec.items()} | code)
