"""The settings of a module, as the members of the values that its service is made with."""

from anarq.generators.interface import Interface
from anarq.generators.names import snake
from anarq.model.tree import Json
from anarq.model.views.objectives import objectives_of
from anarq.model.views.openapi import openapi_of
from anarq.model.views.runtime import Retry, runtime_of


def rates(interface: Interface) -> list[tuple[str, int, int]]:
    """(class, rpm, burst) of each class of limits, by name."""
    found = sorted(runtime_of(interface.module).rates.items())
    return [(name, int(rate.rpm.number()), int(rate.burst.number())) for name, rate in found]


def max_body(interface: Interface) -> int:
    """The largest body in bytes."""
    return int(runtime_of(interface.module).max_body_bytes.number())


def max_values(interface: Interface) -> int:
    """The most values and names of members in one body."""
    return int(runtime_of(interface.module).max_body_values.number())


def deliveries(interface: Interface) -> dict[str, Json]:
    """The members of `Deliveries`."""
    return {**interface.module.standards.deliveries}


def retry(said: Retry) -> dict[str, Json]:
    """The members of `Retry`; delays in seconds."""
    return {
        "max_attempts": int(said.attempts.number()),
        "base_delay": said.base_delay.number() / 1000,
        "max_delay": said.max_delay.number() / 1000,
        "multiplier": float(said.multiplier.number()),
        "jitter": said.jitter.flag(),
        "retryable": list(said.errors.texts()),
    }


def budget(interface: Interface) -> dict[str, Json]:
    """The members of `Budget`; none where the module has none."""
    said = runtime_of(interface.module).budget
    if not all(allowance.calls.exists for allowance in said):
        return {}
    most = {snake(allowance.key): int(allowance.calls.number()) for allowance in said}
    return {**most, **interface.module.standards.budget_alerts}


def objectives(interface: Interface) -> list[dict[str, Json]]:
    """The members of each `Objective` that a service measures, by itself or by what its handlers tell."""
    shares = runtime_of(interface.module).shares
    return [
        {
            "name": each.name.text(),
            "target": each.target_of(shares),
            "within": each.within if each.target is not None else None,
            "limits": each.operations.text() or None,
            "judged": each.target is None or None,
        }
        for each in objectives_of(interface.module)
        if each.target_of(shares) is not None
    ]


def counters(interface: Interface) -> list[dict[str, Json]]:
    """The members of each `Counter`."""
    return [
        {
            "name": each.name.text(),
            "topics": list(each.topics.texts()),
            "records": each.records.text(),
            "into": list(each.into.texts()),
        }
        for each in runtime_of(interface.module).metrics
        if each.kind.text() == "counter"
    ]


def breaker(interface: Interface) -> dict[str, Json]:
    """The members of `Breaker` but for its fallback; times in seconds."""
    said = runtime_of(interface.module).breaker
    return {
        "failure_threshold": int(said.failures.number()),
        "recovery_timeout": float(said.recovery.number()),
        "monitoring_window": float(said.window.number()),
        "half_open_max_calls": int(said.half_open.number()),
    }


def fallback(interface: Interface) -> str:
    """What a caller does while its breaker is open."""
    return runtime_of(interface.module).breaker.fallback.text()


def api_version(interface: Interface) -> str:
    """What `x-api-version` must say: `v<major>.<minor>` of the interface."""
    version = openapi_of(interface.module).version.text(interface.module.version)
    major, _, rest = version.partition(".")
    return f"v{major or 0}.{rest.partition('.')[0] or 0}"
