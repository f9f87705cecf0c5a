"""The calls of checks that a run makes, and what comes of them."""

import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from anarq.model.errors import NotRead
from anarq.model.internal import CRASHED
from anarq.model.module import Ecosystem, Module
from anarq.model.severity import Severity
from anarq.model.suggest import bounded
from anarq.model.tree import Document, Node
from anarq.rules.catalogue import Entry
from anarq.rules.finding import Finding, Instance
from anarq.rules.fingerprint import anchor
from anarq.rules.fold import Raised
from anarq.rules.outcome import Outcome
from anarq.rules.rule import Hit, Lack, NeedsPeer, Scope


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a check.

    Attributes:
        entry: the rule.
        subject: the file that it is about, or that stands for what it is about.
        module: the module that the check is given; None when it is given all of them.
        check: the call itself.
    """

    entry: Entry
    subject: Document
    module: Module | None
    check: Callable[[], Iterable[Hit | NeedsPeer | Lack]]


@dataclass(slots=True)
class CallResults:
    """What the calls yielded.

    Attributes:
        raised: the hits, in the order of the calls.
        needs: by rule, the peers that it lacked.
        unread: by rule, the files that it asked something of and that could not be read. Its call ended there; hits
            that it yielded before depend on none of them and are kept.
        short: by rule, the modules of which it did not see everything.
        crashes: one finding for each call that crashed. Hits that it yielded before are kept.
        crashed: the rules whose checks crashed.
    """

    ecosystem: Ecosystem
    raised: list[Raised] = field(default_factory=list)
    needs: dict[str, set[NeedsPeer]] = field(default_factory=lambda: defaultdict(set))
    unread: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    short: dict[str, set[Lack]] = field(default_factory=lambda: defaultdict(set))
    crashes: list[Finding] = field(default_factory=list)
    crashed: set[str] = field(default_factory=set)

    def make(self, call: Call) -> None:
        """Makes the call and notes what comes of it."""
        try:
            with bounded():
                for item in call.check():
                    if isinstance(item, NeedsPeer):
                        self.needs[call.entry.id].add(item)
                    elif isinstance(item, Lack):
                        self.short[call.entry.id].add(item)
                    else:
                        self.raised.append(self._raised(call, item))
        except NotRead as lacking:
            self.unread[call.entry.id].update(lacking.files)
        except Exception as error:  # noqa: BLE001 - a check may be anybody's, and its crash must not hide the others
            self.crashes.append(_crash(call, error))
            self.crashed.add(call.entry.id)

    @property
    def unsure(self) -> frozenset[str]:
        """The rules that did not look at everything."""
        return frozenset((*self.needs, *self.unread, *self.short)) | self.crashed

    def _raised(self, call: Call, hit: Hit) -> Raised:
        module = _owner(self.ecosystem, hit.node.document) or call.module
        group = call.module.name if call.module else ""
        sides = (_instance(one.node, _owner(self.ecosystem, one.node.document), one.says) for one in hit.sides)
        return Raised(call.entry, hit, _instance(hit.node, module, hit.found, hit.lists), group, tuple(sides))


def calls(entry: Entry, ecosystem: Ecosystem) -> Iterator[Call]:
    """The calls of one rule, by its scope. Rules of scope RUN are called later, by `last_call`."""
    check = entry.rule.check
    for module in ecosystem.modules.values():
        manifest = _manifest(module)
        if entry.rule.scope is Scope.MODULE:
            yield Call(entry, manifest, module, partial(check, module))
        elif entry.rule.scope is Scope.FILE:
            for document in module.documents.values():
                yield Call(entry, document, module, partial(check, document, module))
    if entry.rule.scope is Scope.ECOSYSTEM:
        yield Call(entry, _first(ecosystem), None, partial(check, ecosystem))


def last_call(entry: Entry, outcome: Outcome, ecosystem: Ecosystem) -> Call:
    """The call of a rule of scope RUN, about some of the modules."""
    return Call(entry, _first(ecosystem), None, partial(entry.rule.check, replace(outcome, ecosystem=ecosystem)))


def _first(ecosystem: Ecosystem) -> Document:
    """The file that stands for the whole ecosystem: the manifest of its first module."""
    return next(map(_manifest, ecosystem.modules.values()), Document("module.yaml", None))


def _manifest(module: Module) -> Document:
    """The file that stands for a module, whether it is there and could be read or not."""
    return module.documents.get("module.yaml") or Document("module.yaml", None, module.shown("module.yaml"))


def _owner(ecosystem: Ecosystem, document: Document) -> Module | None:
    """The module that holds the document, or would hold it if it were there."""
    for module in ecosystem.modules.values():
        if module.documents.get(document.path) is document or module.shown(document.path) == document.shown:
            return module
    return None


def _instance(node: Node, module: Module | None, found: str, lists: tuple[str, ...] = ()) -> Instance:
    name, anchored = module.name if module else "", anchor(node.document.data, node.pointer)
    return Instance(node.place, name, node.document.path, node.pointer, found, anchored, lists)


def _crash(call: Call, error: Exception) -> Finding:
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{'/'.join(Path(last.filename).parts[-3:])}:{last.lineno}"
    found = f"check `{call.entry.id}` crashed: `{type(error).__name__}: {error}` at `{where}`"
    return Finding(
        rule=CRASHED,
        severity=Severity.ERROR,
        at=_instance(call.subject.root, call.module, found),
        mend="this is a bug of the check; report it together with this file",
    )
