"""Lays the blocks of an example over the minimal valid module."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from anarq.model.layout import Layout
from anarq.model.module import Module
from anarq.model.standards import Standards
from anarq.model.tree import Document, Json
from anarq.rules.examples.page import Block
from anarq.rules.examples.parse import Parse

BASE: Final = "qmail"
"""The module that examples are laid over."""

_DATA: Final = (".yaml", ".json")
_READ: Final = (*_DATA, ".md")


def base_files(layout: Layout | None = None) -> dict[str, str]:
    """The text of each file of the minimal valid module of a layout, that of the house where none is given, by path."""
    root = Path(__file__).parent / ("base" if layout is None or layout.vocabulary else layout.name)
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def merge_patch(target: Json, patch: Json) -> Json:
    """The target after a JSON Merge Patch (RFC 7396): null removes, lists are replaced."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge_patch(merged.get(key), value)
    return merged


def modules_of(
    blocks: Iterable[Block], parse: Parse, standards: Standards, *, named: bool, layout: Layout | None = None
) -> tuple[Module, ...]:
    """The modules of an example.

    Args:
        blocks: its files.
        parse: reads YAML, JSON and Markdown.
        standards: what holds for all modules.
        named: whether the files start with the name of their module; otherwise all are of `BASE`.
        layout: where their files lie; None: as in the house layout.
    """
    overlays: dict[str, list[tuple[str, Block]]] = {} if named else {BASE: []}
    for block in blocks:
        name, _, path = block.file.partition("/") if named else (BASE, "", block.file)
        overlays.setdefault(name, []).append((path, block))
    laid = standards.vocabulary.house if layout is None else layout
    return tuple(_module(name, found, parse, standards, laid) for name, found in sorted(overlays.items()))


def _module(
    name: str, overlay: Iterable[tuple[str, Block]], parse: Parse, standards: Standards, layout: Layout
) -> Module:
    files = {path: _renamed(text, name, standards) for path, text in base_files(layout).items()}
    data: dict[str, Json] = {path: parse(path, text).data for path, text in files.items()}
    others: set[str] = set()
    for path, block in overlay:
        if not path.endswith(_DATA):
            others.add(path)
            if path.endswith(_READ) and layout.role_of(path) is not None:
                data[path] = parse(path, block.text).data
        elif (patch := parse(path, block.text).data) is None:
            data.pop(path, None)
        else:
            data[path] = merge_patch(data.get(path), patch)
    documents = {path: _document(name, path, value, layout) for path, value in data.items()}
    return Module(name, documents, standards, files=frozenset(data) | others, folder=name, given=layout)


def _document(name: str, path: str, data: Json, layout: Layout) -> Document:
    role = layout.role_of(path)
    shown = f"{name}/{path}"
    return (
        Document(path, data, shown) if role is None else Document(path, data, shown, reader=role.reader, role=role.role)
    )


def _renamed(text: str, name: str, standards: Standards) -> str:
    """The file as another module would have it: tools by their own prefix, all else by the module's name."""
    return text.replace(f'"{BASE}.', f'"{standards.tool_prefix(name)}').replace(BASE, name)


def blocks_by_file(blocks: Iterable[Block], parse: Parse) -> Mapping[str, Document]:
    """Each block as a document of its own, to find its lines by."""
    return dict(_parsed(blocks, parse))


def _parsed(blocks: Iterable[Block], parse: Parse) -> Iterator[tuple[str, Document]]:
    for block in blocks:
        if block.file.endswith(_READ):
            yield block.file, parse(block.file, block.text)
