from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.openapi import Link
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    own = frozenset(module.documents.values())
    for operation in module.operations:
        for _, response in operation.answers():
            for link in map(module.follow, response.links):
                if link.document in own:
                    yield from _lacking(module, link)


def _lacking(module: Module, link: Node) -> Iterator[Hit]:
    """The parameters of the path that a link leaves out: without them there is no path."""
    leads = Link(link)
    operation = module.operation(leads.operation)
    if operation is None:
        return
    given = {name.removeprefix("path.") for name in leads.given.mapping()}
    lacking = [each for each in operation.parameters if each.location == "path" and each.name not in given]
    # A name that the operation does not take was meant for one that it does, and is told as that.
    if lacking and given <= {each.name for each in operation.parameters}:
        names = "`, `".join(each.name for each in lacking)
        yield Hit(
            link,
            found=f"the link leads to `{operation.name}` and does not say its `{names}`",
            mend="give a value to each in `parameters`, such as `$response.body#/data/…` or `$request.path.…`",
            rests_on=(leads.given, *(each.declared for each in lacking)),
        )


RULE = Rule(
    summary="A link leaves out a parameter of the path that it leads to.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a link",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.HTTP,),
)
