"""What a document needs before a validator may have it.

Some documents carry a copy of a meta-schema under its public name. A resource in a document goes before anything that
is found elsewhere (core, section 9.1.2), but validators prefer the meta-schemas that they know. So such copies get
private names. The meaning stays the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Final
from urllib.parse import urldefrag, urlsplit

from anarq.contracts.read.dialect import DRAFT_2020, Dialect, declared, of_document
from anarq.contracts.read.join import is_path, joined
from anarq.contracts.read.metaschemas import URIS
from anarq.model.tree import Json

OURS: Final = "https://anarq.invalid/"
"""What the names begin with that validators are told and people are not."""
_PRIVATE: Final = f"{OURS}embedded/"
_NAMED: Final = re.compile(rf"{re.escape(OURS)}[^\s'\"]*")
_REFERRING: Final = frozenset({"$ref", "$dynamicRef", "$recursiveRef"})


def entered(schema: dict[str, Json], base: str, dialect: Dialect) -> tuple[str, Dialect]:
    """The base URI and dialect inside a schema object (core, section 8.2.1).

    What names a resource is the keyword of its own draft: `id` in a resource that names draft 4 by `$schema`, and `$id`
    in later ones. An `id` in a schema of 2020-12 is not a keyword, and names nothing.
    """
    dialect = declared(schema) or dialect
    name = names_resource(schema, dialect)
    return (joined(base, urldefrag(name).url) if name else base), dialect


def names_resource(schema: dict[str, Json], dialect: Dialect) -> str:
    """The name of the resource that a schema object begins; empty where it is part of the one around it."""
    dialect = declared(schema) or dialect
    name = schema.get(dialect.identifier)
    is_name = isinstance(name, str) and not name.startswith("#")
    return str(name) if is_name and not dialect.ignores_beside(schema) else ""


def with_private_names(document: Json, dialect: Dialect = DRAFT_2020) -> Json:
    """The document itself, or a copy in which embedded meta-schemas have private names."""
    named = (name.rstrip("#") for name, _ in _strings(document, None, "", of_document(document, dialect)))
    names = frozenset(name for name in named if name in URIS)
    if not names:
        return document

    def renamed(reference: str, base: str) -> str:
        return _private(reference, names, base)

    return _rewritten(document, renamed, "", of_document(document, dialect))


def moved(document: Json, folder: str, dialect: Dialect = DRAFT_2020) -> Json:
    """The document, or a copy in which relative references begin at its folder, as they cannot at a name such as a URN.

    Args:
        document: the document.
        folder: the path from the compared document's folder to that of the file.
        dialect: how to read a document that names none.
    """
    read = of_document(document, dialect)
    within = {base for _, base in _strings(document, None, "", read)}

    def is_lost(reference: str, base: str) -> bool:
        named = bool(base) and bool(urlsplit(base).scheme) and "/" not in base
        return named and is_path(reference) and urldefrag(joined(base, reference)).url not in within

    def from_folder(reference: str, base: str) -> str:
        return joined(f"{folder}/", reference) if is_lost(reference, base) else reference

    if not folder or not any(is_lost(*found) for found in _strings(document, _REFERRING, "", read)):
        return document
    return _rewritten(document, from_folder, "", read)


def public_name(uri: str) -> str:
    """The name that an embedded meta-schema had."""
    return uri.removeprefix(_PRIVATE).replace("/", "://", 1) if uri.startswith(_PRIVATE) else uri


def public_names(message: str) -> str:
    """What a validator says, with the names that people know; what is relative to our own name is so again."""
    return _NAMED.sub(lambda found: public_name(found[0]).removeprefix(OURS), message)


def reachable(document: Json, catalogue: Mapping[str, Json], dialect: Dialect = DRAFT_2020) -> dict[str, Json]:
    """The documents of a catalogue that references in the document lead to, and references in those, and so on."""
    found: dict[str, Json] = {}
    pending = [("", document)]
    while pending:
        uri, part = pending.pop()
        for reference, base in _strings(part, _REFERRING, uri, of_document(part, dialect)):
            if base in found and reference.startswith("#"):  # it stays where it is
                continue
            with suppress(ValueError):  # what is not a URI reference leads nowhere, and may be data
                target = urldefrag(joined(base, reference)).url
                if target in catalogue and target not in found:
                    found[target] = catalogue[target]
                    pending.append((target, catalogue[target]))
    return found


def _strings(document: Json, keywords: frozenset[str] | None, base: str, dialect: Dialect) -> Iterator[tuple[str, str]]:
    """The texts under some keywords, or that name resources, with the base URI that holds there."""
    pending = [(document, base, dialect)]
    while pending:
        part, base, dialect = pending.pop()
        if isinstance(part, list):
            pending.extend((item, base, dialect) for item in part if isinstance(item, dict | list))
        elif isinstance(part, dict):
            base, dialect = entered(part, base, dialect)
            wanted = keywords or (dialect.identifier,)
            for name, below in part.items():
                if isinstance(below, dict | list):
                    pending.append((below, base, dialect))
                elif name in wanted and isinstance(below, str):
                    yield below, base


def _rewritten(part: Json, rewrite: Callable[[str, str], str], base: str, dialect: Dialect) -> Json:
    """A copy in which names and references are what somebody makes of the text and the base there."""
    if isinstance(part, list):
        return [_rewritten(item, rewrite, base, dialect) for item in part]
    if not isinstance(part, dict):
        return part
    base, dialect = entered(part, base, dialect)
    return {
        name: rewrite(below, base)
        if isinstance(below, str) and (name == dialect.identifier or name in _REFERRING)
        else _rewritten(below, rewrite, base, dialect)
        for name, below in part.items()
    }


def _private(reference: str, names: frozenset[str], base: str) -> str:
    if reference.startswith("#"):
        return reference
    resource, mark, fragment = joined(base, reference).partition("#")
    if resource not in names:
        return reference if not base.startswith(tuple(names)) else resource + mark + fragment
    private = _PRIVATE + resource.replace("://", "/")
    return f"{private}{mark}{fragment}" if fragment else private
