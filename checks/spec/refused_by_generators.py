from collections.abc import Iterator

from anarq.model.errors import Place, Problem
from anarq.model.module import Ecosystem
from anarq.model.tree import Document, Node
from anarq.rules import Hit, Outcome, Rule, Scope, Severity


def check(outcome: Outcome) -> Iterator[Hit]:
    if outcome.sound:  # what breaks another rule is told by that rule
        for problem in outcome.refusals(outcome.ecosystem):
            yield _hit(outcome.ecosystem, problem)


def _hit(ecosystem: Ecosystem, problem: Problem) -> Hit:
    return Hit(_node(ecosystem, problem.place), found=problem.message, mend=problem.mend or "say it otherwise")


def _node(ecosystem: Ecosystem, place: Place) -> Node:
    """The value at a place; the manifest of the first module for a place in none of their files."""
    documents = [document for module in ecosystem.modules.values() for document in module.documents.values()]
    named = next((one for one in documents if one.shown == place.file), None)
    if named is None:
        return next((one.root for one in documents if one.path == "module.yaml"), Document("module.yaml", None).root)
    return Node(named, place.pointer, None)


RULE = Rule(
    summary="No code can be generated from a module that keeps all other rules.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.RUN,
    cause="what the generators name",
    check=check,
    vocabulary=True,
)
