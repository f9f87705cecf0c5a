"""The compatibility matrix, which is there for people: outside of the house `compat/matrix.md`.

The versions of other modules are read in its tables with a row for each, in its lists, and in blocks of YAML.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from anarq.model.basis import Basis
from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.standards import Standards
from anarq.model.tree import Node
from anarq.model.versions import Version, VersionRange
from anarq.model.views.blocks import blocks_of
from anarq.model.views.manifest import manifest_of

_VERSIONS: Final = re.compile(r"\b(version|range|compatib|support|requir)", re.IGNORECASE)
_REFUSED: Final = re.compile(
    r"\b(incompatib|unsupported|not|no|broken|dropped|planned|untested|until)\b|✗|❌", re.IGNORECASE
)
_ITEM: Final = re.compile(r"([^:=,|]+?)(?:\s*[:=,|\u2013\u2014-]\s+|\s+(?=[\^~<>=≥≤v\d]))(.+)")
_LINE: Final = re.compile(r"^[ \t]*(?:-[ \t]+)?[\"']?([@\w/-]+)[\"']?:[ \t]*[\"']?([^\"'#\n]+)", re.MULTILINE)
_SPAN: Final = re.compile(r"(\d[\w.]*)\s*(?:-|\u2013|\u2014|to)\s*(\d[\w.]*)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The versions of another module that a module works with.

    Attributes:
        name: the other module.
        node: where it says so.
        range: the versions; None where nobody knows what is written there.
        basis: how that is known.
    """

    name: str
    node: Node
    range: VersionRange | None
    basis: Basis

    @property
    def written(self) -> str:
        """The versions, as written."""
        return self.node.text().strip()

    @property
    def is_tried(self) -> bool:
        """Whether a text names one version: the one with which it was tried, and no word on others."""
        return self.basis is Basis.READ and Version.parse(self.written.strip("`").removeprefix("v")) is not None


def wanted_of(module: Folder) -> tuple[Wanted, ...]:
    """The versions of others that a module works with: as its manifest, and outside of the house its matrix, says.

    Raises:
        NotRead: the file is there and could not be read.
    """
    if module.speaks_house:
        every = manifest_of(module).dependencies
        return tuple(Wanted(one.name, one.range, VersionRange.parse(one.range.text()), Basis.DECLARED) for one in every)
    names = _names(module.standards)
    header: Sequence[Node] = ()
    found: list[Wanted] = []
    for block in blocks_of(module.of_role(Role.MATRIX)):
        if block.kind == "row" and block.is_header:
            header = block.cells
        elif block.kind == "row":
            found.extend(_of_row(header, block.cells, names))
        elif block.kind == "item":
            found.extend(_of_pair(_ITEM.fullmatch(block.text), block.said, names))
        elif block.kind == "code" and block.language in ("yaml", "yml"):
            for line in _LINE.finditer(block.text):
                found.extend(_of_pair(line, block.said, names))
    return tuple(one for one in found if one.name != module.name)


def _names(standards: Standards) -> dict[str, str]:
    """What people call each module of the ecosystem, in small letters."""
    every = {name: name for name in standards.module_names()}
    return {**{standards.display(name).lower(): name for name in every}, **every}


def _module(text: str, names: dict[str, str]) -> str:
    """The module that a text names; empty where it names none."""
    return names.get(text.strip().lower().rpartition("/")[2], "")


def _of_row(header: Sequence[Node], cells: Sequence[Node], names: dict[str, str]) -> Iterator[Wanted]:
    """What one row of a table says. Rows about versions of the module itself have others as columns: which of them is
    the one that stands now is not known, so that they say nothing.
    """
    if not cells or any(_module(one.text(), names) for one in header):
        return
    name = _module(cells[0].text(), names)
    if not name or any(_REFUSED.search(one.text()) for one in cells[1:]):
        return
    titled = [cell for title, cell in zip(header, cells, strict=False) if _VERSIONS.search(title.text())]
    for cell in titled[:1] or cells[1:2]:
        yield Wanted(name, cell, range_of(cell.text()), Basis.READ)


def _of_pair(found: re.Match[str] | None, node: Node, names: dict[str, str]) -> Iterator[Wanted]:
    if found is None or _REFUSED.search(found[2]):
        return
    name = _module(found[1], names)
    if name:
        yield Wanted(name, Node(node.document, node.pointer, found[2].strip()), range_of(found[2]), Basis.READ)


def range_of(text: str) -> VersionRange | None:
    """The range that a text writes, also as people write it: `v1.2`, `1.x`, `1.0.0 - 1.9.9`, `≥ 1.0, < 2.0`, `1.2+`.

    None where it writes none, or more than one.
    """
    plain = text.strip().strip("`'\"").replace("≥", ">=").replace("≤", "<=")
    plain = re.sub(r"\b[vV](?=\d)", "", plain)
    plain = re.sub(r"(\.[xX*])+\b|(\.\*)+", "", plain)
    span = _SPAN.fullmatch(plain)
    if span is not None:
        return VersionRange.parse(f">={span[1]} <={span[2]}")
    plain = re.sub(r"^([\d.]+)\+$", r">=\1", plain)
    plain = re.sub(r"([<>=^~])\s+", r"\1", plain)
    return VersionRange.parse(" ".join(re.split(r"\s*(?:,|&&|\band\b)\s*|\s+", plain)))
