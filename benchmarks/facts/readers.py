"""Which facts have a reader: each is changed, one at a time, in a copy, and something else must follow."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import reuse
from base import Base
from behaviour import findings, found_among, plain
from facts import Fact, Scalar, Verdict, changed, facts, written
from following import VOCABULARY, Change, Followed, Seen
from forms import Forms
from making import Generator
from near import near
from parts import part_of_file
from plan import plans
from together import read_by_rules

from anarq import resources
from anarq.cli.rules import all_rules
from anarq.gates.gate import gates
from anarq.loader.load import load_document
from anarq.loader.modules import common_documents, load_ecosystem, load_standards
from anarq.model.errors import AnarqError, NotRead
from anarq.model.module import Ecosystem
from anarq.model.standards import Standards
from anarq.source import FolderSource, MemorySource
from anarq.testing.few import FEW

ROOT: Final = Path(__file__).parents[2]

_FAR: Final = 2
"""So many of the other values of a fact are looked at in all modules, when all were looked at near it."""

_LIKELY: Final = 4
"""So many readers of facts of a kind are remembered."""

_SOME: Final = 3
"""So many facts are changed together at least: fewer are looked at one by one as soon."""


class Copy:
    """A copy of the tree in which facts are changed, and what follows from it as it stands."""

    def __init__(self, root: Path = ROOT) -> None:
        """Copies, and looks at everything once."""
        self.folder = Path(mkdtemp(prefix="anarq-facts-"))
        for name in ("spec", "modules", "policies"):
            shutil.copytree(root / name, self.folder / name, ignore=shutil.ignore_patterns("_gen", "*.md"))
        self._arounds: dict[frozenset[str], Base] = {}
        self._kept = reuse.Documents()
        self._likely: dict[tuple[str, str, str], Seen] = {}
        self._unread: frozenset[tuple[str, str, str]] = frozenset()
        self._modules = {
            path.relative_to(self.folder / "modules").as_posix(): path.read_bytes()
            for path in (self.folder / "modules").rglob("*")
            if path.is_file()
        }
        with self._here():
            self.standards = load_standards()
            self._common = common_documents()
            self.base = self._looked_at()
            self._forms = Forms(self.folder, self.standards)
            self.gates = self._gates()
            schemas = self.standards.vocabulary.schemas.values()
            self._plain: Any = {one.root.get("$id").text(): plain(one.data) for one in schemas}
        self._kept.complete()

    def _around(self, some: Sequence[Fact]) -> Base:
        """What is near to facts, with the few modules that use one another in every way around it.

        Where these do not do, because something is referred to that is elsewhere, it is the whole tree.
        """
        modules = near(some, self.base.ecosystem.modules)
        if modules not in self._arounds:
            try:
                self._arounds[modules] = self._part(modules)
            except (AnarqError, NotRead):
                self._arounds[modules] = self.base
        return self._arounds[modules]

    def _part(self, modules: frozenset[str]) -> Base:
        rules, generator, standards = self.base.rules, self.base.generator, self.standards
        load = partial(self._ecosystem, names=modules | {*FEW})
        ecosystem = load(standards)
        made = generator.made_of(modules, ecosystem)
        asked = plans(ecosystem, made.specs)
        return Base(ecosystem, rules, load, generator, standards, made, {}, asked, frozenset())

    def _looked_at(self) -> Base:
        rules, generator, standards = all_rules(), Generator(), self.standards
        ecosystem = self._ecosystem(standards)
        made = generator.made(ecosystem)
        asked = plans(ecosystem, made.specs)
        return Base(
            ecosystem,
            rules,
            self._ecosystem,
            generator,
            standards,
            made,
            {dear: findings(ecosystem, rules, dear=dear) for dear in (False, True)},
            asked,
            found_among(ecosystem, rules),
        )

    def move(self) -> None:
        """The tree is copied once more, and facts are changed there: for a process that was forked off."""
        folder = Path(mkdtemp(prefix="anarq-facts-"))
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        self.folder = folder

    @property
    def served(self) -> frozenset[str]:
        """The modules of which a service provides something."""
        modules = self.base.ecosystem.modules
        return frozenset(name for name, module in modules.items() if module.available_operations)

    def close(self) -> None:
        """Removes the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def facts(self) -> list[Fact]:
        """Every fact."""
        return [*facts(self.folder, self.standards.vocabulary)]

    def judge(self, wanted: Sequence[Fact]) -> list[Verdict]:
        """What follows from changes of facts, of `spec/` or of one module: of each the first thing that does.

        Those of a module are changed together first: findings tell them apart (`together.py`). Any other that has a
        reader has it alone. Those that seem to have none are changed together, as long as nothing follows: it is
        unlikely that the changes of several hide one another.
        """
        with self._here():
            found = self._judged(wanted)
        return [found.get(fact, Verdict(fact, "")) for fact in wanted]

    def _judged(self, wanted: Sequence[Fact]) -> dict[Fact, Verdict]:
        ways = {fact: self._forms.ways(fact) for fact in wanted if not fact.people}
        found: dict[Fact, Verdict] = {fact: Verdict(fact, "people", fact.people) for fact in wanted if fact.people}
        first = {fact: value for fact, values in ways.items() if (value := next(values, None)) is not None}
        found |= {fact: Verdict(fact, "fixed") for fact in ways if fact not in first}
        found |= self._together(first, far=False)
        kinds: dict[tuple[str, ...], dict[Fact, Scalar]] = {}
        for fact, value in first.items():
            if fact not in found:
                kinds.setdefault(fact.kind, {})[fact] = value
        for some in kinds.values():
            found |= self._one_by_one(some, ways)
        return found

    def _together(self, values: Mapping[Fact, Scalar], *, far: bool) -> dict[Fact, Verdict]:
        """The facts of a module that rules tell apart when all are changed."""
        if len(values) < _SOME or any(fact.path.startswith("spec/") for fact in values):
            return {}
        base = self.base if far else self._around([*values])
        modules = near([*values], base.ecosystem.modules)
        looked = frozenset(base.ecosystem.modules) if far else modules
        before = base.told(looked, far=far)
        with self._changed(values):
            try:
                new = base.told(looked, base.load(self.standards), far=far) - before
            except (AnarqError, NotRead):
                return {}
        return {
            fact: Verdict(fact, "finding", f"{values[fact]!r}: {one}"[:120])
            for fact, one in read_by_rules(values, new).items()
        }

    def _one_by_one(self, first: dict[Fact, Scalar], ways: Mapping[Fact, Iterator[Scalar]]) -> dict[Fact, Verdict]:
        """What follows from changes of facts of one kind: these values, and then the others."""
        found: dict[Fact, Verdict] = {}
        tried: dict[Fact, list[Scalar]] = {fact: [] for fact in first}
        turn = first
        while turn:
            for fact, value in turn.items():
                tried[fact].append(value)
            found |= dict(self._readers([*turn], turn, far=False))
            left = [fact for fact in turn if fact not in found]
            turn = {fact: value for fact in left if (value := next(ways[fact], None)) is not None}
        for at in range(_FAR):
            turn = {fact: values[at] for fact, values in tried.items() if fact not in found and values[at:]}
            found |= self._together(turn, far=True)
            turn = {fact: value for fact, value in turn.items() if fact not in found}
            found |= dict(self._readers([*turn], turn, far=True))
        return found

    def _readers(
        self, left: Sequence[Fact], values: Mapping[Fact, Scalar], *, far: bool
    ) -> Iterator[tuple[Fact, Verdict]]:
        """Those from whose changes something follows."""
        # as long as each has a reader, it is dearer to ask several together
        alone = all(fact.kind not in self._unread for fact in left)
        pending = list(left)
        while pending:
            some = pending[:1] if alone else pending
            followed = self._followed(some, values, far=far)
            if followed and len(some) == 1:
                yield some[0], Verdict(some[0], followed.reader, f"{values[some[0]]!r}: {followed.shown}")
            if followed and len(some) > 1:
                middle = len(some) // 2
                yield from self._readers(some[:middle], values, far=far)
                yield from self._readers(some[middle:], values, far=far)
            pending = pending[len(some) :]
            alone = bool(followed)
            self._unread = self._unread - {fact.kind for fact in some} if alone else self._unread | {some[0].kind}

    @contextmanager
    def _here(self) -> Iterator[None]:
        """The package reads the copy while the block runs."""
        root = resources.root
        resources.root = lambda: self.folder
        reuse.forget()
        try:
            with self._kept.reused():
                yield
        finally:
            resources.root = root
            reuse.forget()

    def _ecosystem(self, standards: Standards, names: frozenset[str] | None = None) -> Ecosystem:
        """The modules as the copy has them now, or some. Where standards are as before, so is what is common."""
        same = standards is self.standards
        common = self._common if same else common_documents()
        files = self._modules
        if names is not None:
            files = {path: content for path, content in files.items() if path.partition("/")[0] in names}
        loaded = load_ecosystem([MemorySource(files, "modules")], standards=standards, common=common)
        if loaded.problems:
            raise AnarqError(loaded.problems)
        return loaded.ecosystem

    def _followed(self, some: Sequence[Fact], values: Mapping[Fact, Scalar], *, far: bool) -> Followed | None:
        """What follows when these facts are changed together."""
        around = self._around(some)
        for path in {fact.path for fact in some if fact.path.startswith("spec/")}:
            self.base.look_first(path)
            around.found_in(near(some, around.ecosystem.modules), form=True)
        with self._changed({fact: values[fact] for fact in some}):
            return self._different(some, around, far=far)

    @contextmanager
    def _changed(self, values: Mapping[Fact, Scalar]) -> Iterator[None]:
        """The copy has these values while the block runs."""
        by_path: dict[str, dict[str, Scalar]] = {}
        for fact, value in values.items():
            by_path.setdefault(fact.path, {})[fact.pointer] = value
        before = {path: (self.folder / path).read_bytes() for path in by_path}
        of_spec = any(path.startswith("spec/") for path in by_path)
        try:
            for path, other in by_path.items():
                self._write(path, written(changed(self._forms.document(path), other)))
            if of_spec:
                reuse.forget()
            yield
        finally:
            for path, content in before.items():
                self._write(path, content)
            if of_spec:
                reuse.forget()

    def _write(self, path: str, content: bytes) -> None:
        (self.folder / path).write_bytes(content)
        folder, _, below = path.partition("/")
        if folder == "modules":
            self._modules[below] = content

    def _different(self, some: Sequence[Fact], around: Base, *, far: bool) -> Followed | None:
        """What is otherwise in the changed copy."""
        first = some[0]
        if first.path == "spec/gates.yaml":
            return Followed("gate", first.pointer) if self._gates() != self.gates else None
        told = next(filter(None, map(self._file_differs, some)), "") if first.schema == VOCABULARY else ""
        if told:
            return Followed("file", told)
        likely = self._likely.get(first.kind, ())
        found = Change(self.base, around, some).followed(likely, far=far)
        if found:
            self._likely[first.kind] = (found, *(one for one in likely if one.by != found.by))[:_LIKELY]
        return found

    def _gates(self) -> object:
        listed = gates(load_document(FolderSource(self.folder / "spec"), "gates.yaml").root)
        return [(gate.name, gate.commands) for gate in listed]

    def _file_differs(self, fact: Fact) -> str:
        """A part of a file that its schema now takes and did not before, or the other way round."""
        name = fact.path.removeprefix("spec/")
        now = load_document(FolderSource(self.folder / "spec"), name).data
        before = self.standards.vocabulary.schemas[name].data
        told = part_of_file(before, now, fact.pointer, self._plain)
        return f"{name}: {told}" if told else ""
