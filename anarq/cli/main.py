"""The `anarq` command."""

import click

from anarq import __version__
from anarq.cli.group import Commands


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="anarq")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Check, compare, generate and run the modules of the AnarQ&Q ecosystem from their specs.

    Without a command, say what to do next in this folder.

    \b
    Examples:
      anarq check modules/qwallet     what is wrong, where, and how to mend it
      anarq explain names/undeclared-name
                                      why a rule exists, with examples
      anarq serve qwallet             run one module alone
      anarq new notes                 write a module of one's own
    """
    if ctx.invoked_subcommand is None:
        from pathlib import Path  # imported here, as the next ones: a command needs none of it

        from anarq.cli.advice import advice
        from anarq.cli.common import say

        say(advice(Path()))
