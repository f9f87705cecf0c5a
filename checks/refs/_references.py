"""What the checks of references share."""

from collections.abc import Iterator

from anarq.loader.uris import climbs
from anarq.model.module import Ecosystem
from anarq.model.survey import Reference
from anarq.rules import NeedsPeer


def references(ecosystem: Ecosystem) -> Iterator[Reference]:
    """Every reference of every module. Those of the house that climb are left to the rule that is about them."""
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for one in ecosystem.survey.references(document):
                if not module.speaks_house or not climbs(one.written.text()):
                    yield one


def peer_of(ecosystem: Ecosystem, reference: str) -> NeedsPeer | None:
    """The module that holds what a reference names, where it was not given; None where one can look."""
    identifier = reference.partition("#")[0]
    owner = identifier.split(":")[2] if identifier.startswith("urn:anarq:") and identifier.count(":") > 2 else ""
    is_away = owner in ecosystem.standards.module_names() and owner not in ecosystem.modules
    return NeedsPeer(owner, identifier) if is_away else None
