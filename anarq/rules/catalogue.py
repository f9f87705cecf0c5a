"""Which rules there are: found by their files, never listed by hand."""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final

from anarq.model.errors import AnarqError, Place, Problem
from anarq.model.suggest import closest_first, is_likely
from anarq.rules.rule import Rule, Scope

MOST_SUGGESTED: Final = 3
"""So many names are suggested for one that does not exist."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule with its id and the file of its page."""

    id: str
    rule: Rule
    page: Path

    @property
    def family(self) -> str:
        """The first half of the id."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True)
class RuleCatalogue:
    """The rules of a run.

    Attributes:
        entries: the rules, by id in order.
        known: the ids of all rules that it was chosen from.
        former: ids that are no longer those of rules, each with the rules that took its place.
    """

    entries: Mapping[str, Entry]
    known: frozenset[str]
    former: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "RuleCatalogue":
        """A catalogue of these rules."""
        by_id = {entry.id: entry for entry in sorted(entries, key=lambda entry: entry.id)}
        former: dict[str, set[str]] = {}
        for entry in by_id.values():
            for id_ in entry.rule.formerly:
                former.setdefault(id_, set()).add(entry.id)
        return cls(by_id, frozenset(by_id), {id_: frozenset(found) for id_, found in former.items()})

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def of_scope(self, scope: Scope) -> tuple[Entry, ...]:
        """The rules of one scope."""
        return tuple(entry for entry in self if entry.rule.scope is scope)

    def matching(self, name: str) -> tuple[str, ...]:
        """The ids that a rule id, a former one or the name of a family stands for; none when it is neither."""
        return tuple(entry.id for entry in self if name in (entry.id, entry.family, *entry.rule.formerly))

    def chosen(self, ids: Iterable[str]) -> "RuleCatalogue":
        """The same catalogue with fewer rules to run."""
        wanted = frozenset(ids)
        return RuleCatalogue(
            {id_: entry for id_, entry in self.entries.items() if id_ in wanted}, self.known, self.former
        )

    def nearest(self, name: str, more: Iterable[str] = ()) -> tuple[str, ...]:
        """The ids and families that may have been meant, or names of `more`, closest first."""
        families = {entry.family for entry in self}
        found = closest_first(name, self.known | families | {*more})
        return tuple(one for one in found if is_likely(name, one) or (name and one.startswith(name)))[:MOST_SUGGESTED]


def discover(package: str) -> RuleCatalogue:
    """The rules of a package: each file `<family>/<bad_pattern>.py` holds one `RULE`; names in `_` are helpers.

    Raises:
        AnarqError: a file holds no `RULE`, or has no page beside it.
        ImportError: the package or one of its files cannot be imported, which is a bug of theirs.
    """
    files = [file for root in importlib.import_module(package).__path__ for file in _check_files(Path(root))]
    return _complete((file, importlib.import_module(f"{package}.{file.parent.name}.{file.stem}")) for file in files)


def discover_folder(folder: Path) -> RuleCatalogue:
    """The rules of a folder of the same form that is not a package. Its files are run: it must be one that is trusted.

    Raises:
        AnarqError: there is no such folder, it holds no rules, or one of them is incomplete or fails when it is run.
    """
    found = _complete((file, _run(file)) for file in _check_files(folder))
    if not found.entries:
        raise AnarqError.one("no rules here", Place(str(folder)), "a rule is a file `<family>/<bad_pattern>.py`")
    return found


def joined(first: RuleCatalogue, second: RuleCatalogue) -> RuleCatalogue:
    """The rules of both.

    Raises:
        AnarqError: an id is in both.
    """
    twice = sorted(first.known & second.known)
    if twice:
        places = [Place(str(second.entries[id_].page)) for id_ in twice]
        raise AnarqError([Problem("the id of this rule is taken", place, "rename the file") for place in places])
    return RuleCatalogue.of([*first, *second])


def rule_id(file: Path) -> str:
    """The id of the rule in a file: `http/missing-scope` for `http/missing_scope.py`."""
    return f"{file.parent.name}/{file.stem}".replace("_", "-")


def _check_files(root: Path) -> list[Path]:
    return sorted(root.glob("*/[!_]*.py"))


def _complete(modules: Iterable[tuple[Path, ModuleType]]) -> RuleCatalogue:
    outcomes = [_entry(file, module) for file, module in modules]
    problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    if problems:
        raise AnarqError(problems)
    found = RuleCatalogue.of(outcome for outcome in outcomes if isinstance(outcome, Entry))
    reused = sorted(found.known & found.former.keys())
    if reused:
        places = [Place(str(found.entries[id_].page)) for id_ in reused]
        raise AnarqError([Problem("another rule had this id before", place, "rename the file") for place in places])
    return found


def _entry(file: Path, module: ModuleType) -> Entry | Problem:
    rule = getattr(module, "RULE", None)
    page = file.with_suffix(".md")
    if not isinstance(rule, Rule):
        return Problem("the file of a check holds no `RULE`", Place(str(file)), "name helpers with a leading `_`")
    if not page.is_file():
        return Problem("the check has no page", Place(str(file)), f"write `{page.name}` beside it")
    return Entry(rule_id(file), rule, page)


def _run(file: Path) -> ModuleType:
    """The file as a module of its own. It is not put where others could import it."""
    module = ModuleType(f"{file.parent.name}.{file.stem}")
    module.__file__ = str(file)
    try:
        exec(compile(file.read_bytes(), str(file), "exec"), module.__dict__)  # noqa: S102 - the user named the folder
    except Exception as error:
        raise AnarqError.one(f"the check fails: {type(error).__name__}: {error}", Place(str(file))) from error
    return module
