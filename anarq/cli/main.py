"""The `anarq` command: finds its subcommands by their files and imports only the one that runs."""

import importlib
import pkgutil

import click

from anarq import __version__
from anarq.cli import commands


class _Commands(click.Group):
    """Every module of `anarq.cli.commands` is a subcommand of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(found.name for found in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        found = importlib.import_module(f"{commands.__name__}.{cmd_name}").command
        return found if isinstance(found, click.Command) else None


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="anarq")
def main() -> None:
    """Check, compare, generate and run the modules of the AnarQ&Q ecosystem from their specs.

    \b
    Examples:
      anarq check modules/qwallet        what is wrong, where, and how to mend it
      anarq explain http/missing-scope   why a rule exists, with examples
      anarq serve qwallet                run one module alone
    """
