import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from anarq.loader.json_reader import read_json
from anarq.loader.limits import SPLIT, Limits
from anarq.loader.locate import locate
from anarq.loader.text import decode
from anarq.loader.yaml_reader import read_yaml
from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.layout import FileRole
from anarq.model.tree import Document, Reader
from anarq.source.port import GuardedSource, Source

SUFFIXES: Final = (".yaml", ".yml", ".json")
_STANDARD: Final = Limits()
_APART: Final = "give folders of fewer modules, one after the other"


@dataclass(frozen=True, slots=True)
class Folder:
    """The documents of a folder by path, and why each of the others could not be read."""

    documents: Mapping[str, Document]
    problems: tuple[Problem, ...]


def load_document(source: Source, path: str, limits: Limits = _STANDARD) -> Document:
    """One file, read as JSON or YAML by its suffix. An empty YAML file holds null.

    Raises:
        AnarqError: the file cannot be read or used; every problem has a place in it.
    """
    return parse_document(source.read(path), path, source.display(path), limits)


def parse_document(
    content: bytes, path: str, shown: str, limits: Limits = _STANDARD, role: FileRole | None = None
) -> Document:
    """The bytes of one file as a document. JSON and YAML are told apart by the suffix of its path. No IO.

    Args:
        content: the bytes.
        path: identifies the document in its source.
        shown: the path as the user would write it.
        limits: what it may cost.
        role: what it is for, which says how it is read; None: it is one value.

    Raises:
        AnarqError: the bytes cannot be used; every problem has a place in them.
    """
    reader, named = (role.reader, role.role.value) if role is not None else (Reader.DATA, "")
    most = limits.max_markdown_bytes if reader is Reader.MARKDOWN else limits.max_bytes
    if len(content) > most:
        message = f"the file is too large: {len(content)} bytes, {most} are allowed"
        raise AnarqError.one(message, Place(shown), SPLIT)
    if reader is Reader.MARKDOWN:
        return _markdown(content, path, shown, limits, named)
    if not path.endswith(SUFFIXES):
        raise AnarqError.one(
            "not a YAML or JSON file by its name", Place(shown), f"its name is to end in {', '.join(SUFFIXES)}"
        )
    is_json, is_stream = path.endswith(".json"), reader is Reader.STREAM
    text = decode(content, shown)
    data = read_json(text, limits) if is_json else read_yaml(text, limits, stream=is_stream)
    found = partial(locate, content, shown, limits, is_json=is_json, is_stream=is_stream)
    return Document(path, data, shown, found, reader, named)


def _markdown(content: bytes, path: str, shown: str, limits: Limits, role: str) -> Document:
    from anarq.loader.markdown_reader import read_markdown  # its parser is imported where there is something to parse

    text = decode(content, shown)
    blocks = read_markdown(text, limits)
    return Document(path, blocks.data, shown, lambda: blocks.positions, Reader.MARKDOWN, role)


def load_folder(
    source: Source,
    *,
    suffixes: Sequence[str] = SUFFIXES,
    roles: Mapping[str, FileRole] | None = None,
    limits: Limits = _STANDARD,
) -> Folder:
    """Every YAML and JSON file below the root. A file that cannot be used does not hide the others.

    Args:
        source: the folder.
        suffixes: what the names of its files end in.
        roles: the files that are read, each with its role; None: all that have such names, each as one document.
        limits: what it may cost.

    Raises:
        AnarqError: the root cannot be listed.
    """
    problems: list[Problem] = list(source.refused()) if isinstance(source, GuardedSource) else []
    documents: dict[str, Document] = {}
    known = roles or {}
    paths = [
        path for path in source.paths() if (path in known if roles is not None else path.endswith(tuple(suffixes)))
    ]
    if len(paths) > limits.max_files:
        message = f"the folder holds {len(paths)} files, {limits.max_files} are allowed"
        raise AnarqError.one(message, Place(source.display("")), _APART)
    left = limits.max_folder_bytes
    for path in paths:
        try:
            content = source.read(path)
            left -= len(content)
            if left < 0:
                message = f"the files of the folder are larger than {limits.max_folder_bytes} bytes together"
                raise AnarqError.one(message, Place(source.display(path)), _APART)
            documents[path] = parse_document(content, path, source.display(path), limits, known.get(path))
        except AnarqError as error:
            problems.extend(error.problems)
        if left < 0:
            break
    problems.extend(_twins(source, paths))
    return Folder(documents, tuple(problems))


def _twins(source: Source, paths: Iterable[str]) -> Iterable[Problem]:
    """Names that differ in case or composition only: on some systems one of the files disappears."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[unicodedata.normalize("NFC", path).casefold()].append(path)
    for first, *others in groups.values():
        for other in others:
            message = f"the name differs only in case or composition from {source.display(first)}"
            yield Problem(message, Place(source.display(other)), "rename one of the files")
