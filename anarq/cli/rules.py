"""The rules that the command line offers."""

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from anarq.cli.paths import Folder

if TYPE_CHECKING:
    from anarq.rules.catalogue import RuleCatalogue

CHECKS: Final = "anarq.checks"
"""The package of checks. Checks are never taken from the folder that is being checked."""

rules_option = click.option(
    "--rules",
    "folders",
    type=Folder(),
    multiple=True,
    metavar="FOLDER",
    help="Add rules of your own: a folder of `<family>/<bad_pattern>.py`, each with its page. Its code is run.",
)


def all_rules(folders: Iterable[Path] = ()) -> "RuleCatalogue":
    """Every rule: those of the package, and those of folders that the user named.

    Raises:
        AnarqError: a check is incomplete, or an id is there twice.
    """
    from anarq.rules.catalogue import discover, discover_folder, joined  # imported here: the option alone needs none

    return reduce(joined, (discover_folder(folder) for folder in folders), discover(CHECKS))


def unknown_rule(name: str, catalogue: "RuleCatalogue", more: Iterable[str] = ()) -> str:
    """What to say about a name that is neither a rule nor a family, nor one of `more` that may stand there."""
    nearest = " or ".join(f"`{found}`" for found in catalogue.nearest(name, more))
    mend = f"did you mean {nearest}?" if nearest else "`anarq rules` lists what there is"
    return f"there is no rule or family `{name}`; {mend}"
