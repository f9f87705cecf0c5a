"""What the checks of references share."""

from collections.abc import Iterator

from anarq.loader.uris import climbs
from anarq.model.module import Ecosystem
from anarq.model.survey import Reference


def references(ecosystem: Ecosystem) -> Iterator[Reference]:
    """Every reference of every module. Those that climb are left to the rule that is about them."""
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            yield from (one for one in ecosystem.survey.references(document) if not climbs(one.written.text()))
