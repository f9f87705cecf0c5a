"""The clauses of the design: what its text asks for, statement by statement, each with an id that stays."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from anarq.loader.design.blocks import block
from anarq.loader.design.interfaces import interfaces
from anarq.loader.design.slugs import slug
from anarq.loader.design.statement import Statement
from anarq.loader.design.types import members

_HEADING: Final = re.compile(r"^(#+) (.+)$")
_ITEM: Final = re.compile(r"^( *)(?:-|\d+\.) (.+)$")
_LABELLED: Final = re.compile(r"^\*\*(?P<label>[^*]+)\*\*:?(?P<rest>.*)$")
_MODULES: Final = re.compile(r"\bModules? \((?P<names>[^)]+)\)$")
_NAME: Final = re.compile(r"`([^`]+)`")
_FENCE: Final = "```"


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of the design.

    Attributes:
        id: names it for good: in documents, in data and in links.
        kind: what it speaks of, e.g. `topic`, `component`, `member`.
        heading: the nearest heading above it.
        words: its words, as they stand.
        line: where it begins, counted from 1.
    """

    id: str
    kind: str
    heading: str
    words: str
    line: int


def clauses(text: str) -> tuple[Clause, ...]:
    """Every clause of the design's text, in its order.

    Raises:
        ValueError: two clauses would have one id.
    """
    found = [*_Walk(_of_interfaces(text)).clauses(text.splitlines())]
    double = [id_ for id_, times in Counter(clause.id for clause in found).items() if times > 1]
    if double:
        raise ValueError(f"two clauses are called {', '.join(double)}")
    return tuple(found)


def as_yaml(found: tuple[Clause, ...]) -> str:
    """The clauses as `spec/clauses.yaml`."""
    lines = [
        "# yaml-language-server: $schema=clauses.schema.json",
        "# The clauses of the design as docs/reference/ecosystem-design.md has them; a test holds them to it, and",
        "# `python -m anarq.loader.design` prints it anew.",
        "clauses:",
    ]
    for clause in found:
        quoted = (json.dumps(said, ensure_ascii=False) for said in (clause.heading, clause.words))
        heading, words = quoted
        lines += [
            f"  {json.dumps(clause.id)}:",
            f"    kind: {clause.kind}",
            f"    heading: {heading}",
            f"    words: {words}",
        ]
    return "\n".join(lines) + "\n"


def _of_interfaces(text: str) -> Mapping[int, list[Statement]]:
    """The interfaces and their members, by the line at which they begin."""
    lines = text.splitlines()
    found: dict[int, list[Statement]] = {}
    for one in interfaces(text):
        name = f"interface.{one.name}"
        found[one.line] = [Statement(name, "interface", lines[one.line - 1].strip(), one.line)]
        for path, member in members(one.type, name):
            words = lines[member.line - 1].strip()
            found.setdefault(member.line, []).append(Statement(path, "member", words, member.line))
    return found


@dataclass(slots=True)
class _Walk:
    """One walk over the lines, which knows below which headings and items it is."""

    typed: Mapping[int, list[Statement]]
    headings: dict[int, str] = field(default_factory=dict)
    group: str = ""
    items: dict[int, str] = field(default_factory=dict)

    def clauses(self, lines: list[str]) -> Iterator[Clause]:
        fenced: tuple[int, str] | None = None
        for number, line in enumerate(lines, 1):
            if line.startswith(_FENCE):
                if fenced is not None:
                    yield from self._block(fenced, lines[fenced[0] : number - 1])
                fenced = None if fenced is not None else (number, line.removeprefix(_FENCE).strip())
            elif fenced is None:
                yield from map(self._clause, self._line(number, line))

    def _clause(self, said: Statement) -> Clause:
        heading = self.headings[max(self.headings)]
        return Clause(said.id, said.kind, heading, said.words, said.line)

    def _block(self, fenced: tuple[int, str], lines: list[str]) -> Iterator[Clause]:
        first, language = fenced
        typed = [said for line in range(first, first + len(lines) + 2) for said in self.typed.get(line, ())]
        for said in sorted([*block(language, self._section, first, lines), *typed], key=lambda one: one.line):
            yield self._clause(said)

    def _line(self, number: int, line: str) -> Iterator[Statement]:
        heading = _HEADING.match(line)
        item = _ITEM.match(line)
        if heading:
            self._enter(len(heading[1]), heading[2])
        elif item:
            yield from self._item(number, len(item[1]), item[2])
        elif line.strip():
            yield from self._paragraph(number, line.strip())

    def _enter(self, level: int, heading: str) -> None:
        self.headings = {above: said for above, said in self.headings.items() if above < level}
        self.headings[level] = heading
        self.group = ""
        self.items = {}

    @property
    def _section(self) -> str:
        """How clauses below the nearest heading are called; of a module by its name."""
        heading = self.headings[max(self.headings)]
        modules = _MODULES.search(heading)
        return slug(modules["names"] if modules else heading)

    @property
    def _is_of_module(self) -> bool:
        return _MODULES.search(self.headings[max(self.headings)]) is not None

    def _paragraph(self, number: int, line: str) -> Iterator[Statement]:
        labelled = _LABELLED.match(line)
        label = labelled["label"] if labelled else line
        self.items = {}
        if labelled and not labelled["rest"].strip():
            self.group = slug(label)
            return
        kind = "purpose" if labelled and self._is_of_module else "statement"
        yield Statement(f"{self._section}.{slug(label)}", kind, line, number)

    def _item(self, number: int, indent: int, words: str) -> Iterator[Statement]:
        self.items = {depth: id_ for depth, id_ in self.items.items() if depth < indent}
        above = self.items[max(self.items)] if self.items else ".".join(filter(None, (self._section, self.group)))
        labelled = _LABELLED.match(words)
        label, _, rest = words.partition(":")
        said = Statement(f"{above}.{slug(labelled['label'] if labelled else label)}", self._kind(), words, number)
        self.items[indent] = said.id
        yield said
        if self._is_of_module and self.group == "interfaces":
            yield from _offers(said, label, rest)

    def _kind(self) -> str:
        if self._is_of_module and self.group:
            return {"interfaces": "offer", "key-components": "component"}[self.group]
        return "gate" if self.headings.get(2, "").startswith("CI/CD") else "statement"


def _offers(said: Statement, label: str, rest: str) -> Iterator[Statement]:
    """What an interface of a module offers, one by one: its tools, its topics, and what its HTTP API does."""
    named = {"MCP Tools": "tool", "Events": "topic"}.get(label)
    if named:
        for name in _NAME.findall(rest):
            yield replace(said, id=f"{named}.{name}", kind=named, words=name)
        return
    for part in rest.split(","):
        yield replace(said, id=f"{said.id}.{slug(part)}", kind="operation", words=part.strip())
