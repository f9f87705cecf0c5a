"""What a folder that somebody else laid out is: its name, its version and a line about it, by what lies there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from anarq.loader.package import Package
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.versions import Version
from anarq.model.views.blocks import blocks_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.registry import registry_of
from anarq.scaffold.adopting.guess import Guess, Said
from anarq.scaffold.project import name_problem

_NO_VERSION: Final = "0.1.0"
_LONGEST_SUMMARY: Final = 160


@dataclass(frozen=True, slots=True)
class Identity:
    """What a module is.

    Attributes:
        name: of the module.
        why: what the name is taken from.
        version: the semantic version.
        title: what people call it.
        summary: what it is, in a line; empty where nothing says it.
    """

    name: str
    why: str
    version: Said
    title: Said
    summary: Said


def identity_of(module: Module, package: Package) -> Identity | None:
    """What a module is; None where nothing gives it a name.

    Raises:
        NotRead: a file that may say it could not be read.
    """
    if module.speaks_house:
        name, why = module.name, ""
    else:
        known = {*module.standards.module_names()}
        named = [(found, why) for text, why in _names(module, package) if (found := _name(text))]
        chosen = next((one for one in named if one[0] in known), next(iter(named), None))
        if chosen is None:
            return None
        name, why = chosen
    title = openapi_of(module).title.text()
    return Identity(
        name, why, _version(module, package), title or Guess(name, "nothing says it"), _summary(module, package)
    )


def _names(module: Module, package: Package) -> Iterator[tuple[str, str]]:
    """What may be the name, likeliest first, each with where it stands."""
    tools, http = module.of_role(Role.TOOLS), module.of_role(Role.HTTP)
    yield registry_of(module).named.text(), f"{tools.path} says so"
    yield package.name, f"{package.path} says so"
    yield openapi_of(module).title.text(), f"it is the title of {http.path}"
    yield module.name, "the folder is called so"


def _name(text: str) -> str:
    """The text as the name of a module; empty where it gives none."""
    name = re.sub(r"^[0-9]+|[^a-z0-9]", "", text.lower())
    return name if not name_problem(name) else ""


def _version(module: Module, package: Package) -> Said:
    own = module.manifest.version.text() if module.speaks_house else ""
    if own:
        return own
    said = (
        (package.version, f"{package.path} says so"),
        (openapi_of(module).version.text(), f"it is that of {module.of_role(Role.HTTP).path}"),
        (registry_of(module).version.text(), f"{module.of_role(Role.TOOLS).path} says so"),
    )
    found = next(((text, why) for text, why in said if Version.parse(text) and "+" not in text), None)
    return Guess(_NO_VERSION, "nothing says a version") if found is None else Guess(*found)


def _summary(module: Module, package: Package) -> Said:
    readme = module.of_role(Role.README)
    paragraphs = (block.text for block in blocks_of(readme) if block.kind == "paragraph")
    said = (
        (package.summary, package.path),
        (openapi_of(module).description.text(), module.of_role(Role.HTTP).path),
        (next(paragraphs, ""), readme.path),
    )
    for text, path in said:
        line = " ".join(text.split())
        if line:
            short = line if len(line) <= _LONGEST_SUMMARY else f"{line[: _LONGEST_SUMMARY - 1]}…"
            return Guess(short, f"it is what {path} begins with" if path == readme.path else f"{path} says so")
    return ""
