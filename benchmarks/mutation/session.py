"""Do the tests notice when the code is changed?

    python benchmarks/mutation/session.py
    python benchmarks/mutation/session.py --only crypto --again

200 mutants are drawn by the seed, and each is run against those of the tests near it that run its line. At least 95 %
must die, and those that somebody has thought of, all. A survivor stands in `survivors.yaml` with the reason why no test
can notice it, or it fails the session; one that dies, or is drawn no more, must be taken from there.
"""

import argparse
import json
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import mutants
import operators
import selection
import tree
import trial
import yaml
from mutants import Mutant
from trial import Running, Verdict

SURVIVORS: Final = Path(__file__).with_name("survivors.yaml")
LEAST: Final = 0.95
FOLDER: Final = tree.ROOT / ".nox" / "mutation"
_POLL: Final = 0.02


def survivors(path: Path = SURVIVORS) -> dict[str, str]:
    """The mutants that no test can notice, and why."""
    return {entry["mutant"]: entry["why"] for entry in yaml.safe_load(path.read_text("utf-8"))["survivors"] or ()}


def wrong(verdicts: Mapping[Mutant, Verdict], listed: Mapping[str, str], *, whole: bool = True) -> list[str]:
    """What is wrong.

    Args:
        verdicts: on the mutants.
        listed: the survivors that are known, with the reason.
        whole: whether these are all mutants: only then it is seen that one is drawn no more, and what the score is.
    """
    alive = {mutant.id: mutant for mutant, verdict in verdicts.items() if not verdict.killed}
    told = [f"survived  {name}{_lost(mutant)}" for name, mutant in alive.items() if name not in listed or mutant.why]
    names = {mutant.id for mutant in verdicts}
    told += [f"dies, and stands in survivors.yaml  {name}" for name in listed if name in names and name not in alive]
    if whole:
        told += [f"is drawn no more, and stands in survivors.yaml  {name}" for name in listed if name not in names]
        drawn = [verdict for mutant, verdict in verdicts.items() if not mutant.why]
        killed = sum(verdict.killed for verdict in drawn)
        if killed < LEAST * len(drawn):
            told.append(f"{killed} of {len(drawn)} die, at least {LEAST:.0%} must")
    return told


def _lost(mutant: Mutant) -> str:
    return f"\n          {mutant.why}" if mutant.why else ""


def main() -> int:
    """Runs the mutants, and prints what was found."""
    given = _arguments()
    started = time.monotonic()
    every = [*mutants.by_hand(tree.ROOT), *mutants.drawn(tree.ROOT)]
    wanted = [mutant for mutant in every if given.only in mutant.id]
    copies = Path(mkdtemp(prefix="anarq-mutation-"))
    try:
        verdicts = _verdicts(wanted, copies, given)
    finally:
        shutil.rmtree(copies)
    found = wrong(verdicts, survivors(), whole=not given.only)
    _print(_summary(verdicts, time.monotonic() - started))
    _print(found)
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="TEXT", help="mutants whose id holds the text")
    parser.add_argument("--again", action="store_true", help="select by the tests that the last run has looked at")
    parser.add_argument("--leave", action="append", default=[], metavar="PATH", help="tests that are not selected")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _verdicts(wanted: Sequence[Mutant], copies: Path, given: argparse.Namespace) -> dict[Mutant, Verdict]:
    first = tree.copied(copies / "0")
    if not given.again:
        _collect(first, given)
    shown = selection.restored(FOLDER)
    if shown.failed:
        _print([f"not selected, for they do not pass with nothing changed: {', '.join(shown.failed)}"])
    places = [first, *(tree.copied(copies / str(at), first) for at in range(1, given.jobs))]
    trial.warm()
    for mutant in wanted[:1]:  # before anything is changed it is seen that nothing fails by itself
        _unchanged(first, selection.tests(tree.ROOT, mutant, shown) or list(shown.seconds)[:1], shown)
    verdicts = dict(_run(wanted, places, shown))
    return _confirmed(verdicts, first, shown)


def _collect(copy: Path, given: argparse.Namespace) -> None:
    """Runs the tests that are near once, and keeps what they have shown."""
    began = time.monotonic()
    every = [*mutants.by_hand(tree.ROOT), *mutants.drawn(tree.ROOT)]
    shutil.rmtree(FOLDER, ignore_errors=True)
    files = selection.watched(tree.ROOT, every)
    tests = [name for name in selection.near(tree.ROOT, every) if not name.startswith(tuple(given.leave))]
    selection.collect(copy, FOLDER / "coverage", files, tests, ["-n", str(given.jobs)])
    selection.keep(FOLDER, selection.collected(copy, FOLDER / "coverage"))
    _print([f"the tests were looked at in {time.monotonic() - began:.0f} s"])


def _run(
    wanted: Iterable[Mutant], places: Sequence[Path], shown: selection.Collected
) -> Iterator[tuple[Mutant, Verdict]]:
    """The verdicts, as they come; as many mutants run at once as there are copies."""
    waiting = [(mutant, selection.tests(tree.ROOT, mutant, shown)) for mutant in wanted][::-1]
    running: dict[Path, tuple[Mutant, Running, ExitStack]] = {}
    with ExitStack() as leaving:
        leaving.callback(lambda: [run.stop() for _, run, _ in running.values()])
        while waiting or running:
            for place in places:
                if place not in running and waiting:
                    mutant, chosen = waiting.pop()
                    if not chosen:
                        yield mutant, _told(mutant, Verdict(False, "", "no test runs it", 0.0, 0))
                        continue
                    running[place] = _started(mutant, place, chosen, shown)
            for place, (mutant, run, stack) in list(running.items()):
                verdict = run.poll()
                if verdict is not None:
                    stack.close()
                    del running[place]
                    yield mutant, _told(mutant, verdict)
            time.sleep(_POLL)


def _started(
    mutant: Mutant, place: Path, chosen: Sequence[str], shown: selection.Collected
) -> tuple[Mutant, Running, ExitStack]:
    stack = ExitStack()
    text = (tree.ROOT / mutant.file).read_text("utf-8")
    stack.enter_context(tree.standing(place, mutant.file, operators.changed(text, mutant.change)))
    return mutant, Running(place, place.with_suffix(".json"), chosen, shown.seconds), stack


def _confirmed(verdicts: Mapping[Mutant, Verdict], place: Path, shown: selection.Collected) -> dict[Mutant, Verdict]:
    """The same, but that a test kills nothing which fails as well when nothing is changed."""
    killers = sorted({verdict.by for verdict in verdicts.values() if verdict.by in shown.seconds})
    broken: set[str] = set()
    while left := [name for name in killers if name not in broken]:
        verdict = _unchanged(place, left, shown)
        if not verdict.killed:
            break
        broken.add(verdict.by)
    return {
        mutant: Verdict(False, "", f"{verdict.by} fails with nothing changed", verdict.seconds, verdict.tests)
        if verdict.by in broken
        else verdict
        for mutant, verdict in verdicts.items()
    }


def _unchanged(place: Path, tests: Sequence[str], shown: selection.Collected) -> Verdict:
    """What the tests say when nothing is changed.

    Raises:
        RuntimeError: they cannot be run.
    """
    run = Running(place, place.with_suffix(".json"), tests, shown.seconds)
    while (verdict := run.poll()) is None:
        time.sleep(_POLL)
    if verdict.killed and verdict.by not in tests:
        raise RuntimeError(f"the tests cannot be run when nothing is changed: {verdict.by}, {verdict.told}")
    return verdict


def _told(mutant: Mutant, verdict: Verdict) -> Verdict:
    """The same; it is told to standard error as soon as it is known."""
    word = "killed" if verdict.killed else "SURVIVED"
    shown = f"{verdict.by}  {verdict.told}" if verdict.killed else verdict.told
    sys.stderr.write(f"{word:<9}{verdict.seconds:5.1f} s {verdict.tests:>4}  {mutant.id}\n         {shown}\n")
    sys.stderr.flush()
    return verdict


def _summary(verdicts: Mapping[Mutant, Verdict], seconds: float) -> Iterator[str]:
    for group in ("by hand", *mutants.GROUPS):
        of = [verdict for mutant, verdict in verdicts.items() if _group(mutant) == group]
        if of:
            yield f"{group:<12} {sum(verdict.killed for verdict in of):>4} of {len(of):>4}"
    ways = Counter(
        verdict.by if verdict.by in ("time", "import") else "test" for verdict in verdicts.values() if verdict.killed
    )
    killed = sum(verdict.killed for mutant, verdict in verdicts.items() if not mutant.why)
    drawn = sum(not mutant.why for mutant in verdicts)
    yield f"{killed} of {drawn} drawn mutants die ({json.dumps(dict(sorted(ways.items())))}), in {seconds:.0f} s"


def _group(mutant: Mutant) -> str:
    if mutant.why:
        return "by hand"
    return next(name for name, folder in mutants.GROUPS.items() if mutant.file.startswith(f"{folder}/"))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201 - a script


if __name__ == "__main__":
    sys.exit(main())
