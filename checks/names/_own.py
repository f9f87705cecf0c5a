"""What a module may only declare under its own name, and whose names it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.manifest import manifest_of
from anarq.model.views.policies import policies_of
from anarq.model.views.registry import registry_of

_URN: Final = "urn:anarq:"
_WHOSE: Final = re.compile(r"(urn:anarq:|q\.|)[^.:]+[.:]")
"""The beginning of a name that tells whose it is: of contracts, of topics, and of scopes and tools."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a module declares: its kind, where, the name, and how it is to begin."""

    kind: str
    node: Node
    called: str
    start: str

    @property
    def is_foreign(self) -> bool:
        """Whether it begins otherwise."""
        return bool(self.called) and not self.called.startswith(self.start)


def own_names(module: Module) -> Iterator[Name]:
    """Its tools, scopes and contracts. Topics have a pattern of their own."""
    for tool in module.tools:
        yield Name("tool", tool.node, tool.name, module.standards.tool_prefix(module.name))
    for name, scope in policies_of(module).scopes.items():
        yield Name("scope", scope.node, name, f"{module.name}.")
    # Outside of the house a contract may be called anything.
    ours = (one for one in module.contracts if module.speaks_house or one.id.startswith(_URN))
    for contract in ours:
        yield Name("contract", contract.schema.id, contract.id, f"{_URN}{module.name}:")


def ownerless(name: str) -> str:
    """A name without the module that it begins with: two that are alike so differ in whose they are alone."""
    return _WHOSE.sub(r"\1", name, count=1) if _WHOSE.match(name) else ""


def called(module: Module) -> str:
    """The name of a module in the standard: that of its folder, or the one that it says it is."""
    return module.name if module.name in module.standards.module_names() else taken_for(module) or module.name


def taken_for(module: Module) -> str:
    """The module that one says it is: the one that its manifest or registry names, or for a folder that the standard
    does not know the one whose names all foreign ones of it are; empty where its folder is right.
    """
    name = manifest_of(module).name.text() if module.speaks_house else registry_of(module).module.text().lower()
    if name and name != module.name:
        return name
    if module.name in module.standards.module_names():
        return ""
    names = [*(one.called for one in own_names(module) if one.is_foreign), *(one.name for one in module.topics)]
    owners = {_owner(module, one) for one in names}
    return owners.pop() if len(owners) == 1 and len(names) > 1 else ""


def _owner(module: Module, called: str) -> str:
    """The module of the ecosystem that a name belongs to; empty where it belongs to none."""
    first = called.removeprefix(_URN).replace(":", ".").partition(".")[0]
    return first if first in module.standards.module_names() else module.standards.owner_of(called)
