from collections.abc import Iterator
from typing import Final

from anarq.checks.names._judged import Judged, Lost, key_of, noun
from anarq.model.errors import NotRead
from anarq.model.layout import FileRole
from anarq.model.module import Ecosystem, Module
from anarq.model.names.judging import Away, Unread
from anarq.model.names.vocabulary import Where
from anarq.model.names.walk import Declared
from anarq.model.tree import Node
from anarq.model.views.openapi import Link, openapi_of
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Side, Stage, closest_first, did_you_mean

_DECLARED_AS: Final = {"place": "contract"}
"""By kind of name, the kind of which one is a part: that is declared."""


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    judged = Judged(ecosystem)
    told: set[str] = set()
    for lost in judged.told:
        declared = judged.misspelt(lost)
        if declared is not None:
            if lost.cause not in told:
                told.add(lost.cause)
                yield _at_its_declaration(judged, lost, declared)
            continue
        likely = judged.likely(lost)
        mend = f"did you mean `{likely}`?" if likely else _otherwise(ecosystem, lost)
        allowed, causes = judged.allowed[lost.cause], tuple(judged.causes(lost))
        yield Hit(lost.reference.node, _found(lost), mend, allowed, lost.cause, rests_on=(lost.reference.node, *causes))
    unread: set[str] = set()
    for _, reference, outcome in judged.outcomes:
        if isinstance(outcome, Away):
            yield NeedsPeer(outcome.module, reference.name)
        elif isinstance(outcome, Unread):
            unread.update(outcome.files)
    for module in ecosystem.modules.values():
        if not module.speaks_house:
            yield from _in_the_interface(module)
    if unread:
        raise NotRead(sorted(unread))


def _at_its_declaration(judged: Judged, lost: Lost, declared: Declared) -> Hit:
    """The finding where a name is spelt otherwise by the one place that declares it than by all that name it."""
    kind, meant = noun((declared.said.kind,)), lost.reference.name
    naming = judged.naming[lost.cause]
    return Hit(
        declared.node,
        found=f"the {kind} `{declared.name}` is declared and named nowhere, and {len(naming)} places name `{meant}`",
        mend=f"did you mean `{meant}`?",
        allowed=(meant,),
        cause=lost.cause,
        stands_for=tuple(naming),
        rests_on=(declared.node, *naming),
        sides=tuple(Side(node, f"`{meant}`") for node in naming),
    )


def _in_the_interface(module: Module) -> Iterator[Hit]:
    """What an `openapi.yaml` of another layout names and does not declare: schemes of security, and operations."""
    interface = openapi_of(module)
    schemes, operations = (*interface.security_schemes.mapping(),), tuple(one.named.text() for one in module.operations)
    listed = (interface.security, *(one.own_security for one in module.operations))
    named = [(node, name, "security scheme", schemes) for held in listed for name, node in _schemes(held)]
    for operation in module.operations:
        for _, response in operation.answers():
            links = map(Link, map(module.follow, response.links))
            named += [(one.named, one.operation, "operation", operations) for one in links if one.operation]
    for node, name, kind, known in named:
        if name not in known:
            yield Hit(
                node,
                found=f"`{name}` is named as {'an' if kind[0] == 'o' else 'a'} {kind}, and nothing declares it",
                mend=did_you_mean(name, known, "name one that is there"),
                allowed=closest_first(name, known),
                cause=f"{module.name} {kind} {name}",
                rests_on=(node, interface.security_schemes),
            )


def _schemes(listed: Node) -> Iterator[tuple[str, Node]]:
    return (named for one in listed.elements() for named in one.items())


def _found(lost: Lost) -> str:
    named = f"`{key_of(lost.reference)}` names the {noun(lost.reference.to.kinds)} `{lost.reference.name}`"
    if lost.told.among:
        return f"{named}, which `{lost.told.among}` of `{lost.told.owner}` does not have"
    where = lost.reference.to.where
    if where is Where.ANYWHERE:
        return f"{named}, which no module declares"
    return f"{named}, which {f'`{lost.told.owner}`' if lost.told.owner else 'the standard'} does not declare"


def _otherwise(ecosystem: Ecosystem, lost: Lost) -> str:
    """The mend where no name is close."""
    if lost.told.among:
        return "name one that is there"
    where = lost.reference.to.where
    if where is Where.PEER:
        return f"agree with the owners of `{lost.told.owner}` on what to use"
    if where is Where.STANDARD:
        return "name one of the standard"
    kinds = (_DECLARED_AS.get(kind, kind) for kind in lost.reference.to.kinds)
    files = dict.fromkeys(file for kind in kinds for file in ecosystem.standards.vocabulary.declaring(kind))
    homes = " or ".join(_home(file) for file in files)
    return f"declare it in {homes}" if homes else "name one that is there"


def _home(file: FileRole) -> str:
    folder, star, _ = file.path.partition("*")
    return f"a file of `{folder}`" if star else f"`{file.path}`"


RULE = Rule(
    summary="A name is used that nothing declares.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a name that is not declared",
    check=check,
    stage=Stage.MEANING,
    formerly=(
        "dependencies/unknown-use",
        "events/undeclared-topic",
        "http/undeclared-tag",
        "http/unknown-scope",
        "mcp/tool-for-unknown-operation",
        "policies/undeclared-purpose",
        "slo/objective-without-runbook",
        "storage/resource-without-retention",
    ),
)
