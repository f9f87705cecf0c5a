from collections.abc import Iterator
from itertools import groupby

from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.versions import Version
from anarq.model.views.matrix import Wanted, wanted_of
from anarq.model.views.version import version_of
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity, Side


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    lacking: set[str] = set()
    for module in ecosystem.modules.values():
        try:
            every = sorted(wanted_of(module), key=lambda one: one.name)
        except NotRead as unread:
            lacking.update(unread.files)
            continue
        for name, found in groupby(every, key=lambda one: one.name):
            wanted = [*found]
            if not all(map(_is_known, wanted)):  # other rules say so, or nobody knows
                continue
            peer = ecosystem.modules.get(name)
            if peer is None:
                yield NeedsPeer(name, "its version")
            else:
                yield from _unmet(wanted, peer, lacking)
    if lacking:
        raise NotRead(sorted(lacking))


def _is_known(wanted: Wanted) -> bool:
    return wanted.range is not None and not wanted.range.is_empty and not wanted.is_tried


def _unmet(wanted: list[Wanted], peer: Module, lacking: set[str]) -> Iterator[Hit]:
    try:
        declared = version_of(peer)
    except NotRead as unread:
        lacking.update(unread.files)
        return
    version = Version.parse(declared.text())
    if version is not None and not any(one.range is not None and one.range.takes(version) for one in wanted):
        yield Hit(
            wanted[0].node,
            found=f"`{wanted[0].name}` is wanted as `{wanted[0].written}` and is `{declared.text()}` in "
            f"`{declared.place}`",
            mend="take the version that there is into the range, once it does what is used of it",
            allowed=(declared.text(),),
            sides=(Side(declared, f"the version `{declared.text()}`"),),
        )


RULE = Rule(
    summary="A module depends on a version of its peer that the peer does not have.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Correlatividad (Interoperability) Architecture",
    scope=Scope.ECOSYSTEM,
    cause="a dependency",
    check=check,
    for_people=True,
    needs=((Role.MANIFEST, Role.MATRIX),),
)
