"""Runs rules over an ecosystem. Pure: the day and the problems of loading are handed in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from anarq.model.errors import Problem
from anarq.model.module import Ecosystem
from anarq.model.severity import Severity
from anarq.rules.calls import CallResults, calls, last_call
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.explained import unexplained
from anarq.rules.finding import NotChecked, Recognised, Report, Waived
from anarq.rules.fold import Raised, fold, order
from anarq.rules.needing import Asking
from anarq.rules.outcome import Outcome, Refusals, WaiverUse, no_refusals
from anarq.rules.recognition import notes
from anarq.rules.rule import NeedsPeer, Scope
from anarq.rules.waivers import Waiver, waivers_of


def run(
    ecosystem: Ecosystem,
    catalogue: RuleCatalogue,
    *,
    today: date,
    problems: Sequence[Problem] = (),
    refusals: Refusals = no_refusals,
) -> Report:
    """The findings of every rule of the catalogue.

    Args:
        ecosystem: the modules to look at.
        catalogue: the rules to run.
        today: the day on which waivers are judged.
        problems: files that could not be used. They are passed on, and no waiver is called unused beside them.
        refusals: says why nothing can be made of modules in which no error was found.
    """
    results, asking = CallResults(ecosystem), Asking(ecosystem)
    for entry in catalogue:
        asked = asking.asked(entry)
        for call in calls(entry, asked) if asked is not None else ():
            results.make(call)
    waiving = _Waiving([waiver for module in ecosystem.modules.values() for waiver in waivers_of(module)], today)
    standing = [raised for raised in results.raised if not waiving.takes(raised)]
    kept = unexplained(standing)
    judged = frozenset() if problems else frozenset(catalogue.entries) - results.unsure
    judged |= {id_ for id_, rules in catalogue.former.items() if rules <= judged}
    read = not problems and not results.crashes and not results.unread
    sound = read and all(one.entry.rule.severity is not Severity.ERROR for one in kept)
    outcome = Outcome(
        ecosystem, waiving.uses(judged, asking), catalogue.known | catalogue.former.keys(), today, sound, refusals
    )
    after, told = CallResults(ecosystem), frozenset(kept)
    for entry in catalogue.of_scope(Scope.RUN):
        asked = asking.asked(entry)
        if asked is not None:
            after.make(last_call(entry, outcome, asked))
    findings = (*fold((*kept, *after.raised)), *results.crashes, *after.crashes, *notes(ecosystem))
    return Report(
        findings=tuple(sorted(findings, key=order)),
        waived=tuple(sorted(waiving.waived(), key=lambda waived: order(waived.finding))),
        not_checked=tuple(_not_checked(results, asking)),
        problems=tuple(sorted(problems, key=lambda problem: problem.place)),
        rules=tuple(entry.id for entry in catalogue if asking.asked(entry) is not None),
        modules=tuple(ecosystem.modules),
        files=sum(len(module.documents) for module in ecosystem.modules.values()),
        recognised=tuple(
            Recognised(name, module.layout.name, tuple(sorted(role.value for role in module.claims.by_role)))
            for name, module in ecosystem.modules.items()
        ),
        explained=tuple((one.entry.id, one.at) for one in standing if one not in told),
    )


@dataclass(slots=True)
class _Waiving:
    """Sorts hits into those that a waiver in force takes, and the others."""

    waivers: list[Waiver]
    today: date
    taken: dict[int, list[Raised]] = field(default_factory=lambda: defaultdict(list))

    def takes(self, raised: Raised) -> bool:
        """Whether the hit is waived. Every waiver that covers it counts as used."""
        covering = [index for index, waiver in enumerate(self.waivers) if self._covers(waiver, raised)]
        for index in covering:
            self.taken[index].append(raised)
        return any(self.waivers[index].holds(self.today) for index in covering)

    def uses(self, judged: frozenset[str], asking: Asking) -> tuple[WaiverUse, ...]:
        """What became of each waiver."""
        return tuple(
            WaiverUse(
                waiver,
                len(self.taken[index]),
                waiver.rule in judged and asking.is_asked(waiver.rule, waiver.module),
            )
            for index, waiver in enumerate(self.waivers)
        )

    def waived(self) -> Iterator[Waived]:
        """The findings that are waived, each once, under the first waiver in force that covers it."""
        seen: set[Raised] = set()
        for index, waiver in enumerate(self.waivers):
            if not waiver.holds(self.today) or waiver.until is None:
                continue
            fresh = [raised for raised in self.taken[index] if raised not in seen]
            seen.update(fresh)
            for finding in fold(fresh):
                yield Waived(finding, waiver.reason, waiver.owner, waiver.until.isoformat())

    def _covers(self, waiver: Waiver, raised: Raised) -> bool:
        at = raised.at
        is_its_rule = waiver.rule in (raised.entry.id, *raised.entry.rule.formerly) and waiver.module == at.module
        return is_its_rule and waiver.covers(at.path, at.pointer)


def _not_checked(results: CallResults, asking: Asking) -> Iterator[NotChecked]:
    for rule in sorted({*results.needs, *results.unread, *results.short, *asking.lacks}):
        yield NotChecked(
            rule,
            _sorted(results.needs.get(rule, set())),
            tuple(sorted(results.unread.get(rule, ()))),
            (*asking.lacks.get(rule, ()), *sorted(results.short.get(rule, ()))),
        )


def _sorted(needs: set[NeedsPeer]) -> tuple[NeedsPeer, ...]:
    return tuple(sorted(needs, key=lambda need: (need.module, need.name)))
