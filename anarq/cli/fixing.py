"""`anarq check --fix`: carries out the fixes of findings in the files, and keeps every other character of them."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias

from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError, Place
from anarq.rules.finding import Finding
from anarq.rules.rule import REMOVE, Edit, Fix, Rename
from anarq.scaffold.edits import Text, UneditableError
from anarq.source import beneath
from anarq.source.snapshot import Snapshot

_ROUNDS: Final = 50
"""A finding shows the next place of its cause when the first is mended. What takes longer is left for another run."""

_BEHIND: Final = "-"
"""Behind the last item of a list (RFC 6902, section 4.1)."""

Look: TypeAlias = Callable[[], tuple[Sequence[Snapshot], Iterable[Finding]]]


def fix(look: Look) -> Iterator[str]:
    """Mends what findings can mend by themselves, and tells each with its place.

    Args:
        look: reads the modules as they are then, and judges them.

    Raises:
        AnarqError: a file cannot be written.
    """
    tried = set[tuple[str, str, str]]()
    for _ in range(_ROUNDS):
        by_file = defaultdict[str, list[Finding]](list)
        sources, findings = look()
        for one in findings:
            here = (one.place.file, one.at.pointer, one.rule)
            if one.fix is not None and here not in tried:
                by_file[one.place.file].append(one)
                tried.add(here)
        if not by_file:
            return
        for file, there in sorted(by_file.items()):
            yield from _mended(sources, file, there)


def _mended(sources: Sequence[Snapshot], file: str, findings: Sequence[Finding]) -> Iterator[str]:
    """Mends one file, as far as its edits do not touch one another, and writes it once."""
    places = ((one, path) for one in sources for path in one.paths() if one.display(path) == file)
    source, path = next(places, (None, ""))
    if source is None:  # it stands in what all modules share
        return
    text, told = Text(path, source.read(path).decode()), list[str]()
    for finding in sorted(findings, key=lambda one: one.at.pointer, reverse=True):  # the last first: indices stay
        if finding.fix is not None:
            try:
                text = edited(text, finding.fix)
            except (UneditableError, LookupError, UnicodeError):
                continue  # the finding stays, and somebody mends it by hand
            told.append(f"fixed    {finding.place}  {finding.fix.description}\n")
    if told:
        _write(source.root, path, text.text, file)
    yield from reversed(told)


def _write(root: Path, path: str, text: str, shown: str) -> None:
    """Writes over a file, through no link.

    Raises:
        AnarqError: it cannot be written.
    """
    *above, name = path.split("/")
    try:
        with beneath.folder(root, above) as folder:
            folder.replace(name, text.encode())
    except OSError as error:
        raise AnarqError.one(f"the file cannot be written: {error.strerror}", Place(shown)) from error


def edited(text: Text, fix: Fix) -> Text:
    """The text after a fix.

    Raises:
        UneditableError: it is written in a way that no edit keeps.
        LookupError: a place is not there any more.
    """
    for edit in fix.edits:
        text = _edited(text, edit)
    return text


def _edited(text: Text, edit: Edit | Rename) -> Text:
    data: Any = text.data
    way = list[str | int]()
    for name in pointers.split(edit.pointer):
        key = int(name) if isinstance(data, list) and name != _BEHIND else name
        way.append(key)
        is_there = isinstance(data, list) or (isinstance(data, dict) and key in data)
        data = data[key] if is_there and key != _BEHIND else None
    if isinstance(edit, Rename):
        return text.renamed(way, edit.key)
    if edit.value is REMOVE:
        return text.without(way, empty=True)
    if way[-1] == _BEHIND:
        return text.having(way[:-1], None, edit.value, _written(edit.value))
    if not is_there:
        return text if edit.value == [] else text.having(way[:-1], str(way[-1]), edit.value, _written(edit.value))
    if isinstance(edit.value, dict | list):
        raise UneditableError(f"`{text.path}` has something there already")
    return text.with_value(way, edit.value)


def _written(value: object) -> str:
    """A value on one line, as the specs of the house write it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, str) and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return json.dumps(value)
