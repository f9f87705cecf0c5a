from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Ecosystem
from anarq.model.places import Kind, Place
from anarq.model.survey import Survey
from anarq.model.views.openapi import Parameter, parameters_of
from anarq.rules import Hit, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit]:
    for module in ecosystem.modules.values():
        for document in module.documents.values():
            for place in ecosystem.survey.places(document):
                if place.kind in (Kind.PATH_ITEM, Kind.OPERATION):
                    yield from _repeated(ecosystem.survey, place)


def _repeated(survey: Survey, place: Place) -> Iterator[Hit]:
    """The parameters of one list that stand in it before. That an operation says again what its path says is meant."""
    seen: set[tuple[str, str]] = set()
    for declared in parameters_of(place.node).elements():
        described = Parameter(declared, survey.end(declared))
        name, location = described.name, described.location
        key = (location, name.lower() if location == "header" else name)
        if name and key in seen:
            yield Hit(
                declared,
                found=f"the {location} parameter `{name}` stands in this list before",
                mend="take one of them away",
            )
        seen.add(key)


RULE = Rule(
    summary="A list of parameters has one of them twice.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a parameter",
    check=check,
    needs=(Role.HTTP,),
)
