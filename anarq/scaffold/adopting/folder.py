"""The declarative half of a folder that somebody else laid out, as far as what lies there says it. No IO."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from anarq.generators.file import File
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Document, Node
from anarq.model.views.blocks import blocks_of
from anarq.model.views.catalogue import catalogue_of
from anarq.model.views.openapi import openapi_of
from anarq.scaffold.adopting.dependencies import dependencies_of
from anarq.scaffold.adopting.guess import Guess, Said, Taken, commented_json, yaml_text
from anarq.scaffold.adopting.http import Interface
from anarq.scaffold.adopting.identity import Identity
from anarq.scaffold.adopting.kept import pinning, retention, storage
from anarq.scaffold.adopting.left import Account, Left
from anarq.scaffold.adopting.places import READ, unread
from anarq.scaffold.adopting.tools import tools
from anarq.scaffold.adopting.topics import topics
from anarq.scaffold.adopting.types import Types

_HEAD: Final = (
    "Written by `anarq adopt` from what lay there. What is only a guess says so; what nothing there says is left out,",
    "and `anarq check` asks for it.",
)


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of a folder.

    Attributes:
        files: of the house layout, sorted by path below the folder of the module.
        account: of what the files are taken from.
        left: what the documents that were read say and is not taken over, by path.
        unread: files that seem to describe the module, and that nobody reads.
    """

    files: tuple[File, ...]
    account: Account
    left: tuple[Left, ...]
    unread: tuple[str, ...]


def adopted(module: Module, identity: Identity) -> Adopted:
    """What becomes of a folder.

    Args:
        module: as it was found.
        identity: what it is.

    Raises:
        NotRead: a file of the module could not be read.
    """
    types = Types(module, identity.name)
    interface = Interface(module, types)
    said = {
        **_yaml(module, identity, interface),
        "mcp.json": tools(module, types, interface, identity.version),
        **dict(topics(module, types, identity.name)),
        "storage/retention.policy.json": retention(module),
        "storage/pinning.policy.json": pinning(module),
    }
    said.update(types.files())
    written = {path: value for path, value in said.items() if value}
    account = Account(written.values(), module.follow)
    documents = (one for role in READ for one in module.all_of_role(role))
    return Adopted(
        tuple(sorted(File(path, _text(path, value)) for path, value in written.items())),
        account,
        tuple(left for document in documents for left in account.left(document)),
        tuple(map(module.shown, unread(module))),
    )


def _text(path: str, said: Mapping[str, Said]) -> str:
    return commented_json(said) if path.endswith(".json") else yaml_text(_HEAD, said)


def _yaml(module: Module, identity: Identity, interface: Interface) -> dict[str, Mapping[str, Said]]:
    offered = openapi_of(module).description
    described = offered if offered.text() else identity.summary
    return {
        "module.yaml": _manifest(module, identity),
        "openapi.yaml": interface.document(identity.title, identity.version, described),
        "security/policies.yaml": _access(),
        "storage/map.yaml": storage(module),
        "runtime.yaml": {"metrics": Guess([], "nothing says what the business counts")},
        "compat/deprecations.yaml": _deprecations(module, interface),
    }


def _manifest(module: Module, identity: Identity) -> dict[str, Said]:
    consumed = [{"topic": Taken(name, _named_in(module.of_role(Role.CATALOGUE), name))} for name in _consumed(module)]
    dependencies = dict(dependencies_of(module))
    return {
        "name": identity.named,
        "version": identity.version,
        **({"summary": identity.summary} if identity.summary else {}),
        **({"dependencies": dependencies} if dependencies else {}),
        **({"consumes": consumed} if consumed else {}),
        "modes": Guess(["standalone"], "nothing says that it was run beside others"),
    }


def _consumed(module: Module) -> list[str]:
    """The topics of others that the catalogue names."""
    catalogue = catalogue_of(module)
    own = {one.name for one in catalogue.listed} | {topic.name for topic in module.topics}
    owner = module.standards.owner_of
    return sorted(name for name in catalogue.mentioned - own if owner(name) not in ("", module.name))


def _named_in(catalogue: Document, name: str) -> tuple[Node, ...]:
    """Where a text says a name and nothing else."""
    texts = (node for block in blocks_of(catalogue) for node in (*block.cells, block.said))
    return tuple(node for node in texts if node.text().strip() == name)


def _access() -> dict[str, Said]:
    """No scope and no purpose: which there are is for a person to say, and each operation asks for them."""
    nothing = "which there are, only a person can say"
    return {key: Guess({}, nothing) for key in ("scopes", "roles", "purposes", "keyScopes")}


def _deprecations(module: Module, interface: Interface) -> dict[str, Said]:
    gone = [{"feature": interface.name(one)} for one in module.operations if one.deprecated.flag()]
    return {"deprecations": gone if gone else Guess([], "nothing says that anything is going away")}
