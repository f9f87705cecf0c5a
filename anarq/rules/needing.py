"""Which modules have what a rule needs, so that it is asked of them and of no others."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from anarq.model.layout import Layout, Role
from anarq.model.module import Ecosystem, Module
from anarq.model.tree import Reader
from anarq.rules.catalogue import Entry
from anarq.rules.rule import Lack, Need, Rule


@dataclass(slots=True)
class Asking:
    """Who is asked what.

    Attributes:
        ecosystem: the modules of the run.
        lacks: by rule, what modules do not have that it needs, and could have in their layout.
    """

    ecosystem: Ecosystem
    lacks: dict[str, tuple[Lack, ...]] = field(default_factory=dict)
    _spared: dict[str, frozenset[str]] = field(default_factory=dict)
    _parts: dict[frozenset[str], Ecosystem] = field(default_factory=dict)

    def asked(self, entry: Entry) -> Ecosystem | None:
        """The modules that a rule is asked of; None where there are some and none of them has what it needs.

        What the layout of a module has no place for is not lacking: what the house generates is not looked at.
        """
        modules = self.ecosystem.modules
        spared = frozenset(name for name, module in modules.items() if _is_spared(entry.rule, module))
        asked = {name: module for name, module in modules.items() if name not in spared}
        lacks = {name: lack for name, module in asked.items() if (lack := _lack(entry.rule, module))}
        if not lacks and not spared:
            return self.ecosystem
        self._spared[entry.id] = spared
        if lacks:
            self.lacks[entry.id] = tuple(lacks.values())
        able = asked.keys() - lacks.keys()
        if not able:
            return None
        return self._parts.setdefault(frozenset(able), self.ecosystem.only(able))

    def is_asked(self, rule: str, module: str) -> bool:
        """Whether a rule was asked of a module."""
        lacking = {lack.module for lack in self.lacks.get(rule, ())}
        return module not in lacking and module not in self._spared.get(rule, ())


def first_able(rule: Rule, layouts: Iterable[Layout]) -> Layout | None:
    """The first of some layouts whose modules can have what a rule needs; None where there is none."""
    return next((one for one in layouts if is_able(rule, one)), None)


def is_able(rule: Rule, layout: Layout) -> bool:
    """Whether modules of a layout can have what a rule needs."""
    return _has_place(rule, layout) and (layout.vocabulary or not rule.vocabulary)


def _is_spared(rule: Rule, module: Module) -> bool:
    is_open = module.speaks_house or not rule.vocabulary
    return is_open and not module.layout.partial and not _has_place(rule, module.layout)


def _has_place(rule: Rule, layout: Layout) -> bool:
    """Whether a layout has a place for the files that a rule needs; of one that nobody knows nothing is known."""
    if not layout.roles:
        return True
    known = [[layout.roles[role] for role in _roles(need) if role in layout.roles] for need in rule.needs]
    return all(known) and (not rule.prose or any(one.reader is Reader.MARKDOWN for found in known for one in found))


def _lack(rule: Rule, module: Module) -> Lack | None:
    """What a module does not have that a rule needs; None where it has all."""
    missing = next((need for need in rule.needs if not any(map(module.has_role, _roles(need)))), None)
    if module.layout.partial and (missing is not None or rule.vocabulary):
        return Lack(module.name, "the other files of its module")
    if rule.vocabulary and not module.speaks_house:
        return Lack(module.name, f"the vocabulary of the house, which the layout `{module.layout.name}` does not have")
    if missing is None:
        return None
    return Lack(module.name, " or ".join(f"`{_called(role, module)}`" for role in _roles(missing)))


def _roles(need: Need) -> tuple[Role, ...]:
    return (need,) if isinstance(need, Role) else need


def _called(role: Role, module: Module) -> str:
    known = module.layout.roles.get(role)
    return known.path if known is not None else role.value
