"""Path templates of OpenAPI: what they match, and which of two is meant by a request that fits both. No IO.

A parameter stands for one or more characters of one segment. Of two templates that a request fits, the narrower one is
meant: a path without parameters before one with them (OpenAPI 3.1, section 4.8.8), `{id}:archive` before `{id}`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Final

Segment = tuple[str, ...]
"""Characters, and `PARAMETER` for each parameter."""

PARAMETER: Final = "{}"

LONGEST: Final = 1_024
"""Characters of the longest template: what comparing two costs grows with the product of their segments' lengths."""

_TOKEN: Final = re.compile(r"\{([^{}]+)\}|[^{}]")
_TEXT: Final = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]*", re.ASCII)


@dataclass(frozen=True)
class Template:
    """A path template as it is written."""

    text: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parameters, in order."""
        return tuple(name for name in _TOKEN.findall(self.text) if name)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Its segments; only a template without `fault` has meaningful ones."""
        return tuple(_segment(text) for text in self.text.split("/"))

    @property
    def is_concrete(self) -> bool:
        """Whether it has no parameters."""
        return not any(PARAMETER in segment for segment in self.segments)

    def fault(self) -> tuple[str, str] | None:
        """Why no request can reach it, or not for sure, and how to mend that; None where all is well."""
        if len(self.text) > LONGEST:
            return f"is longer than {LONGEST} characters", "name it shorter: servers cut off what is longer"
        if any(_TOKEN.sub("", segment) for segment in self.text.split("/")):
            return "has a brace without its partner, or braces without a name", "write each parameter as `{name}`"
        for name in self.names:
            if self.names.count(name) > 1:
                return f"names `{name}` twice", "give each parameter a name of its own"
        if any((PARAMETER, PARAMETER) in pairwise(segment) for segment in self.segments):
            return "has two parameters with nothing between them", "put text or `/` between them"
        literal = _TOKEN.sub(_kept, self.text).replace("/", "")
        if not _TEXT.fullmatch(literal):
            strange = next(char for char in literal if not _TEXT.fullmatch(char))
            shown = strange if strange.isprintable() else f"U+{ord(strange):04X}"
            return f"has the character `{shown}`, which no path of a request holds", _MENDS.get(strange, _PLAIN)
        if any(segment in ("", ".", "..") for segment in self.text.split("/")[1:-1]) or self.text.endswith(_DOTS):
            return "has an empty segment or one of dots, which clients take away", "name each segment"
        return None

    def overlaps(self, other: "Template") -> bool:
        """Whether a request fits both."""
        pairs = zip(self.segments, other.segments, strict=False)
        return len(self.segments) == len(other.segments) and all(_overlap(*pair) for pair in pairs)

    def is_within(self, other: "Template") -> bool:
        """Whether every request that fits it fits the other as well."""
        pairs = zip(self.segments, other.segments, strict=False)
        return len(self.segments) == len(other.segments) and all(_is_within(*pair) for pair in pairs)

    def only_common_path(self, other: "Template") -> str | None:
        """The one path that fits both, which overlap; None where there may be more than one."""
        common = [_common(*pair) for pair in zip(self.segments, other.segments, strict=True)]
        return None if None in common else "/".join("".join(segment or ()) for segment in common)


_DOTS: Final = ("/.", "/..")
_PLAIN: Final = "use letters, digits and `-`"
_MENDS: Final = {
    "?": "declare what comes after it as query parameters",
    "#": "leave out the fragment, which no request carries",
    "%": "write the character itself where it is one of those that need no escape",
}


def _kept(match: "re.Match[str]") -> str:
    return "" if match.group(1) else match.group()


def _segment(text: str) -> Segment:
    return tuple(PARAMETER if match.group(1) else match.group() for match in _TOKEN.finditer(text))


def _is_within(one: Segment, other: Segment) -> bool:
    """A character that stands nowhere else in place of each parameter: only a parameter of the other takes it."""
    return _reaches(one, other, both=False)


def _overlap(one: Segment, other: Segment) -> bool:
    return _reaches(one, other, both=True)


def _reaches(one: Segment, other: Segment, *, both: bool) -> bool:
    """Whether some text fits both (`both`), or every text of the first fits the other.

    Reads both side by side. A state is how far each is; there are no more than the product of the lengths.
    """
    if PARAMETER not in one and PARAMETER not in other:
        return one == other
    pending, seen = [(0, 0)], {(0, 0)}
    while pending:
        here = pending.pop()
        if here == (len(one), len(other)):
            return True
        for state in _steps(one, other, here, both=both):
            if state not in seen:
                seen.add(state)
                pending.append(state)
    return False


def _steps(one: Segment, other: Segment, state: tuple[int, int], *, both: bool) -> Iterator[tuple[int, int]]:
    """Where reading goes on behind one more character of the common text."""
    i, j = state
    here, there = one[i : i + 1], other[j : j + 1]
    if here and there and (here == there or PARAMETER in there or (both and PARAMETER in here)):
        yield i + 1, j + 1
    if here and j and other[j - 1] == PARAMETER:  # the parameter of the other takes this as well
        yield i + 1, j
    if both and there and i and one[i - 1] == PARAMETER:
        yield i, j + 1


def _common(one: Segment, other: Segment) -> Segment | None:
    """The only text that fits both segments, which overlap; None where there may be more than one."""
    return one if PARAMETER not in one else other if PARAMETER not in other else None


@dataclass(slots=True)
class _Branch:
    below: "dict[Segment, _Branch]" = field(default_factory=dict)
    ends: list[Template] = field(default_factory=list)


@dataclass(slots=True)
class Ambiguities:
    """Templates with parameters, kept by their segments, so that each is compared only with those that it may overlap.

    Attributes:
        concrete: the paths without parameters, which are narrower than all others.
    """

    concrete: frozenset[str]
    _root: _Branch = field(default_factory=_Branch)

    def add(self, template: Template) -> Template | None:
        """Adds one; gives an earlier one that some request fits as well and neither of which is the narrower one."""
        branches = [self._root]
        for segment in template.segments:
            branches = [below for branch in branches for key, below in branch.below.items() if _overlap(segment, key)]
        rivals = (rival for branch in branches for rival in branch.ends)
        found = next((one for one in rivals if self._tie(one, template)), None)
        branch = self._root
        for segment in template.segments:
            branch = branch.below.setdefault(segment, _Branch())
        branch.ends.append(template)
        return found

    def _tie(self, one: Template, other: Template) -> bool:
        narrower = one.is_within(other) or other.is_within(one)
        return not narrower and one.only_common_path(other) not in self.concrete
