from collections.abc import Iterator

from anarq.contracts.patterns import exploding_at
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.rules import Hit, Rule, Scope, Severity

_VALUES = frozenset({"example", "examples", "default", "const", "enum"})
"""Keywords whose content is data, in which `pattern` is a word like any other."""


def check(document: Document, module: Module) -> Iterator[Hit]:
    for pattern in _patterns(document.root):
        at = exploding_at(pattern.text())
        if at is not None:
            yield Hit(
                pattern,
                found=f"the pattern `{pattern.text()}` can take exponential time at character {at}",
                mend="let each text match the loop in one way only, e.g. `a+` in place of `(a+)+`",
            )


def _patterns(node: Node) -> Iterator[Node]:
    """Every string under the key `pattern`, wherever a schema may stand."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        for key, member in found.items():
            if key == "pattern" and isinstance(member.value, str):
                yield member
            if key not in _VALUES:
                waiting.append(member)
        waiting.extend(found.elements())


RULE = Rule(
    summary="A pattern lets a short text keep a validator busy for ever.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Defense in Depth",
    scope=Scope.FILE,
    cause="a pattern",
    check=check,
)
