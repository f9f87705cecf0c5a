"""Why nothing can be generated from modules that keep the rules: what the targets say when they are asked, and no copy
of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from anarq.generators.file import File, Target
from anarq.generators.homes import REPOSITORY, Homes
from anarq.generators.interface import Interfaces
from anarq.generators.plan import by_path
from anarq.generators.targets import targets
from anarq.loader.catalogue import UnresolvedReference
from anarq.model.errors import AnarqError, NotRead, Place, Problem
from anarq.model.internal import REFUSED
from anarq.model.module import Ecosystem


def refusals(ecosystem: Ecosystem) -> tuple[Problem, ...]:
    """The problems that the targets raise, each once. Nothing is written."""
    return attempt(ecosystem).problems


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of an attempt to generate everything.

    Attributes:
        files: what was generated.
        problems: what the targets refuse.
        unresolved: references that lead nowhere, which keep a target from being asked further.
    """

    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    unresolved: tuple[Problem, ...]


def attempt(ecosystem: Ecosystem, wanted: Sequence[Target] | None = None, homes: Homes = REPOSITORY) -> Attempt:
    """Asks the targets, by default all. Nothing is written.

    A reference that leads nowhere is not a refusal: where it names a module that was not given, nobody can know.
    """
    interfaces = Interfaces(ecosystem, homes)
    files: list[File] = []
    found: dict[Problem, None] = {}
    unresolved: dict[Problem, None] = {}
    for target in targets() if wanted is None else wanted:
        try:
            files += target.generate(interfaces)
        except UnresolvedReference as error:
            unresolved.update(dict.fromkeys(error.problems))
        except AnarqError as error:
            found.update(dict.fromkeys(replace(one, rule=one.rule or REFUSED) for one in error.problems))
        except NotRead as lacking:
            found.update((Problem("this file says nothing", Place(file)), None) for file in lacking.files)
    if not found and not unresolved:
        found.update(dict.fromkeys(_twice(files)))
    return Attempt(tuple(files), tuple(found), tuple(unresolved))


def _twice(files: Sequence[File]) -> tuple[Problem, ...]:
    try:
        by_path(files)
    except AnarqError as error:
        return error.problems
    return ()
