from collections.abc import Iterator

from anarq.checks.refs._cycles import cycles
from anarq.model.module import Ecosystem
from anarq.model.survey import REFERRING
from anarq.model.tree import Node
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    own = {document for module in ecosystem.modules.values() for document in module.documents.values()}
    for cycle in cycles(ecosystem):
        written = next(_written(node for node in cycle if node.document in own), None)
        if written is not None:
            yield Hit(
                written,
                found=f"the reference `{written.text()}` leads back to itself, and says nothing on the way",
                mend="name what does not need this to be read, or step into a property or an item first",
            )


def _written(cycle: Iterator[Node]) -> Iterator[Node]:
    """The references of a cycle; without one there would be none."""
    for node in cycle:
        references = (node.get(keyword) for keyword in REFERRING)
        yield from (one for one in references if isinstance(one.value, str))  # an empty one leads to the whole file


RULE = Rule(
    summary="A reference leads back to where it stands, so that nobody can read it to an end.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a circle",
    check=check,
)
