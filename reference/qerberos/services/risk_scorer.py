"""Risk Scorer: what speaks against an identity now, from the alerts about it. It advises; the policy decides."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Final, cast

from anarq.ports.store import Listing
from anarq.reference.qerberos._gen.models import RiskScore
from anarq.reference.qerberos.services.alerts import AlertKind, alert_of
from anarq.runtime.call import Call
from anarq.wire.times import moment_of, rfc3339

LOOKED_AT: Final = 100
"""Alerts, the newest: more of them change no score."""

_PERIOD: Final = timedelta(days=1)
_MOST: Final = 100
_POINTS: Final[Mapping[str, int]] = {"PAYMENT_BURST": 20, "SUBIDENTITY_BURST": 30}
"""What one alert of each kind adds; a fault of a consumer speaks against nobody."""

_KIND_MOST: Final = 60
"""What all alerts of one kind add at most: it takes two kinds to reach the end of the scale."""


def score(call: Call, listing: Listing) -> RiskScore:
    """The score from the newest alerts about the identity, without those that are contested or withdrawn."""
    since = call.now - _PERIOD
    standing = [alert for alert in map(alert_of, listing.records) if alert["status"] == "RAISED"]
    counts: Counter[str] = Counter(alert["kind"] for alert in standing if moment_of(alert["raisedAt"]) >= since)
    weighed = [(min(_KIND_MOST, points * counts[kind]), kind) for kind, points in _POINTS.items() if counts[kind]]
    return {
        "score": min(_MOST, sum(points for points, _ in weighed)),
        "reasons": [
            {"kind": cast("AlertKind", kind), "points": points, "count": counts[kind]}
            for points, kind in sorted(weighed, reverse=True)
        ],
        "since": rfc3339(since),
        "computedAt": rfc3339(call.now),
    }
