"""Paths with wildcards, as layouts write them: `*` is a name or a part of one, `**/` any folders, `{a,b}` either.

Each has `**/` once at most, so that holding a path to one costs its length.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Matches: TypeAlias = Callable[[str], bool]

_TOKEN: Final = re.compile(r"\*\*/|\*\*|\*|\{|\}|,|[^*{},]+")
_WILD: Final = {"**/": r"(?:[^/]+/)*", "**": r".+", "*": r"[^/]*"}


def expression(glob: str) -> str:
    """The glob as a regular expression, to be held to a whole path."""
    inside, left = False, glob.count("}")
    parts: list[str] = []
    for part in _TOKEN.findall(glob):
        if part == "{" and left and not inside:
            inside = True
            parts.append("(?:")
        elif part == "}" and inside:
            inside, left = False, left - 1
            parts.append(")")
        elif part == "," and inside:
            parts.append("|")
        else:
            left -= part == "}"
            parts.append(_WILD.get(part) or re.escape(part))
    return "".join(parts)


def matcher(glob: str) -> Matches:
    """Whether a path is one that the glob means."""
    compiled = re.compile(expression(glob), re.DOTALL)
    return lambda path: compiled.fullmatch(path) is not None


def chooser(globs: Mapping[str, str]) -> Callable[[str], str]:
    """The name of the first glob that means a path; empty where none does. The names are identifiers."""
    parts = (f"(?P<{name}>{expression(glob)})" for name, glob in globs.items())
    compiled = re.compile("|".join(parts), re.DOTALL)

    def chosen(path: str) -> str:
        found = compiled.fullmatch(path)
        return (found.lastgroup or "") if found else ""

    return chosen


def spelled_out(glob: str) -> tuple[str, ...]:
    """The glob once for each of its alternatives, without braces."""
    found = re.search(r"\{([^}]*)\}", glob)
    if found is None:
        return (glob,)
    before, after = glob[: found.start()], glob[found.end() :]
    return tuple(one for part in found[1].split(",") for one in spelled_out(before + part + after))


def first_meant(glob: str) -> str:
    """The glob with the first of each alternatives: how a person would call what it means."""
    return re.sub(r"\{([^,}]*)[^}]*\}", r"\1", glob)
