"""Why nothing can be generated from modules that keep the rules: what the targets say when they are asked, and no copy
of it.
"""

from anarq.generators.targets import targets
from anarq.loader.catalogue import UnresolvedReference
from anarq.model.errors import AnarqError, Problem
from anarq.model.module import Ecosystem


def refusals(ecosystem: Ecosystem) -> tuple[Problem, ...]:
    """The problems that the targets raise, each once. Nothing is written.

    A reference that leads nowhere is no refusal: where it names a module that was not given, nobody can know.
    """
    found: dict[Problem, None] = {}
    for target in targets():
        try:
            for _ in target.generate(ecosystem):
                pass
        except UnresolvedReference:
            continue
        except AnarqError as error:
            found.update(dict.fromkeys(error.problems))
    return tuple(found)
