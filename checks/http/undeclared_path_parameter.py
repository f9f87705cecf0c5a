import re
from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.openapi import Operation, Parameter
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first, meant


def check(module: Module) -> Iterator[Hit]:
    for operation in module.operations:
        # Braces without a name are told by the rule about paths that are misrouted.
        named = re.findall(r"\{([^{}]+)\}", operation.path)
        declared = {one.name: one for one in operation.parameters if one.location == "path"}
        missing = [name for name in named if name not in declared]
        for parameter in [one for name, one in declared.items() if name not in named]:
            meant_by = _meant_by(parameter, missing, declared.keys() - {*named})
            if meant_by:
                missing.remove(meant_by)
            yield _surplus(operation, parameter, meant_by, named)
        elsewhere = {one.name: one for one in operation.parameters if one.location != "path"}
        for name in missing:
            yield _misplaced(operation, elsewhere[name]) if name in elsewhere else _missing(operation, name)


def _meant_by(parameter: Parameter, missing: list[str], surplus: set[str]) -> str:
    """The name in the path that a parameter was probably to have: one renaming is one fault."""
    alone = missing[0] if len(missing) == len(surplus) == 1 else ""
    return meant(parameter.name, missing) or alone


def _missing(operation: Operation, name: str) -> Hit:
    return Hit(
        operation.path_item,
        found=f"the path `{operation.path}` names `{name}`, which `{operation.name}` does not declare",
        mend=f"declare a parameter `{name}` with `in: path` and `required: true`",
        cause=f"{operation.path} {name}",
        rests_on=operation.places_of_parameters,
    )


def _misplaced(operation: Operation, parameter: Parameter) -> Hit:
    """A parameter that the path names, and that stands elsewhere."""
    at = parameter.located
    return Hit(
        at,
        found=f"the parameter `{parameter.name}` stands in `{parameter.location}`, and the path has a place for it",
        mend="say `in: path` and `required: true`, or take it out of the path",
        allowed=("path",),
        cause=f"{at.place}",
        rests_on=(at, *operation.places_of_parameters),
    )


def _surplus(operation: Operation, parameter: Parameter, meant_by: str, named: list[str]) -> Hit:
    """A parameter of a place that the path does not have."""
    return Hit(
        parameter.declared,
        found=f"the path `{operation.path}` names `{meant_by}`, and its parameter is called `{parameter.name}`"
        if meant_by
        else f"the parameter `{parameter.name}` has no place in the path `{operation.path}`",
        mend="call both alike" if meant_by else "name it in the path, or take it away",
        allowed=closest_first(parameter.name, named),
        cause=f"{operation.path} {parameter.name}",
        rests_on=operation.places_of_parameters,
    )


RULE = Rule(
    summary="A path and the parameters in it do not have the same names.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
    stage=Stage.AGREEMENT,
    needs=(Role.HTTP,),
)
