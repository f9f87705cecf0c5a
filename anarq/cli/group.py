"""How `anarq` finds its commands, and how every one of them ends when something goes wrong."""

import ast
import importlib
import os
import pkgutil
import sys
import traceback
from pathlib import Path
from typing import Final

import click

from anarq.cli import commands

UNUSABLE: Final = 2
"""Unusable input, wrong use, or a bug of ours. Click uses the same number for wrong use."""

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells count."""

PIPE_CLOSED: Final = 141
"""128 and the number of SIGPIPE: the reader went away."""


class Commands(click.Group):
    """Every module of `anarq.cli.commands` is a subcommand of the same name; only the one that runs is imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        return sorted(found.name for found in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = importlib.import_module(f"{commands.__name__}.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with their first sentences, read from the files without importing them."""
        names = self.list_commands(ctx)
        limit = formatter.width - 6 - max(map(len, names))
        with formatter.section("Commands"):
            formatter.write_dl([(name, _short_help(name, limit)) for name in names])

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. No traceback for what is not our bug, and exit code 2 for what is."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:
            _close_output()
            raise SystemExit(PIPE_CLOSED) from None
        except (SystemExit, GeneratorExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever it is, it ends here: a native panic is no `Exception`
            raise SystemExit(_told(error)) from None


def _short_help(name: str, limit: int) -> str:
    file = Path(next(iter(commands.__path__))) / f"{name}.py"
    tree = ast.parse(file.read_text("utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "command")
    texts = (ast.get_docstring(function) or "" for function in functions)
    return click.Command(name, help=next(texts, "")).get_short_help_str(limit)


def _close_output() -> None:
    """Lets the interpreter's last flush go nowhere, so that it does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _told(error: BaseException) -> int:
    from anarq.cli.common import complain, report_problems
    from anarq.model.errors import AnarqError

    if isinstance(error, AnarqError):
        report_problems(error.problems)
    else:
        complain("".join(traceback.format_exception(error)))
        complain("This is a bug of anarq. Please report it with the text above.\n")
    return UNUSABLE
