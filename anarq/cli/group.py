"""How `anarq` finds its commands, and how every one of them ends when something goes wrong."""

import ast
import errno
import importlib
import os
import pkgutil
import shutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from anarq.cli import commands
from anarq.cli.failure import failure, wanted_form
from anarq.cli.layout import WIDEST, Formatter

if TYPE_CHECKING:
    from anarq.model.errors import Problem

UNUSABLE: Final = 2
"""Unusable input, wrong use, or a bug of ours. Click uses the same number for wrong use."""

UNANSWERED: Final = 3
"""A service that was asked gives no answer."""

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells count."""

PIPE_CLOSED: Final = 141
"""128 and the number of SIGPIPE: the reader went away."""

_NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})

_SENTENCE: Final = 60
"""Characters of what a command does that the list of commands shows at least; in a narrow terminal on several lines."""

_ARGUMENTS: Final = "anarq.arguments"


class Unanswered(click.ClickException):
    """A service that was asked gives no answer."""

    exit_code = UNANSWERED


class Context(click.Context):
    """A context whose help fits the terminal."""

    formatter_class = Formatter


class Commands(click.Group):
    """Every module of `anarq.cli.commands` is a subcommand of the same name, with hyphens for underscores; only the one
    that runs is imported.
    """

    context_class = Context

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The context of a run; its help is as wide as the terminal, and no wider than is good to read."""
        extra.setdefault("terminal_width", min(shutil.get_terminal_size().columns, WIDEST))
        return super().make_context(info_name, args, parent, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parses the arguments that stand before the command, and keeps all of them in mind."""
        ctx.meta[_ARGUMENTS] = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.ClickException as error:
            _quieten(error)
            _tell_use(ctx, error)
            raise

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or the one that may have been meant."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from anarq.model.suggest import did_you_mean

            names = self.list_commands(ctx)
            mend = did_you_mean(name, names, f"there are {', '.join(names)}")
            raise click.UsageError(f"no command `{name}`; {mend}", ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, sorted."""
        return sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = importlib.import_module(f"{commands.__name__}.{_module_of(cmd_name)}").command
        if not isinstance(found, click.Command):
            return None
        found.context_class = Context
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands with their first sentences, read from the files without importing them."""
        names = self.list_commands(ctx)
        limit = max(formatter.width - 6 - max(map(len, names)), _SENTENCE)
        with formatter.section("Commands"):
            formatter.write_dl([(name, _short_help(name, limit)) for name in names])

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. No traceback for what is not our bug, and exit code 2 for what is."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort):
            raise
        except click.ClickException as error:
            _quieten(error)
            _tell_use(ctx, error)
            raise
        except KeyboardInterrupt:
            raise SystemExit(INTERRUPTED) from None
        except BrokenPipeError:
            _close_output()
            raise SystemExit(PIPE_CLOSED) from None
        except (SystemExit, GeneratorExit):
            raise
        except OSError as error:
            if error.errno in _NO_ROOM:
                raise  # `main` says so
            raise SystemExit(_told(ctx, error)) from None
        except ImportError as error:
            from anarq.cli.packages import lacking

            told = lacking(error)
            if told is None:
                raise SystemExit(_told(ctx, error)) from None
            refused = click.ClickException(told)
            _tell_use(ctx, refused)
            raise refused from None
        except BaseException as error:  # noqa: BLE001 - whatever it is, it ends here: a native panic is not an `Exception`
            raise SystemExit(_told(ctx, error)) from None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Runs the command line. Exit code 2 when what it says cannot be written: nobody may take it for findings."""
        if sys.stdout is None:  # closed by whoever started us
            raise SystemExit(_unwritten("it is closed"))
        try:
            try:
                return super().main(*args, **extra)
            finally:
                sys.stdout.flush()
        except OSError as error:
            if error.errno not in _NO_ROOM:
                raise
            _close_output()
            raise SystemExit(_unwritten(str(error.strerror))) from None


def _module_of(name: str) -> str:
    return name.replace("-", "_")


def _short_help(name: str, limit: int) -> str:
    file = Path(next(iter(commands.__path__))) / f"{_module_of(name)}.py"
    tree = ast.parse(file.read_text("utf-8"))
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "command")
    texts = (ast.get_docstring(function) or "" for function in functions)
    return click.Command(name, help=next(texts, "")).get_short_help_str(limit)


def _close_output() -> None:
    """Lets the interpreter's last flush go nowhere, so that it does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _unwritten(why: str) -> int:
    click.echo(f"Error: the output cannot be written: {why}", err=True)
    return UNUSABLE


def _quieten(error: click.ClickException) -> None:
    """Its message may quote a file, or what a script has put on the command line."""
    from anarq.source.names import harmless_lines

    error.message = harmless_lines(error.message)  # type: ignore[misc]  # final for those who make it; it is printed next
    if isinstance(error, click.NoSuchOption):
        from anarq.model.suggest import is_likely

        likely = [one for one in error.possibilities or () if is_likely(error.option_name, one)]
        error.possibilities = likely  # type: ignore[misc]  # as above


def _told(ctx: click.Context, error: BaseException) -> int:
    from anarq.cli.common import complain, report_problems
    from anarq.model.errors import AnarqError
    from anarq.source.names import harmless_lines

    if isinstance(error, AnarqError):
        report_problems(error.problems)
        _tell(ctx, "input", UNUSABLE, error.problems)
    else:
        complain(harmless_lines("".join(traceback.format_exception(error))))
        complain("This is a bug of anarq. Please report it with the text above.\n")
        message = "".join(traceback.format_exception_only(error)).strip()
        _tell(ctx, "bug", UNUSABLE, [_nowhere(message, "report it with what stands on standard error")])
    return UNUSABLE


def _nowhere(message: str, mend: str) -> "Problem":
    """A problem that is in no file."""
    from anarq.model.errors import Place, Problem

    return Problem(message, Place(""), mend)


def _problem(problem: "Problem") -> dict[str, object]:
    from anarq.model.internal import UNREADABLE

    place = problem.place
    words: dict[str, object] = {"message": problem.message, "mend": problem.mend}
    if not place.file:
        return words
    rule = problem.rule or UNREADABLE
    return words | {"rule": rule, "file": place.file, "line": place.line, "column": place.column}


def _tell_use(ctx: click.Context, error: click.ClickException) -> None:
    """Click itself tells people."""
    kind = "unanswered" if isinstance(error, Unanswered) else "use"
    _tell(ctx, kind, error.exit_code, [_nowhere(error.format_message(), "")])


def _tell(ctx: click.Context, kind: str, code: int, problems: Sequence["Problem"]) -> None:
    """Says it to machines, in the form that they asked for."""
    from anarq.cli.common import say

    form = wanted_form(ctx.meta.get(_ARGUMENTS, ()))
    try:
        if form == "json":
            say(failure(kind, code, [_problem(problem) for problem in problems]))
        else:
            say(_document(form, problems))
    except BrokenPipeError:  # people have been told already
        _close_output()


def _document(form: str, problems: Sequence["Problem"]) -> str:
    """What a report in some other form says where nothing could be looked at; empty for text."""
    from anarq.model.severity import FailOn
    from anarq.report.formats import DOCUMENTS, unusable

    wanted = next((one for one in DOCUMENTS if one == form), None)
    return DOCUMENTS[wanted](unusable(problems), FailOn.ERROR) if wanted else ""
