from collections import defaultdict
from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.survey import Resolver
from anarq.model.tree import Document
from anarq.model.views.contracts import Contract
from anarq.model.views.held import ELEMENT, OTHERS, Part, held
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    contracts = [contract for module in ecosystem.modules.values() for contract in module.contracts]
    titles = {contract.document: contract.schema.title.text(contract.id) for contract in contracts}
    told = set[tuple[Document, str]]()
    for contract in contracts:
        for part in _unclassified(ecosystem.resolver, contract):
            spot = part.node.document, part.node.pointer
            if spot in told or part.node.document not in titles:
                continue
            told.add(spot)
            yield Hit(
                part.node,
                found=f"property `{part.path}` of `{titles[part.node.document]}` is not classified",
                mend="say how far its value may travel with `x-anarq-classification`",
                allowed=("public", "internal", "personal", "sensitive", "secret"),
                cause=part.node.document.shown,
                rests_on=(part.node,),
            )


def _unclassified(resolver: Resolver, contract: Contract) -> Iterator[Part]:
    """The properties that no part of a contract classifies, each where it stands first. What lies in a property is
    classified with it.
    """
    described: dict[tuple[str, ...], list[Part]] = defaultdict(list)
    for part in held(resolver, contract.node):
        if part.is_property and [name != ELEMENT for name in part.way].count(True) == 1:
            described[part.way].append(part)
    for parts in described.values():
        if not any(Schema(part.node).classification.exists for part in parts):
            yield from [part for part in parts if _says_something(part)][:1]


def _says_something(part: Part) -> bool:
    """Whether it has values: that there may be others besides, a schema says by saying nothing."""
    return isinstance(part.node.value, dict) or (part.node.value is True and part.way[-1] != OTHERS)


RULE = Rule(
    summary="A property of a contract does not say how far its value may travel.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Privacy by Design",
    scope=Scope.ECOSYSTEM,
    cause="a contract",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
