"""One decision: the search for an instance, its confirmation, and the causes that it brings to light one by one."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, TypeAlias

from anarq.contracts.budget import Exhausted, Meter
from anarq.contracts.confirm.effort import MOST as MOST_APPLICATIONS
from anarq.contracts.confirm.effort import Effort, EndlessError
from anarq.contracts.confirm.formats import Formats
from anarq.contracts.confirm.large import LargePatternError
from anarq.contracts.confirm.opinion import Opinions
from anarq.contracts.confirm.witness import Confirmer, shrink
from anarq.contracts.graph.evaluate import Evaluator, Truth
from anarq.contracts.graph.nodes import TRUE, Graph, Kind, Names, Node, Origin
from anarq.contracts.graph.regular import Languages
from anarq.contracts.graph.tags import Tags
from anarq.contracts.graph.unify import Literals, Unified, unify
from anarq.contracts.graph.values import Key, key
from anarq.contracts.read.compiler import Compiler, RawGraph
from anarq.contracts.read.keywords import statements
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.side import Side
from anarq.contracts.solve.emptiness import Emptiness
from anarq.contracts.solve.outcome import Empty, Found, Unknown
from anarq.contracts.tell.accepted import Accepted, Reader
from anarq.contracts.tell.before import Before
from anarq.contracts.tell.blame import BRANCHING, Blame
from anarq.contracts.tell.branches import Matcher
from anarq.contracts.tell.counterpart import Counterpart
from anarq.contracts.tell.distance import Distance
from anarq.contracts.tell.explain import Explainer
from anarq.contracts.tell.gone import Label
from anarq.contracts.tell.mend import Mender
from anarq.contracts.tell.root import Place, Root
from anarq.contracts.tell.sentence import shown
from anarq.contracts.tell.sharing import Sharing
from anarq.contracts.tell.verdict import Answer, Cause, Location, Verdict, Witness
from anarq.model import pointer as pointers
from anarq.model.tree import Json

_CANDIDATES: Final = 32
"""So many instances are offered to the validators."""
_COST: Final = 4
"""Steps that an application of a keyword takes validators."""
_FURTHER: Final = 2
"""The search for further causes may cost so many times what the first may cost."""
_SHARE: Final = 8
"""To make a witness small may take this part of all steps, and to find its root the same."""
_PART: Final = 64
"""To find out whether two branches share values may take this part of all steps."""
_LOST: Final = "what in the schema refuses the instance was not found, so that causes beside it are not looked for"

Objection: TypeAlias = Callable[[Json], str | None]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both schemas as one graph, and what is known of it.

    Attributes:
        unified: the graph.
        accepted: the literal of the first schema.
        required: the literal of the second.
        written: the literal of the second as it was written.
        solver: finds instances.
        judged: says what holds of instances that are at hand; what is not decided, the judges are asked.
        branches: the literals of all branches of unions in the first schema.
    """

    unified: Unified
    accepted: int
    required: int
    written: int
    solver: Emptiness
    judged: Evaluator
    branches: frozenset[int]

    def literal(self, of_raw: int) -> int:
        """The literal in the graph of one in the raw graph."""
        return _literal(self.unified, of_raw)

    def holds(self, of_raw: int, value: Json) -> Truth:
        """Whether a literal of the raw graph holds of a value."""
        return self.judged.holds(self.literal(of_raw), value)

    def is_witness(self, value: Json) -> bool:
        """Whether the first schema accepts a value and the second refuses it."""
        holds = self.judged.holds
        return holds(self.accepted, value) is True and holds(self.required, value) is False

    def may_accept(self, value: Json) -> bool:
        """Whether it is not certain that what is not mended in the second schema refuses a value."""
        return self.judged.holds(self.required, value) is not False


def _held(by: Evaluator, literals: Literals, of_raw: int, value: Json) -> Truth:
    """Whether a literal of the raw graph held of a value when it was numbered so."""
    literal = literals[abs(of_raw)]
    return by.holds(literal if of_raw > 0 else -literal, value)


def _literal(unified: Unified, of_raw: int) -> int:
    number = unified.literals[abs(of_raw)]
    return number if of_raw > 0 else -number


@dataclass(slots=True)
class Decision:
    """Decides whether everything that the first schema accepts is accepted by the second.

    What was read is mended cause by cause; a copy of it stays as it was written, as validators see it.

    Attributes:
        first: the first schema.
        second: the second.
        meter: counts the work.
    """

    first: Side
    second: Side
    meter: Meter
    _raw: RawGraph = field(default_factory=RawGraph)
    _literals: list[int] = field(default_factory=list)
    _written: tuple[RawGraph, tuple[int, ...]] = field(init=False)
    _held: Callable[[int, Json], Truth] | None = None
    _languages: Languages = field(init=False)
    _formats: Formats = field(default_factory=Formats)
    _opinions: Opinions = field(init=False)
    _lost: Cause | None = None
    _mender: Mender = field(init=False)
    _matcher: Matcher | None = None
    _sharing: Sharing | None = None
    _asked: Callable[[], Emptiness] | None = None
    _before: Before | None = None
    _initial: Literals = field(default_factory=dict)
    _exclusive: bool = False
    _known: _Pair | None = None
    _prepared: bool = False
    _mends: list[tuple[Place | None, Callable[[], None]]] = field(default_factory=list)
    _beside: dict[Place, Witness] = field(default_factory=dict)
    _effort: Effort | None = None

    def __post_init__(self) -> None:
        self._languages = Languages(self.meter)
        self._opinions = Opinions(self.meter.spend)

    def run(self, causes: int | None) -> Verdict:
        """The verdict, with as many causes as are asked for; with none asked for, all that the steps allow."""
        self._read()
        found: list[Witness] = []
        named: set[Place] = set()
        verdict = self._next(found, named)
        self.meter.allow(_FURTHER * self.meter.budget.steps)
        while verdict.answer is Answer.BREAKING and (causes is None or len(found) < causes):
            self.meter.limit += self.meter.budget.of_cause(self.first.size + self.second.size)
            verdict = self._next(found, named)
        if not found:
            return verdict
        if verdict.answer is Answer.COMPATIBLE and self._lost is None:
            self._drop_superfluous(found)
        rest = None
        cause = verdict.cause or (self._lost if causes != 1 else None)
        if cause is not None:
            rest = replace(cause, reason=f"at least {_counted(found)}: {cause.reason}")
        elif verdict.answer is Answer.BREAKING and causes != 1:
            rest = Cause(f"more than {causes} causes are not looked for", 1)
        return Verdict(Answer.BREAKING, found[0], rest, self.meter.spent, more=tuple(found[1:]))

    def is_proved(self) -> bool:
        """Whether the second schema accepts everything that the first does; no validator is asked."""
        self._read()
        pair = self._pair()
        goal = frozenset({pair.accepted, -pair.required})
        return pair.accepted == pair.required or isinstance(pair.solver.search(goal), Empty)

    def _read(self) -> None:
        self._literals = [
            Compiler(self._raw, side.corpus, number, side.reading, self.meter, statements).read(side.site)
            for number, side in enumerate((self.first, self.second))
        ]
        self._written = replace(self._raw, nodes=[*self._raw.nodes]), tuple(self._literals)
        self._mender = Mender(self._raw, self._written[0], self.meter.spend)
        pairs = zip(self._raw.nodes, self._raw.origins, strict=True)
        self._exclusive = any(node.kind is Kind.ONE and origin.side == 1 for node, origin in pairs)

    def _pair(self) -> _Pair:
        """Both schemas as they are now. What is known of parts that were not mended stays known."""
        known = self._known
        if known is None or not known.unified.renew(self.meter):
            if self._initial and self._exclusive:
                written = self._mender.as_written(self._written[1][1])
            else:
                written = self._literals[1]
            unified = unify(self._raw, self.meter)
            tags = Tags(unified.graph, self.meter.spend)
            evaluator = Evaluator(unified.graph, self._languages, self._formats, tags)
            solver = Emptiness(evaluator, self.meter, unified.reasons)
            judged = replace(evaluator, asked=self._opinions.matches)
            known = _Pair(unified, TRUE, TRUE, TRUE, solver, judged, self._branches(unified))
            known = replace(known, written=known.literal(written))
            self._initial = self._initial or {**unified.literals}
            self._held = self._held or partial(_held, judged, self._initial)
            self._asked = self._asked or partial(Emptiness, evaluator, self.meter, unified.reasons)
        accepted, required = (known.literal(literal) for literal in self._literals)
        self._known = replace(known, accepted=accepted, required=required)
        return self._known

    def _branches(self, unified: Unified) -> frozenset[int]:
        """The branches of all unions of the first schema. It is never mended, so that they stay the same."""
        self.meter.spend(1 + len(self._raw.nodes) // 4)
        found: set[int] = set()
        for node, origin in zip(self._raw.nodes, self._raw.origins, strict=True):
            if origin.side == 0 and origin.keyword in BRANCHING:
                signs = 1 if node.kind is Kind.ONE else -1
                found.update(_literal(unified, signs * child) for child in node.children)
        return frozenset(found)

    def _next(self, found: list[Witness], named: set[Place]) -> Verdict:
        """Look for one more cause; it is mended in what was read."""
        try:
            pair = self._pair()
            if pair.accepted == pair.required:
                return self._verdict(Answer.COMPATIBLE)
            return self._search(pair, found, named)
        except Exhausted as exhausted:
            return self._undecided(None, Unknown(exhausted.reason))

    def _search(self, pair: _Pair, found: list[Witness], named: set[Place]) -> Verdict:
        """Look for an instance until one is confirmed. What is not confirmed is excluded, and the search goes on."""
        solver = pair.solver
        asked = {pair.accepted, -pair.required}
        if found and self._exclusive:
            asked.add(-pair.written)  # of `oneOf`, what was mended may refuse what it accepted
        goal = frozenset(asked)
        if self._effort is None:
            self._effort = Effort(self._written[0], pair.unified.cycles, self.meter.spend)
        effort = self._effort
        doubt: Unknown | None = None
        unsure: Unknown | None = None
        tried: set[Key] = set()
        try:
            while len(tried) < _CANDIDATES:
                outcome = solver.search(goal)
                if isinstance(outcome, Empty):
                    break
                candidate = outcome.value if isinstance(outcome, Found) else outcome.candidate
                name = key(candidate)
                if name in tried:
                    break
                unsure = unsure or (outcome if isinstance(outcome, Unknown) else None)
                refused = self._objection(effort, candidate)
                if refused is None and found and pair.may_accept(candidate):
                    refused = "it may be refused for a cause that was found before"
                if refused is None:
                    self._add(pair, effort, candidate, found, named)
                    return self._verdict(Answer.BREAKING)
                tried.add(name)
                doubt = doubt or (
                    outcome
                    if isinstance(outcome, Unknown)
                    else Unknown(f"the witness {shown(candidate)} was not confirmed: {refused}")
                )
                excluded = -solver.by.graph.add(Kind.VALUES, frozenset(tried))
                goal = frozenset({*asked, excluded})
        except Exhausted as exhausted:
            self._known = None  # the solver stopped amid its work
            return self._undecided(pair, doubt or Unknown(exhausted.reason, _blamed(solver)))
        except LargePatternError as error:
            return self._undecided(pair, unsure or Unknown(error.message, _pattern(pair.unified.graph, error.pattern)))
        except SchemaError as error:
            return self._undecided(pair, unsure or Unknown(f"a witness could not be confirmed: {error.message}"))
        return self._verdict(Answer.COMPATIBLE) if doubt is None else self._undecided(pair, doubt)

    def _objection(self, effort: Effort, instance: Json) -> str | None:
        """Why an instance is not a witness, or none: what the validators say, unless it would take them too long."""
        try:
            applications = sum(effort.of(literal, instance) for literal in self._written[1])
        except EndlessError:
            return "a schema applies itself to one and the same value, so that no validator is asked"
        if applications > MOST_APPLICATIONS:
            return f"it would take validators {applications} applications of keywords"
        self.meter.spend(_COST * applications)
        self._prepare()
        return Confirmer(
            (("jsonschema-rs", self.first.validator), ("jsonschema", self.first.second_opinion)),
            (("jsonschema-rs", self.second.validator), ("jsonschema", self.second.second_opinion)),
        ).objection(instance)

    def _prepare(self) -> None:
        """Count what it takes to make validators, and to find out what their patterns can cost, when first asked."""
        if self._prepared:
            return
        for side in (self.first, self.second):
            self.meter.spend(1 + 2 * side.size)
            side.second_opinion.examine(self.meter.spend)  # before the other one is made: this one makes patterns late
        self._prepared = True

    def _add(self, pair: _Pair, effort: Effort, instance: Json, found: list[Witness], named: set[Place]) -> None:
        """Make a witness small, find its root, and mend that.

        Raises:
            Exhausted: a cause is known already, and the steps do not allow to find the root of another one.
        """
        share = self.meter.budget.steps // _SHARE
        if not found:
            self.meter.allow(max(self.meter.limit - self.meter.spent, 2 * share))
        with self.meter.at_most(share):
            smaller = shrink(instance, pair.is_witness, self.meter.spend)
        with suppress(Exhausted):
            instance = instance if smaller is instance or self._objection(effort, smaller) is not None else smaller
        before = self._before = self._before or Before(
            self._written[0], self._initial, self.second.corpus, self.meter.spend
        )
        root = self._root(pair, before, instance, needed=not found)
        if not root.told:
            self._mend(None, root)
            return
        names = (self.first.name or "The first schema", self.second.name or "the second")
        corpus, site, spend = self.first.corpus, self.first.site, self.meter.spend
        refuses = partial(before.refuses, pair.holds)
        counterpart = Counterpart(instance, corpus, site, pair.judged.matches, refuses, spend)
        formats = self.second.reading.assert_formats
        explainer = Explainer(instance, counterpart, self.second.corpus, names, formats, pair.holds, spend)
        gained = explainer.gained(root)
        mended = gained or root
        self._mend(mended.place, mended)
        if mended.place not in named:
            named.add(mended.place)
            witness = explainer.witness(root, gained)
            if not root.apart:
                self._beside[mended.place] = witness
            if mended.kind is Kind.PROPERTIES and not mended.item:  # it refuses all names, and so those found before
                found[:] = [before for before in found if not before.item or before.second != witness.second]
            found.append(witness)

    def _mend(self, place: Place | None, root: Root) -> None:
        root.mend()
        self._mends.append((place, root.mend))

    def _drop_superfluous(self, found: list[Witness]) -> None:
        """Drop causes without which the pair is compatible when the others are mended.

        That can be where branches overlap: a value that is refused in two of them is accepted as soon as one is mended.
        """
        with suppress(Exhausted):
            for place, witness in self._beside.items():
                others = [(other, mend) for other, mend in self._mends if other != place]
                if witness in found and self._is_enough([mend for _, mend in others]):
                    found[:] = [each for each in found if each is not witness]
                    self._mends = others

    def _is_enough(self, mends: list[Callable[[], None]]) -> bool:
        """Whether the pair is proved to be compatible when some causes are mended and no others."""
        self._mender.undo()
        for mend in mends:
            mend()
        pair = self._pair()
        asked = {pair.accepted, -pair.required, *((-pair.written,) if self._exclusive else ())}
        return pair.accepted == pair.required or isinstance(pair.solver.search(frozenset(asked)), Empty)

    def _root(self, pair: _Pair, before: Before, instance: Json, *, needed: bool) -> Root:
        """What refuses the instance; where one is needed, the second schema as a whole when that is all that is known.

        Raises:
            Exhausted: the steps do not allow to find it, and none is needed.
        """
        required = self._literals[1]
        if required > TRUE:
            tags, held = pair.judged.tags, self._held or pair.holds
            matcher = self._matcher = self._matcher or Matcher(self._written[0], self.meter.spend)
            sharing = self._sharing = self._sharing or Sharing(matcher, self._have_in_common)
            reader = Reader(self._raw, pair.holds, pair.judged.selects, self.meter.spend)
            blame = Blame(
                self._mender,
                matcher,
                sharing,
                pair.holds,
                held,
                Distance(matcher.raw, held, lambda literal: tags.summary(pair.literal(literal)).tags),
                Label(matcher, lambda literal: tags.summary(pair.literal(literal)).types),
                pair.judged.selects,
                before.refers,
                before.states,
                lambda literal: pair.literal(literal) in pair.branches,
                self.meter.spend,
            )
            try:
                root = blame.find(required, instance, Accepted.of(reader, instance, self._literals[0]))
                if root is not None:
                    return root
            except Exhausted:
                if not needed:
                    raise
        site = self.second.site
        origin = Origin(1, site.document, site.pointer)
        if required > TRUE:
            self._lost = Cause(_LOST, 1, Location(site.pointer, site.document))
        return Root(origin, Kind.TRUE, "", "", instance, self._accept_everything)

    def _have_in_common(self, literals: frozenset[int]) -> bool:
        """Whether an instance is found that meets some literals of the raw graph as they were read."""
        if self._asked is None:
            return False
        goal = frozenset(self._initial[abs(each)] * (1 if each > 0 else -1) for each in literals)
        with suppress(Exhausted), self.meter.at_most(self.meter.budget.steps // _PART):
            return isinstance(self._asked().search(goal), Found)
        return False

    def _accept_everything(self) -> None:
        self._literals[1] = TRUE

    def _undecided(self, pair: _Pair | None, unknown: Unknown) -> Verdict:
        place = None if pair is None else _place(pair.unified.graph, abs(unknown.literal))
        cause = Cause(unknown.reason) if place is None else Cause(unknown.reason, *place)
        return replace(self._verdict(Answer.UNDECIDED), cause=cause)

    def _verdict(self, answer: Answer) -> Verdict:
        return Verdict(answer, steps=self.meter.spent)


def _counted(found: list[Witness]) -> str:
    return "one cause" if len(found) == 1 else f"{len(found)} causes"


def _place(graph: Graph, number: int) -> tuple[int, Location] | None:
    """The side and place of a statement. A pattern is shown itself; one of names where it has a schema."""
    origin, node = graph.origins.get(number), graph.nodes[number]
    if origin is None and node.kind is Kind.PATTERN:
        origin = next((graph.origins[other] for other in graph.origins if _names(graph.nodes[other], node)), None)
    if origin is None:
        return None
    is_shown = node.kind is Kind.PATTERN and origin.keyword == "pattern"
    pointer = pointers.join(origin.pointer, origin.keyword) if is_shown else origin.pointer
    return origin.side, Location(pointer, origin.document)


def _pattern(graph: Graph, written: str) -> int:
    """The statement that a pattern is; 0 where there is none."""
    patterns = (number for number, node in enumerate(graph.nodes) if node.kind is Kind.PATTERN)
    return next((number for number in patterns if graph.nodes[number].payload == written), 0)


def _names(node: Node, pattern: Node) -> bool:
    """Whether a statement is about the properties whose names match a pattern, or about those whose names do not."""
    names = node.payload
    return isinstance(names, Names) and (names.pattern == pattern.payload or pattern.payload in names.except_patterns)


def _blamed(solver: Emptiness) -> int:
    """A statement of the innermost goal that has a place in one of the schemas."""
    for goal in reversed(list(solver)):
        for literal in sorted(goal, key=abs):
            if abs(literal) in solver.by.graph.origins:
                return literal
    return 0
