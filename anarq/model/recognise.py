"""Which folders are modules, and in which layout, from the names of files alone. No IO."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from anarq.model.globs import expression, first_meant
from anarq.model.layout import Layout, Role

GENERATED: Final = "_gen"
"""The folder of generated files, which make nothing a module."""

_LAST: Final = chr(0x10FFFF)


@dataclass(frozen=True, slots=True)
class FoundModule:
    """A folder that is a module.

    Attributes:
        folder: below the root, with a slash at its end; empty for the root itself.
        layout: where its files lie.
        files: its files, generated ones included, below the folder.
    """

    folder: str
    layout: Layout
    files: frozenset[str]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A folder that looks like a module and is not looked at as one.

    Attributes:
        folder: below the root; empty for the root itself.
        reason: why, as a clause about it.
        mend: what to do.
    """

    folder: str
    reason: str
    mend: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """What the names of files tell.

    Attributes:
        modules: by folder.
        left_out: what looks like a module and is none, by folder.
    """

    modules: tuple[FoundModule, ...]
    left_out: tuple[LeftOut, ...]


def recognise(names: Iterable[str], layouts: Sequence[Layout]) -> Recognised:
    """The modules among some files. It costs the length of the names.

    The outermost folder that holds the marks of a layout is the module, and all below is a part of it. Loose marks
    make a folder a module when all that bears marks below it lies where the layout has a place for it: an interface in
    `docs/` belongs to the code above it, and the interfaces of several services do not.

    Args:
        names: the paths of all files below a root.
        layouts: in the order in which they are tried.
    """
    every = sorted(names)
    held = _held(every, {mark for layout in layouts for group in (*layout.marks, *layout.loose) for mark in group})
    marked = _marked(held, layouts)
    outer = _outermost(marked)
    files: dict[str, list[str]] = {folder: [] for folder in outer}
    for name in every:
        holder = _holder(name, outer)
        if holder is not None:
            files[holder].append(name[len(holder) :])
    modules = tuple(FoundModule(folder, marked[folder], frozenset(files[folder])) for folder in outer)
    left_out = [*_within(held, marked, outer), *_alike(every, layouts, outer)]
    return Recognised(modules, tuple(sorted(left_out, key=lambda one: one.folder)))


def what_makes_a_module(layouts: Iterable[Layout]) -> str:
    """The marks of all layouts, in words."""
    groups = dict.fromkeys(tuple(map(first_meant, group)) for layout in layouts for group in layout.marks)
    return ", or ".join(" and ".join(f"`{mark}`" for mark in group) for group in groups)


def _held(names: Iterable[str], globs: Iterable[str]) -> Mapping[str, Mapping[str, str]]:
    """The folders that hold a file for some of the globs: by folder and glob, the first such file, below the folder."""
    ordered = sorted(globs)
    likely = re.compile("(?:.*/)?(?:" + "|".join(expression(glob.rpartition("/")[2]) for glob in ordered) + ")", re.S)
    patterns = [(glob, re.compile(f"((?:.*/)?){expression(glob)}", re.DOTALL)) for glob in ordered]
    held: dict[str, dict[str, str]] = defaultdict(dict)
    for name in names:
        if not ordered or likely.fullmatch(name) is None or GENERATED in name.split("/"):
            continue
        for glob, pattern in patterns:
            match = pattern.fullmatch(name)
            if match:
                held[match[1]].setdefault(glob, name[match.end(1) :])
    return held


def _marked(held: Mapping[str, Mapping[str, str]], layouts: Sequence[Layout]) -> Mapping[str, Layout]:
    """The folders that hold the marks of a layout, and those of which loose marks tell."""
    strict = {folder: one for folder, found in held.items() if (one := _layout(found, layouts, _strictly)) is not None}
    bearing = sorted(strict)
    globs = {mark for layout in layouts for group in layout.marks for mark in group}
    loose: dict[str, Layout] = {}
    for folder in held.keys() - strict.keys():
        layout = _layout(held[folder], layouts, _loosely)
        if layout is not None:
            below = bearing[bisect_left(bearing, folder) : bisect_left(bearing, folder + _LAST)]
            paths = (one + path for one in below for glob, path in held[one].items() if glob in globs)
            if all(_has_place(layout, path[len(folder) :]) for path in paths):
                loose[folder] = layout
    return {**strict, **loose}


def _layout(
    held: Mapping[str, str], layouts: Iterable[Layout], groups: Callable[[Layout], Iterable[Iterable[str]]]
) -> Layout | None:
    """The first layout all of whose marks of one group are held."""
    return next((one for one in layouts if any(held.keys() >= {*group} for group in groups(one))), None)


def _strictly(layout: Layout) -> Iterable[Iterable[str]]:
    return layout.marks


def _loosely(layout: Layout) -> Iterable[Iterable[str]]:
    return layout.loose


def _outermost(folders: Iterable[str]) -> list[str]:
    """Those that lie in no other, sorted."""
    found: list[str] = []
    for folder in sorted(folders):
        if not found or not folder.startswith(found[-1]):
            found.append(folder)
    return found


def _holder(name: str, outer: Sequence[str]) -> str | None:
    """That of some folders, none of which lies in another, in which a file or folder lies, or which it is."""
    at = bisect_right(outer, name)
    return outer[at - 1] if at and name.startswith(outer[at - 1]) else None


def _holds_some(folder: str, outer: Sequence[str]) -> bool:
    at = bisect_left(outer, folder)
    return at < len(outer) and outer[at].startswith(folder)


def _within(
    held: Mapping[str, Mapping[str, str]], marked: Mapping[str, Layout], outer: Sequence[str]
) -> Iterator[LeftOut]:
    """What would be a module if it did not lie in one, unless its files are what that one puts there. In a module of
    the house a rule tells of each file that nobody reads, and only another module of the house is more than that.
    """
    for folder in marked.keys() - {*outer}:
        holder = _holder(folder, outer) or ""
        if marked[holder].vocabulary and not marked[folder].vocabulary:
            continue
        below = folder[len(holder) :]
        if not all(_has_place(marked[holder], below + path) for path in held[folder].values()):
            inside = f"the module `{holder.rstrip('/')}`" if holder else "a module, the folder that was given"
            yield LeftOut(folder, f"it lies in {inside}, and is a part of it", "move it out, or give its own path")


def _has_place(layout: Layout, path: str) -> bool:
    role = layout.role_of(path)
    return role is not None and role.role is not Role.PART


def _alike(names: Iterable[str], layouts: Sequence[Layout], outer: Sequence[str]) -> Iterator[LeftOut]:
    """What looks like a module, lies in none and holds none."""
    held = _held(names, {hint for layout in layouts for hint in layout.hints})
    lonely = [one for one in held if _holder(one, outer) is None and not _holds_some(one, outer)]
    for folder in _outermost(lonely):
        first = min(held[folder].values())
        needed = what_makes_a_module(layouts)
        yield LeftOut(folder, f"it holds `{first}`, and nothing that makes a folder a module", f"a module has {needed}")
