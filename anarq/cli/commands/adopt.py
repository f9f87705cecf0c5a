"""`anarq adopt`: the declarative half of a module that somebody wrote without one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from anarq.cli.commands import check
from anarq.cli.common import say, today
from anarq.cli.paths import is_there, missing
from anarq.cli.rules import all_rules
from anarq.generators.file import File
from anarq.loader.modules import load_ecosystem, load_standards
from anarq.loader.package import Package, is_package, read_package
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, NotRead, Place, Problem
from anarq.model.recognise import recognise
from anarq.model.tree import Node, Reader
from anarq.rules.engine import run
from anarq.rules.finding import Instance
from anarq.scaffold.adopting.folder import adopted
from anarq.scaffold.adopting.identity import identity_of
from anarq.scaffold.adopting.left import Account, Left
from anarq.scaffold.adopting.places import layouts_for
from anarq.source import FolderSource, beneath
from anarq.source.names import quote

if TYPE_CHECKING:
    from anarq.model.module import Ecosystem, Module

_OFF_FORM: Final = "spec/file-off-schema"
_MOST_NAMED: Final = 5


@click.command()
@click.argument("path", metavar="PATH")
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@click.option("--verbose", is_flag=True, help="Name every place of what is not taken over.")
@click.pass_context
def command(ctx: click.Context, path: str, dry_run: bool, verbose: bool) -> None:
    """Write the specs of a module that has none yet, from what lies in its folder, in whatever language its code is.

    Read are the HTTP document, tools, schemas of events and types, the catalogue, the compatibility matrix, policies of
    storage, and the package manifest, at their usual places. What is guessed says so, in a comment that begins with
    `guessed:`. What only a person can know, such as purposes and scopes, is left out, and the findings ask for it.

    The specs go to `modules/NAME` below PATH; in a module that has some of them already, the others go beside these.
    Nothing that is there is changed. What could not be taken over is named. At the end stands what `anarq check` says
    of the module, and its exit code.

    \b
    Examples:
      anarq adopt .
      anarq adopt ../drive --dry-run
    """
    if not is_there(Path(path)):
        raise AnarqError.one("no such file or folder", Place(path), missing(Path(path)))
    below, files, left = _made(path, verbose=verbose)
    if dry_run:
        say("".join(f"--- {below}{file.path}\n{file.text}\n" for file in files))
        say("".join(left))
        return
    for file in files:
        said = "added" if _is_written(Path(path), below + file.path, file.text) else "kept"
        say(f"{said:<8} {below}{file.path}\n")
    say("".join(left))
    say("\n")
    ctx.invoke(check.command, paths=(str(Path(path) / below),))


def _made(path: str, *, verbose: bool) -> tuple[str, list[File], list[str]]:
    """The folder of the specs below the path, with a slash at its end; the files that belong into it; and lines about
    what is not taken over.

    Raises:
        AnarqError: the folder holds nothing that tells of a module, several modules, or a file that cannot be used.
    """
    source = FolderSource(Path(path), path)
    ecosystem = _ecosystem(source)
    module = next(iter(ecosystem.modules.values()))
    try:
        identity = identity_of(module, _package(source, module))
        if identity is None:
            message = "nothing here gives the module a name of small letters and digits that no package has"
            raise AnarqError.one(message, Place(path), "say it in the `name` of mcp.json, or rename the folder")
        made = adopted(module, identity)
    except NotRead as error:
        message = "the file holds no object, so that nobody knows what it says"
        raise AnarqError([Problem(message, Place(file), "write what belongs there") for file in error.files]) from error
    if module.speaks_house:
        return "", [file for file in made.files if _is_lacking(module, file.path)], []
    unclear = [*_off_form(ecosystem, made.account)]
    told = [f"unclear  {one.place}  {one.found}\n" for one in unclear]
    known = {(one.place.file, one.pointer) for one in unclear}
    left = [one for one in made.left if (one.node.document.shown, one.node.pointer) not in known]
    unread = (f"left     {file}  this file is not read\n" for file in made.unread)
    return f"modules/{identity.name}/", [*made.files], [*told, *_left(left, verbose=verbose), *unread]


def _left(left: Sequence[Left], *, verbose: bool) -> Iterator[str]:
    """A line for each kind of thing that is not taken over, with its first place; or one for each thing."""
    alike: dict[tuple[str, ...], list[Left]] = {}
    for one in left:
        kind = (one.node.document.shown, one.node.pointer if verbose else _kind(one.node), one.instead, one.leads)
        alike.setdefault(kind, []).append(one)
    for first, *others in alike.values():
        more = f"{len(others)} other places" if len(others) > 1 else "another place"
        if first.leads:
            yield f"unclear  {first.node.place}  {_name(first.node)} leads nowhere: {quote(first.leads)}\n"
        elif first.instead:
            also = f", and in {more}" if others else ""
            yield f"replaced {first.node.place}  {_name(first.node)}{also}: {first.instead}\n"
        else:
            also = f", nor in {more}" if others else ""
            yield f"left     {first.node.place}  {_name(first.node)} is not taken over{also}\n"


def _name(node: Node) -> str:
    """What a place is called, in words; a text of people by how it begins."""
    if node.document.reader is Reader.MARKDOWN:
        return quote(" ".join(node.text().split()))
    return _kind(node)


def _kind(node: Node) -> str:
    """What a place is called together with those like it."""
    tokens = pointers.split(node.pointer)
    if node.document.reader is Reader.MARKDOWN:
        return "this cell" if "cells" in tokens else "this text"
    if not tokens:
        return "this file"
    return quote(tokens[-1]) if not tokens[-1].isdecimal() else f"this one of {quote(tokens[-2])}"


def _off_form(ecosystem: "Ecosystem", account: Account) -> Iterator[Instance]:
    """Each value that is not what its file may hold, so that nobody knows what it says. Of one that is taken
    over as it is, the new files tell.
    """
    report = run(ecosystem, all_rules().chosen([_OFF_FORM]), today=today())
    for finding in (one for one in report.findings if one.rule == _OFF_FORM):
        places = (finding.at, *finding.also)
        yield from (one for one in places if not account.knows(one.place.file, one.pointer))


def _ecosystem(source: FolderSource) -> "Ecosystem":
    """The module that a folder is, alone, wherever in it the files lie that tell of one."""
    standards = load_standards()
    layouts = layouts_for([*source.paths()], standards.vocabulary.layouts)
    below = [one.folder for one in recognise(source.paths(), layouts).modules]
    if below and below != [""]:
        commands = ", ".join(f"anarq adopt {source.display(one.rstrip('/'))}" for one in below[:_MOST_NAMED])
        raise AnarqError.one("this folder is no module, and holds some", Place(source.shown), f"adopt each: {commands}")
    wide = replace(standards, vocabulary=replace(standards.vocabulary, layouts=layouts))
    found = load_ecosystem([source], standards=wide)
    if found.problems:
        raise AnarqError(found.problems)
    return found.ecosystem


def _package(source: FolderSource, module: "Module") -> Package:
    """The package manifest that says most, by the order of their names; an empty one where there is none."""
    found = (path for path in sorted(module.files) if is_package(path))
    packages = [read_package(source.read(path), path, source.display(path)) for path in found]
    return max(packages, key=lambda one: bool(one.name) + bool(one.version), default=Package())


def _is_lacking(module: "Module", path: str) -> bool:
    """Whether a module of the house has no file of the role that one at the path has."""
    role = module.layout.role_of(path)
    return role is not None and role.role not in module.claims.by_role


def _is_written(root: Path, path: str, text: str) -> bool:
    """Writes a file where nothing is, through no link; False: something is there.

    Raises:
        AnarqError: it cannot be written.
    """
    *above, name = path.split("/")
    try:
        with beneath.folder(root, above, make=True) as folder:
            if folder.status(name) is not None:
                return False
            folder.replace(name, text.encode())
    except OSError as error:
        why = "where a folder belongs there is a file" if isinstance(error, NotADirectoryError) else error.strerror
        raise AnarqError.one(f"the file cannot be written: {why}", Place(str(root / path))) from error
    return True
