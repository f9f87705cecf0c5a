from collections.abc import Iterator

from anarq.checks.refs._references import references
from anarq.model.module import Ecosystem
from anarq.model.places import Kind
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for reference in references(ecosystem):
        wanted, found = reference.holder.kind, reference.found
        if reference.target is None or wanted in (Kind.ANY, found):
            continue
        yield Hit(
            reference.written,
            found=f"{_a(wanted)} stands here, and `{reference.written.text()}` is {_a(found)}",
            mend=f"name {_a(wanted)}",
            cause=f"{wanted} {reference.written.text()}",
        )


def _a(kind: Kind) -> str:
    return f"{'an' if kind[0] in 'aeoAEO' else 'a'} {kind}"


RULE = Rule(
    summary="A reference names something of another kind than its place takes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name that is taken for something else",
    check=check,
)
