"""Strings: lengths, patterns as regular languages, formats by sample."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from anarq.contracts.budget import Exhausted, OutOfTimeError
from anarq.contracts.confirm.formats import INCLUDED, SAMPLES
from anarq.contracts.graph.evaluate import Evaluator, Truth, every
from anarq.contracts.graph.nodes import Kind
from anarq.contracts.graph.regular import Languages
from anarq.contracts.solve.outcome import EMPTY, Empty, Found, Outcome, Unknown
from anarq.costs.patterns.samples import samples

_LONGEST: Final = 2_000_000
"""So many characters are made."""
_MOST_REPEATED: Final = 32
"""So many times what repeats in a pattern is repeated in a guess at a text that matches it."""
_LONGEST_GUESS: Final = 2_000
_SHARE: Final = 8
"""One question about patterns may take this part of all steps, so that it does not hide what stands beside it."""


@dataclass(slots=True)
class Strings:
    """What a conjunction of statements asks of a string."""

    by: Evaluator
    low: int = 0
    high: int | None = None
    patterns: list[int] = field(default_factory=list)
    formats: list[int] = field(default_factory=list)
    vague: list[int] = field(default_factory=list)
    excluded: set[str] = field(default_factory=set)
    languages: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, by: Evaluator, literals: Iterable[int]) -> "Strings":
        """The strings of which all literals hold."""
        found = cls(by)
        for literal in literals:
            found._add(literal)
        return found

    def plus(self, literal: int) -> "Strings":
        """The same, and one more literal."""
        self.by.spend(1 + len(self.excluded) // 16)
        more = replace(
            self,
            patterns=[*self.patterns],
            formats=[*self.formats],
            vague=[*self.vague],
            excluded=set(self.excluded),
            languages=[*self.languages],
        )
        more._add(literal)
        return more

    def _add(self, literal: int) -> None:
        node = self.by.graph.nodes[abs(literal)]
        payload = node.payload
        if node.kind is Kind.VALUES and isinstance(payload, frozenset):
            self.excluded.update(key[1] for key in payload if key[0] == "string")
        elif node.kind is Kind.FORMAT:
            self.formats.append(literal)
        elif node.kind is Kind.PATTERN:
            language = self.by.languages.pattern(str(payload))
            if language is None:
                self.vague.append(literal)
            else:
                self.patterns.append(literal)
                self.languages.append(language if literal > 0 else self.by.languages.complement(language))
        elif isinstance(payload, int):
            at_least = (node.kind is Kind.MIN_LENGTH) == (literal > 0)
            self._bound(payload + (0 if literal > 0 else 1 if at_least else -1), at_least=at_least)

    def _bound(self, length: int, *, at_least: bool) -> None:
        if at_least:
            self.low = max(self.low, length)
        else:
            self.high = length if self.high is None else min(self.high, length)

    def solve(self) -> Outcome:
        """A string, a proof that there is none, or neither."""
        if self.high is not None and self.low > self.high:
            return EMPTY
        if self.vague or self.formats:
            return self._by_sample()
        return self._regular() if self.languages else self._plain()

    def _plain(self) -> Outcome:
        """Any characters: there are enough of them, unless only the empty string is left."""
        if self.high == 0:
            return EMPTY if "" in self.excluded else Found("")
        if self.low > _LONGEST:
            return self._too_long()
        self.by.spend(1 + self.low // 100)
        for candidate in _plain_strings(self.low):
            self.by.spend(1)
            if candidate not in self.excluded and (self.high is None or len(candidate) <= self.high):
                return Found(candidate)
        return Unknown("more values are excluded than were tried")

    def _regular(self) -> Outcome:
        """The shortest string of the intersection; lengths and exclusions join in only when they matter."""
        meter = self.by.languages.meter
        try:
            with meter.at_most(meter.budget.steps // _SHARE):
                return self._search(self.by.languages)
        except OutOfTimeError:
            raise
        except Exhausted as exhausted:
            meter.spend(0)
            most = meter.budget.steps // _SHARE
            alone = f"patterns that are not compared within {most} steps"
            return Unknown(exhausted.reason if "automaton" in exhausted.reason else alone, self.patterns[0])

    def _search(self, languages: Languages) -> Outcome:
        language = languages.both(self.languages)
        found = languages.shortest(language)
        if found is None:
            return EMPTY
        if self._fits(found):
            return Found(found)
        excluded = languages.complement(languages.either(map(languages.text, sorted(self.excluded))))
        narrowed = languages.both((language, excluded))
        found = languages.shortest(narrowed)
        if found is None:
            return EMPTY
        if self._fits(found):
            return Found(found)
        if self.low > _LONGEST:
            return self._too_long()
        found = languages.of_length(narrowed, self.low, self.high)
        return EMPTY if found is None else Found(found)

    def _too_long(self) -> Unknown:
        return Unknown(
            f"an instance would need a string of {self.low} characters, and no more than {_LONGEST} are made; "
            "with smaller numbers in `minLength` and `maxLength` it can be decided"
        )

    def _fits(self, text: str) -> bool:
        return self.low <= len(text) and (self.high is None or len(text) <= self.high) and text not in self.excluded

    def _by_sample(self) -> Outcome:
        """With a format, or a pattern that is not regular, there is no algebra, only refutation and samples."""
        if self._formats_conflict():
            return EMPTY
        formats, vague = self.formats, self.vague
        self.formats, self.vague = [], []
        without = self.solve()
        self.formats, self.vague = formats, vague
        if isinstance(without, Empty):
            return EMPTY
        candidates = [without.value] if isinstance(without, Found) and isinstance(without.value, str) else []
        undecided: str | None = None
        for text in (*self._guessed(), *candidates, *self._samples()):
            truth = self._holds(text)
            if truth:
                return Found(text)
            if truth is None and undecided is None:
                undecided = text
        literal = (*vague, *formats)[0]
        what = "pattern" if vague else "format"
        payload = self.by.graph.nodes[abs(literal)].payload
        return Unknown(f"the {what} `{payload}` is not decided as a language", literal, undecided)

    def _formats_conflict(self) -> bool:
        names = {literal: str(self.by.graph.nodes[abs(literal)].payload) for literal in self.formats}
        if any(literal < 0 and name not in SAMPLES for literal, name in names.items()):
            return True
        return any(
            (names[first], names[second]) in INCLUDED for first in names for second in names if first > 0 > second
        )

    def _guessed(self) -> Iterator[str]:
        """Texts that may match a pattern which is no language; the judges say in the end whether they do."""
        for literal in self.vague:
            if literal > 0:
                pattern = str(self.by.graph.nodes[literal].payload)
                for more in range(min(self.low, _MOST_REPEATED) + 1):
                    self.by.spend(1 + len(pattern) // 8)
                    for text in samples(pattern, more):
                        yield text
                        yield f"{text} ".ljust(min(self.low, _LONGEST_GUESS), "a")

    def _samples(self) -> Iterator[str]:
        for literal in self.formats:
            yield from SAMPLES.get(str(self.by.graph.nodes[abs(literal)].payload), ())
        yield from self.by.formats.samples()
        yield from ("0", "A", "-", " ", "a b", "aa", "1.0.0")

    def _holds(self, text: str) -> Truth:
        if not self._fits(text):
            return False
        return every(self.by.holds(literal, text) for literal in (*self.patterns, *self.formats, *self.vague))


def _plain_strings(length: int) -> Iterator[str]:
    """Strings of so many characters, or one more than none, the readable ones first."""
    if length == 0:
        yield ""
    start = "a" * max(length - 1, 0)
    yield from (start + letter for letter in "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    yield from (start + chr(code) for code in range(0xA1, 0xD800))
