from collections.abc import Iterator

from anarq.model.layout import Role
from anarq.model.module import Module
from anarq.model.views.pinning import Pinning, pinning_of
from anarq.model.views.retention import Retention, retention_of
from anarq.rules import Hit, Rule, Scope, Severity, Stage


def check(module: Module) -> Iterator[Hit]:
    kept = {policy.resource.text(): policy for policy in retention_of(module)}
    for pinning in pinning_of(module):
        yield from _copies(pinning, 2 if module.speaks_house else 1)
        retention = kept.get(pinning.resource.text())
        if retention is not None:
            yield from _end(pinning, retention)


def _end(pinning: Pinning, retention: Retention) -> Iterator[Hit]:
    name, strategy, end = pinning.resource.text(), pinning.strategy.text(), retention.archival.text()
    if strategy == "PERMANENT" and end in ("DELETE", "ANONYMIZE"):
        yield Hit(
            pinning.strategy,
            found=f"`{name}` is pinned `PERMANENT`, and ends with `{end}`",
            mend="pin it as long as a condition holds, so that it can go",
            allowed=("CONDITIONAL", "TEMPORARY"),
            rests_on=(pinning.resource, retention.archival),
        )
    if strategy == "TEMPORARY" and end == "ARCHIVE":
        yield Hit(
            pinning.strategy,
            found=f"`{name}` is pinned `TEMPORARY`, and ends with `ARCHIVE`",
            mend="pin it for as long as it is archived",
            allowed=("PERMANENT", "CONDITIONAL"),
            rests_on=(pinning.resource, retention.archival),
        )


def _copies(pinning: Pinning, permanent: int) -> Iterator[Hit]:
    """Fewer copies than regions, or than the house keeps of what is permanent: elsewhere that is nobody's rule."""
    name, copies = pinning.resource.text(), pinning.replication.number(0)
    regions = len({region.text() for region in pinning.regions.elements()})
    least = max(regions, permanent if pinning.strategy.text() == "PERMANENT" else 1)
    if 0 < copies < least:
        why = f"in `{regions}` regions" if regions == least else "`PERMANENT`"
        yield Hit(
            pinning.replication,
            found=f"`{name}` is pinned {why}, with `{copies:g}` copies",
            mend=f"keep at least `{least}`",
            allowed=(f"{least}",),
            rests_on=(pinning.resource, pinning.strategy, pinning.regions),
        )


RULE = Rule(
    summary="Content is pinned otherwise than its resource type is kept, or in fewer copies than that takes.",
    severity=Severity.ERROR,
    since="0.1.0",
    clause="Pinning Policies",
    scope=Scope.MODULE,
    cause="a policy",
    check=check,
    stage=Stage.USE,
    for_people=True,
    needs=(Role.PINNING,),
)
