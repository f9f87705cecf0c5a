import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.contracts import Contract
from anarq.model.views.schema import Schema
from anarq.rules import Hit, Rule, Scope, Severity, Stage

_VERSIONED: Final = re.compile(r"(.+):v([1-9][0-9]{0,8})", re.ASCII)
_LAST: Final = re.compile(r"[ ]?[vV][1-9][0-9]{0,8}$", re.ASCII)
_OPEN_FIRST: Final = ("public", "internal", "personal", "sensitive", "secret")


def check(module: Module) -> Iterator[Hit]:
    known: dict[str, dict[int, Contract]] = {}
    for contract in module.contracts:
        found = _VERSIONED.fullmatch(contract.id)
        if found is not None:
            known.setdefault(found[1], {})[int(found[2])] = contract
    for versions in known.values():
        for before, after in pairwise(versions[number] for number in sorted(versions)):
            yield from _title(before, after)
            yield from _opened(before, after)


def _title(before: Contract, after: Contract) -> Iterator[Hit]:
    old, new = before.schema.title, after.schema.title
    if old.text() and new.text() and _plain(old.text()) != _plain(new.text()):
        yield Hit(
            new,
            found=f"the title is `{new.text()}`, and that of the version before is `{old.text()}`",
            mend="call both alike, or give what is another type a contract of its own",
            allowed=(old.text(),),
            rests_on=(old,),
        )


def _plain(title: str) -> str:
    return _LAST.sub("", title)


def _opened(before: Contract, after: Contract) -> Iterator[Hit]:
    """The properties that may travel further than they may in the version before."""
    closed = {name: Schema(node).classification for name, node in before.properties()}
    for name, node in after.properties():
        new, old = Schema(node).classification, closed.get(name)
        said = (old.text() if old is not None else "", new.text())
        if old is not None and {*said} <= {*_OPEN_FIRST} and _OPEN_FIRST.index(said[1]) < _OPEN_FIRST.index(said[0]):
            yield Hit(
                new,
                found=f"`{name}` is `{said[1]}`, and `{said[0]}` in the version before",
                mend="classify it as before: what was written as the one is read as the other",
                allowed=_OPEN_FIRST[_OPEN_FIRST.index(said[0]) :],
                rests_on=(old,),
            )


RULE = Rule(
    summary="A version of a contract is called otherwise than the one before, or opens what that kept closed.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Event Schema Evolution and Compatibility",
    scope=Scope.MODULE,
    cause="a property",
    check=check,
    stage=Stage.AGREEMENT,
    for_people=True,
    needs=(Role.CONTRACT,),
    vocabulary=True,
)
