from collections.abc import Iterator

from anarq.model.errors import NotRead
from anarq.model.layout import Role
from anarq.model.module import Ecosystem, Module
from anarq.model.versions import Version, VersionRange
from anarq.model.views.manifest import Dependency, manifest_of
from anarq.rules import Hit, NeedsPeer, Rule, Scope, Severity


def check(ecosystem: Ecosystem) -> Iterator[Hit | NeedsPeer]:
    lacking: set[str] = set()
    for module in _readable(ecosystem, lacking):
        for dependency in manifest_of(module).dependencies:
            wanted = VersionRange.parse(dependency.range.text())
            if wanted is None or wanted.is_empty:  # other rules say so
                continue
            peer = ecosystem.modules.get(dependency.name)
            if peer is None:
                yield NeedsPeer(dependency.name, "its version")
            elif "module.yaml" not in peer.unread:
                yield from _unmet(dependency, wanted, peer)
    if lacking:
        raise NotRead(sorted(lacking))


def _readable(ecosystem: Ecosystem, lacking: set[str]) -> Iterator[Module]:
    """The modules whose manifest could be read; notes the others."""
    for module in ecosystem.modules.values():
        if "module.yaml" in module.unread:
            lacking.add(module.shown("module.yaml"))
        else:
            yield module


def _unmet(dependency: Dependency, wanted: VersionRange, peer: Module) -> Iterator[Hit]:
    declared = manifest_of(peer).version
    version = Version.parse(declared.text())
    if version is not None and not wanted.takes(version):
        yield Hit(
            dependency.range,
            found=f"`{dependency.name}` is wanted as `{dependency.range.text()}` and is `{declared.text()}` in "
            f"`{declared.place}`",
            mend="take the version that there is into the range, once it does what is used of it",
            allowed=(declared.text(),),
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
    needs=(Role.MANIFEST,),
    vocabulary=True,
)
