"""Regular expressions by ECMA-262, section 22.2.1, as a tree. Unicode mode, as JSON Schema asks (2020-12 core 6.4).

A lenient reader also takes what people write and validators accept although Unicode mode does not: an escape of a sign
that needs none, as in `\\-`, and a `]` or `}` that closes nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NoReturn, TypeAlias

from anarq.costs.patterns import sets
from anarq.costs.patterns.sets import CharSet

_DEEPEST: Final = 50
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
_CONTROLS: Final = {"t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r"}
_CLASSES: Final[dict[str, CharSet]] = {"d": sets.DIGITS, "w": sets.WORD, "s": sets.SPACE}
_COUNT: Final = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_COUNT_BEGUN: Final = re.compile(r"\{[0-9]+(?:,[0-9]*)?(?![0-9,}])")
_COUNT_ENDED: Final = re.compile(r"[0-9](?:,[0-9]*)?\Z")
_NAME: Final = re.compile(r"<([A-Za-z_$][A-Za-z0-9_$]*)>")
_OTHER_NAME: Final = re.compile(r"<([^>=!]+)>")
_MODIFIERS: Final = re.compile(r"([ims]*)(?:-([ims]*))?:")
_CODE: Final = re.compile(r"u\{([0-9A-Fa-f]+)\}|u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})")
_PROPERTY: Final = re.compile(r"\{([A-Za-z_]+(?:=[A-Za-z0-9_]+)?)\}")
_GROUP_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")
_MAX_COUNT_DIGITS: Final = 9


class PatternError(ValueError):
    """A pattern that is not a regular expression of ECMA-262. The text is the message."""


class UnfollowedError(PatternError):
    """A pattern that ECMA-262 may have, and that is not followed here."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set. `at` is where it stands in the pattern, from 0.

    The set of a property, as in `\\p{L}`, is not exact: it may hold more than the property.
    """

    chars: CharSet
    at: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after another; none of them is the empty text."""

    parts: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the alternatives."""

    options: "tuple[Tree, ...]"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body `least` to `most` times; `None` is without end."""

    body: "Tree"
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind, which consumes nothing: the body is to be found there, or not to be."""

    body: "Tree"
    ahead: bool
    holds: bool


@dataclass(frozen=True, slots=True)
class Anchor:
    """The start or the end of the text."""

    end: bool


@dataclass(frozen=True, slots=True)
class Other:
    """What depends on more than the text that follows: `\\b`, `\\B`, a reference to a group."""

    text: str


Tree: TypeAlias = Chars | Sequence | Choice | Repeat | Look | Anchor | Other


_SHORT: Final = 200
"""Trees of longer patterns are not kept, so that what is kept has a bound."""


def parse(pattern: str, *, lenient: bool = False) -> Tree:
    """The tree of a pattern.

    Raises:
        PatternError: malformed, or nested deeper than 50 groups.
    """
    return _known(pattern, lenient) if len(pattern) <= _SHORT else _Parser(pattern, lenient=lenient).parse()


@lru_cache(maxsize=512)
def _known(pattern: str, lenient: bool) -> Tree:
    """The tree of a short pattern: one specification asks for the same few over and over."""
    return _Parser(pattern, lenient=lenient).parse()


def parts(tree: Tree) -> Iterator[Tree]:
    """The tree and everything in it."""
    pending: list[Tree] = [tree]
    while pending:
        part = pending.pop()
        yield part
        if isinstance(part, Sequence):
            pending.extend(part.parts)
        elif isinstance(part, Choice):
            pending.extend(part.options)
        elif isinstance(part, Repeat | Look):
            pending.append(part.body)


class _Parser:
    def __init__(self, text: str, *, lenient: bool) -> None:
        self.text = text
        self.lenient = lenient
        self.exact = True
        self.at = 0
        self.depth = 0
        self.groups = 0
        self.names: set[str] = set()
        self.numbers_used: list[tuple[int, int]] = []
        self.names_used: list[tuple[str, int]] = []

    def parse(self) -> Tree:
        tree = self._choice()
        if self.at < len(self.text):
            self._fail("`)` closes nothing")
        for number, at in self.numbers_used:
            if number > self.groups:
                self._fail(f"`\\{number}` refers to a group that is not there", at)
        for name, at in self.names_used:
            if name not in self.names:
                self._fail(f"`\\k<{name}>` refers to a group that is not there", at)
        return tree

    def _fail(self, message: str, at: int | None = None, kind: type[PatternError] = PatternError) -> NoReturn:
        raise kind(f"{message} (character {(self.at if at is None else at) + 1})")

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self, text: str) -> bool:
        if not self.text.startswith(text, self.at):
            return False
        self.at += len(text)
        return True

    def _choice(self) -> Tree:
        options = [self._sequence()]
        while self._take("|"):
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Tree:
        parts: list[Tree] = []
        while self._peek() not in ("", "|", ")"):
            parts.append(self._term())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _term(self) -> Tree:
        for sign in ("^", "$"):
            if self._take(sign):
                return self._unrepeated(Anchor(sign == "$"), "an anchor")
        if self._peek() == "(":
            tree = self._group()
            return self._unrepeated(tree, "a look-around") if isinstance(tree, Look) else self._repeated(tree)
        if self._peek() == "\\":
            self.at += 1
            if self._peek() in ("b", "B"):
                self.at += 1
                return self._unrepeated(Other(self.text[self.at - 2 : self.at]), "an anchor")
            return self._repeated(self._escape())
        return self._repeated(self._atom())

    def _atom(self) -> Tree:
        at, char = self.at, self._peek()
        if char == "[":
            self.exact = True
            return Chars(self._class(), at, self.exact)
        if char in "*+?":
            self._fail(f"`{char}` repeats nothing")
        if char in ("{" if self.lenient else "{}]"):
            self._fail(f"`{char}` stands alone; {self._pairing(char)}write `\\{char}`")
        self.at += 1
        return Chars(sets.NOT_LINE_END if char == "." else sets.single(char), at)

    def _pairing(self, char: str) -> str:
        """How a brace or bracket that stands alone would belong to a pair, where it looks like half of one."""
        if char == "]":
            return "open the class with `[`, or "
        if char == "{" and self.at and _COUNT_BEGUN.match(self.text, self.at):
            return "close it with `}`, or "
        return "open it with `{`, or " if char == "}" and _COUNT_ENDED.search(self.text[: self.at]) else ""

    def _group(self) -> Tree:
        start = self.at
        self.depth += 1
        if self.depth > _DEEPEST:
            self._fail(f"groups are nested deeper than {_DEEPEST}", kind=UnfollowedError)
        self.at += 1
        look = self._opening(start)
        body = self._choice()
        if not self._take(")"):
            self._fail("the group is not closed", start)
        self.depth -= 1
        return Look(body, ahead="<" not in look, holds="=" in look) if look else body

    def _opening(self, start: int) -> str:
        """Reads what stands behind `(`; the sign of a look-around, or nothing."""
        if not self._take("?"):
            self.groups += 1
            return ""
        if self._take(":"):
            return ""
        for sign in ("=", "!", "<=", "<!"):
            if self._take(sign):
                return sign
        name = _NAME.match(self.text, self.at)
        if not name:
            kind = UnfollowedError if self._begins_unfollowed() else PatternError
            self._fail("`(?` begins no kind of group that ECMA-262 has", start, kind)
        if name[1] in self.names:
            self._fail(f"the name `{name[1]}` is given twice", start)
        self.names.add(name[1])
        self.groups += 1
        self.at = name.end()
        return ""

    def _begins_unfollowed(self) -> bool:
        """Whether a group begins with modifiers, as in `(?i:a)`, or with a name that is not of ASCII."""
        modifiers = _MODIFIERS.match(self.text, self.at)
        if modifiers:
            letters = modifiers[1] + (modifiers[2] or "")
            return bool(letters) and len(letters) == len({*letters})
        name = _OTHER_NAME.match(self.text, self.at)
        return name is not None and name[1].replace("$", "_").isidentifier()

    def _unrepeated(self, tree: Tree, what: str) -> Tree:
        if self._peek() in ("*", "+", "?") or _COUNT.match(self.text, self.at):
            self._fail(f"{what} cannot be repeated")
        return tree

    def _repeated(self, tree: Tree) -> Tree:
        count = _COUNT.match(self.text, self.at)
        if self._take("*"):
            least, most = 0, None
        elif self._take("+"):
            least, most = 1, None
        elif self._take("?"):
            least, most = 0, 1
        elif count:
            least, most = self._counts(count)
        else:
            return tree
        self._take("?")
        return self._unrepeated(Repeat(tree, least, most), "a repetition")

    def _counts(self, match: "re.Match[str]") -> tuple[int, int | None]:
        if max(len(match[1]), len(match[3] or "")) > _MAX_COUNT_DIGITS:
            self._fail("the count is too large", kind=UnfollowedError)
        least = int(match[1])
        most = least if not match[2] else int(match[3]) if match[3] else None
        if most is not None and most < least:
            self._fail(f"`{match[0]}` counts downwards")
        self.at = match.end()
        return least, most

    def _escape(self) -> Tree:
        """Reads what stands behind a backslash, outside of a class."""
        at = self.at - 1
        number = _GROUP_NUMBER.match(self.text, self.at)
        if number:
            self.numbers_used.append((int(number[0]), at))
            self.at = number.end()
            return Other(self.text[at : self.at])
        if self._take("k"):
            name = _NAME.match(self.text, self.at)
            if not name:
                self._fail("`\\k` names no group", at)
            self.names_used.append((name[1], at))
            self.at = name.end()
            return Other(self.text[at : self.at])
        self.exact = True
        return Chars(self._escaped(_SYNTAX), at, self.exact)

    def _escaped(self, punctuation: frozenset[str]) -> CharSet:
        at, char = self.at - 1, self._peek()
        self.at += 1
        if char.lower() in _CLASSES:
            chars = _CLASSES[char.lower()]
            return chars if char.islower() else sets.complement(chars)
        if char in ("p", "P"):
            return self._property(at, negated=char == "P")
        if char in _CONTROLS:
            return sets.single(_CONTROLS[char])
        if char in punctuation or (self.lenient and char and not char.isalnum()):
            return sets.single(char)
        if char == "0" and not self._peek().isdigit():
            return sets.single("\0")
        if char == "c" and self._peek().isascii() and self._peek().isalpha():
            self.at += 1
            return sets.single(chr(ord(self.text[self.at - 1]) % 32))
        return self._code(at)

    def _property(self, at: int, *, negated: bool) -> CharSet:
        name = _PROPERTY.match(self.text, self.at)
        if not name:
            self._fail("`\\p` needs the name of a property, such as `\\p{L}`", at)
        self.at = name.end()
        self.exact = False
        return sets.of_property(name[1], negated=negated)

    def _code(self, at: int) -> CharSet:
        code = _CODE.match(self.text, at + 1)
        if code:
            digits = (code[1] or code[2] or code[3]).lstrip("0") or "0"
            if len(digits) > 6 or int(digits, 16) > sets.LAST:
                self._fail("the code point is beyond U+10FFFF", at)
            self.at = code.end()
            return sets.single(chr(int(digits, 16)))
        found = self.text[at : at + 2]
        return self._fail(
            "a backslash ends the pattern" if len(found) < 2 else f"`{found}` is not an escape of ECMA-262", at
        )

    def _class(self) -> CharSet:
        start = self.at
        self.at += 1
        negated = self._take("^")
        parts: list[CharSet] = []
        while not self._take("]"):
            if self.at >= len(self.text):
                self._fail("the class is not closed", start)
            parts.append(self._class_range())
        return sets.complement(sets.union(parts)) if negated else sets.union(parts)

    def _class_range(self) -> CharSet:
        at = self.at
        low = self._class_atom()
        if self._peek() != "-" or self.text[self.at + 1 : self.at + 2] in ("]", ""):
            return low
        self.at += 1
        high = self._class_atom()
        if len(low) != 1 or len(high) != 1 or low[0][0] != low[0][1] or high[0][0] != high[0][1]:
            self._fail("a range runs from one character to another", at)
        if high[0][0] < low[0][0]:
            self._fail(f"the range `{self.text[at : self.at]}` runs backwards", at)
        return ((low[0][0], high[0][0]),)

    def _class_atom(self) -> CharSet:
        if self._take("\\"):
            if self._take("b"):
                return sets.single("\b")
            return self._escaped(_SYNTAX | {"-"})
        self.at += 1
        return sets.single(self.text[self.at - 1])
