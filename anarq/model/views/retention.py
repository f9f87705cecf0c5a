"""How long things are kept: `storage/retention.policy.json`, in the house layout over that of the platform."""

from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.layout import Role
from anarq.model.tree import Node
from anarq.model.views.by_resource import by_resource


@dataclass(frozen=True, slots=True)
class Retention:
    """How long a resource type is kept.

    Attributes:
        resource: the resource type.
        period: how long, ISO 8601.
        archival: what becomes of it then: DELETE, ARCHIVE or ANONYMIZE.
        compliance: a list of what demands it.
        legal_hold: whether a legal hold keeps it.
        user_consent: whether the data subject may ask to keep it.
        business_critical: whether the business may keep it.
    """

    resource: Node
    period: Node
    archival: Node
    compliance: Node
    legal_hold: Node
    user_consent: Node
    business_critical: Node


def retention_of(module: Folder) -> tuple[Retention, ...]:
    """How long a module keeps things: the policies of the platform, but for those that it has itself, and its own.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return by_resource(_retention, module, Role.RETENTION)


def _retention(resource: Node, node: Node) -> Retention:
    exceptions, period, archival = node.get("exceptions"), node.get("retentionPeriod"), node.get("archivalPolicy")
    return Retention(
        resource,
        period if period.exists else node.get("period"),
        archival if archival.exists else node.get("policy"),
        node.get("complianceRequirements"),
        exceptions.get("legalHold"),
        exceptions.get("userConsent"),
        exceptions.get("businessCritical"),
    )
