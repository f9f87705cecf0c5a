"""Has every fact of `spec/` and `modules/` a reader?

    python benchmarks/facts/session.py
    python benchmarks/facts/session.py --only spec/standards.yaml

    python benchmarks/facts/session.py --all

Each scalar is changed, one at a time, in a copy; a finding, a generated type, a contract, a decision, an answer or a
limit must follow. All of `spec/` and of the modules with a service are changed, and of the others some of each kind
(`drawing.py`); with `--all`, all of these as well. Facts for people only are declared by their schema
(`x-anarq-for-people`), and listed with the reason. Exit code 1 when another fact has no reader.
"""

import argparse
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "agreement"))

from drawing import drawn, module_of
from facts import Fact, Verdict
from readers import Copy

CRASHED: Final = "crashed"
"""In place of a reader: nothing is known of the fact, because whoever looked at it broke."""

_PART: Final = 40
_COPIES: Final[list[Copy]] = []
"""The copy of this process: processes are forked when it is there, and move theirs."""


def judged(wanted: Sequence[Fact]) -> list[Verdict]:
    """The verdicts on facts, in the copy of this process."""
    with _silent():
        return [*_one_by_one(_COPIES[0], wanted)]


@contextmanager
def _silent() -> Iterator[None]:
    logging.disable(logging.CRITICAL)  # changed services fail as they should, and say so
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _one_by_one(copy: Copy, wanted: Sequence[Fact]) -> Iterable[Verdict]:
    """The verdicts; one that cannot be had says why, and keeps nobody from the others."""
    try:
        return copy.judge(wanted)
    except Exception as error:  # noqa: BLE001 - whatever a change does to whoever reads it, the others are judged
        if len(wanted) == 1:
            return [Verdict(wanted[0], CRASHED, repr(error))]
    middle = len(wanted) // 2
    return [*_one_by_one(copy, wanted[:middle]), *_one_by_one(copy, wanted[middle:])]


def wrong(verdicts: Iterable[Verdict]) -> list[str]:
    """What is wrong: the facts that nobody reads, and those of which nothing is known."""
    told = []
    for verdict in verdicts:
        if verdict.reader == CRASHED:
            told.append(f"not judged  {verdict.fact.name}: {verdict.shown}")
        if verdict.reader == "":
            told.append(f"no reader  {verdict.fact.name}: {verdict.fact.value!r}")
    return told


def main() -> int:
    """Judges, and prints what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true", help="every fact of every module")
    parser.add_argument("--only", default="", metavar="TEXT", help="facts whose name holds the text")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="so many of them, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    started = time.monotonic()
    with _silent():
        copy = Copy()
    every = copy.facts()
    chosen = every if given.all or given.only else drawn(every, copy.served, given.seed)
    wanted = [fact for fact in chosen if given.only in fact.name]
    if given.sample:
        wanted = random.Random(given.seed).sample(wanted, min(given.sample, len(wanted)))  # noqa: S311 - not secret
    verdicts = _all(wanted, given.jobs, copy)
    copy.close()
    found = wrong(verdicts)
    _print(sorted(found))
    if not given.only and not given.sample:
        _reasons(verdicts)
    _print(_summary(every, verdicts))
    _print([f"{time.monotonic() - started:.0f} s"])
    return 1 if found else 0


def _summary(every: Sequence[Fact], verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How many facts there are, how many were changed, and what read them."""
    changed = [each.fact for each in verdicts if not each.fact.people]
    for_people = sum(bool(fact.people) for fact in every)
    kinds, seen = (len({fact.shape for fact in facts if not fact.people}) for facts in (every, changed))
    yield f"{len(every)} facts, {for_people} for people only; the others are of {kinds} kinds"
    yield f"{len(changed)} were changed, of {seen} kinds"
    counts = Counter(each.reader or "none" for each in verdicts if not each.fact.people)
    yield f"read by: {', '.join(f'{reader} {number}' for reader, number in sorted(counts.items()))}"


def _all(every: Sequence[Fact], jobs: int, copy: Copy) -> list[Verdict]:
    for_people = [Verdict(fact, "people", fact.people) for fact in every if fact.people]
    parts = _parts([fact for fact in every if not fact.people])
    wanted = len(every) - len(for_people)
    _COPIES[:] = [copy]
    if jobs == 1 or len(parts) < 2:
        return [*for_people, *(verdict for part in _told(map(judged, parts), wanted) for verdict in part)]
    with (
        TemporaryDirectory(prefix="anarq-facts-") as folder,
        ProcessPoolExecutor(jobs, get_context("fork"), initializer=_within, initargs=(folder,)) as pool,
    ):
        done = (future.result() for future in as_completed([pool.submit(judged, part) for part in parts]))
        return [*for_people, *(verdict for part in _told(done, wanted) for verdict in part)]


def _parts(every: Iterable[Fact]) -> list[list[Fact]]:
    """Facts that are judged by one process, one part after the other: of a module, or of one kind."""
    alike: dict[tuple[str, ...], list[Fact]] = {}
    for fact in sorted(every, key=lambda fact: fact.kind):
        module = module_of(fact)
        alike.setdefault(("modules", module) if module else fact.kind, []).append(fact)
    parts = [found[at : at + _PART] for found in alike.values() for at in range(0, len(found), _PART)]
    return sorted(parts, key=len, reverse=True)


def _within(folder: str) -> None:
    """Whatever this process leaves behind lies below a folder, which goes with the session."""
    tempfile.tempdir = folder
    _COPIES[0].move()


def _told(parts: Iterable[list[Verdict]], wanted: int) -> Iterable[list[Verdict]]:
    """The same; each is told to standard error as soon as it is known, and how many of those that are wanted are."""
    started, done = time.monotonic(), 0
    for part in parts:
        for each in part:
            sys.stderr.write(f"{each.reader or 'NONE':<9} {each.fact.name} {each.fact.value!r}  {each.shown}\n")
        done += len(part)
        sys.stderr.write(f"{done} of {wanted} facts, {time.monotonic() - started:.0f} s\n")
        yield part


def _reasons(verdicts: Iterable[Verdict]) -> None:
    """The facts that are for people only: how many for each reason, and where."""
    reasons: dict[str, Counter[str]] = {}
    for each in verdicts:
        if each.reader == "people":
            where = each.fact.path.split("/", 2)[-1] if each.fact.path.startswith("modules/") else each.fact.path
            reasons.setdefault(each.shown, Counter())[where.split("/")[0]] += 1
    for reason, places in sorted(reasons.items()):
        _print([f"for people  {places.total():>4}  {reason}  ({', '.join(sorted(places))})"])


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201 - a script


if __name__ == "__main__":
    sys.exit(main())
