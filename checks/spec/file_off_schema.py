from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Document
from anarq.rules import Hit, Rule, Scope, Severity


def check(document: Document, module: Module) -> Iterator[Hit]:
    # Imported here: the validator costs more to load than all other checks together, and `anarq rules` needs none.
    from anarq.checks.spec._openapi import file_breaches
    from anarq.checks.spec._wording import faults

    told = set()
    for fault in faults(file_breaches(document, module)):
        if fault.path not in told:  # two schemas may object to one value
            yield fault.hit(document)
        told.add(fault.path)


RULE = Rule(
    summary="A file of a module breaks the schema that describes it.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.FILE,
    cause="a value that the schema does not allow",
    check=check,
)
