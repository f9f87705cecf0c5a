from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    silent = dict(_silent(module))
    for machine in machines_of(module):
        for transition in machine.transitions:
            for by in transition.by.elements():
                if transition.after.text() in machine.final and by.text() in silent:
                    where = silent[by.text()]
                    yield Hit(
                        by,
                        found=f"`{by.text()}` ends records as `{transition.after.text()}`, and emits nothing",
                        mend=f"have it emit a topic ({where.place}), so that peers learn of the end",
                        rests_on=(where,),
                        cause=by.text(),
                    )


def _silent(module: Module) -> Iterator[tuple[str, Node]]:
    """What changes something and emits nothing, by the name that transitions call it."""
    for operation in module.operations:
        if operation.is_write and not operation.emits:
            yield operation.name, operation.node
    manifest = manifest_of(module)
    for consumed in manifest.consumed:
        if not consumed.emits.texts():
            yield consumed.topic, consumed.node
    for command in manifest.commands:
        if not command.emits.texts():
            yield command.operation, command.node
    for job in manifest.jobs:
        if not job.emits.texts():
            yield job.name, job.node


RULE = Rule(
    summary="A record comes to its end, and nobody is told.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="what ends records",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
