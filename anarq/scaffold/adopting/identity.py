"""What a folder that somebody else laid out is: its name, its version and a line about it, by what lies there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from anarq.generators.names import unmarked
from anarq.loader.package import Package
from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.versions import Version
from anarq.model.views.blocks import blocks_of
from anarq.model.views.catalogue import catalogue_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.registry import registry_of
from anarq.scaffold.adopting.guess import Guess, Said, Taken, plain
from anarq.scaffold.project import name_problem

_NO_VERSION: Final = "0.1.0"
_LONGEST_SUMMARY: Final = 160
_TOPICS: Final = "its topics are"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a module is.

    Attributes:
        name: of the module.
        named: the same, with what it is taken from.
        version: the semantic version.
        title: what people call it.
        summary: what it is, in a line; empty where nothing says it.
    """

    name: str
    named: Said
    version: Said
    title: Said
    summary: Said


def identity_of(module: Module, package: Package) -> Identity | None:
    """What a module is; None where nothing gives it a name.

    Raises:
        NotRead: a file that may say it could not be read.
    """
    named = module.name if module.speaks_house else _named(module, package)
    if named is None:
        return None
    name, title = str(plain(named)), openapi_of(module).title
    called = title if title.text() else Guess(name, "nothing says it")
    return Identity(name, named, _version(module, package), called, _summary(module, package))


@dataclass(frozen=True, slots=True)
class _Word:
    """What something may be called, or its version, and where that stands: in a document, or elsewhere."""

    text: str
    path: str
    node: Node | None = None

    @classmethod
    def at(cls, node: Node) -> "_Word":
        return cls(node.text(), node.document.path, node)


def _guessed(words: Sequence[_Word], said: str, chosen: _Word, why: str) -> Guess:
    """A guess, taken from all that say the same."""
    nodes = (one.node for one in words if one.node is not None and one.text == chosen.text)
    return Guess(Taken(said, tuple(nodes)), why)


def _named(module: Module, package: Package) -> Guess | None:
    """The name: likeliest is what the ecosystem knows, then what is said first of these."""
    words = (
        _Word.at(registry_of(module).named),
        _Word(package.name, package.path),
        _Word(_in_topics(module), _TOPICS),
        _title(module),
        _Word(module.name, ""),
    )
    known = {*module.standards.module_names()}
    found = [one for one in words if _name(one.text)]
    chosen = next((one for one in found if _name(one.text) in known), next(iter(found), None))
    if chosen is None:
        return None
    name = _name(chosen.text)
    if chosen.path in ("", _TOPICS):
        return Guess(name, f"{chosen.path or 'the folder is'} called so")
    return _guessed(words, name, chosen, f"{chosen.path} says {'so' if chosen.text == name else chosen.text}")


def _title(module: Module) -> _Word:
    """What the HTTP document calls the module; several words, or marks in them, are no name."""
    title = openapi_of(module).title
    return _Word.at(title) if re.fullmatch(r"\w+([-_ ](api|service))?", title.text().strip(), re.I) else _Word("", "")


def _in_topics(module: Module) -> str:
    """The module that all topics are of by their names; empty where there are none, or of several."""
    names = [*(topic.name for topic in module.topics), *(one.name for one in catalogue_of(module).listed)]
    owners = {name.split(".")[1] for name in names if name.count(".") > 1}
    return owners.pop() if len(owners) == 1 else ""


def _name(text: str) -> str:
    """The text as the name of a module; empty where it gives none."""
    name = re.sub(r"^[0-9]+|[^a-z0-9]", "", unmarked(text).lower())
    return name if not name_problem(name) else ""


def _version(module: Module, package: Package) -> Said:
    own = module.manifest.version.text() if module.speaks_house else ""
    if own:
        return own
    words = (
        _Word(package.version, package.path),
        _Word.at(openapi_of(module).version),
        _Word.at(registry_of(module).version),
    )
    found = next((one for one in words if Version.parse(one.text) and "+" not in one.text), None)
    if found is None:
        return Guess(_NO_VERSION, "nothing says a semantic version")
    return _guessed(words, found.text, found, f"{found.path} says so")


def _summary(module: Module, package: Package) -> Said:
    readme = module.of_role(Role.README)
    paragraphs = (block.text for block in blocks_of(readme) if block.kind == "paragraph")
    document = openapi_of(module)
    said = (
        _Word.at(document.summary),
        _Word(package.summary, package.path),
        _Word(document.description.text(), module.of_role(Role.HTTP).path),
        _Word(next(paragraphs, ""), readme.path),
    )
    found = next((one for one in said if one.text.strip()), None)
    if found is None:
        return ""
    line = " ".join(found.text.split())
    short = line if len(line) <= _LONGEST_SUMMARY else f"{line[: _LONGEST_SUMMARY - 1]}…"
    why = f"it is what {found.path} begins with" if found.path == readme.path else f"{found.path} says so"
    return Guess(Taken(short, () if found.node is None or short != line else (found.node,)), why)
