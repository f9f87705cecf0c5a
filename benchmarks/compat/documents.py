"""How long two releases of a large document take: every request and response of every operation, with all causes.

    npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
    python benchmarks/compat/documents.py package/generated/ghes-3.18.json package/generated/ghes-3.19.json

Requests are read by the new release and responses by the old one. Every witness is held against the whole documents by
both validators once more (`--check`), and breaks are searched for without the engine in every pair (`--search`); both
take much longer than the comparison. `nox -s releases` does all of it.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import beside
import unaided

from anarq.contracts import Answer, Side, Verdict, decide, second_opinion, validator
from anarq.model import pointer as pointers

Json = Any
METHODS: Final = frozenset({"get", "put", "post", "delete", "options", "head", "patch", "trace"})


def schemas(document: Json) -> Iterator[tuple[str, str, bool]]:
    """For each schema of a message: the way to it that an operation takes, its pointer, whether it is a request's."""
    for section in ("paths", "webhooks"):
        for path, item in document.get(section, {}).items():
            for method in sorted(METHODS & set(item)):
                operation, base = item[method], pointers.join("", section, path, method)
                parts = [(("requestBody",), operation.get("requestBody", {}), section == "paths")]
                parts += [
                    (("responses", code), it, section != "paths") for code, it in operation.get("responses", {}).items()
                ]
                for keys, part, is_request in parts:
                    way, (pointer, body) = (
                        pointers.join(base, *keys),
                        _followed(document, pointers.join(base, *keys), part),
                    )
                    for media in sorted(body.get("content", {})):
                        if "schema" in body["content"][media]:
                            yield f"{way} {media}", pointers.join(pointer, "content", media, "schema"), is_request


def _followed(document: Json, pointer: str, part: Json) -> tuple[str, Json]:
    """A part of a document, or what it refers to, with its pointer."""
    while "$ref" in part:
        pointer = part["$ref"].removeprefix("#")
        part = document
        for token in pointers.split(pointer):
            part = part[token]
    return pointer, part


def compared(old: Json, new: Json, causes: int | None) -> Iterator[tuple[str, Side, Side, Verdict]]:
    """Every schema that both releases have, by its operation, with the verdict; the same pair is decided once."""
    before, after = ({way: (place, asks) for way, place, asks in schemas(document)} for document in (old, new))
    sides = Side(old, next(iter(before.values()))[0]), Side(new, next(iter(after.values()))[0])
    known: dict[tuple[str, str, bool], Verdict] = {}
    for way in before.keys() & after.keys():
        (place, asks), (other, _) = before[way], after[way]
        one, two = sides[0].at(place), sides[1].at(other)
        first, second = (one, two) if asks else (two, one)
        if (place, other, asks) not in known:
            known[place, other, asks] = decide(first, second, causes=causes)
        yield way, first, second, known[place, other, asks]


def is_confirmed(first: Side, second: Side, verdict: Verdict) -> bool:
    """Whether both validators say the same of the whole documents."""
    for make in (validator, second_opinion):
        accepts, refuses = (make(side.document, pointer=side.pointer) for side in (first, second))
        if any(not accepts.is_valid(w.instance) or refuses.is_valid(w.instance) for w in verdict.witnesses):
            return False
    return True


def by_operation(found: list[tuple[str, Side, Side, Verdict]]) -> dict[str, set[str]]:
    """The roots of the breaks of each operation, as `METHOD /path`: the end of their pointer, and the class."""
    roots: dict[str, set[str]] = {}
    for way, _, _, verdict in found:
        _, path, method, *_ = pointers.split(way.partition(" ")[0])
        for witness in verdict.witnesses:
            root = f"{'/'.join(pointers.split(witness.second.pointer)[-3:])} {witness.item}".rstrip()
            roots.setdefault(f"{method.upper()} {path}", set()).add(f"{root} ({witness.of.name.lower()})")
    return roots


def searched(found: list[tuple[str, Side, Side, Verdict]], seed: int) -> tuple[Counter[str], list[str]]:
    """Search every pair without the engine: what was found of breaks that it knows, and of others."""
    source = random.Random(seed)  # noqa: S311 - reproducible, not secret
    seen, missed, known = Counter[str](), list[str](), set[tuple[int, str, str]]()
    for way, first, second, verdict in found:
        name = (id(first.document), first.pointer, second.pointer)
        if name in known:
            continue
        known.add(name)
        sides = ((side.document, side.pointer) for side in (first, second))
        shown = unaided.counter_example(*sides, source) is not None
        seen[f"{verdict.answer.value}, {'shown' if shown else 'not shown'}"] += 1
        if shown and verdict.answer is not Answer.BREAKING:
            missed.append(way)
    return seen, missed


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--check", action="store_true", help="hold every witness against the whole documents")
    parser.add_argument("--search", type=int, metavar="SEED", help="search for breaks without the engine")
    parser.add_argument("--beside", metavar="OASDIFF", help="compare with what this program says in the same run")
    arguments = parser.parse_args()
    start = time.process_time()
    old, new = (json.loads(path.read_text("utf-8")) for path in (arguments.old, arguments.new))
    read = time.process_time()
    found = list(compared(old, new, None))
    end = time.process_time()
    answers = Counter(verdict.answer.value for *_, verdict in found)
    roots = {(witness.second.pointer, witness.item): witness for *_, verdict in found for witness in verdict.witnesses}
    for (pointer, item), witness in sorted(roots.items()):
        sys.stdout.write(f"{pointer} {item}: {witness.sentence}\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{len(found)} pairs, {dict(answers)}, {len(roots)} roots; processor time: read {read - start:.1f} s, "
        f"compared {end - read:.1f} s; {peak:.0f} MiB\n"
    )
    if arguments.beside:
        said = beside.told(arguments.beside, arguments.old, arguments.new)
        lines = [] if said is None else beside.compared(said, by_operation(found))
        sys.stdout.writelines(f"{line}\n" for line in lines)
    incomplete = [way for way, *_, verdict in found if verdict.cause is not None]
    wrong = [f"not all causes: {way}" for way in incomplete]
    if arguments.check:
        breaking = (one for one in found if one[-1].answer is Answer.BREAKING)
        wrong += [f"not confirmed: {way}" for way, *rest in breaking if not is_confirmed(*rest)]
    if arguments.search is not None:
        seen, missed = searched(found, arguments.search)
        sys.stdout.write(f"searched without the engine: {dict(sorted(seen.items()))}\n")
        wrong += [f"missed: {way}" for way in missed]
    sys.stdout.writelines(f"{line}\n" for line in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
