"""Where in a folder that somebody else laid out the files lie that tell of a module. No IO."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from anarq.loader.package import is_package
from anarq.model.layout import FileRole, Layout, Role
from anarq.model.module import Module
from anarq.model.recognise import recognise
from anarq.model.tree import Reader

READ: Final = (
    Role.MANIFEST, Role.HTTP, Role.TOOLS, Role.CONTRACT, Role.TOPIC, Role.CATALOGUE, Role.MATRIX, Role.RETENTION,
    Role.PINNING,
)  # fmt: skip
"""The roles whose files tell what can be written; the folder is taken for a module that has a file of one of them."""

_STAYING: Final = frozenset({Role.README, Role.PACKAGE, Role.COMPOSE, Role.WAIVERS})
"""The roles whose files are needed beside the specs, whatever these say."""

_DEEP: Final = {
    Role.HTTP: re.compile(r"(?:.*/)?openapi\.(?:ya?ml|json)"),
    Role.TOOLS: re.compile(r"(?:.*/)?mcp\.json"),
    Role.TOPIC: re.compile(r"(?:.*/)?(?:events?|topics|messages|event-schemas)/(?:.*/)?[^/]+\.(?:json|ya?ml)", re.I),
}
"""Where such files lie as well, in the languages whose sources lie deep."""

_SPECS: Final = re.compile(
    r"(?:.*/)?(?:(?:(?:asyncapi|swagger|openapi|mcp)[^/]*|mcp/[^/]+|tools)\.(?:ya?ml|json)|"
    r"[^/]+\.(?:avsc|proto|graphqls?|raml|wsdl|xsd)|"
    r"(?:storage|events|contracts|compat|security|observability|policies)/[^/]+\.(?:ya?ml|json|md)|"
    r"docs/(?:events?|topics|retention|polic(?:y|ies)|security|compatibility)[^/]*\.(?:ya?ml|json|md))",
    re.IGNORECASE,
)
"""What describes an interface or a policy, whether anybody here reads it or not."""

_OTHERS: Final = re.compile(
    r"(?:^|/)(?:tests?|__tests__|[^/]+[._-]tests?|spec|fixtures|testdata|vendor|target|build|dist|bin|obj|modules)/",
    re.IGNORECASE,
)
"""Folders of tests, of what others wrote, and of what is made of the sources."""


def layouts_for(paths: Sequence[str], layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """The layouts by which the files of a folder are found, wherever in it they lie.

    Args:
        paths: of all files below the folder.
        layouts: that are known.
    """
    marked = tuple(one if one.vocabulary else one.marked_by(READ) for one in layouts)
    below = [one.folder for one in recognise(paths, marked).modules]
    packages = {path.rpartition("/")[0] for path in paths if any(_is_package(one, path) for one in marked)}
    is_one = not below or below == [""] or ("" in packages and not any(one.rstrip("/") in packages for one in below))
    return tuple(one if one.vocabulary else _deep(one, paths) for one in marked) if is_one else marked


def unread(module: Module) -> Iterator[str]:
    """The files of a module that seem to describe it, and that nobody reads, sorted."""
    roles = module.claims.roles
    for path in sorted(module.files):
        role = roles.get(path)
        if role is None:
            yield from (path,) if _SPECS.fullmatch(path) and not _OTHERS.search(path) else ()
        elif role.role is Role.PACKAGE:
            yield from () if is_package(path) else (path,)
        elif role.reader is not Reader.NONE and role.role not in (*READ, *_STAYING):
            yield path


def _is_package(layout: Layout, path: str) -> bool:
    role = layout.roles.get(Role.PACKAGE)
    name = path.rpartition("/")[2]
    return role is not None and role.covers(name)


def _deep(layout: Layout, paths: Sequence[str]) -> Layout:
    """A layout that finds more files of some roles, behind those at its places."""
    roles = dict(layout.roles)
    for role, pattern in _DEEP.items():
        if role in roles:
            found = (path for path in paths if pattern.fullmatch(path) and not _OTHERS.search(path))
            more = dict.fromkeys(_alike(path, roles[role]) for path in found if layout.role_of(path) is None)
            roles[role] = replace(roles[role], paths=(*roles[role].paths, *more))
    return replace(layout, roles=MappingProxyType(roles)).marked_by(READ)


def _alike(path: str, role: FileRole) -> str:
    """A glob of a file, and of those beside it that end as it does where there are many of the role. What in it means
    something in globs stands for anything.
    """
    folder, slash, name = path.rpartition("/")
    return re.sub(r"[*{},]", "*", folder) + slash + (f"*.{name.rpartition('.')[2]}" if role.many else name)
