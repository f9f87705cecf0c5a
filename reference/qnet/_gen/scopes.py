"""What a grant of QNET can cover.

Generated from modules/qnet by `anarq generate service`. Do not edit.
"""

from typing import Final

ALERT_ACKNOWLEDGE: Final = "qnet.alert.acknowledge"
"""Say that an alert is being looked after."""

ALERT_READ: Final = "qnet.alert.read"
"""Read what is wrong with nodes."""

DATA_ERASE: Final = "qnet.data.erase"
"""Have erased what is kept of somebody."""

DATA_EXPORT: Final = "qnet.data.export"
"""Have a copy of what is kept of somebody."""

DATA_READ: Final = "qnet.data.read"
"""Read what was done with what is kept of somebody."""

HEALTH_READ: Final = "qnet.health.read"
"""Read how the network is."""

LATENCY_READ: Final = "qnet.latency.read"
"""Read how fast nodes answer."""

NODE_CHANGE: Final = "qnet.node.change"
"""Change what is said of a node."""

NODE_PING: Final = "qnet.node.ping"
"""Ping a node."""

NODE_READ: Final = "qnet.node.read"
"""Look at nodes, and who runs them."""

NODE_REGISTER: Final = "qnet.node.register"
"""Register a node."""

NODE_REMOVE: Final = "qnet.node.remove"
"""Take a node out of the network."""

NODE_REPORT: Final = "qnet.node.report"
"""Report how a node is."""

PING_READ: Final = "qnet.ping.read"
"""Read what came of a ping."""

REGISTRY_READ: Final = "qnet.registry.read"
"""Read what modules and nodes can do, and agree on versions."""
