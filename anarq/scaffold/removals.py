"""Removing one thing from the spec of a module: it, and what refers to it. No IO."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from anarq.model import pointer as pointers
from anarq.model.module import Module
from anarq.model.names.index import Book, Names
from anarq.model.suggest import did_you_mean
from anarq.model.tree import Node
from anarq.scaffold.edits import Path, Text
from anarq.scaffold.kinds import KINDS, RefusedError

_FILES: Final = frozenset({"topic", "contract", "runbook"})
"""Kinds of which each has a file of its own."""

_TOOLS: Final = "mcp.json"
"""The file that says that there are no tools."""

_BESIDE: Final = frozenset({"parameters", "summary", "description", "servers"})
"""Keys of a path that mean nothing without an operation."""

_REFERENCE: Final = re.compile(r"urn:anarq:[a-z0-9-]+:[A-Za-z0-9.-]+:v[0-9]+")


Cut: TypeAlias = tuple[str, Path]
"""A file, and the way to what is taken out of it."""


def removal(names: Names, module: Module, kind: str, name: str, texts: Mapping[str, str]) -> dict[str, str | None]:
    """What becomes of the files of a module: the new text by path, None for one that goes.

    Args:
        names: of the ecosystem.
        module: that has it.
        kind: a key of `KINDS`.
        name: as the spec has it.
        texts: of the files of the spec, by path.

    Raises:
        RefusedError: the module has none of that name, or something needs it.
        UneditableError: a file is written in a way that no edit keeps.
    """
    book = names.books[module.name]
    node = _declared(names, module, kind, name)
    files: dict[str, str | None] = {}
    gone = [node.document.path] if kind in _FILES else []
    cuts = [] if kind in _FILES else [(node.document.path, _whole(node, kind))]
    cuts += list(_references(book, names, module, kind, name, cuts, gone))
    useless: list[Cut] = []
    whole: list[Cut] = [(path, []) for path in gone]
    while lost := list(_useless(book, [*whole, *cuts, *useless])):
        useless += lost
    every = [*cuts, *useless]
    outer = [one for one in every if not any(_is_within(one, other) for other in every if other != one)]
    for path, cut in sorted(outer, key=lambda each: (each[0], [str(key).zfill(9) for key in each[1]]), reverse=True):
        files[path] = Text(path, files.get(path) or texts[path]).without(cut, empty=path == _TOOLS).text
    files |= dict.fromkeys(gone)
    return files | dict.fromkeys(_orphans(module, texts, files))


def _declared(names: Names, module: Module, kind: str, name: str) -> Node:
    there = names.books[module.name].all(KINDS[kind])
    own = {one: found[0].node for one, found in there.items() if names.is_own(module.name, found[0].node.document)}
    wanted = _full(module, kind, name)
    if wanted not in own:
        told = f"there are {', '.join(sorted(own))}" if own else f"{module.name} has none"
        raise RefusedError(f"{module.name} has no {kind} `{name}`; {did_you_mean(name, own, told)}")
    return own[wanted]


def _full(module: Module, kind: str, name: str) -> str:
    """A contract may be named by its file alone."""
    return f"urn:anarq:{module.name}:{name}:v1" if kind == "contract" and ":" not in name else name


def _path(pointer: str, node: Node) -> list[str | int]:
    """The keys and indices on the way to a node."""
    found: list[str | int] = []
    at = node.document.root
    for token in pointers.split(pointer):
        key: str | int = int(token) if isinstance(at.value, list) else token
        found.append(key)
        at = at.get(key)
    return found


def _whole(node: Node, kind: str) -> Path:
    """The way to all that is said of it: the node is its name, or the member that its name is the key of."""
    path = _path(node.pointer, node)
    if kind == "tool":
        return path
    above = path[:-1]
    if kind == "operation":
        item = node.document.root.get(*above[:-1])
        return above[:-1] if item.mapping().keys() - _BESIDE == {above[-1]} else above
    return above


def _references(
    book: Book, names: Names, module: Module, kind: str, name: str, cuts: list[Cut], gone: list[str]
) -> Iterator[Cut]:
    wanted = _full(module, kind, name)
    for referred in book.referred:
        path = referred.node.document.path
        if referred.name != wanted or KINDS[kind] not in referred.to.kinds or referred.peer or path in gone:
            continue
        way = _path(referred.node.pointer, referred.node)
        if _is_cut(referred.node, cuts):
            continue
        if isinstance(way[-1], int):
            yield path, way
        elif len(way) > 2 and way[-3] == "links":
            yield path, way[:-1]
        else:
            raise RefusedError(f"{referred.node.place} refers to the {kind} `{name}`; remove that first")
    if kind == "contract":
        for path, text in ((path, document.data) for path, document in module.documents.items() if path not in gone):
            if wanted in _REFERENCE.findall(str(text)):
                raise RefusedError(
                    f"{module.documents[path].place()} refers to the contract `{name}`; remove that first"
                )


def _useless(book: Book, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """What only that used which is cut already, where it means nothing without a use: a scope that no operation asks
    for. What names it goes as well, and what names nothing then.

    Raises:
        RefusedError: it has a file of its own, and tests: it is removed for itself.
    """
    uses: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in book.referred:
        for kind in one.to.kinds if one.to.is_use and not one.peer else ():
            uses[kind, one.name].append(_is_cut(one.node, cuts))
    for (kind, name), gone in uses.items():
        found = book.declared.get(kind, {}).get(name, ())
        if not all(gone) or not found or not found[0].said.unused or _is_cut(found[0].node, cuts):
            continue
        if kind in _FILES:
            raise RefusedError(f"nothing else would use the {kind} `{name}`: first `anarq remove {kind} {name}`")
        yield _cut(found[0].node)
        naming = [one.node for one in book.referred if kind in one.to.kinds and one.name == name]
        yield from (_without_item(node) for node in naming if not _is_cut(node, cuts))


def _without_item(node: Node) -> Cut:
    """A name in a list; with what holds the list, where it is the only one."""
    path, way = _cut(node)
    alone = isinstance(way[-1], int) and len([*node.document.root.get(*way[:-1]).elements()]) == 1
    return path, way[:-2] if alone else way


def _cut(node: Node) -> Cut:
    return node.document.path, _path(node.pointer, node)


def _is_cut(node: Node, cuts: Sequence[Cut]) -> bool:
    return any(_is_within(_cut(node), each) for each in cuts)


def _is_within(inner: Cut, outer: Cut) -> bool:
    return inner[0] == outer[0] and [*inner[1][: len(outer[1])]] == [*outer[1]]


def _orphans(module: Module, texts: Mapping[str, str], files: Mapping[str, str | None]) -> list[str]:
    """The contracts that only what is gone referred to."""
    gone = {path for path, text in files.items() if text is None}
    mentioned = {path: frozenset(_REFERENCE.findall(text)) for path, text in texts.items()}
    after = {path: frozenset(_REFERENCE.findall(text)) for path, text in files.items() if text is not None}
    lost = set[str]().union(*(mentioned[path] - after.get(path, frozenset()) for path in files))
    found: list[str] = []
    pending = sorted(lost)
    while pending:
        urn = pending.pop()
        home = next((contract.node.document.path for contract in module.contracts if contract.id == urn), None)
        if home is None or home in gone:
            continue
        left = _mentions(texts, files, {*gone, home}, after)
        if urn not in left:
            gone.add(home)
            found.append(home)
            pending += mentioned[home] - {urn}
    return found


def _mentions(
    texts: Mapping[str, str], files: Mapping[str, str | None], gone: Iterable[str], after: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    without = frozenset(gone)
    kept = (path for path in texts if path not in without)
    return frozenset[str]().union(*(after.get(path) or frozenset(_REFERENCE.findall(texts[path])) for path in kept))
