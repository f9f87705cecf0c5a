"""The schemas that ship with the package, and which file is described by which."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from anarq import resources
from anarq.loader.load import load_folder
from anarq.model.errors import AnarqError
from anarq.model.layout import Layout, layout_of
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.tree import Document
from anarq.source.folder import FolderSource
from anarq.source.port import Source

LAYOUTS: Final = "layouts"
"""The folder of the layouts, below the folder of specs."""

_STANDARDS: Final = "standards.schema.json"

_FAMILIES: Final = {"": "spec", "design": "design"}
"""How schemas are called, by their folder in `spec/`: those of files of a module, and of interfaces of the design."""


def load_layouts(folder: Source) -> tuple[Layout, ...]:
    """The layouts in a folder, each named after its file, in the order in which they are tried.

    Raises:
        AnarqError: one of them cannot be used.
    """
    found = load_folder(folder)
    if found.problems:
        raise AnarqError(found.problems)
    layouts = (layout_of(document, PurePosixPath(path).stem) for path, document in found.documents.items())
    return tuple(sorted(layouts, key=lambda layout: (layout.precedence, layout.name)))


@cache
def packaged_layouts() -> tuple[Layout, ...]:
    """The layouts that ship with the package.

    Raises:
        AnarqError: one of them cannot be used, which is a fault of the installation.
    """
    return load_layouts(FolderSource(resources.spec() / LAYOUTS, f"spec/{LAYOUTS}"))


def platform_documents(platform: Source) -> Mapping[str, Document]:
    """What holds for every module that says nothing else, by path: files as those of a module.

    Raises:
        AnarqError: one of them cannot be used.
    """
    folder = load_folder(platform)
    if folder.problems:
        raise AnarqError(folder.problems)
    return folder.documents


def check_named(schema: Document, name: str, version: str = "") -> None:
    """Checks that a document of the package is called as its file is, so that a reference finds the one that it names.

    Args:
        schema: the schema, or a document of OpenAPI.
        name: of its file, as a URN.
        version: `v` and a number, where the file says it; empty: any.

    Raises:
        AnarqError: it has another `$id`, or `x-anarq-id`, than the name with the version.
    """
    root = schema.root
    declared = root.get("$id") if root.get("$id").exists else root.get("x-anarq-id")
    if not re.fullmatch(rf"{re.escape(name)}:{re.escape(version) or 'v[1-9][0-9]*'}", declared.text(), re.ASCII):
        message = f"`{schema.path}` is called `{declared.text()}`"
        raise AnarqError.one(message, declared.place, f"call it `{name}:{version or 'v<number>'}`, after its file")


def load_vocabulary(standards: Document, platform: Source) -> Vocabulary:
    """What the schemas of `spec/` say of the files of a module, and of those that hold for all of them.

    Args:
        standards: the standards that hold, which need not be those of the package.
        platform: the folder of what holds for every module that says nothing else; likewise.

    Raises:
        AnarqError: a file of the package cannot be used, which is a fault of the installation, or one of the platform.
    """
    source = FolderSource(resources.spec(), "spec")
    schemas = load_folder(source, suffixes=[".schema.json"]).documents
    for name, schema in schemas.items():
        folder, _, stem = name.removesuffix(".schema.json").rpartition("/")
        if folder in _FAMILIES:  # the others are contracts, of which `common_documents` takes care
            check_named(schema, f"urn:anarq:{_FAMILIES[folder]}:{stem}")
    return Vocabulary(packaged_layouts(), schemas, ((standards, _STANDARDS),), platform_documents(platform))
