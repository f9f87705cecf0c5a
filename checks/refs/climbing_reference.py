from collections.abc import Iterator

from anarq.loader.uris import climbs
from anarq.model.module import Module
from anarq.model.places import REFERABLE, walk_document
from anarq.model.survey import REFERRING
from anarq.model.tree import Document, Json
from anarq.rules import Hit, Rule, Scope, Severity


def check(document: Document, module: Module) -> Iterator[Hit]:
    if not _may_climb(document.data):  # most files need not be walked
        return
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


def _may_climb(value: Json) -> bool:
    """Whether a text in a value looks like a way out of a folder."""
    pending = [value]
    while pending:
        match pending.pop():
            case str(text) if climbs(text):
                return True
            case dict(members):
                pending.extend(members.values())
            case list(elements):
                pending.extend(elements)
    return False


RULE = Rule(
    summary="A reference leaves its folder with `..` instead of naming a document by its identifier.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Module Independence Architecture",
    scope=Scope.FILE,
    cause="a path that is referred to",
    check=check,
    vocabulary=True,
)
