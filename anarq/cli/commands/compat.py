import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from anarq import resources
from anarq.cli.common import say, style_for
from anarq.contracts import (
    DEFAULT_BUDGET,
    Answer,
    Check,
    Comparison,
    Direction,
    Idle,
    Location,
    Mode,
    Reading,
    SchemaError,
    Side,
    UnresolvedError,
    compare,
    idle,
)
from anarq.loader import SUFFIXES, Catalogue, load_document, load_folder
from anarq.model.errors import AnarqError, Place
from anarq.model.tree import Document, Json
from anarq.report.style import Style, harmless
from anarq.source import FolderSource

_SHOWN: Final = 400
_NO_SCHEMAS: Final = ("openapi", "swagger", "asyncapi")
EXIT_CODES: Final = {Answer.COMPATIBLE: 0, Answer.BREAKING: 1, Answer.UNDECIDED: 3}


@dataclass(frozen=True, slots=True)
class _Known:
    """The documents that references may lead to, by identifier: as data, and with their places."""

    schemas: Mapping[str, Json]
    documents: Mapping[str, Document]


@dataclass(frozen=True, slots=True)
class _Version:
    """A schema that is compared, and the document that it stands in."""

    side: Side
    document: Document


@click.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--mode",
    type=click.Choice([mode.value for mode in Mode], case_sensitive=False),
    default=Mode.BACKWARD.value,
    show_default=True,
    help="What the change has to keep.",
)
@click.option(
    "--history",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Earlier versions, for the transitive modes; sorted by name, numbers by value.",
)
@click.option(
    "--catalogue",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Schemas that references may name by `$id`. May be repeated. The common schemas are known without it.",
)
@click.option("--assert-formats", is_flag=True, help="Let `format` refuse instances. Without it, it is an annotation.")
@click.option("--seconds", type=click.FloatRange(0.01, 600), help="Longest time for one decision.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print the answer.")
def command(
    old: str,
    new: str,
    mode: str,
    history: Path | None,
    catalogue: tuple[Path, ...],
    assert_formats: bool,
    seconds: float | None,
    form: str,
) -> None:
    """Compare two JSON Schemas: does one accept everything that the other accepts?

    OLD and NEW are files, or FILE#/pointer for a schema inside of a document such as OpenAPI. The answer is proved, or
    shown by an instance that one schema accepts and the other refuses, or it is undecided and says why. Where schemas
    are compatible, notes name keywords that differ and make no difference.

    BACKWARD: new readers read old data (requests). FORWARD: old readers read new data (responses). FULL: both.
    The TRANSITIVE modes ask it of every version in the history as well.

    \b
    Examples:
      anarq compat payment.v1.schema.json payment.v2.schema.json
      anarq compat old.json new.json --mode FULL
      anarq compat v3.json v4.json --mode BACKWARD_TRANSITIVE --history versions
      anarq compat 'old/openapi.yaml#/components/schemas/Pet' 'new/openapi.yaml#/components/schemas/Pet'
      anarq compat old.json new.json --format json

    \b
    Exit codes:
      0  compatible
      1  breaking
      2  a file that cannot be used, or wrong use
      3  undecided
    """
    known = _known(catalogue)
    reading = Reading(assert_formats=assert_formats)
    pair = [_version(name, known, reading) for name in (old, new)]
    earlier = list(_earlier(history, old, new, known, reading))
    comparison = _compared(pair, Mode(mode.upper()), earlier, seconds)
    places = _Places({id(version.side): version.document for version in (*pair, *earlier)}, known.documents)
    say(_as_json(comparison, places) if form == "json" else _as_text(comparison, places, style_for(sys.stdout)))
    raise SystemExit(EXIT_CODES[comparison.answer])


def _known(folders: tuple[Path, ...]) -> _Known:
    """The packaged common schemas, and those of the given folders, which go first."""
    common = resources.spec() / "common"
    documents: list[Document] = []
    for folder in (*folders, *([common] if common.is_dir() else [])):
        loaded = load_folder(FolderSource(folder))
        if loaded.problems and folder is not common:
            raise AnarqError(loaded.problems)
        documents.extend(loaded.documents.values())
    schemas = Catalogue(documents).schemas()
    by_data = {id(document.data): document for document in documents}
    return _Known(schemas, {uri: by_data[id(data)] for uri, data in schemas.items()})


def _version(name: str, known: _Known, reading: Reading) -> _Version:
    """The schema that an argument names.

    Raises:
        AnarqError: there is no such file or schema, or it is not one.
    """
    file, _, pointer = name.partition("#")
    path = Path(file)
    document = load_document(FolderSource(path.parent), path.name)
    _require_schema(document, pointer)
    side = Side(document.data, pointer, known.schemas, reading, name)
    try:
        side.check()
    except SchemaError as error:
        place = known.documents.get(error.document, document).place(error.pointer)
        raise AnarqError.one(f"this is no schema: {harmless(error.message)}", place) from error
    except UnresolvedError as error:
        raise _unresolved(error, known.documents.get(error.document, document)) from error
    except ValueError as error:
        raise AnarqError.one(harmless(str(error)), document.place(), "write FILE#/pointer") from error
    return _Version(side, document)


def _require_schema(document: Document, pointer: str) -> None:
    """Refuse documents that hold schemas and are none: read as a schema, they would accept everything."""
    kind = next((kind for kind in _NO_SCHEMAS if kind in document.root.mapping()), None)
    if kind is not None and not pointer:
        message = f"this is a document with `{kind}` at its root, which holds schemas and is none"
        raise AnarqError.one(message, document.place(f"/{kind}"), "name a schema in it: FILE#/components/schemas/NAME")


def _unresolved(error: UnresolvedError, document: Document) -> AnarqError:
    if error.reference.startswith("#"):
        message, mend = f"there is nothing at `{harmless(error.reference)}`", ""
    else:
        message = f"`{harmless(error.reference)}` is in neither the document nor the catalogue"
        mend = "name folders of schemas with --catalogue"
    return AnarqError.one(message, document.place(f"{error.pointer}/$ref"), mend)


def _earlier(folder: Path | None, old: str, new: str, known: _Known, reading: Reading) -> Iterator[_Version]:
    """The versions in the history folder, without the two that are compared; OLD's pointer holds for them as well."""
    if folder is None:
        return
    file, mark, pointer = old.partition("#")
    compared = {Path(file).resolve(), Path(new.partition("#")[0]).resolve()}
    found = [path for path in folder.iterdir() if path.suffix in SUFFIXES and path.resolve() not in compared]
    for path in sorted(found, key=lambda path: _by_number(path.name)):
        yield _version(f"{path}{mark}{pointer}", known, reading)


def _by_number(name: str) -> list[tuple[int, str]]:
    """`v2` comes before `v10`."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)]


def _compared(pair: list[_Version], mode: Mode, earlier: list[_Version], seconds: float | None) -> Comparison:
    budget = DEFAULT_BUDGET if seconds is None else replace(DEFAULT_BUDGET, seconds=seconds)
    old, new = pair
    return compare(old.side, new.side, mode, [version.side for version in earlier], budget)


@dataclass(frozen=True, slots=True)
class _Places:
    """Turns pointers into file, line and column."""

    versions: Mapping[int, Document]
    documents: Mapping[str, Document]

    def of(self, side: Side, location: Location) -> Place:
        """Where a location of a schema stands."""
        own = self.versions[id(side)]
        document = self.documents.get(location.document, own) if location.document else own
        return document.place(location.pointer)


def _as_text(comparison: Comparison, places: _Places, style: Style) -> str:
    lines: list[str] = []
    noted: set[int] = set()
    for check in comparison.checks:
        lines.extend(_check_lines(check, places, style))
        if id(check.old) not in noted:  # both directions of one pair have the same notes
            notes = [*_note_lines(check, places, style)]
            noted.update([id(check.old)] if notes else [])
            lines.extend(notes)
    word = comparison.answer.value
    summary = style.good(word) if comparison.answer is Answer.COMPATIBLE else style.strong(word)
    return "\n".join([*lines, f"{comparison.mode.value}: {summary}", ""])


def _check_lines(check: Check, places: _Places, style: Style) -> Iterator[str]:
    verdict = check.verdict
    pair = f"{harmless(check.old.name)} -> {harmless(check.new.name)}"
    yield f"{pair}  {check.direction.value}: {style.strong(verdict.answer.value)}"
    first, second = _sides(check)
    if verdict.witness is not None:
        witness = verdict.witness
        yield f"  {harmless(witness.sentence)}"
        yield f"  {style.help('witness')}   {harmless(_one_line(witness.instance))}"
        yield f"  {style.help('accepted')}  {style.place(str(places.of(first, witness.first)))}"
        yield f"  {style.help('refused')}   {style.place(str(places.of(second, witness.second)))}"
    if verdict.cause is not None:
        side = second if verdict.cause.side else first
        yield f"  {style.help('because')}   {harmless(verdict.cause.reason)}"
        yield f"  {style.help('at')}        {style.place(str(places.of(side, verdict.cause.location)))}"


def _note_lines(check: Check, places: _Places, style: Style) -> Iterator[str]:
    for note in _notes(check):
        place = places.of(_sides(check)[note.side], note.location)
        yield f"  {style.help('note')}      {style.place(str(place))} `{note.keyword}` {note.why.value}"


def _notes(check: Check) -> tuple[Idle, ...]:
    """Of what is compatible, the differences that make none."""
    return idle(*_sides(check)) if check.verdict.answer is Answer.COMPATIBLE else ()


def _sides(check: Check) -> tuple[Side, Side]:
    """The writer's schema and the reader's."""
    return (check.old, check.new) if check.direction is Direction.BACKWARD else (check.new, check.old)


def _one_line(instance: Json) -> str:
    """The instance on one line; `--format json` has all of a long one."""
    text = json.dumps(instance, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]} … {text[-_SHOWN // 2 :]}"


def _as_json(comparison: Comparison, places: _Places) -> str:
    document = {
        "mode": comparison.mode.value,
        "answer": comparison.answer.value,
        "checks": [_check_data(check, places) for check in comparison.checks],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _check_data(check: Check, places: _Places) -> dict[str, Json]:
    verdict = check.verdict
    first, second = _sides(check)
    data: dict[str, Json] = {
        "direction": check.direction.name,
        "old": check.old.name,
        "new": check.new.name,
        "answer": verdict.answer.value,
    }
    if verdict.witness is not None:
        data["witness"] = {
            "instance": verdict.witness.instance,
            "at": verdict.witness.at,
            "accepted": _place_data(places, first, verdict.witness.first),
            "refused": _place_data(places, second, verdict.witness.second),
            "sentence": verdict.witness.sentence,
        }
    notes = [_note_data(note, places, (first, second)[note.side]) for note in _notes(check)]
    if notes:
        data["notes"] = notes
    if verdict.cause is not None:
        side = second if verdict.cause.side else first
        data["undecided"] = {"reason": verdict.cause.reason, "at": _place_data(places, side, verdict.cause.location)}
    return data


def _note_data(note: Idle, places: _Places, side: Side) -> Json:
    at = _place_data(places, side, note.location)
    return {"at": at, "keyword": note.keyword, "why": note.why.name, "says": note.why.value}


def _place_data(places: _Places, side: Side, location: Location) -> dict[str, Json]:
    place = places.of(side, location)
    return {"file": place.file, "line": place.line, "column": place.column, "pointer": location.pointer}
