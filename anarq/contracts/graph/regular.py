"""Regular languages by derivatives (Brzozowski 1964; Owens, Reppy and Turon 2009), with intersection and complement.

A language is a number in a table without duplicates. States are made only as far as a question reaches, and counted.
"""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, NamedTuple

from anarq.contracts.budget import Exhausted, Meter
from anarq.contracts.graph.lengths import Lengths
from anarq.costs.patterns import sets
from anarq.costs.patterns.sets import LAST, CharSet
from anarq.costs.patterns.syntax import (
    Anchor,
    Chars,
    Choice,
    Look,
    PatternError,
    Repeat,
    Sequence,
    Tree,
    parse,
    parts,
)

NOTHING: Final = 0
EPSILON: Final = 1
EVERYTHING: Final = 2
ANY_CHARACTER: Final = 3


class UnsupportedError(Exception):
    """A pattern describes no regular language, or one in a way that is not followed here."""


class Form(IntEnum):
    """The shape of a language."""

    NOTHING = 0
    EPSILON = 1
    CHARACTERS = 2
    CONCATENATION = 3
    UNION = 4
    INTERSECTION = 5
    COMPLEMENT = 6
    REPETITION = 7


class Language(NamedTuple):
    """One row of the table. `parts` are languages; `ranges` are characters; `least` and `most` count repetitions."""

    form: Form
    parts: tuple[int, ...] = ()
    ranges: CharSet = ()
    least: int = 0
    most: int | None = None


_ANY: Final = Language(Form.CHARACTERS, (), sets.complement(((0xD800, 0xDFFF),)))
_ALL: Final = Language(Form.REPETITION, (ANY_CHARACTER,), (), 0, None)
_SURROGATES: Final[CharSet] = ((0xD800, 0xDFFF),)
_MOST_REPEATS: Final = 100_000
_MOST_WRITTEN_OUT: Final = 8
_RUNS: Final = re.compile(r"(.)\1*", re.DOTALL)
_MOST_STATES: Final = 256
"""Automata of more states are not taken as matrices."""
_FACTORED: Final = 12
"""Unions of more languages than this are looked through for common beginnings."""
_PREFERRED: Final = tuple(
    ord(char)
    for char in "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./:@ +,;=~#!$%&*()?[]{}<>|^'\"`\\"
)
"""Characters that a person reads easily, best first."""


@dataclass(slots=True)
class Languages:
    """The table of the languages of one decision."""

    meter: Meter
    _rows: list[Language] = field(default_factory=list)
    _numbers: dict[Language, int] = field(default_factory=dict)
    _nullable: list[bool] = field(default_factory=list)
    _derivatives: dict[tuple[int, int], int] = field(default_factory=dict)
    _steps: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _classes: dict[frozenset[CharSet], list[int]] = field(default_factory=dict)
    _patterns: dict[str, int | None] = field(default_factory=dict)
    _shortest: dict[int, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in (
            Language(Form.NOTHING),
            Language(Form.EPSILON),
            _ALL,
            _ANY,
        ):
            self._add(row, row.form in (Form.EPSILON, Form.REPETITION))

    def pattern(self, source: str) -> int | None:
        """The texts in which the pattern matches somewhere, or none when that is not decided."""
        if source not in self._patterns:
            self.meter.spend(1 + len(source))
            try:
                self._patterns[source] = self._search(parse(source, lenient=True))
            except (PatternError, UnsupportedError):
                self._patterns[source] = None
        return self._patterns[source]

    def contains(self, language: int, text: str) -> bool:
        """Whether the language has the text."""
        self.meter.spend(1 + len(text) // 100)
        for run in _RUNS.finditer(text):
            language = self._after_run(language, ord(run[0][0]), len(run[0]))
            if language in (NOTHING, EVERYTHING):
                break
        return self._nullable[language]

    def _after_run(self, language: int, code: int, length: int) -> int:
        """What may follow one character so many times; once it leads nowhere else, the others do not either."""
        for number in range(length):
            after = self.derivative(language, code)
            if after == language:
                self.meter.spend(1 + number // 4)
                return language
            language = after
        self.meter.spend(1 + length // 4)
        return language

    def of_length(self, language: int, least: int, most: int | None) -> str | None:
        """A shortest text of the language that has at least and at most so many characters; none when it has none.

        Raises:
            Exhausted: more states than the budget allows.
        """
        states = self._reached(language)
        if states is None:  # many states, of which few may be short of an end: lengths join in as one more language
            return self.shortest(self.both((language, self.lengths(least, most))))
        numbers = {state: number for number, state in enumerate(states)}
        steps: list[dict[int, str]] = []
        for state in states:
            following: dict[int, str] = {}
            for code, after in self._outgoing(state):
                following.setdefault(numbers[after], chr(code))
            steps.append(following)
        ends = frozenset(number for state, number in numbers.items() if self._nullable[state])
        return Lengths(steps, ends, self.meter.spend).text(least, most)

    def _reached(self, language: int) -> list[int] | None:
        """All states of a language, the first one first; none where there are many."""
        states, seen = [language], {language}
        for state in states:
            for _, after in self._outgoing(state):
                if after not in seen:
                    seen.add(after)
                    states.append(after)
            if len(states) > _MOST_STATES:
                return None
        return states

    def shortest(self, language: int) -> str | None:
        """A shortest text of the language; none when it has no text.

        A text without control characters and line ends goes before a shorter one with them: people can read it, and
        validators mean the same by it.

        Raises:
            Exhausted: more states than the budget allows.
        """
        if language not in self._shortest:
            found = self._find(language)
            if found is not None and not found.isprintable():
                with suppress(Exhausted):
                    found = self._find(language, readable=True) or found
            self._shortest[language] = found
        return self._shortest[language]

    def text(self, text: str) -> int:
        """The language of one text."""
        result = EPSILON
        self.meter.spend(len(text))
        for char in reversed(text):
            result = self._concatenation(self.characters(((ord(char), ord(char)),)), result)
        return result

    def characters(self, ranges: CharSet) -> int:
        """The texts of one character out of `ranges`."""
        return self._add(Language(Form.CHARACTERS, (), ranges), False) if ranges else NOTHING

    def lengths(self, least: int, most: int | None) -> int:
        """The texts of so many code points."""
        return self._repetition(ANY_CHARACTER, least, most)

    def either(self, languages: Iterable[int]) -> int:
        """The union."""
        parts: set[int] = set()
        for language in languages:
            row = self._rows[language]
            parts.update(row.parts if row.form is Form.UNION else (language,))
        self.meter.spend(len(parts))
        parts.discard(NOTHING)
        if EVERYTHING in parts or any(self._complement_of(part) in parts for part in parts):
            return EVERYTHING
        if len(parts) > _FACTORED:
            parts = self._factored(parts)
        if len(parts) < 2:
            return next(iter(parts), NOTHING)
        ordered = tuple(sorted(parts))
        return self._add(Language(Form.UNION, ordered), any(self._nullable[part] for part in ordered))

    def _factored(self, parts: set[int]) -> set[int]:
        """Languages with a common beginning as one: a thousand words become a tree of their letters."""
        beginning: dict[int, list[int]] = {}
        for part in parts:
            row = self._rows[part]
            beginning.setdefault(row.parts[0] if row.form is Form.CONCATENATION else -part, []).append(part)
        result: set[int] = set()
        for first, alike in beginning.items():
            if len(alike) == 1:
                result.add(alike[0])
            else:
                rest = self.either([self._rows[part].parts[1] for part in alike])
                result.add(self._concatenation(first, rest))
        return result

    def both(self, languages: Iterable[int]) -> int:
        """The intersection."""
        parts: set[int] = set()
        for language in languages:
            row = self._rows[language]
            parts.update(row.parts if row.form is Form.INTERSECTION else (language,))
        self.meter.spend(len(parts))
        parts.discard(EVERYTHING)
        if NOTHING in parts or any(self._complement_of(part) in parts for part in parts):
            return NOTHING
        if len(parts) < 2:
            return next(iter(parts), EVERYTHING)
        ordered = tuple(sorted(parts))
        return self._add(Language(Form.INTERSECTION, ordered), all(self._nullable[part] for part in ordered))

    def complement(self, language: int) -> int:
        """The texts that are not in the language."""
        known = self._complement_of(language)
        if known is not None:
            return known
        return self._add(Language(Form.COMPLEMENT, (language,)), not self._nullable[language])

    def derivative(self, language: int, code: int) -> int:
        """What may follow a first character."""
        key = (language, code)
        found = self._derivatives.get(key)
        if found is None:
            self.meter.spend()
            found = self._derivatives[key] = self._derive(self._rows[language], code)
        return found

    def _add(self, row: Language, nullable: bool) -> int:
        number = self._numbers.get(row)
        if number is None:
            number = self._numbers[row] = len(self._rows)
            self._rows.append(row)
            self._nullable.append(nullable)
            self.meter.spend(1 + len(row.parts) // 8)
        return number

    def _complement_of(self, language: int) -> int | None:
        """The complement, when it is at hand."""
        if language in (NOTHING, EVERYTHING):
            return EVERYTHING - language
        row = self._rows[language]
        if row.form is Form.COMPLEMENT:
            return row.parts[0]
        return self._numbers.get(Language(Form.COMPLEMENT, (language,)))

    def _concatenation(self, first: int, then: int) -> int:
        if NOTHING in (first, then):
            return NOTHING
        if EPSILON in (first, then):
            return first + then - EPSILON
        if then == EVERYTHING and self._nullable[first]:
            return EVERYTHING
        heads: list[int] = []
        while self._rows[first].form is Form.CONCATENATION:  # written to the right: a pattern may have many parts
            head, first = self._rows[first].parts
            heads.append(head)
        if heads:
            self.meter.spend(len(heads))
            for head in (first, *reversed(heads)):
                then = self._concatenation(head, then)
            return then
        if first == EVERYTHING:
            below = self._rows[then]
            if below.form is Form.CONCATENATION and below.parts[0] == EVERYTHING:
                return then
        return self._add(Language(Form.CONCATENATION, (first, then)), self._nullable[first] and self._nullable[then])

    def _repetition(self, body: int, least: int, most: int | None) -> int:
        if most == 0 or body == EPSILON:
            return EPSILON
        if body == NOTHING:
            return NOTHING if least else EPSILON
        if (least, most) == (1, 1):
            return body
        if self._nullable[body]:
            least = 0
        row = self._rows[body]
        if row.form is Form.REPETITION and row.least == 0 and row.most is None:
            return body
        return self._add(Language(Form.REPETITION, (body,), (), least, most), least == 0)

    def _derive(self, row: Language, code: int) -> int:
        form, parts = row.form, row.parts
        if form is Form.CHARACTERS:
            return EPSILON if sets.has(row.ranges, code) else NOTHING
        if form is Form.CONCATENATION:
            first = self._concatenation(self.derivative(parts[0], code), parts[1])
            return self.either((first, self.derivative(parts[1], code))) if self._nullable[parts[0]] else first
        if form is Form.UNION:
            return self.either([self.derivative(part, code) for part in parts])
        if form is Form.INTERSECTION:
            return self.both([self.derivative(part, code) for part in parts])
        if form is Form.COMPLEMENT:
            return self.complement(self.derivative(parts[0], code))
        if form is Form.REPETITION:
            rest = self._repetition(parts[0], max(row.least - 1, 0), None if row.most is None else row.most - 1)
            return self._concatenation(self.derivative(parts[0], code), rest)
        return NOTHING

    def _firsts(self, language: int, found: set[CharSet], seen: set[int]) -> None:
        """The character sets that the first step can tell apart."""
        pending = [language]
        while pending:
            number = pending.pop()
            if number in seen:
                continue
            seen.add(number)
            row = self._rows[number]
            if row.form is Form.CHARACTERS:
                found.add(row.ranges)
            elif row.form is Form.CONCATENATION and not self._nullable[row.parts[0]]:
                pending.append(row.parts[0])
            else:
                pending.extend(row.parts)

    def _outgoing(self, language: int) -> tuple[tuple[int, int], ...]:
        """The steps from a state: a readable character of each class that differs, and the state after it."""
        steps = self._steps.get(language)
        if steps is None:
            found: set[CharSet] = set()
            seen: set[int] = set()
            self._firsts(language, found, seen)
            self.meter.spend(len(seen) + (len(_PREFERRED) + 2 * sum(map(len, found))) * (1 + len(found)) // 8)
            after: dict[int, int] = {}
            for code in self._representatives(frozenset(found)):
                after.setdefault(self.derivative(language, code), code)
            steps = self._steps[language] = tuple((code, state) for state, code in after.items() if state != NOTHING)
        return steps

    def _representatives(self, known: frozenset[CharSet]) -> list[int]:
        """The same for one set of sets each time: many states tell the same apart."""
        if known not in self._classes:
            self._classes[known] = _representatives(known)
        return self._classes[known]

    def _find(self, language: int, *, readable: bool = False) -> str | None:
        if language == NOTHING:
            return None
        came: dict[int, tuple[int, int] | None] = {language: None}
        layer = [language]
        while layer:
            for state in layer:
                if self._nullable[state]:
                    return _spell(came, state)
            following = []
            for state in layer:
                for code, after in self._outgoing(state):
                    if after not in came and not (readable and not chr(code).isprintable()):
                        came[after] = (state, code)
                        following.append(after)
            layer = following
        return None

    def _search(self, pattern: Tree) -> int:
        """`pattern` anywhere in the text: at the start, or after something."""
        if any(isinstance(part, Repeat) and max(part.least, part.most or 0) > _MOST_REPEATS for part in parts(pattern)):
            raise UnsupportedError(f"more than {_MOST_REPEATS} repetitions")
        at_start = self._follow(pattern, EVERYTHING, start=True)
        later = self._follow(pattern, EVERYTHING, start=False)
        return self.either((at_start, self._concatenation(EVERYTHING, self._concatenation(ANY_CHARACTER, later))))

    def _follow(self, pattern: Tree, rest: int, *, start: bool) -> int:
        """`pattern` and then `rest`, up to the end of the text; `start` says that nothing was read before."""
        if isinstance(pattern, Anchor):
            if pattern.end:
                return EPSILON if self._nullable[rest] else NOTHING
            return rest if start else NOTHING
        if isinstance(pattern, Look):
            if not pattern.ahead:
                raise UnsupportedError("a look behind")
            ahead = self._follow(pattern.body, EVERYTHING, start=start)
            return self.both((rest, ahead if pattern.holds else self.complement(ahead)))
        if isinstance(pattern, Choice) and _asserts(pattern):
            return self.either([self._follow(option, rest, start=start) for option in pattern.options])
        if isinstance(pattern, Sequence) and _asserts(pattern):
            return self._follow_all(pattern.parts, rest, start=start)
        if isinstance(pattern, Repeat) and _asserts(pattern):
            return self._follow_repeated(pattern, rest)
        return self._concatenation(self._plain(pattern), rest)

    def _follow_repeated(self, pattern: Repeat, rest: int) -> int:
        """A repetition whose body looks ahead, written out."""
        if pattern.most is None or pattern.most > _MOST_WRITTEN_OUT or _starts(pattern.body):
            raise UnsupportedError("an assertion inside a repetition")
        result = rest
        for number in range(pattern.most, 0, -1):
            once = self._follow(pattern.body, result, start=False)
            result = once if number <= pattern.least else self.either((rest, once))
        return result

    def _follow_all(self, parts: tuple[Tree, ...], rest: int, *, start: bool) -> int:
        if not parts:
            return rest
        plain = next((place for place, part in enumerate(parts) if _asserts(part)), len(parts))
        if plain > 1:  # taken together: a pattern may have thousands of parts
            parts = (Sequence(parts[:plain]), *parts[plain:])
        first, then = parts[0], parts[1:]
        if isinstance(first, Anchor) and not first.end:
            return self._follow_all(then, rest, start=True) if start else NOTHING
        if not start or _asserts(first) or not any(_starts(part) for part in then):
            later = self._follow_all(then, rest, start=start and isinstance(first, Look | Anchor))
            if start and _asserts(first) and not isinstance(first, Look | Anchor) and any(map(_starts, then)):
                raise UnsupportedError("`^` after a group with assertions")
            return self._follow(first, later, start=start)
        body = self._plain(first)
        read = self._concatenation(self.both((body, self.lengths(1, None))), self._follow_all(then, rest, start=False))
        return self.either((read, self._follow_all(then, rest, start=True))) if self._nullable[body] else read

    def _plain(self, pattern: Tree) -> int:
        """The language of a pattern without assertions."""
        if isinstance(pattern, Chars):
            return self._one_of(pattern)
        if isinstance(pattern, Sequence):
            result = EPSILON
            for part in reversed(pattern.parts):
                result = self._concatenation(self._plain(part), result)
            return result
        if isinstance(pattern, Choice):
            return self.either([self._plain(option) for option in pattern.options])
        if isinstance(pattern, Repeat):
            return self._repetition(self._plain(pattern.body), pattern.least, pattern.most)
        raise UnsupportedError("an assertion inside a repetition, or what depends on more than the text ahead")

    def _one_of(self, pattern: Chars) -> int:
        chars = sets.complement(sets.union((sets.complement(pattern.chars), _SURROGATES)))
        if not pattern.exact or (pattern.chars and not chars):
            raise UnsupportedError("a property of characters, or half of a character")
        return self.characters(chars)


def _asserts(pattern: Tree) -> bool:
    """Whether the pattern has an assertion in it."""
    return any(isinstance(part, Anchor | Look) for part in parts(pattern))


def _starts(pattern: Tree) -> bool:
    """Whether `^` stands in the pattern."""
    return any(isinstance(part, Anchor) and not part.end for part in parts(pattern))


def _representatives(known: frozenset[CharSet]) -> list[int]:
    """One code point of every class of code points that the sets tell apart, readable ones first."""
    if not known:
        return [_PREFERRED[0]]
    cuts = sorted(
        {0, 0xE000} | {low for ranges in known for low, _ in ranges} | {high + 1 for r in known for _, high in r}
    )
    candidates = [*_PREFERRED, *(cut for cut in cuts if cut <= LAST and not 0xD800 <= cut <= 0xDFFF)]
    chosen: dict[tuple[bool, ...], int] = {}
    for code in candidates:
        chosen.setdefault(tuple(sets.has(ranges, code) for ranges in known), code)
    return list(chosen.values())


def _spell(came: dict[int, tuple[int, int] | None], state: int) -> str:
    codes: list[str] = []
    step = came[state]
    while step is not None:
        codes.append(chr(step[1]))
        step = came[step[0]]
    return "".join(reversed(codes))
