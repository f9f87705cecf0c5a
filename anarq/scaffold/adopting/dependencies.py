"""The modules that a folder which somebody else laid out uses: by its matrix, and by what its tools need."""

from collections.abc import Iterator

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.versions import VersionRange
from anarq.model.views.matrix import Wanted, wanted_of
from anarq.scaffold.adopting.guess import Guess, Said, Taken


def dependencies_of(module: Module) -> Iterator[tuple[str, Said]]:
    """Each module that is used, with what is known of that; what for is left out, as only a person knows it."""
    ranges = {
        one.name: Taken(_range(one.written, one.range), (one.node, *_name(one)))
        for one in wanted_of(module)
        if one.range is not None
    }
    tools = _needed(module)
    for name in dict.fromkeys([*ranges, *tools]):
        used = tools.get(name)
        yield (
            name,
            {
                **({"kind": Guess("platform", "the standard says so")} if module.standards.is_platform(name) else {}),
                **({"range": ranges[name]} if name in ranges else {}),
                **({"uses": {"tools": used}} if used else {}),
            },
        )


def _range(written: str, known: VersionRange) -> str:
    """A range as it is written, where it is so in the house."""
    return written if VersionRange.parse(written) == known else str(known)


def _name(wanted: Wanted) -> tuple[Node, ...]:
    """Where a table names the module: in the first cell of the row."""
    return tuple(wanted.node.around.elements())[:1]


def _needed(module: Module) -> dict[str, list[str]]:
    """The tools that those of the module need, by the module of the ecosystem that has them."""
    known = {*module.standards.module_names()}
    found: dict[str, list[str]] = {}
    for needed in dict.fromkeys(name for tool in module.tools for name in tool.dependencies.texts()):
        owner = module.standards.owner_of(needed)
        if owner in known and owner != module.name:
            found.setdefault(owner, []).extend([needed] if needed != owner else [])
    return found
