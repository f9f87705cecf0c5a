from collections.abc import Iterator, Mapping

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.states import machines_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    silent = _silent(module)
    for machine in machines_of(module):
        for transition in machine.transitions:
            for by in transition.by.elements():
                if transition.after.text() in machine.final and by.text() in silent:
                    where, emitted = silent[by.text()]
                    yield Hit(
                        by,
                        found=f"`{by.text()}` ends records as `{transition.after.text()}`, and emits nothing",
                        mend=f"have it emit a topic ({where.place}), so that peers learn of the end",
                        stands_for=(emitted,),
                        rests_on=(where,),
                        cause=by.text(),
                    )


def _silent(module: Module) -> Mapping[str, tuple[Node, Node]]:
    """What changes something and emits nothing, by the name that transitions call it: where it is declared, and where
    it would say what it emits. One of several that have the same name is enough: that they have it is told elsewhere.
    """
    found = [*_acting(module)]
    heard = {name for name, _, emitted in found if emitted.texts()}
    return {name: (node, emitted) for name, node, emitted in found if name not in heard}


def _acting(module: Module) -> Iterator[tuple[str, Node, Node]]:
    """What changes something: its name, where it is declared, and where it says what it emits."""
    manifest = manifest_of(module)
    yield from ((one.name, one.node, one.emitted) for one in module.operations if one.is_write)
    yield from ((one.topic, one.node, one.emits) for one in manifest.consumed)
    yield from ((one.operation, one.node, one.emits) for one in manifest.commands)
    yield from ((one.name, one.node, one.emits) for one in manifest.jobs)


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
