"""The settings of a module: the standard's, with what its runtime.yaml says otherwise."""

from anarq.generators.interface import Interface
from anarq.model.tree import Json, Node


def rates(interface: Interface) -> list[tuple[str, int, int]]:
    """(class, rpm, burst) of each class of limits, by name."""
    standard = interface.module.standards.root.get("limits", "classes")
    own = interface.module.node("runtime.yaml", "limits", "classes")
    found = {**dict(standard.items()), **dict(own.items())}
    numbers = {name: (int(node.get("rpm").number()), int(node.get("burst").number())) for name, node in found.items()}
    return [(name, rpm, burst) for name, (rpm, burst) in sorted(numbers.items())]


def max_body(interface: Interface) -> int:
    """The largest body in bytes."""
    return _limit(interface, "maxBodyBytes")


def max_values(interface: Interface) -> int:
    """The most values and names of members in one body."""
    return _limit(interface, "maxBodyValues")


def _limit(interface: Interface, name: str) -> int:
    standard = interface.module.standards.root.get("limits", name)
    own = interface.module.node("runtime.yaml", "limits", name)
    return int(own.number(standard.number()))


def deliveries(interface: Interface) -> dict[str, Json]:
    """The members of `Deliveries`."""
    node = interface.module.standards.root.get("events", "deliveries")
    return {name: int(node.get(name).number()) for name in ("retryable", "faulty")}


def retry(interface: Interface) -> dict[str, Json]:
    """The members of `Retry`; delays in seconds."""
    node = _merged(interface, "retry")
    return {
        "max_attempts": int(_number(node, "maxAttempts", 3)),
        "base_delay": _number(node, "baseDelayMs", 100) / 1000,
        "max_delay": _number(node, "maxDelayMs", 30_000) / 1000,
        "multiplier": float(_number(node, "backoffMultiplier", 2)),
        "jitter": node["jitter"].flag() if "jitter" in node else True,
        "retryable": list(node["retryableErrors"].texts()) if "retryableErrors" in node else [],
    }


def breaker(interface: Interface) -> dict[str, Json]:
    """The members of `Breaker` but for its fallback; times in seconds."""
    node = _merged(interface, "breaker")
    return {
        "failure_threshold": int(_number(node, "failureThreshold", 5)),
        "recovery_timeout": float(_number(node, "recoveryTimeoutSeconds", 30)),
        "monitoring_window": float(_number(node, "monitoringWindowSeconds", 60)),
        "half_open_max_calls": int(_number(node, "halfOpenMaxCalls", 3)),
    }


def fallback(interface: Interface) -> str:
    """What a caller does while its breaker is open."""
    node = _merged(interface, "breaker")
    return node["fallbackStrategy"].text("REJECT") if "fallbackStrategy" in node else "REJECT"


def api_version(interface: Interface) -> str:
    """What `x-api-version` must say: `v<major>.<minor>` of the interface."""
    version = interface.module.node("openapi.yaml", "info", "version").text(interface.module.version)
    major, _, rest = version.partition(".")
    return f"v{major or 0}.{rest.partition('.')[0] or 0}"


def _merged(interface: Interface, section: str) -> dict[str, Node]:
    standard = interface.module.standards.root.get(section)
    return {**dict(standard.items()), **dict(interface.module.node("runtime.yaml", section).items())}


def _number(nodes: dict[str, Node], name: str, default: float) -> float:
    return nodes[name].number(default) if name in nodes else default
