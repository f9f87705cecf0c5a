from collections.abc import Iterator

from anarq.costs.components import components
from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.rules import Hit, Rule, Scope, Severity, Side, Stage

_REQUIRED = "required"


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    said = {name: dict(_required(ecosystem, name)) for name in sorted(ecosystem.modules)}
    for circle in components({name: [*peers] for name, peers in said.items()}):
        way = _shortest(min(circle), {name: said[name] for name in circle})
        first, *others = zip(way, (*way[1:], way[0]), strict=True)
        yield Hit(
            said[first[0]][first[1]],
            found=f"{' requires '.join(f'`{name}`' for name in (*way, way[0]))}",
            mend="make one of these `optional`, or let it consume events of the other one",
            sides=tuple(Side(said[name][peer], f"`{name}` requires `{peer}`") for name, peer in others),
            rests_on=tuple(said[name][peer] for name, peer in (first, *others)),
        )


def _required(ecosystem: Ecosystem, name: str) -> Iterator[tuple[str, Node]]:
    """The modules that one cannot do without, each with the place that says so."""
    module = ecosystem.modules[name]
    for dependency in manifest_of(module).dependencies if "module.yaml" not in module.unread else ():
        if dependency.kind.text() == _REQUIRED and dependency.name in ecosystem.modules:
            yield dependency.name, dependency.kind


def _shortest(start: str, said: dict[str, dict[str, Node]]) -> list[str]:
    """The shortest way from a module of a circle back to it, by the names of those on it."""
    ways = {peer: [start] for peer in sorted(said[start]) if peer in said}
    pending = [*ways]
    for name in pending:  # which grows while it is gone through
        if name == start:
            break
        for peer in sorted(said[name]):
            if peer in said and peer not in ways:
                ways[peer] = [*ways[name], name]
                pending.append(peer)
    return ways[start]


RULE = Rule(
    summary="Modules require one another in a circle.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a circle",
    check=check,
    stage=Stage.MEANING,
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
