from collections.abc import Iterator

from anarq.checks.names._own import own_names, taken_for
from anarq.model.module import Module
from anarq.model.views.manifest import manifest_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage, closest_first


def check(module: Module) -> Iterator[Hit]:
    other = taken_for(module)
    if other:  # all of its names are called otherwise for that one reason
        yield _folder(module, other)
        return
    for one in own_names(module):
        if one.is_foreign:
            yield Hit(
                one.node,
                found=f"the {one.kind} `{one.called}` of `{module.name}` does not begin with `{one.start}`",
                mend=f"begin it with `{one.start}`: what begins otherwise belongs to another module",
                cause=f"{one.kind} {one.called}",
                rests_on=(one.node,),
            )


def _folder(module: Module, other: str) -> Hit:
    name = manifest_of(module).name
    by_itself = name.text() != module.name
    return Hit(
        name,
        found=f"`module.yaml` calls the module `{other}`, and its folder, or the workspace, calls it `{module.name}`"
        if by_itself
        else f"the standard knows no module `{module.name}`, and its names are those of `{other}`",
        mend="call both alike: peers, paths and generated code go by the second"
        if by_itself
        else f"call the module and its folder `{other}`, or give what it declares names of its own",
        allowed=closest_first(module.name, module.standards.module_names()),
        rests_on=(name,),
    )


RULE = Rule(
    summary="A module declares a name that belongs to another module.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a name",
    check=check,
    stage=Stage.KEYWORD,
    vocabulary=True,
)
