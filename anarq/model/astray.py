"""Files that are nearly called as one of a layout, and that nothing reads for that."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from anarq.model.layout import FileRole, Layout
from anarq.model.recognise import GENERATED
from anarq.model.suggest import is_likely, meant

_DATA: Final = frozenset({".json", ".yaml", ".yml"})


def astray(paths: Iterable[str], layout: Layout) -> Mapping[str, str]:
    """The files that lie nearly at a place of the layout and at none, each with the place that was meant.

    Files that are called quite otherwise belong to somebody else. In a folder where many files of one kind lie, each
    name of a data file is near.
    """
    places = [role.path for role in layout.described if not role.many]
    found: dict[str, str] = {}
    for path in paths:
        if PurePosixPath(path).suffix not in _DATA or GENERATED in path.split("/")[:-1]:
            continue
        role = layout.role_of(path)
        if role is None or not role.schema:
            among = (_among(path, one) for one in layout.described if one.many)
            place = next(filter(None, among), "") or meant(path, [one for one in places if _may_be(path, one)])
            found.update({path: place} if place else {})
    return found


def _may_be(path: str, place: str) -> bool:
    """Whether one may have been written for the other: no more letters are different than `is_likely` allows. A folder
    may hold thousands of files, and to compare them letter by letter takes a thousand times as long.
    """
    longer = max(len(path), len(place))
    if 3 * abs(len(path) - len(place)) > longer:
        return False
    one, other = Counter(path.lower()), Counter(place.lower())
    return 3 * max((one - other).total(), (other - one).total()) <= longer


def _among(path: str, role: FileRole) -> str:
    """The name that a file would have among those of a role; empty where it does not lie in their folder."""
    folder, _, pattern = role.path.rpartition("/")
    at, _, name = path.rpartition("/")
    if at != folder:
        return ""
    stem, ending = name.rpartition(".")[0], pattern.removeprefix("*")
    first, _, last = stem.rpartition(".")
    word = ending.split(".")[1]
    return f"{folder}/{first if first and is_likely(last, word) else stem}{ending}"
