from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.servers import Server, Variable, servers_of
from anarq.rules import Hit, Rule, Scope, Severity, did_you_mean


def check(module: Module) -> Iterator[Hit]:
    for server in servers_of(module):
        for name in server.named:
            variable = server.variables.get(name)
            if variable is None:
                yield _undeclared(server, name)
            elif variable.listed.exists and variable.default.text() not in variable.listed.texts():
                yield _unlisted(variable, name)


def _undeclared(server: Server, name: str) -> Hit:
    return Hit(
        server.url,
        found=f"the address `{server.url.text()}` names the variable `{name}`, and no `variables` declare it",
        mend=did_you_mean(
            name, server.variables, f"declare `{name}` in `variables` with a `default`, or write its value"
        ),
        allowed=tuple(server.variables),
        rests_on=(server.node,),
    )


def _unlisted(variable: Variable, name: str) -> Hit:
    return Hit(
        variable.default,
        found=f"the variable `{name}` is `{variable.default.text()}` by default, which its `enum` does not list",
        mend="list it, or choose another default",
        allowed=variable.listed.texts(),
        rests_on=(variable.node,),
    )


RULE = Rule(
    summary="The address of a server has a part that nothing fills.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.MODULE,
    cause="a variable",
    check=check,
    needs=(Role.HTTP,),
)
