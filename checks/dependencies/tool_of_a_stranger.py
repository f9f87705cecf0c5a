from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.tools import Tool
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    own = {tool.name: tool for tool in module.tools}
    peers = {one.name: module.standards.tool_prefix(one.name) for one in module.manifest.dependencies}
    for tool in module.tools:
        for needed in tool.dependencies.elements():
            name = needed.text()
            if name in own:
                yield from _circle(tool, needed, own)
            elif not any(prefix and name.startswith(prefix) for prefix in peers.values()):
                yield Hit(
                    needed,
                    found=f"the tool `{tool.name}` needs `{name}`, and no dependency of the module has such a tool",
                    mend="name its module in `module.yaml` under `dependencies`, or leave it out",
                    allowed=tuple(sorted(peers)),
                    cause=name,
                    rests_on=(needed, tuple(one.node for one in module.manifest.dependencies)),
                )


def _circle(tool: Tool, needed: Node, own: dict[str, Tool]) -> Iterator[Hit]:
    """Where a tool needs itself, by way of another or straight away."""
    seen: set[str] = set()
    waiting = [needed.text()]
    while waiting:
        name = waiting.pop()
        if name == tool.name:
            yield Hit(
                needed,
                found=f"the tool `{tool.name}` needs `{needed.text()}`, and so itself",
                mend="leave one of them out",
                cause="a circle",
            )
            return
        if name in own and name not in seen:
            seen.add(name)
            waiting.extend(own[name].dependencies.texts())


RULE = Rule(
    summary="A tool needs one of a module that is not a dependency, or needs itself.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="MCP Tool Discovery and Capability Negotiation",
    scope=Scope.MODULE,
    cause="a tool",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.TOOLS,),
    vocabulary=True,
)
