"""The `anarq` command."""

import click

from anarq import __version__
from anarq.cli.group import Commands


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="anarq")
def main() -> None:
    """Check, compare, generate and run the modules of the AnarQ&Q ecosystem from their specs.

    \b
    Examples:
      anarq check modules/qwallet     what is wrong, where, and how to mend it
      anarq explain names/undeclared-name
                                      why a rule exists, with examples
      anarq serve qwallet             run one module alone
    """
