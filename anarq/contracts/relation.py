"""The relation: is every instance that is valid under one schema valid under another?"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final, TypeAlias

from anarq.contracts.budget import DEFAULT_BUDGET, Budget, Exhausted, Meter
from anarq.contracts.closure import Closure, Cutter, NotCutError
from anarq.contracts.compiler import Compiler, Draft
from anarq.contracts.dialect import of_document
from anarq.contracts.effort import MOST as MOST_APPLICATIONS
from anarq.contracts.effort import Effort, EndlessError
from anarq.contracts.emptiness import Emptiness
from anarq.contracts.evaluate import Evaluator
from anarq.contracts.explain import Explainer, shown
from anarq.contracts.formats import Formats
from anarq.contracts.graph import Kind
from anarq.contracts.keywords import statements
from anarq.contracts.metaschemas import WithMetaSchemas
from anarq.contracts.outcome import Found, Unknown
from anarq.contracts.patterns.regular import Languages
from anarq.contracts.reading import Reading, SchemaError
from anarq.contracts.resolve import Catalogue, Corpus, Site
from anarq.contracts.tags import Tags
from anarq.contracts.unify import Unified, unify
from anarq.contracts.validators import Validator, check, second_opinion, validator
from anarq.contracts.values import Key, key
from anarq.contracts.verdict import Answer, Cause, Location, Verdict
from anarq.contracts.witness import Confirmer, shrink
from anarq.model.tree import Json

_CANDIDATES: Final = 32
"""So many instances are offered to the validators."""
_COST: Final = 4
"""Steps that an application of a keyword takes validators."""

BY_VALUE: Final = (
    "`1.0` is read as the integer 1, by its value; by the letter of draft 4 and OpenAPI 3.0 it is no integer, and then "
    "this is not proved"
)

Objection: TypeAlias = Callable[[Json], str | None]


@dataclass(frozen=True)
class Side:
    """One of the two schemas: a document, and the place of the schema in it.

    Attributes:
        document: a schema, or a document with schemas in it.
        pointer: where in it the schema stands.
        catalogue: schemas by `$id` that references may lead to.
        reading: the reader's choices.
        name: what people call it.
    """

    document: Json
    pointer: str = ""
    catalogue: Catalogue = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    name: str = ""

    @cached_property
    def corpus(self) -> Corpus:
        """The document with all that its references may lead to."""
        known = WithMetaSchemas(self.catalogue)
        return Corpus.of(self.document, known, self.reading.dialect, holds=bool(self.pointer))

    @cached_property
    def site(self) -> Site:
        """The schema itself."""
        return self.corpus.at(self.pointer)

    def check(self) -> None:
        """Find out whether the schema can be compared at all.

        Raises:
            SchemaError: it is no schema.
            UnresolvedError: a reference leads nowhere.
        """
        self.compare_with_meta_schema()
        Compiler(Draft(), self.corpus, 0, self.reading, Meter(DEFAULT_BUDGET), statements).read(self.site)

    def compare_with_meta_schema(self) -> None:
        """Compare the schema with the meta-schema of its dialect.

        Raises:
            SchemaError: it is no schema.
            UnresolvedError: there is nothing at the pointer.
        """
        self.reading.require_known(self.document, "")
        check(self.site.schema, of_document(self.document, self.reading.dialect), self.pointer)

    def at(self, pointer: str) -> "Side":
        """Another schema of the same document. What was learnt of the document is shared."""
        other = replace(self, pointer=pointer)
        other.__dict__["corpus"], other.__dict__["cutter"] = self.corpus, self.cutter
        return other

    @cached_property
    def cutter(self) -> Cutter:
        """Cuts schemas out of the document."""
        return Cutter(self.corpus, self.reading.message)

    @cached_property
    def closure(self) -> Closure | None:
        """The schema alone, with all that it refers to; none where it cannot stand alone."""
        try:
            return self.cutter.cut(self.site)
        except NotCutError:
            return None

    @cached_property
    def validator(self) -> Validator:
        """The validator of the schema by jsonschema-rs."""
        return self._validator(validator)

    @cached_property
    def second_opinion(self) -> Validator:
        """The validator of the schema by jsonschema."""
        return self._validator(second_opinion)

    def _validator(self, make: Callable[..., Validator]) -> Validator:
        """Of the schema alone, or of the whole document where it cannot stand alone."""
        asserted, closure = self.reading.assert_formats, self.closure
        if closure is not None:
            return make(closure.document, assert_formats=asserted, dialect=closure.dialect)
        return make(
            self.document,
            registry=self.catalogue,
            assert_formats=asserted,
            pointer=self.pointer,
            dialect=self.reading.dialect,
        )

    @property
    def referred(self) -> bool:
        """Whether the validators are given a reference to the schema."""
        return bool(self.pointer) or self.closure is not None


def subschema(
    first: Json,
    second: Json,
    *,
    at: tuple[str, str] = ("", ""),
    catalogue: Catalogue | None = None,
    reading: Reading | None = None,
    budget: Budget = DEFAULT_BUDGET,
) -> Verdict:
    """Whether every instance that is valid under `first` is valid under `second`.

    Args:
        first: a schema, or a document with the schema in it.
        second: the other one; it may be written in another draft.
        at: the pointers of the schemas in their documents.
        catalogue: schemas by `$id` that references may lead to; nothing is fetched.
        reading: what the standard leaves to the reader.
        budget: how much work the decision may cost.

    Returns:
        *Compatible* is proved. *Breaking* has a witness that jsonschema and jsonschema-rs confirm on these very
        schemas. *Undecided* has the reason.

    Raises:
        SchemaError: one of them is no schema.
        UnresolvedError: a reference leads nowhere.
    """
    known, choices = catalogue or {}, reading or Reading()
    return decide(Side(first, at[0], known, choices), Side(second, at[1], known, choices), budget)


def decide(first: Side, second: Side, budget: Budget = DEFAULT_BUDGET) -> Verdict:
    """`subschema` for sides that are compared more than once, each with its own catalogue and reading."""
    for side in (first, second):
        side.compare_with_meta_schema()
    meter = Meter(budget)
    try:
        if _alike(first, second):
            return Verdict(Answer.COMPATIBLE)
        verdict = _Decision(first, second, meter).run()
        if verdict.answer is Answer.COMPATIBLE and not _by_the_letter(first, second, meter):
            verdict = replace(verdict, readings=(BY_VALUE,))
        return verdict
    except Exhausted as exhausted:
        return Verdict(Answer.UNDECIDED, cause=Cause(exhausted.reason), steps=meter.spent)
    except RecursionError:
        return Verdict(Answer.UNDECIDED, cause=Cause("the schemas nest too deeply"), steps=meter.spent)


def _by_the_letter(first: Side, second: Side, meter: Meter) -> bool:
    """Whether what is compatible is so as well where `1.0` is no integer, as the text of draft 4 has it."""
    if not any(side.site.dialect.boolean_exclusive for side in (first, second)):
        return True
    one, other = (replace(side, reading=replace(side.reading, by_the_letter=True)) for side in (first, second))
    meter.allow(meter.budget.steps // 4)
    with suppress(Exhausted):
        return _Decision(one, other, meter).is_proved()
    return False


def _alike(first: Side, second: Side) -> bool:
    """Whether two schemas are written alike, with all that they reach. Then nothing needs to be decided."""
    with suppress(NotCutError):
        return first.reading == second.reading and first.cutter.digest(first.site) == second.cutter.digest(second.site)
    return False


@dataclass(slots=True)
class _Decision:
    first: Side
    second: Side
    meter: Meter

    def run(self) -> Verdict:
        """The verdict."""
        literals, draft, unified, (accepted, required) = self._read()
        if accepted == required:
            return self._verdict(Answer.COMPATIBLE)
        solver = self._solver(unified)
        effort = Effort(draft, unified.cycles, self.meter.spend)
        return self._search(solver, accepted, required, lambda value: self._objection(effort, literals, value))

    def is_proved(self) -> bool:
        """Whether the second schema accepts everything that the first does; no validator is asked."""
        *_, unified, (accepted, required) = self._read()
        return accepted == required or self._solver(unified).search(frozenset({accepted, -required})) is None

    def _read(self) -> tuple[list[int], Draft, Unified, tuple[int, int]]:
        draft = Draft()
        literals = [
            Compiler(draft, side.corpus, number, side.reading, self.meter, statements).read(side.site)
            for number, side in enumerate((self.first, self.second))
        ]
        unified = unify(draft, self.meter)
        accepted, required = (
            unified.literals[literal] if literal > 0 else -unified.literals[-literal] for literal in literals
        )
        return literals, draft, unified, (accepted, required)

    def _solver(self, unified: Unified) -> Emptiness:
        evaluator = Evaluator(unified.graph, Languages(self.meter), Formats())
        return Emptiness(evaluator, self.meter, unified.reasons, Tags(unified.graph, self.meter.spend))

    def _search(self, solver: Emptiness, accepted: int, required: int, objection: Objection) -> Verdict:
        """Look for an instance until one is confirmed. What is not confirmed is excluded, and the search goes on."""
        goal = frozenset({accepted, -required})
        doubt: Unknown | None = None
        tried: set[Key] = set()
        try:
            while len(tried) < _CANDIDATES:
                outcome = solver.search(goal)
                if outcome is None:
                    break
                candidate = outcome.value if isinstance(outcome, Found) else outcome.candidate
                name = key(candidate)
                if name in tried:
                    break
                refused = objection(candidate)
                if refused is None:
                    return self._breaking(solver, candidate, accepted, required, objection)
                tried.add(name)
                doubt = doubt or (
                    outcome
                    if isinstance(outcome, Unknown)
                    else Unknown(f"the witness {shown(candidate)} was not confirmed: {refused}")
                )
                goal = frozenset({accepted, -required, -solver.by.graph.add(Kind.VALUES, frozenset(tried))})
        except Exhausted as exhausted:
            return self._undecided(solver, doubt or Unknown(exhausted.reason, _blamed(solver)))
        except SchemaError as error:
            return self._undecided(solver, Unknown(f"a witness could not be confirmed: {error.message}"))
        return self._verdict(Answer.COMPATIBLE) if doubt is None else self._undecided(solver, doubt)

    def _objection(self, effort: Effort, literals: list[int], instance: Json) -> str | None:
        """Why an instance is no witness, or none: what the validators say, unless it would take them too long."""
        try:
            applications = sum(effort.of(literal, instance) for literal in literals)
        except EndlessError:
            return "a schema applies itself to one and the same value, so that no validator is asked"
        if applications > MOST_APPLICATIONS:
            return f"it would take validators {applications} applications of keywords"
        self.meter.spend(_COST * applications)
        return self._confirmer().objection(instance)

    def _confirmer(self) -> Confirmer:
        return Confirmer(
            (("jsonschema-rs", self.first.validator), ("jsonschema", self.first.second_opinion)),
            (("jsonschema-rs", self.second.validator), ("jsonschema", self.second.second_opinion)),
        )

    def _breaking(
        self, solver: Emptiness, instance: Json, accepted: int, required: int, objection: Objection
    ) -> Verdict:
        def is_witness(candidate: Json) -> bool:
            holds = solver.by.holds
            return holds(accepted, candidate) is True and holds(required, candidate) is False

        self.meter.allow(self.meter.budget.steps // 4)
        smaller = shrink(instance, is_witness, self.meter.spend)
        with suppress(Exhausted):
            instance = instance if smaller is instance or objection(smaller) is not None else smaller
        names = (self.first.name or "The first schema", self.second.name or "the second")
        explainer = Explainer(
            (self.first.corpus, self.first.site),
            (self.second.corpus, self.second.site),
            self.second.validator,
            names,
            referred=self.second.referred,
        )
        return Verdict(Answer.BREAKING, witness=explainer.witness(instance), steps=self.meter.spent)

    def _undecided(self, solver: Emptiness, unknown: Unknown) -> Verdict:
        origin = solver.by.graph.origins.get(abs(unknown.literal))
        cause = Cause(unknown.reason)
        if origin is not None:
            cause = Cause(unknown.reason, origin.side, Location(origin.pointer, origin.document))
        return Verdict(Answer.UNDECIDED, cause=cause, steps=self.meter.spent)

    def _verdict(self, answer: Answer) -> Verdict:
        return Verdict(answer, steps=self.meter.spent)


def _blamed(solver: Emptiness) -> int:
    """A statement of the innermost goal that has a place in one of the schemas."""
    for goal in reversed(list(solver)):
        for literal in sorted(goal, key=abs):
            if abs(literal) in solver.by.graph.origins:
                return literal
    return 0
