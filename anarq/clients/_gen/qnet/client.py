"""The client of QNET.

Generated from modules/qnet by `anarq generate client`. Do not edit.
"""

from collections.abc import AsyncIterator
from typing import Literal, cast

from anarq.clients._gen.qnet import endpoints
from anarq.clients._gen.qnet.models import (
    AuditEntryPage,
    Capability,
    CapabilityPage,
    Erasure,
    ExportPage,
    LatencyPage,
    LatencyWindow,
    NegotiationRequest,
    NetworkHealth,
    Node,
    NodeAlert,
    NodeAlertPage,
    NodeChange,
    NodePage,
    NodeReport,
    NodeRequest,
    Ping,
    Registration,
    RegistrationPage,
    Timestamp,
    VersionNegotiation,
)
from anarq.clients.http import HttpClient
from anarq.clients.operations import Operations


class QnetOperations(Operations):
    """The operations of QNET, as its client and its mock both offer them."""

    endpoints = endpoints.ENDPOINTS

    async def list_nodes(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["JOINING", "UP", "DEGRADED", "DOWN", "LEFT"] | None = None,
        region: str | None = None,
        kind: Literal["GATEWAY", "STORAGE", "COMPUTE", "RELAY"] | None = None,
        capability: str | None = None,
    ) -> NodePage:
        """List nodes. Nodes of everybody that have not left, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_NODES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "region": region,
                "kind": kind,
                "capability": capability,
            },
        )
        return cast("NodePage", data)

    async def iterate_list_nodes(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["JOINING", "UP", "DEGRADED", "DOWN", "LEFT"] | None = None,
        region: str | None = None,
        kind: Literal["GATEWAY", "STORAGE", "COMPUTE", "RELAY"] | None = None,
        capability: str | None = None,
    ) -> AsyncIterator[Node]:
        """The items of every page of `listNodes`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_NODES,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "region": region,
                "kind": kind,
                "capability": capability,
            },
        )
        async for item in items:
            yield cast("Node", item)

    async def register_node(
        self,
        body: NodeRequest,
        *,
        idempotency_key: str | None = None,
    ) -> Node:
        """Register a node. The grant's subject runs the node, and answers for it. `identity` is an active
        subidentity of his. The node is `JOINING` until it reports; one that has not within a day is removed.
        `CONFLICT` says in `reasons` why not: `identity_not_active`, `identity_has_a_node`, `too_many_nodes`.
        """
        data = await self._call(
            endpoints.REGISTER_NODE,
            {},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Node", data)

    async def get_node(
        self,
        *,
        node_id: str,
    ) -> Node:
        """Read a node."""
        data = await self._call(
            endpoints.GET_NODE,
            {"nodeId": node_id},
        )
        return cast("Node", data)

    async def change_node(
        self,
        body: NodeChange,
        *,
        node_id: str,
        idempotency_key: str | None = None,
    ) -> Node:
        """Change what is said of a node. By its operator. What it can do it reports itself."""
        data = await self._call(
            endpoints.CHANGE_NODE,
            {"nodeId": node_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Node", data)

    async def remove_node(
        self,
        *,
        node_id: str,
        idempotency_key: str | None = None,
    ) -> Node:
        """Take a node out of the network. For good: a node that comes back is registered anew."""
        data = await self._call(
            endpoints.REMOVE_NODE,
            {"nodeId": node_id},
            idempotency_key=idempotency_key,
        )
        return cast("Node", data)

    async def report_node(
        self,
        body: NodeReport,
        *,
        node_id: str,
        idempotency_key: str | None = None,
    ) -> Node:
        """Report how a node is. By the node itself, with its subidentity, every 30 seconds. A report that is older
        than the last one changes nothing. A node that has left gets `CONFLICT`.
        """
        data = await self._call(
            endpoints.REPORT_NODE,
            {"nodeId": node_id},
            body,
            idempotency_key=idempotency_key,
        )
        return cast("Node", data)

    async def ping_node(
        self,
        *,
        node_id: str,
        idempotency_key: str | None = None,
    ) -> Ping:
        """Ping a node. It is asked once, at the endpoint that it is registered with and nowhere else, within some
        seconds. A node that has left is not pinged: `CONFLICT`.
        """
        data = await self._call(
            endpoints.PING_NODE,
            {"nodeId": node_id},
            idempotency_key=idempotency_key,
        )
        return cast("Ping", data)

    async def list_latency(
        self,
        *,
        node_id: str,
        limit: int = 50,
        cursor: str | None = None,
        observer: str | None = None,
        starts_after: Timestamp | None = None,
        starts_before: Timestamp | None = None,
    ) -> LatencyPage:
        """List how fast a node answered."""
        data = await self._call(
            endpoints.LIST_LATENCY,
            {
                "nodeId": node_id,
                "limit": limit,
                "cursor": cursor,
                "observer": observer,
                "startsAfter": starts_after,
                "startsBefore": starts_before,
            },
        )
        return cast("LatencyPage", data)

    async def iterate_list_latency(
        self,
        *,
        node_id: str,
        limit: int = 50,
        cursor: str | None = None,
        observer: str | None = None,
        starts_after: Timestamp | None = None,
        starts_before: Timestamp | None = None,
    ) -> AsyncIterator[LatencyWindow]:
        """The items of every page of `listLatency`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_LATENCY,
            {
                "nodeId": node_id,
                "limit": limit,
                "cursor": cursor,
                "observer": observer,
                "startsAfter": starts_after,
                "startsBefore": starts_before,
            },
        )
        async for item in items:
            yield cast("LatencyWindow", item)

    async def get_ping(
        self,
        *,
        ping_id: str,
    ) -> Ping:
        """Read what came of a ping."""
        data = await self._call(
            endpoints.GET_PING,
            {"pingId": ping_id},
        )
        return cast("Ping", data)

    async def get_network_health(
        self,
    ) -> NetworkHealth:
        """Read how the network is. Computed every ten seconds, by region."""
        data = await self._call(
            endpoints.GET_NETWORK_HEALTH,
            {},
        )
        return cast("NetworkHealth", data)

    async def list_alerts(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "ACKNOWLEDGED", "CLOSED"] | None = None,
        node_id: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
        raised_after: Timestamp | None = None,
        raised_before: Timestamp | None = None,
    ) -> NodeAlertPage:
        """List what is wrong with nodes. What is not closed, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_ALERTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "nodeId": node_id,
                "severity": severity,
                "raisedAfter": raised_after,
                "raisedBefore": raised_before,
            },
        )
        return cast("NodeAlertPage", data)

    async def iterate_list_alerts(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["OPEN", "ACKNOWLEDGED", "CLOSED"] | None = None,
        node_id: str | None = None,
        severity: Literal["LOW", "MEDIUM", "HIGH"] | None = None,
        raised_after: Timestamp | None = None,
        raised_before: Timestamp | None = None,
    ) -> AsyncIterator[NodeAlert]:
        """The items of every page of `listAlerts`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_ALERTS,
            {
                "limit": limit,
                "cursor": cursor,
                "status": status,
                "nodeId": node_id,
                "severity": severity,
                "raisedAfter": raised_after,
                "raisedBefore": raised_before,
            },
        )
        async for item in items:
            yield cast("NodeAlert", item)

    async def get_alert(
        self,
        *,
        alert_id: str,
    ) -> NodeAlert:
        """Read an alert."""
        data = await self._call(
            endpoints.GET_ALERT,
            {"alertId": alert_id},
        )
        return cast("NodeAlert", data)

    async def acknowledge_alert(
        self,
        *,
        alert_id: str,
        idempotency_key: str | None = None,
    ) -> NodeAlert:
        """Say that an alert is being looked after. By the operator of the node. It stays until what is wrong is
        over.
        """
        data = await self._call(
            endpoints.ACKNOWLEDGE_ALERT,
            {"alertId": alert_id},
            idempotency_key=idempotency_key,
        )
        return cast("NodeAlert", data)

    async def list_registrations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "REMOVED"] = "LISTED",
    ) -> RegistrationPage:
        """List modules with what they offer. Those that offer anything, unless another state is asked for."""
        data = await self._call(
            endpoints.LIST_REGISTRATIONS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        return cast("RegistrationPage", data)

    async def iterate_list_registrations(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        status: Literal["LISTED", "REMOVED"] = "LISTED",
    ) -> AsyncIterator[Registration]:
        """The items of every page of `listRegistrations`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_REGISTRATIONS,
            {"limit": limit, "cursor": cursor, "status": status},
        )
        async for item in items:
            yield cast("Registration", item)

    async def get_registration(
        self,
        *,
        module: str,
    ) -> Registration:
        """Read what a module offers."""
        data = await self._call(
            endpoints.GET_REGISTRATION,
            {"module": module},
        )
        return cast("Registration", data)

    async def list_capabilities(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        name: str | None = None,
        kind: Literal["TOOL", "TOPIC", "NODE"] | None = None,
        module: str | None = None,
    ) -> CapabilityPage:
        """List what the network can do."""
        data = await self._call(
            endpoints.LIST_CAPABILITIES,
            {"limit": limit, "cursor": cursor, "name": name, "kind": kind, "module": module},
        )
        return cast("CapabilityPage", data)

    async def iterate_list_capabilities(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        name: str | None = None,
        kind: Literal["TOOL", "TOPIC", "NODE"] | None = None,
        module: str | None = None,
    ) -> AsyncIterator[Capability]:
        """The items of every page of `listCapabilities`; a page is asked for when it is needed."""
        items = self._items(
            endpoints.LIST_CAPABILITIES,
            {"limit": limit, "cursor": cursor, "name": name, "kind": kind, "module": module},
        )
        async for item in items:
            yield cast("Capability", item)

    async def negotiate_version(
        self,
        body: NegotiationRequest,
    ) -> VersionNegotiation:
        """Agree on the version of a module. The highest version that is in the range of the client and in that of
        the module. What is required and not there stands in `limitations`, where the module has anything of what
        is required. Nothing is stored.
        """
        data = await self._call(
            endpoints.NEGOTIATE_VERSION,
            {},
            body,
        )
        return cast("VersionNegotiation", data)

    async def list_audit_trail(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        verdict: Literal["ALLOW", "DENY", "WARN"] | None = None,
        recorded_after: Timestamp | None = None,
        recorded_before: Timestamp | None = None,
    ) -> AuditEntryPage:
        """List what was done with what is kept of somebody. Of the grant's subject: by whom, when, and whether it
        was allowed.
        """
        data = await self._call(
            endpoints.LIST_AUDIT_TRAIL,
            {
                "limit": limit,
                "cursor": cursor,
                "verdict": verdict,
                "recordedAfter": recorded_after,
                "recordedBefore": recorded_before,
            },
        )
        return cast("AuditEntryPage", data)

    async def export_records(
        self,
        *,
        limit: int = 50,
        cursor: str | None = None,
        resource_type: Literal["node-records", "node-alerts", "network-measurements"] | None = None,
    ) -> ExportPage:
        """Export all that is kept of somebody. What is kept of the grant's subject, page by page, in the form of its
        contract.
        """
        data = await self._call(
            endpoints.EXPORT_RECORDS,
            {"limit": limit, "cursor": cursor, "resourceType": resource_type},
        )
        return cast("ExportPage", data)

    async def request_erasure(
        self,
        *,
        idempotency_key: str | None = None,
    ) -> Erasure:
        """Have all erased that is kept of somebody. Of the grant's subject: his nodes leave the network, and what
        names him is erased. Latency windows of his nodes stay, since they name a node and nobody.
        """
        data = await self._call(
            endpoints.REQUEST_ERASURE,
            {},
            idempotency_key=idempotency_key,
        )
        return cast("Erasure", data)

    async def get_erasure(
        self,
        *,
        erasure_id: str,
    ) -> Erasure:
        """Read how far an erasure has come."""
        data = await self._call(
            endpoints.GET_ERASURE,
            {"erasureId": erasure_id},
        )
        return cast("Erasure", data)


class QnetClient(QnetOperations, HttpClient):
    """Calls QNET over HTTP."""

    api_version = "v1.0"
