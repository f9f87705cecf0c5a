"""What a folder that somebody else laid out says of what it keeps: how long, how it is pinned, where it lies."""

from anarq.model.module import Module
from anarq.model.tree import Node
from anarq.model.views.pinning import Pinning, pinning_of
from anarq.model.views.retention import Retention, retention_of
from anarq.scaffold.adopting.guess import Guess, Said


def retention(module: Module) -> dict[str, Said]:
    """`storage/retention.policy.json`."""
    policies = [_retention(one) for one in _kept(module)]
    return {"policies": policies if policies else Guess([], "nothing says what is kept")}


def pinning(module: Module) -> dict[str, Said]:
    """`storage/pinning.policy.json`; nothing where nobody says that anything is pinned."""
    policies = [_pinning(one) for one in _pinned(module)]
    return {"policies": policies} if policies else {}


def storage(module: Module) -> dict[str, Said]:
    """`storage/map.yaml`. In which collections the records of a type lie is left out: only a person knows."""
    kept = [one.resource.text() for one in _kept(module)]
    pinned = [one.resource.text() for one in _pinned(module)]
    resources: dict[str, Said] = {
        name: {
            **({"content": Guess("ipfs", "it is pinned")} if name in pinned else {}),
            "encryption": Guess("at-rest", "nothing says how it is protected"),
        }
        for name in dict.fromkeys([*kept, *pinned])
    }
    return {"resources": resources if resources else Guess({}, "nothing says what is kept")}


def _kept(module: Module) -> list[Retention]:
    """What the module says itself, and not what every module has."""
    return [one for one in retention_of(module) if one.resource.document in module.documents.values()]


def _pinned(module: Module) -> list[Pinning]:
    return [one for one in pinning_of(module) if one.resource.document in module.documents.values()]


def _retention(found: Retention) -> Said:
    exceptions = _said(
        legalHold=found.legal_hold, userConsent=found.user_consent, businessCritical=found.business_critical
    )
    own = _said(
        resourceType=_name(found.resource),
        retentionPeriod=found.period,
        archivalPolicy=found.archival,
        complianceRequirements=found.compliance,
    )
    return {**own, **({"exceptions": exceptions} if exceptions else {})}


def _pinning(found: Pinning) -> Said:
    return _said(
        resourceType=_name(found.resource),
        pinningStrategy=found.strategy,
        replicationFactor=found.replication,
        geoDistribution=found.regions,
        accessPattern=found.access,
        costOptimization=found.cheaper,
    )


def _said(**parts: Node | str) -> dict[str, Said]:
    """Those that something says."""
    return {key: part for key, part in parts.items() if not isinstance(part, Node) or part.exists}


def _name(resource: Node) -> Node | str:
    """The name of a resource type; as a key it says no more than that there is something below it."""
    return resource.text() if resource.around.get(resource.text()).exists else resource
