from collections.abc import Iterator

from anarq.loader.uris import climbs
from anarq.model.module import Module
from anarq.model.places import REFERABLE, walk_document
from anarq.model.survey import REFERRING
from anarq.model.tree import Document
from anarq.rules import Hit, Rule, Scope, Severity


def check(document: Document, module: Module) -> Iterator[Hit]:
    places = (place for place in walk_document(document) if place.kind in REFERABLE)
    said = ((place.node, keyword) for place in places for keyword in REFERRING if keyword in place.node.mapping())
    for reference in (node.get(keyword) for node, keyword in said):
        if climbs(reference.text()):
            yield Hit(
                reference,
                found=f"the reference `{reference.text()}` climbs out of its folder with `..`",
                mend=f"name the document by its `$id`, e.g. `urn:anarq:{module.name}:<type>:v1`",
                cause=reference.text().partition("#")[0],
            )


RULE = Rule(
    summary="A reference leaves its folder with `..` instead of naming a document by its identifier.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.FILE,
    cause="a path that is referred to",
    check=check,
)
