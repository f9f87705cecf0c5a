from collections.abc import Iterator

from anarq.checks.http.misrouted_path import SERVED
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.openapi import openapi_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    interface = openapi_of(module)
    for path, platform in SERVED.items():
        if platform and path not in interface.paths:
            item = f"urn:anarq:common:http:v1#/components/pathItems/{platform.capitalize()}"
            yield Hit(
                interface.path(path),
                found=f"the interface does not have `{path}`, which the runtime of every module answers",
                mend=f"add `{path}: {{$ref: '{item}'}}`",
                rests_on=(interface.routes,),
            )


RULE = Rule(
    summary="An interface leaves out a path that the runtime of every module answers.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Deployment Modes",
    scope=Scope.MODULE,
    cause="a path",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
    vocabulary=True,
    for_people=True,
)
