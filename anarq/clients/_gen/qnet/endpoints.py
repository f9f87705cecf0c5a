"""The operations of QNET as its callers know them.

Generated from modules/qnet by `anarq generate client`. Do not edit.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from anarq.clients._gen.qnet import schemas
from anarq.clients.endpoint import Endpoint, Resource

LIST_NODES: Final = Endpoint(
    module="qnet",
    name="listNodes",
    method="GET",
    path="/nodes",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["JOINING", "UP", "DEGRADED", "DOWN", "LEFT"]},
        "region": {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"},
        "kind": {"enum": ["GATEWAY", "STORAGE", "COMPUTE", "RELAY"]},
        "capability": {"type": "string", "pattern": "^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$", "maxLength": 128},
    },
    response=schemas.NODE_PAGE,
    scope="qnet.node.read",
    safe=True,
    resource=Resource("Node", "nodeId", many=True),
    example={
        "items": [
            {
                "endpoint": "https://node7.harbour.example",
                "region": "PT",
                "kinds": ["STORAGE"],
                "nodeId": "nod_01JJY3ZK9B2M4N6P",
                "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
                "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
                "status": "UP",
                "capabilities": ["qdrive.put", "storage.ipfs"],
                "software": "1.2.0",
                "version": 1,
                "registeredAt": "2026-01-31T09:30:00Z",
                "lastSeenAt": "2026-01-31T09:40:00Z",
            }
        ]
    },
)

REGISTER_NODE: Final = Endpoint(
    module="qnet",
    name="registerNode",
    method="POST",
    path="/nodes",
    request=schemas.NODE_REQUEST,
    response=schemas.NODE,
    idempotent=True,
    scope="qnet.node.register",
    resource=Resource("Node", "nodeId"),
    example={
        "endpoint": "https://node7.harbour.example",
        "region": "PT",
        "kinds": ["STORAGE"],
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "UP",
        "capabilities": ["qdrive.put", "storage.ipfs"],
        "software": "1.2.0",
        "version": 1,
        "registeredAt": "2026-01-31T09:30:00Z",
        "lastSeenAt": "2026-01-31T09:40:00Z",
    },
)

GET_NODE: Final = Endpoint(
    module="qnet",
    name="getNode",
    method="GET",
    path="/nodes/{nodeId}",
    parameters={"nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["nodeId"]),
    response=schemas.NODE,
    scope="qnet.node.read",
    safe=True,
    resource=Resource("Node", "nodeId"),
    example={
        "endpoint": "https://node7.harbour.example",
        "region": "PT",
        "kinds": ["STORAGE"],
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "UP",
        "capabilities": ["qdrive.put", "storage.ipfs"],
        "software": "1.2.0",
        "version": 1,
        "registeredAt": "2026-01-31T09:30:00Z",
        "lastSeenAt": "2026-01-31T09:40:00Z",
    },
)

CHANGE_NODE: Final = Endpoint(
    module="qnet",
    name="changeNode",
    method="PATCH",
    path="/nodes/{nodeId}",
    parameters={"nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["nodeId"]),
    request=schemas.NODE_CHANGE,
    response=schemas.NODE,
    idempotent=True,
    scope="qnet.node.change",
    resource=Resource("Node", "nodeId"),
    example={
        "endpoint": "https://node7.harbour.example",
        "region": "PT",
        "kinds": ["STORAGE"],
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "UP",
        "capabilities": ["qdrive.put", "storage.ipfs"],
        "software": "1.2.0",
        "version": 1,
        "registeredAt": "2026-01-31T09:30:00Z",
        "lastSeenAt": "2026-01-31T09:40:00Z",
    },
)

REMOVE_NODE: Final = Endpoint(
    module="qnet",
    name="removeNode",
    method="DELETE",
    path="/nodes/{nodeId}",
    parameters={"nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["nodeId"]),
    response=schemas.NODE,
    idempotent=True,
    scope="qnet.node.remove",
    resource=Resource("Node", "nodeId"),
    example={
        "endpoint": "https://node7.harbour.example",
        "region": "PT",
        "kinds": ["STORAGE"],
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "UP",
        "capabilities": ["qdrive.put", "storage.ipfs"],
        "software": "1.2.0",
        "version": 1,
        "registeredAt": "2026-01-31T09:30:00Z",
        "lastSeenAt": "2026-01-31T09:40:00Z",
    },
)

REPORT_NODE: Final = Endpoint(
    module="qnet",
    name="reportNode",
    method="POST",
    path="/nodes/{nodeId}/reports",
    parameters={"nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["nodeId"]),
    request=schemas.NODE_REPORT,
    response=schemas.NODE,
    idempotent=True,
    scope="qnet.node.report",
    resource=Resource("Node", "nodeId"),
    example={
        "endpoint": "https://node7.harbour.example",
        "region": "PT",
        "kinds": ["STORAGE"],
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "operator": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "identity": "did:key:z6MkvqoYXQfDDJRv8L4wKzxYeuKyVZBfi9Qo6Ro8MiLH3kDQ",
        "status": "UP",
        "capabilities": ["qdrive.put", "storage.ipfs"],
        "software": "1.2.0",
        "version": 1,
        "registeredAt": "2026-01-31T09:30:00Z",
        "lastSeenAt": "2026-01-31T09:40:00Z",
    },
)

PING_NODE: Final = Endpoint(
    module="qnet",
    name="pingNode",
    method="POST",
    path="/nodes/{nodeId}/pings",
    parameters={"nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["nodeId"]),
    response=schemas.PING,
    idempotent=True,
    scope="qnet.node.ping",
    resource=Resource("Ping", "pingId"),
    example={
        "pingId": "png_01JJY3ZK9B2M4N6P",
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "requester": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ANSWERED",
        "latencyMs": Decimal("23.5"),
        "requestedAt": "2026-01-31T09:30:00Z",
        "doneAt": "2026-01-31T09:30:01Z",
    },
)

LIST_LATENCY: Final = Endpoint(
    module="qnet",
    name="listLatency",
    method="GET",
    path="/nodes/{nodeId}/latency",
    parameters={
        "nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "observer": {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"},
        "startsAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "startsBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    required=frozenset(["nodeId"]),
    response=schemas.LATENCY_PAGE,
    scope="qnet.latency.read",
    safe=True,
    resource=Resource("LatencyWindow", "windowId", many=True),
    example={
        "items": [
            {
                "windowId": "lat_01JJY3ZK9B2M4N6P",
                "nodeId": "nod_01JJY3ZK9B2M4N6P",
                "observer": "PT",
                "startsAt": "2026-01-31T09:30:00Z",
                "asked": 10,
                "lost": 1,
                "p50Ms": 22,
                "p95Ms": 41,
            }
        ]
    },
)

GET_PING: Final = Endpoint(
    module="qnet",
    name="getPing",
    method="GET",
    path="/pings/{pingId}",
    parameters={"pingId": {"type": "string", "pattern": "^png_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["pingId"]),
    response=schemas.PING,
    scope="qnet.ping.read",
    safe=True,
    resource=Resource("Ping", "pingId"),
    example={
        "pingId": "png_01JJY3ZK9B2M4N6P",
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "requester": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "ANSWERED",
        "latencyMs": Decimal("23.5"),
        "requestedAt": "2026-01-31T09:30:00Z",
        "doneAt": "2026-01-31T09:30:01Z",
    },
)

GET_NETWORK_HEALTH: Final = Endpoint(
    module="qnet",
    name="getNetworkHealth",
    method="GET",
    path="/network/health",
    response=schemas.NETWORK_HEALTH,
    scope="qnet.health.read",
    safe=True,
    resource=Resource("NetworkHealth", "networkId"),
    example={
        "networkId": "network",
        "status": "HEALTHY",
        "regions": [{"region": "PT", "up": 14, "degraded": 1, "down": 0, "p95Ms": 38}],
        "openAlerts": 1,
        "computedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_ALERTS: Final = Endpoint(
    module="qnet",
    name="listAlerts",
    method="GET",
    path="/alerts",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["OPEN", "ACKNOWLEDGED", "CLOSED"]},
        "nodeId": {"type": "string", "pattern": "^nod_[0-9A-Za-z]{8,40}$"},
        "severity": {"enum": ["LOW", "MEDIUM", "HIGH"]},
        "raisedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "raisedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.NODE_ALERT_PAGE,
    scope="qnet.alert.read",
    safe=True,
    resource=Resource("NodeAlert", "alertId", many=True),
    example={
        "items": [
            {
                "alertId": "nal_01JJY3ZK9B2M4N6P",
                "nodeId": "nod_01JJY3ZK9B2M4N6P",
                "kind": "UNREACHABLE",
                "severity": "HIGH",
                "status": "OPEN",
                "raisedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_ALERT: Final = Endpoint(
    module="qnet",
    name="getAlert",
    method="GET",
    path="/alerts/{alertId}",
    parameters={"alertId": {"type": "string", "pattern": "^nal_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["alertId"]),
    response=schemas.NODE_ALERT,
    scope="qnet.alert.read",
    safe=True,
    resource=Resource("NodeAlert", "alertId"),
    example={
        "alertId": "nal_01JJY3ZK9B2M4N6P",
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "kind": "UNREACHABLE",
        "severity": "HIGH",
        "status": "OPEN",
        "raisedAt": "2026-01-31T09:30:00Z",
    },
)

ACKNOWLEDGE_ALERT: Final = Endpoint(
    module="qnet",
    name="acknowledgeAlert",
    method="POST",
    path="/alerts/{alertId}/acknowledgement",
    parameters={"alertId": {"type": "string", "pattern": "^nal_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["alertId"]),
    response=schemas.NODE_ALERT,
    idempotent=True,
    scope="qnet.alert.acknowledge",
    resource=Resource("NodeAlert", "alertId"),
    example={
        "alertId": "nal_01JJY3ZK9B2M4N6P",
        "nodeId": "nod_01JJY3ZK9B2M4N6P",
        "kind": "UNREACHABLE",
        "severity": "HIGH",
        "status": "OPEN",
        "raisedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_REGISTRATIONS: Final = Endpoint(
    module="qnet",
    name="listRegistrations",
    method="GET",
    path="/registrations",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "status": {"enum": ["LISTED", "REMOVED"], "default": "LISTED"},
    },
    response=schemas.REGISTRATION_PAGE,
    scope="qnet.registry.read",
    safe=True,
    resource=Resource("Registration", "module", many=True),
    example={
        "items": [
            {
                "module": "qmail",
                "status": "LISTED",
                "registry": {
                    "module": "qmail",
                    "version": "1.2.0",
                    "capabilities": {
                        "tools": {
                            "qmail.send": {
                                "version": "1.0.0",
                                "description": "Sends a message.",
                                "inputSchema": {"type": "object"},
                                "outputSchema": {"type": "object"},
                                "capabilities": ["write"],
                                "rateLimit": {"rpm": 60, "burst": 10},
                                "dependencies": ["qlock.encrypt"],
                            }
                        },
                        "events": {
                            "q.qmail.sent.v1": {
                                "version": "1.0.0",
                                "schema": {"type": "object"},
                                "frequency": "HIGH",
                                "retention": "P30D",
                            }
                        },
                        "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.2.0", "breakingChanges": []},
                    },
                    "healthEndpoint": "/health",
                    "documentationUrl": "https://docs.anarq.example/qmail",
                    "lastUpdated": "2026-01-31T09:30:00Z",
                },
                "updatedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

GET_REGISTRATION: Final = Endpoint(
    module="qnet",
    name="getRegistration",
    method="GET",
    path="/registrations/{module}",
    parameters={"module": {"type": "string", "pattern": "^[a-z][a-z0-9]*$", "maxLength": 64}},
    required=frozenset(["module"]),
    response=schemas.REGISTRATION,
    scope="qnet.registry.read",
    safe=True,
    resource=Resource("Registration", "module"),
    example={
        "module": "qmail",
        "status": "LISTED",
        "registry": {
            "module": "qmail",
            "version": "1.2.0",
            "capabilities": {
                "tools": {
                    "qmail.send": {
                        "version": "1.0.0",
                        "description": "Sends a message.",
                        "inputSchema": {"type": "object"},
                        "outputSchema": {"type": "object"},
                        "capabilities": ["write"],
                        "rateLimit": {"rpm": 60, "burst": 10},
                        "dependencies": ["qlock.encrypt"],
                    }
                },
                "events": {
                    "q.qmail.sent.v1": {
                        "version": "1.0.0",
                        "schema": {"type": "object"},
                        "frequency": "HIGH",
                        "retention": "P30D",
                    }
                },
                "compatibility": {"minVersion": "1.0.0", "maxVersion": "1.2.0", "breakingChanges": []},
            },
            "healthEndpoint": "/health",
            "documentationUrl": "https://docs.anarq.example/qmail",
            "lastUpdated": "2026-01-31T09:30:00Z",
        },
        "updatedAt": "2026-01-31T09:30:00Z",
    },
)

LIST_CAPABILITIES: Final = Endpoint(
    module="qnet",
    name="listCapabilities",
    method="GET",
    path="/capabilities",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "name": {"type": "string", "pattern": "^[a-z][A-Za-z0-9]*([.-][A-Za-z0-9]+)*$", "maxLength": 128},
        "kind": {"enum": ["TOOL", "TOPIC", "NODE"]},
        "module": {"type": "string", "pattern": "^[a-z][a-z0-9]*$", "maxLength": 64},
    },
    response=schemas.CAPABILITY_PAGE,
    scope="qnet.registry.read",
    safe=True,
    example={"items": [{"name": "qmail.send", "kind": "TOOL", "module": "qmail", "version": "1.0.0", "nodes": 3}]},
)

NEGOTIATE_VERSION: Final = Endpoint(
    module="qnet",
    name="negotiateVersion",
    method="POST",
    path="/version-negotiations",
    request=schemas.NEGOTIATION_REQUEST,
    response=schemas.VERSION_NEGOTIATION,
    scope="qnet.registry.read",
    safe=True,
    example={
        "clientRequirements": {
            "module": "qmail",
            "minVersion": "1.0.0",
            "maxVersion": "1.9.0",
            "requiredCapabilities": ["qmail.send"],
        },
        "serverResponse": {"supportedVersion": "1.2.0", "availableCapabilities": ["qmail.send"], "limitations": []},
    },
)

LIST_AUDIT_TRAIL: Final = Endpoint(
    module="qnet",
    name="listAuditTrail",
    method="GET",
    path="/audit-trail",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "verdict": {"enum": ["ALLOW", "DENY", "WARN"]},
        "recordedAfter": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
        "recordedBefore": {
            "title": "Timestamp",
            "description": "Moment in UTC, RFC 3339 with `Z`.",
            "type": "string",
            "format": "date-time",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z$",
        },
    },
    response=schemas.AUDIT_ENTRY_PAGE,
    scope="qnet.data.read",
    safe=True,
    example={
        "items": [
            {
                "type": "qmail.getMessage",
                "ref": "urn:anarq:qmail:message:msg_01JJY3ZK9B2M4N6P",
                "actor": {"squidId": "did:key:z6MkmpvYUDRcJmmCJv4vH9E5NkYbCK45pL3mqZFtuVSCmeYp"},
                "layer": "consent",
                "verdict": "ALLOW",
                "details": {},
                "recordedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

EXPORT_RECORDS: Final = Endpoint(
    module="qnet",
    name="exportRecords",
    method="GET",
    path="/export",
    parameters={
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "minLength": 1, "maxLength": 512},
        "resourceType": {"enum": ["node-records", "node-alerts", "network-measurements"]},
    },
    response=schemas.EXPORT_PAGE,
    scope="qnet.data.export",
    safe=True,
    example={
        "items": [
            {
                "resourceType": "identity-records",
                "recordId": "rec_01JJY3ZK9B2M4N6P",
                "record": {"displayName": "Ada", "version": 1},
                "changedAt": "2026-01-31T09:30:00Z",
            }
        ]
    },
)

REQUEST_ERASURE: Final = Endpoint(
    module="qnet",
    name="requestErasure",
    method="POST",
    path="/erasures",
    response=schemas.ERASURE,
    idempotent=True,
    scope="qnet.data.erase",
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

GET_ERASURE: Final = Endpoint(
    module="qnet",
    name="getErasure",
    method="GET",
    path="/erasures/{erasureId}",
    parameters={"erasureId": {"type": "string", "pattern": "^era_[0-9A-Za-z]{8,40}$"}},
    required=frozenset(["erasureId"]),
    response=schemas.ERASURE,
    scope="qnet.data.erase",
    safe=True,
    resource=Resource("Erasure", "erasureId"),
    example={
        "erasureId": "era_01JJY3ZK9B2M4N6P",
        "owner": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
        "status": "RECEIVED",
        "erased": 0,
        "kept": [],
        "requestedAt": "2026-01-31T09:30:00Z",
    },
)

ENDPOINTS: Final[Mapping[str, Endpoint]] = MappingProxyType(
    {
        "listNodes": LIST_NODES,
        "registerNode": REGISTER_NODE,
        "getNode": GET_NODE,
        "changeNode": CHANGE_NODE,
        "removeNode": REMOVE_NODE,
        "reportNode": REPORT_NODE,
        "pingNode": PING_NODE,
        "listLatency": LIST_LATENCY,
        "getPing": GET_PING,
        "getNetworkHealth": GET_NETWORK_HEALTH,
        "listAlerts": LIST_ALERTS,
        "getAlert": GET_ALERT,
        "acknowledgeAlert": ACKNOWLEDGE_ALERT,
        "listRegistrations": LIST_REGISTRATIONS,
        "getRegistration": GET_REGISTRATION,
        "listCapabilities": LIST_CAPABILITIES,
        "negotiateVersion": NEGOTIATE_VERSION,
        "listAuditTrail": LIST_AUDIT_TRAIL,
        "exportRecords": EXPORT_RECORDS,
        "requestErasure": REQUEST_ERASURE,
        "getErasure": GET_ERASURE,
    }
)
