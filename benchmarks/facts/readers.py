"""Which facts have a reader: each is changed, one at a time, in a copy, and something else must follow."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from types import SimpleNamespace
from typing import Any, Final

from behaviour import Made, differing, findings, made, plain, shown_otherwise, told_apart
from changes import changes
from facts import WITH_SCHEMAS, Fact, Scalar, changed, facts
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError as NoSchema
from plan import Plan, plans
from probes import probed
from scenario import played

from anarq import resources
from anarq.checks.spec import _openapi, _schemas, _taken
from anarq.cli.commands.generate import _spoils
from anarq.cli.rules import all_rules
from anarq.contracts import SchemaError, UnresolvedError
from anarq.contracts.confirm.formats import CHECKER
from anarq.gates.gate import gates
from anarq.loader.load import load_document, parse_document
from anarq.loader.modules import assemble, common_documents, load_ecosystem, load_standards
from anarq.model import pointer as pointers
from anarq.model.errors import AnarqError
from anarq.model.module import Ecosystem, Module
from anarq.model.standards import Standards
from anarq.model.tree import Document, Node
from anarq.rules.catalogue import RuleCatalogue
from anarq.rules.examples import ExampleRunner, parse_page
from anarq.rules.examples.overlay import modules_of
from anarq.rules.examples.page import Block
from anarq.rules.rule import Severity
from anarq.source import FolderSource

ROOT: Final = Path(__file__).parents[2]

_OWN: Final = "vocabulary.schema.json"
"""The schema of the schemas of `spec/`."""

_AROUND: Final = 4
"""So many steps outwards from a keyword the parts of a file are looked at that it may decide of."""

_CACHES: Final = (_schemas.kinds, _schemas._validator, _schemas._described, _schemas._registry, _taken.table)
"""What checks remember of `spec/`, which does not change while a command runs, and does here."""


_PAGES: Final[Mapping[str, frozenset[str]]] = {
    "spec/taken.yaml": frozenset({"spec/dropped-fact", "spec/keyword-without-effect"}),
    "spec/files.yaml": frozenset({"spec/missing-file", "spec/file-off-schema"}),
    "spec/standards.yaml": frozenset({"http", "mcp", "events", "names", "slo", "storage", "compat", "dependencies"}),
}
"""Rules that read a file of `spec/`, whose examples are judged with it: modules without a fault show only half."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fact.

    Attributes:
        fact: the fact.
        reader: what followed from a change of it; `fixed` where its schema allows no other value; empty: nothing.
        shown: by which change, and what.
    """

    fact: Fact
    reader: str
    shown: str = ""


class Copy:
    """A copy of the tree in which facts are changed, and what follows from it as it stands."""

    def __init__(self, root: Path = ROOT) -> None:
        """Copies, and looks at everything once."""
        self.folder = Path(mkdtemp(prefix="anarq-facts-"))
        for name in ("spec", "modules", "policies"):
            shutil.copytree(root / name, self.folder / name, ignore=shutil.ignore_patterns("_gen", "*.md"))
        self.rules = all_rules()
        self._documents: dict[str, Document] = {}
        with self._here():
            self.standards = load_standards()
            self._validators = {name: self._validator(name) for name in self.standards.vocabulary.schemas}
            self.ecosystem = self._ecosystem(self.standards)
            self.made = made(self.ecosystem)
            self.found = {dear: findings(self.ecosystem, self.rules, dear=dear) for dear in (False, True)}
            self.plans = plans(self.ecosystem, self.made.specs)
            self.seen = {name: played(spec, self.plans[name]) for name, spec in self.made.specs.items()}
            self.crowds = {path: crowd(self.standards) for path, crowd in self._crowds().items()}
            self.pages = {path: _pages(names, self.standards, self.rules) for path, names in _PAGES.items()}
            self.gates = self._gates()
        self._probed: dict[tuple[str, frozenset[str]], str] = {}

    def close(self) -> None:
        """Removes the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def facts(self) -> list[Fact]:
        """Every fact."""
        return [*facts(self.folder, self.standards.vocabulary)]

    def judge(self, wanted: Sequence[Fact]) -> list[Verdict]:
        """What follows from changes of facts of one kind: of each the first thing that does.

        A fact that has a reader has it alone. Those that seem to have none are changed together, as long as nothing
        follows: it is unlikely that the changes of several hide one another.
        """
        ways = {fact: self._ways(fact) for fact in wanted if not fact.people}
        found: dict[Fact, Verdict] = {fact: Verdict(fact, "people", fact.people) for fact in wanted if fact.people}
        first = {fact: value for fact, values in ways.items() if (value := next(values, None)) is not None}
        found |= {fact: Verdict(fact, "fixed") for fact in ways if fact not in first}
        turn = first
        while turn:
            found |= dict(self._read([fact for fact in wanted if fact in turn], turn))
            left = [fact for fact in turn if fact not in found]
            turn = {fact: value for fact in left if (value := next(ways[fact], None)) is not None}
        return [found.get(fact, Verdict(fact, "")) for fact in wanted]

    def _ways(self, fact: Fact) -> Iterator[Scalar]:
        """Other values with which the file is still written as its schema has it."""
        document = self._document(fact.path)
        for value in changes(fact, document):
            if self._is_valid(fact, changed(document, {fact.pointer: value})):
                yield value

    def _document(self, path: str) -> Document:
        if path not in self._documents:
            self._documents[path] = load_document(FolderSource(self.folder), path)
        return self._documents[path]

    def _read(self, left: Sequence[Fact], values: Mapping[Fact, Scalar]) -> Iterator[tuple[Fact, Verdict]]:
        """Those from whose changes something follows."""
        alone = True  # as long as each has a reader, it is dearer to ask several together
        pending = list(left)
        while pending:
            some = pending[:1] if alone else pending
            followed = self._followed(some, values)
            if followed and len(some) == 1:
                yield some[0], Verdict(some[0], followed[0], f"{values[some[0]]!r}: {followed[1]}")
            if followed and len(some) > 1:
                middle = len(some) // 2
                yield from self._read(some[:middle], values)
                yield from self._read(some[middle:], values)
            pending = pending[len(some) :]
            alone = bool(followed)

    @contextmanager
    def _here(self) -> Iterator[None]:
        """The package reads the copy while the block runs."""
        root = resources.root
        resources.root = lambda: self.folder
        _forget()
        try:
            yield
        finally:
            resources.root = root
            _forget()

    def _ecosystem(self, standards: Standards) -> Ecosystem:
        loaded = load_ecosystem([FolderSource(self.folder / "modules", "modules")], standards=standards)
        if loaded.problems:
            raise AnarqError(loaded.problems)
        return loaded.ecosystem

    def _validator(self, schema: str) -> Any:
        return Draft202012Validator(
            _schemas._described()[schema].root.mapping(), registry=_schemas._registry(), format_checker=CHECKER
        )

    def _is_valid(self, fact: Fact, content: bytes) -> bool:
        """Whether the file is still written as its schema has it; else nothing is shown by what follows."""
        document = parse_document(content, fact.path, fact.path)
        if fact.schema in self._validators and not self._validators[fact.schema].is_valid(document.data):
            return False
        if fact.schema == "openapi.schema.json" and _openapi.openapi_breaches(document.data):
            return False
        if fact.path.endswith(".schema.json"):
            with suppress(NoSchema):
                Draft202012Validator.check_schema(document.data)
                return True
            return False
        return True

    def _followed(self, some: Sequence[Fact], values: Mapping[Fact, Scalar]) -> tuple[str, str] | None:
        """What follows when these facts are changed together."""
        by_path: dict[str, dict[str, Scalar]] = {}
        for fact in some:
            by_path.setdefault(fact.path, {})[fact.pointer] = values[fact]
        before = {path: (self.folder / path).read_bytes() for path in by_path}
        try:
            for path, other in by_path.items():
                (self.folder / path).write_bytes(changed(self._document(path), other))
            with self._here():
                return self._different(some)
        finally:
            for path, content in before.items():
                (self.folder / path).write_bytes(content)

    def _different(self, some: Sequence[Fact]) -> tuple[str, str] | None:
        """What is otherwise in the changed copy: what costs least is looked at first."""
        first, of_spec = some[0], some[0].path.startswith("spec/")
        if first.path == "spec/gates.yaml":
            return ("gate", first.pointer) if self._gates() != self.gates else None
        told = next(filter(None, map(self._schema_differs, some)), "") if first.schema == _OWN else ""
        if told:
            return "file", told
        try:
            standards = load_standards() if of_spec else self.standards
            ecosystem = self._ecosystem(standards)
        except AnarqError as error:
            return "refused", str(error)[:80]
        now = made(ecosystem)
        if now.refused != self.made.refused:
            return "refused", min(now.refused, default="refused no more")[:80]
        looks: tuple[tuple[str, Callable[[], str]], ...] = (
            ("type", lambda: next(differing(self.made.types, now.types), "")),
            ("contract", lambda: self._contract_differs(now)),
            ("finding", lambda: self._found_otherwise(ecosystem, dear=False, form=of_spec)),
            ("service", lambda: self._service_differs(now)),
            ("finding", lambda: self._crowd_differs(first.path, standards)),
            ("finding", lambda: self._found_otherwise(ecosystem, dear=True) if self._asserts_otherwise(some) else ""),
        )
        found = ((name, look()) for name, look in looks)
        return next((each for each in found if each[1]), None)

    def _found_otherwise(self, ecosystem: Ecosystem, *, dear: bool, form: bool = False) -> str:
        new = findings(ecosystem, self.rules, dear=dear, form=form) ^ self.found[dear]
        return min(new, default="")[:100]

    def _crowd_differs(self, path: str, standards: Standards) -> str:
        """What is found in modules with faults, which those of the tree do not have."""
        if path in self.crowds:
            new = self._crowds()[path](standards) ^ self.crowds[path]
            if new:
                return min(new)[:100]
        return self._page_differs(path, standards) if path in _PAGES else ""

    def _asserts_otherwise(self, some: Sequence[Fact]) -> bool:
        """Whether schemas of the changed files may take other instances."""
        return any(fact.schema in WITH_SCHEMAS and not _says_nothing(fact.pointer) for fact in some)

    def _contract_differs(self, now: Made) -> str:
        shown: set[str] = set()
        for name in differing(self.made.contracts, now.contracts):
            one, other = (plain(each.contracts.get(name, True)) for each in (self.made, now))
            key = f"{one} {other}"
            if one == other:
                concealed = shown_otherwise(self.made.contracts.get(name, {}), now.contracts.get(name, {}))
                if concealed:
                    return f"{name}: what is told of {concealed}"
            elif key not in shown:
                shown.add(key)
                with suppress(SchemaError, UnresolvedError, ValueError):
                    instance = told_apart(one, other)
                    if instance:
                        return f"{name}: {instance}"
        return ""

    def _service_differs(self, now: Made) -> str:
        names = frozenset(differing(self.made.values, now.values))
        if not names:
            return ""
        for name, spec in now.specs.items():
            if spec == self.made.specs[name]:
                continue
            try:
                if probed(spec, self.plans[name], names) != self._baseline(name, names):
                    return f"{name}: {min(names)}"
                if played(spec, self.plans[name]) != self.seen[name]:
                    return f"{name}: {min(names)}"
            except (ValueError, TypeError, LookupError) as error:
                return f"{name}: {error}"[:100]
        return ""

    def _baseline(self, name: str, names: frozenset[str]) -> str:
        key = name, names
        if key not in self._probed:
            self._probed[key] = probed(self.made.specs[name], self.plans[name], names)
        return self._probed[key]

    def _crowds(self) -> Mapping[str, Callable[[Standards], frozenset[str]]]:
        """Modules with every fault of a kind, by the file of `spec/` that decides of it."""
        return {"spec/files.yaml": self._lacking, "spec/standards.yaml": self._all_of_all}

    def _lacking(self, standards: Standards) -> frozenset[str]:
        """What is found in modules of which each lacks one kind of file."""
        found: set[str] = set()
        (whole,) = modules_of([], _parse, standards, named=False)
        for kind in self.standards.vocabulary.files:
            kept = {path: document for path, document in whole.documents.items() if not kind.covers(path)}
            lacking = Module(whole.name, kept, standards, files=frozenset(kept), folder=whole.name)
            rules = self.rules.chosen(["spec/missing-file"])
            found |= {f"{kind.path} {one}" for one in findings(_joined([lacking], standards), rules, form=True)}
            wrong: Any = SimpleNamespace(
                rule="spec/file-off-schema",
                severity=Severity.ERROR,
                at=SimpleNamespace(path=kind.path.replace("*", "a")),
            )
            found |= {f"{kind.path} is not generated from"} if _spoils(wrong, self.rules) else set()
        return frozenset(found)

    def _all_of_all(self, standards: Standards) -> frozenset[str]:
        """What is found where a module of each name requires all others."""
        blocks = []
        for name in self.standards.module_names():
            said = {"kind": "required", "range": ">=1.0.0 <2.0.0", "reason": "It is a play.", "uses": {}}
            others = {other: said for other in self.standards.module_names() if other != name}
            blocks.append(Block(f"{name}/module.yaml", "yaml", json.dumps({"dependencies": others})))
        blocks += _faulty(self.standards)
        families = ("dependencies", "names", "mcp", "events", "slo", "storage", "compat")
        ids = [id_ for id_ in self.rules.entries if id_.partition("/")[0] in families]
        return findings(_joined(modules_of(blocks, _parse, standards, named=True), standards), self.rules.chosen(ids))

    def _page_differs(self, path: str, standards: Standards) -> str:
        now = _pages(_PAGES[path], standards, self.rules)
        return next((name for name in differing(self.pages[path], now)), "")

    def _gates(self) -> object:
        listed = gates(load_document(FolderSource(self.folder / "spec"), "gates.yaml").root)
        return [(gate.name, gate.commands) for gate in listed]

    def _schema_differs(self, fact: Fact) -> str:
        """A part of a file that its schema now takes and did not before, or the other way round."""
        name = fact.path.removeprefix("spec/")
        now = load_document(FolderSource(self.folder / "spec"), name).data
        before = self.standards.vocabulary.schemas[name].data
        known = {str(one.root.get("$id").text()): one.data for one in self.standards.vocabulary.schemas.values()}
        for pointer in [] if _says_nothing(fact.pointer) else _schema_pointers(fact.pointer)[:_AROUND]:
            parts = [Node(Document("", data), "", data).get(*_keys(pointer)).json() for data in (before, now)]
            if not all(isinstance(part, dict | bool) for part in parts):
                continue
            whole = [_beside(part, data) for part, data in zip(parts, (before, now), strict=True)]
            with suppress(SchemaError, UnresolvedError, ValueError, KeyError):
                instance = told_apart(*map(plain, whole), catalogue={key: plain(data) for key, data in known.items()})
                if instance:
                    return f"{name}: {instance}"
        return ""


def _beside(part: Any, data: Any) -> Any:
    """A part of a schema with the definitions of the whole, so that its references lead somewhere."""
    if isinstance(part, dict) and isinstance(data, dict) and "$defs" in data and "$defs" not in part:
        return {**part, "$defs": data["$defs"]}
    return part


def _says_nothing(pointer: str) -> bool:
    """Whether a keyword of ours is changed, which asserts nothing of instances. A member may be called as one is."""
    tokens = pointers.split(pointer)
    return any(token.startswith("x-anarq-") and before != "properties" for before, token in pairwise(("", *tokens)))


def _schema_pointers(pointer: str) -> list[str]:
    """The nearest schemas around a keyword: what holds it, and so on outwards."""
    return [*pointers.parents(pointer)][1:]


def _keys(pointer: str) -> list[str | int]:
    return [int(token) if token.isdecimal() else token for token in pointers.split(pointer)]


def _forget() -> None:
    for found in _CACHES:
        found.cache_clear()


def _faulty(standards: Standards) -> Iterator[Block]:
    """Objectives, retention and deprecations that keep no promise of the standard, or only just one."""
    root = standards.root
    kinds, percentiles = [*root.get("slo", "latency").mapping()], ("p50", "p95", "p99")
    objectives = [
        {"name": f"{kind}-{of}", "metric": f"{of}_latency", "class": kind, "threshold": 1e6, "unit": "milliseconds"}
        for kind in kinds
        for of in percentiles
    ]
    yield Block("qmail/observability/slo.yaml", "yaml", json.dumps({"objectives": objectives}))
    types = root.get("retention", "resourceTypes").mapping()
    kept = [
        {"resourceType": name, "retentionPeriod": said["retentionPeriod"], "archivalPolicy": end}
        for name, said in types.items()
        if isinstance(said, dict)
        for end in ("DELETE", "ARCHIVE", "ANONYMIZE")
    ]
    yield Block("qmail/storage/retention.policy.json", "json", json.dumps({"policies": kept}))
    first = date(2026, 1, 31)
    going = [
        {"feature": f"f{days}", "deprecationDate": f"{first}", "sunsetDate": f"{first + timedelta(days)}"}
        for days in (30, 89, 90, 91, 200)
    ]
    yield Block("qmail/compat/deprecations.yaml", "yaml", json.dumps({"deprecations": going}))


def _parse(path: str, text: str) -> Document:
    return parse_document(text.encode(), path, path)


def _joined(modules: Iterable[Module], standards: Standards) -> Ecosystem:
    return assemble(modules, standards=standards, common=common_documents())[0]


def _pages(names: Iterable[str], standards: Standards, rules: RuleCatalogue) -> Mapping[str, object]:
    """What the examples of each rule's page are found to be."""
    runner = ExampleRunner(_parse, lambda modules: _joined(modules, standards), standards, rules)
    found: dict[str, object] = {}
    for entry in (entry for entry in rules if entry.id in names or entry.family in names):
        page = parse_page(entry.page.read_text("utf-8"))
        for case in (*page.bad, *page.good):
            found[f"{entry.id} {case.title} {len(found)}"] = sorted(
                f"{one.path}{one.pointer} {one.found}" for one in runner.instances(entry, case)
            )
    return found


__all__ = ["Copy", "Plan", "Verdict"]
