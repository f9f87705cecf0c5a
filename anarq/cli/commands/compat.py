import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isnan
from pathlib import Path
from typing import Final

import click

from anarq import __version__, contracts
from anarq.cli import versions
from anarq.cli.common import say, style_for
from anarq.cli.paths import Folder
from anarq.cli.promises import promised
from anarq.cli.references import Shelf
from anarq.cli.versions import Version
from anarq.contracts import (
    DEFAULT_BUDGET,
    DRAFT_2020,
    Answer,
    Break,
    Check,
    Comparison,
    Dialect,
    Direction,
    Idle,
    Location,
    Message,
    Mode,
    Reading,
    Side,
    Witness,
    compare,
    idle,
    with_room,
)
from anarq.model.errors import Place
from anarq.model.tree import Json
from anarq.report.style import Style, harmless

FORMAT: Final = "urn:anarq:spec:comparison:v1"
"""The schema that the JSON follows."""
_SHOWN: Final = 400
DIALECTS: Final = {dialect.name.lower().replace(" ", "-"): dialect for dialect in contracts.DIALECTS}
EXIT_CODES: Final = {Answer.COMPATIBLE: 0, Answer.BREAKING: 1, Answer.UNDECIDED: 3}


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode], case_sensitive=False),
    help="What the change has to keep.  [default: what the topics promise that carry the contract NEW, else BACKWARD]",
)
@click.option(
    "--history",
    type=Folder(),
    multiple=True,
    metavar="DIR",
    help="Earlier versions, which the transitive modes need; sorted by name, numbers by value. May be repeated.",
)
@click.option(
    "--catalogue",
    type=Folder(),
    multiple=True,
    metavar="DIR",
    help="Schemas that references may name by `$id`, or by a path out of the folder of a file. May be repeated. Known "
    "without it, and asked first, are the neighbours of a file, by `$id` or path; asked last, the common schemas.",
)
@click.option(
    "--dialect",
    type=click.Choice([*DIALECTS]),
    help="What schemas are written in whose `$schema` is missing or unknown.  [default: 2020-12, if it is missing]",
)
@click.option(
    "--as",
    "message",
    type=click.Choice([message.name.lower() for message in Message]),
    help="What is compared: in a request nobody requires what is `readOnly`, in a response what is `writeOnly`.",
)
@click.option("--assert-formats", is_flag=True, help="Let `format` refuse instances. Without it, it is an annotation.")
@click.option(
    "--seconds",
    type=click.FloatRange(0.01, 600),
    callback=lambda _, __, value: _number(value),
    help="Longest time for one decision. Without it, steps end it, the same on each machine.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    old: str,
    new: str,
    mode: str | None,
    history: tuple[Path, ...],
    catalogue: tuple[Path, ...],
    dialect: str | None,
    message: str | None,
    assert_formats: bool,
    seconds: float | None,
    form: str,
) -> None:
    """Compare two JSON Schemas: does one accept everything that the other accepts?

    OLD and NEW are files, or FILE#/pointer for a schema inside of a document such as OpenAPI. REVISION:FILE is a file
    as git has it in a revision, named from the root of the repository, or from here with `./`. A reference in a file
    may lead to any file of the repository of git that it is in; nothing is fetched.

    The answer is proved, or shown by an instance that one schema accepts and the other refuses, or it is undecided and
    says why. A break is told with all its causes, each once. Where schemas are compatible, notes name keywords that
    differ and make no difference.

    BACKWARD: new readers read old data (requests). FORWARD: old readers read new data (responses). FULL: both.
    The TRANSITIVE modes ask it of every version in the history as well.

    \b
    Examples:
      anarq compat payment.v1.schema.json payment.v2.schema.json
      anarq compat v1.2.0:contracts/payment.schema.json contracts/payment.schema.json --mode FULL
      anarq compat v3.json v4.json --mode BACKWARD_TRANSITIVE --history versions
      anarq compat 'old/openapi.yaml#/components/schemas/Pet' 'new/openapi.yaml#/components/schemas/Pet'
      anarq compat old.json new.json --format json

    \b
    Exit codes:
      0  compatible, or not compared with --mode NONE
      1  breaking
      2  a file that cannot be used, wrong use, or a fault of ours
      3  undecided
    """
    mode = mode or (promised(versions.file_of(new)) or Mode.BACKWARD).value
    if Mode(mode.upper()).transitive and not history:
        raise click.UsageError(f"--mode {mode} asks about all earlier versions: give their folder by --history DIR")
    if history and not Mode(mode.upper()).transitive:
        modes = ", ".join(one.value for one in Mode if one.transitive)
        raise click.UsageError(
            f"--mode {mode} does not ask about earlier versions: leave --history out, or use {modes}"
        )
    reading = _reading(dialect, message, assert_formats)
    comparison, places = _looked_at(old, new, mode, history, catalogue, reading, seconds)
    say(with_room(_written, comparison, places, form))
    raise SystemExit(0 if comparison.answer is None else EXIT_CODES[comparison.answer])


def _written(comparison: Comparison, places: "_Places", form: str) -> str:
    if form == "json":
        return _as_json(comparison, places)
    return _as_text(comparison, places, style_for(sys.stdout), sys.stdout.encoding)


def _number(seconds: float | None) -> float | None:
    """The seconds, where they are a number: what is not one is in no range, and outside of none either."""
    if seconds is not None and isnan(seconds):
        raise click.BadParameter(f"{seconds} is not a number.")
    return seconds


def _reading(dialect: str | None, message: str | None, assert_formats: bool) -> Reading:
    return Reading(
        assert_formats,
        DIALECTS.get(dialect or "", DRAFT_2020),
        unknown_too=dialect is not None,
        message=None if message is None else Message[message.upper()],
    )


def _looked_at(
    old: str,
    new: str,
    mode: str,
    history: tuple[Path, ...],
    catalogue: tuple[Path, ...],
    reading: Reading,
    seconds: float | None,
) -> "tuple[Comparison, _Places]":
    shelf = Shelf.of(catalogue)
    pair = [versions.version(name, shelf, reading) for name in (old, new)]
    before = list(versions.earlier(history, old, new, shelf, reading))
    comparison = _compared(pair, Mode(mode.upper()), before, seconds)
    return comparison, _Places({id(version.side): version for version in (*pair, *before)})


def _compared(pair: list[Version], mode: Mode, before: list[Version], seconds: float | None) -> Comparison:
    budget = DEFAULT_BUDGET if seconds is None else DEFAULT_BUDGET.patient(seconds)
    old, new = pair
    return compare(old.side, new.side, mode, [version.side for version in before], budget)


@dataclass(frozen=True, slots=True)
class _Places:
    """Turns pointers into file, line and column."""

    versions: Mapping[int, Version]

    def of(self, side: Side, location: Location) -> Place:
        """Where a location of a schema stands."""
        return self.versions[id(side)].place(location)


def _as_text(comparison: Comparison, places: _Places, style: Style, encoding: str) -> str:
    lines: list[str] = []
    noted: set[int] = set()
    for check in comparison.checks:
        lines.extend(_check_lines(check, places, style, encoding))
        if id(check.old) not in noted:  # both directions of one pair have the same notes
            notes = [*_note_lines(check, places, style)]
            noted.update([id(check.old)] if notes else [])
            lines.extend(notes)
    word = _word(comparison)
    summary = style.good(word) if comparison.answer is Answer.COMPATIBLE else style.strong(word)
    return "\n".join([*lines, f"{comparison.mode.value}: {summary}", ""])


def _word(comparison: Comparison) -> str:
    return "not compared" if comparison.answer is None else comparison.answer.value


def _check_lines(check: Check, places: _Places, style: Style, encoding: str) -> Iterator[str]:
    verdict = check.verdict
    pair = f"{harmless(check.old.name)} -> {harmless(check.new.name)}"
    yield f"{pair}  {check.direction.value}: {style.strong(verdict.answer.value)}"
    first, second = _sides(check)
    for witness in verdict.witnesses:
        yield f"  {harmless(witness.sentence)}"
        yield f"  {style.label('witness')}   {_one_line(witness.instance, encoding)}"
        yield f"  {style.label('accepted')}  {style.place(str(places.of(first, witness.first)))}"
        yield f"  {style.label('refused')}   {style.place(str(places.of(second, witness.second)))}"
        if witness.of is not Break.NARROWED:
            yield f"  {style.label('class')}     {witness.of.value}"
        if witness.mend:
            yield f"  {style.label('mend')}      {harmless(witness.mend)}"
    for reading in verdict.readings:
        yield f"  {style.label('reading')}   {harmless(reading)}"
    if verdict.cause is not None:
        side = second if verdict.cause.side else first
        more = "there may be more: " if verdict.witnesses else ""
        yield f"  {style.label('because')}   {more}{harmless(verdict.cause.reason)}"
        yield f"  {style.label('at')}        {style.place(str(places.of(side, verdict.cause.location)))}"


def _note_lines(check: Check, places: _Places, style: Style) -> Iterator[str]:
    for note in _notes(check):
        place = places.of(_sides(check)[note.side], note.location)
        mend = f"; {note.mend}" if note.mend else ""
        what = f"`{note.keyword}` {note.why.value}{mend}"
        yield f"  {style.label('note')}      {style.place(str(place))} {harmless(what)}"


def _notes(check: Check) -> tuple[Idle, ...]:
    """Of what is compatible, the differences that make none."""
    return idle(*_sides(check), meant=_meant) if check.verdict.answer is Answer.COMPATIBLE else ()


def _meant(key: str, schema: Mapping[str, Json], dialect: Dialect) -> str:
    """What `anarq check` says of a slip of the pen; empty for a word of one's own."""
    from anarq.checks.spec._keywords import without_effect  # only what is compatible and differs gets so far

    found = without_effect(key, schema, dialect)
    return found.mend if found is not None and found.slip_of else ""


def _sides(check: Check) -> tuple[Side, Side]:
    """The writer's schema and the reader's."""
    return (check.old, check.new) if check.direction is Direction.BACKWARD else (check.new, check.old)


def _one_line(instance: Json, encoding: str) -> str:
    """The instance on one line; `--format json` has all of a long one.

    What cannot be encoded, and what a terminal would act on, is escaped as JSON does it, so that it stays JSON.
    """
    text = json.dumps(instance, ensure_ascii=False)
    text = text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 2 :]}"
    return "".join(char if _is_shown(char, encoding) else json.dumps(char)[1:-1] for char in text)


def _is_shown(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return char.isprintable()


def _as_json(comparison: Comparison, places: _Places) -> str:
    document = {
        "format": FORMAT,
        "anarq": __version__,
        "mode": comparison.mode.value,
        "answer": _word(comparison),
        "checks": [_check_data(check, places) for check in comparison.checks],
    }
    return json.dumps(document, indent=2, ensure_ascii=True) + "\n"  # a terminal acts on more than ASCII's controls


def _check_data(check: Check, places: _Places) -> dict[str, Json]:
    verdict = check.verdict
    first, second = _sides(check)
    data: dict[str, Json] = {
        "direction": check.direction.name,
        "old": harmless(check.old.name),
        "new": harmless(check.new.name),
        "answer": verdict.answer.value,
    }
    causes: list[Json] = [_witness_data(witness, places, first, second) for witness in verdict.witnesses]
    if causes:
        data["causes"] = causes
    if verdict.readings:
        data["readings"] = [*verdict.readings]
    notes = [_note_data(note, places, (first, second)[note.side]) for note in _notes(check)]
    if notes:
        data["notes"] = notes
    if verdict.cause is not None:
        side = second if verdict.cause.side else first
        data["undecided"] = {"reason": verdict.cause.reason, "at": _place_data(places, side, verdict.cause.location)}
    return data


def _witness_data(witness: Witness, places: _Places, first: Side, second: Side) -> dict[str, Json]:
    return {
        "instance": witness.instance,
        "at": witness.at,
        "accepted": _place_data(places, first, witness.first),
        "refused": _place_data(places, second, witness.second),
        "item": witness.item,
        "class": witness.of.name,
        "sentence": witness.sentence,
        "mend": witness.mend,
    }


def _note_data(note: Idle, places: _Places, side: Side) -> Json:
    at = _place_data(places, side, note.location)
    mend: dict[str, Json] = {"mend": note.mend} if note.mend else {}
    return {"at": at, "keyword": note.keyword, "why": note.why.name, "says": note.why.value, **mend}


def _place_data(places: _Places, side: Side, location: Location) -> dict[str, Json]:
    place = places.of(side, location)
    return {"file": place.file, "line": place.line, "column": place.column, "pointer": location.pointer}
