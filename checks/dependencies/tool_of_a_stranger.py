from collections.abc import Iterator

from anarq.checks.names._own import called
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.matrix import wanted_of
from anarq.model.views.tools import Tool
from anarq.rules import Hit, Rule, Scope, Severity, Stage, meant


def check(module: Module) -> Iterator[Hit]:
    own = {tool.name: tool for tool in module.tools}
    peers = _peers(module)
    for tool in module.tools:
        for needed in tool.dependencies.elements():
            name = needed.text()
            if name in own:
                yield from _circle(tool, needed, own)
            elif _is_strange(module, name, peers):
                yield Hit(
                    needed,
                    found=f"the tool `{tool.name}` needs `{name}`, and no dependency of the module has such a tool",
                    mend=_mend(module, name),
                    allowed=tuple(sorted(peers)),
                    cause=name,
                    rests_on=(needed, tuple(one.node for one in module.manifest.dependencies)),
                )


def _peers(module: Module) -> dict[str, str]:
    """The prefix of the tools of each module that one depends on, by its name; outside of the house, where none is
    named, of every module.
    """
    named = [one.name for one in wanted_of(module)]
    every = named if named or module.speaks_house else module.standards.module_names()
    return {name: module.standards.tool_prefix(name) for name in every}


def _is_strange(module: Module, name: str, peers: dict[str, str]) -> bool:
    """Whether no peer has the tool. Outside of the house a module may be named as well, what nobody of the ecosystem
    has may be a service of others, and a slip of a known tool is strange, too.
    """
    if module.speaks_house:
        return not any(prefix and name.startswith(prefix) for prefix in peers.values())
    standards = module.standards
    owner = name if name in {*standards.module_names()} else standards.owner_of(name)
    return bool(_slip(module, name)) or (bool(owner) and owner not in {*peers, called(module)})


def _slip(module: Module, name: str) -> str:
    """The tool or module of the standard that was probably meant; empty for one that is there, or like none. A peer may
    have tools of other names, so that of those only letters that are exchanged are a slip.
    """
    standards = module.standards
    known = {*standards.module_names(), *(tool for one in standards.module_names() for tool in standards.tools_of(one))}
    likely = "" if name in known else meant(name, known)
    return likely if len(likely) == len(name) or not standards.owner_of(name) else ""


def _mend(module: Module, name: str) -> str:
    likely = "" if module.speaks_house else _slip(module, name)
    if likely:
        return f"did you mean `{likely}`?"
    home = "`module.yaml` under `dependencies`" if module.speaks_house else f"`{module.of_role(Role.MATRIX).path}`"
    return f"name its module in {home}, or leave it out"


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
)
