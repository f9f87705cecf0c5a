"""The declarative half of a folder that somebody else laid out, as far as what lies there says it. No IO."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from anarq.generators.file import File
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.catalogue import catalogue_of
from anarq.model.views.openapi import openapi_of
from anarq.scaffold.adopting.dependencies import dependencies_of
from anarq.scaffold.adopting.guess import Guess, Said, commented_json, yaml_text
from anarq.scaffold.adopting.http import Interface
from anarq.scaffold.adopting.identity import Identity
from anarq.scaffold.adopting.kept import pinning, retention, storage
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
        left: what the HTTP document says and is not taken over.
        lonely: schemas that were not taken over, for nothing that was refers to them.
    """

    files: tuple[File, ...]
    left: tuple[Node, ...]
    lonely: tuple[Node, ...]


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
    files = [
        *_yaml(module, identity, interface),
        _json("mcp.json", tools(module, types, interface, identity.version)),
        *topics(module, types),
        _json("storage/retention.policy.json", retention(module)),
        *(_json("storage/pinning.policy.json", said) for said in (pinning(module),) if said),
    ]
    files.extend(types.files())
    return Adopted(tuple(sorted(files)), tuple(interface.left()), tuple(types.left(openapi_of(module).schemas)))


def _yaml(module: Module, identity: Identity, interface: Interface) -> Iterator[File]:
    offered = openapi_of(module).description.text()
    said: dict[str, Mapping[str, Said]] = {
        "module.yaml": _manifest(module, identity),
        "openapi.yaml": interface.document(identity.title, identity.version, offered or identity.summary),
        "security/policies.yaml": _access(),
        "storage/map.yaml": storage(module),
        "runtime.yaml": {"metrics": Guess([], "nothing says what the business counts")},
        "compat/deprecations.yaml": _deprecations(module, interface),
    }
    for path, value in said.items():
        yield File(path, yaml_text(_HEAD, value))


def _json(path: str, said: Mapping[str, Said]) -> File:
    return File(path, commented_json(said))


def _manifest(module: Module, identity: Identity) -> dict[str, Said]:
    consumed = [{"topic": name} for name in _consumed(module)]
    dependencies = dict(dependencies_of(module))
    return {
        "name": Guess(identity.name, identity.why) if identity.why else identity.name,
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


def _access() -> dict[str, Said]:
    """No scope and no purpose: which there are is for a person to say, and each operation asks for them."""
    nothing = "which there are, only a person can say"
    return {key: Guess({}, nothing) for key in ("scopes", "roles", "purposes", "keyScopes")}


def _deprecations(module: Module, interface: Interface) -> dict[str, Said]:
    gone = [{"feature": interface.name(one)} for one in module.operations if one.deprecated.flag()]
    return {"deprecations": gone if gone else Guess([], "nothing says that anything is going away")}
