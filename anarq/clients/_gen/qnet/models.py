"""The types of the contracts of QNET, with their exact JSON names.

Generated from modules/qnet/contracts, modules/qnet/openapi.yaml by `anarq generate models`. Do not edit.
"""

from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

from anarq.clients._gen.common.models import (
    AuditEntryPage,
    Did,
    Duration,
    Erasure,
    ErasureDone,
    ExportPage,
    PageInfo,
    SemanticVersion,
    Timestamp,
)
from anarq.clients.values import Number

__all__ = [
    "AlertClosed",
    "AlertRaised",
    "AuditEntryPage",
    "Capability",
    "CapabilityPage",
    "Compatibility",
    "Did",
    "Duration",
    "Erasure",
    "ErasureDone",
    "ExportPage",
    "HealthChanged",
    "LatencyPage",
    "LatencyWindow",
    "NegotiationRequest",
    "NetworkHealth",
    "Node",
    "NodeAlert",
    "NodeAlertPage",
    "NodeChange",
    "NodeChanged",
    "NodeJoined",
    "NodeLeft",
    "NodePage",
    "NodeProfile",
    "NodeReport",
    "NodeRequest",
    "Offer",
    "OfferedTool",
    "OfferedTopic",
    "PageInfo",
    "Ping",
    "PingDone",
    "RateLimit",
    "RegionHealth",
    "Registration",
    "RegistrationPage",
    "RegistryUpdated",
    "SemanticVersion",
    "Timestamp",
    "ToolDeprecation",
    "ToolRegistry",
    "VersionAnswer",
    "VersionNegotiation",
    "VersionRequirements",
]


class AlertClosed(TypedDict):
    """Something that is no longer wrong with a node, as peers are told.

    Attributes:
        alertId: The alert.
        nodeId: The node.
        closedAt: When it was over.
    """

    alertId: str
    nodeId: str
    closedAt: Timestamp


class AlertRaised(TypedDict):
    """Something that is wrong with a node, as peers are told.

    Attributes:
        alertId: The alert.
        nodeId: The node.
        kind: What is wrong: nothing is heard of it, its reports are late, its answers are slow, it carries all that
            it can.
        severity: How bad it is for the network.
        raisedAt: When it was noticed.
    """

    alertId: str
    nodeId: str
    kind: Literal["UNREACHABLE", "LATE", "SLOW", "OVERLOADED"]
    severity: Literal["LOW", "MEDIUM", "HIGH"]
    raisedAt: Timestamp


class Capability(TypedDict):
    """Something that the network can do, and who does it.

    Attributes:
        name: Its name.
        kind: Whether it is a tool or a topic of a module, or what nodes say that they can do.
        module: The module that has it; absent of what nodes can do.
        version: Its version; absent of what nodes can do.
        nodes: How many nodes that are up say that they can do it.
    """

    name: str
    kind: Literal["TOOL", "TOPIC", "NODE"]
    module: NotRequired[str]
    version: NotRequired[SemanticVersion]
    nodes: int


class CapabilityPage(PageInfo):
    """One page of capabilities.

    Attributes:
        items: The items of this page.
    """

    items: list[Capability]


class Compatibility(TypedDict):
    """Which versions of a module its callers may be written for.

    Attributes:
        minVersion: The oldest.
        maxVersion: The newest.
        breakingChanges: What broke between them.
    """

    minVersion: SemanticVersion
    maxVersion: SemanticVersion
    breakingChanges: list[str]


class HealthChanged(TypedDict):
    """Another state of the network as a whole, as peers are told.

    Attributes:
        status: How it is now.
        changedAt: When it changed.
    """

    status: Literal["HEALTHY", "DEGRADED", "CRITICAL"]
    changedAt: Timestamp


class LatencyWindow(TypedDict):
    """How fast a node answered within five minutes.

    Attributes:
        windowId: Names the window.
        nodeId: The node.
        observer: From where it was asked.
        startsAt: When the five minutes began.
        asked: How often it was asked.
        lost: How often it did not answer.
        p50Ms: Milliseconds within which half of the answers came; absent where none came.
        p95Ms: Milliseconds within which 95 of 100 answers came; absent where none came.
    """

    windowId: str
    nodeId: str
    observer: str
    startsAt: Timestamp
    asked: int
    lost: int
    p50Ms: NotRequired[Number]
    p95Ms: NotRequired[Number]


class LatencyPage(PageInfo):
    """One page of latency windows.

    Attributes:
        items: The items of this page.
    """

    items: list[LatencyWindow]


class VersionRequirements(TypedDict):
    """What a client needs of a module.

    Attributes:
        module: The module.
        minVersion: The oldest version that will do.
        maxVersion: The newest one that will do.
        requiredCapabilities: The tools and topics that it cannot do without.
    """

    module: str
    minVersion: SemanticVersion
    maxVersion: SemanticVersion
    requiredCapabilities: list[str]


class NegotiationRequest(TypedDict):
    """A version of a module that is looked for.

    Attributes:
        clientRequirements: What the client needs.
    """

    clientRequirements: VersionRequirements


class RegionHealth(TypedDict):
    """How the nodes of a region are.

    Attributes:
        region: The region.
        up: Nodes that are up.
        degraded: Nodes that are late, slow or overloaded.
        down: Nodes that are down.
        p95Ms: Milliseconds within which 95 of 100 answers came in the last five minutes; absent where none came.
    """

    region: str
    up: int
    degraded: int
    down: int
    p95Ms: NotRequired[Number]


class NetworkHealth(TypedDict):
    """How the network is as a whole.

    Attributes:
        networkId: Names the network: there is one.
        status: `DEGRADED`: of a region or a kind of node less than nine tenths are up; `CRITICAL`: less than half.
        regions: By region.
        openAlerts: How many alerts are not closed.
        computedAt: When this was true.
    """

    networkId: Literal["network"]
    status: Literal["HEALTHY", "DEGRADED", "CRITICAL"]
    regions: list[RegionHealth]
    openAlerts: int
    computedAt: Timestamp


class NodeAlert(TypedDict):
    """Something that is wrong with a node.

    Attributes:
        alertId: Names the alert.
        nodeId: The node.
        kind: What is wrong: nothing is heard of it, its reports are late, its answers are slow, it carries all that
            it can.
        severity: How bad it is for the network.
        status: Whether somebody looks after it, and whether it is over.
        raisedAt: When it was noticed.
        acknowledgedAt: When the operator said that he looks after it.
        closedAt: When it was over.
    """

    alertId: str
    nodeId: str
    kind: Literal["UNREACHABLE", "LATE", "SLOW", "OVERLOADED"]
    severity: Literal["LOW", "MEDIUM", "HIGH"]
    status: Literal["OPEN", "ACKNOWLEDGED", "CLOSED"]
    raisedAt: Timestamp
    acknowledgedAt: NotRequired[Timestamp]
    closedAt: NotRequired[Timestamp]


class NodeAlertPage(PageInfo):
    """One page of alerts.

    Attributes:
        items: The items of this page.
    """

    items: list[NodeAlert]


class NodeChange(TypedDict):
    """What is to be changed of a node; what is not named stays.

    Attributes:
        endpoint: Where it is reached; its name leads to no private network.
        region: Where it stands: a country or a part of one, ISO 3166.
        kinds: What it does for the network.
        expectedVersion: The `version` that the change was made for.
    """

    endpoint: NotRequired[str]
    region: NotRequired[str]
    kinds: NotRequired[list[Literal["GATEWAY", "STORAGE", "COMPUTE", "RELAY"]]]
    expectedVersion: int


class NodeChanged(TypedDict):
    """A change of what is said of a node, as peers are told: what is said now they ask for.

    Attributes:
        nodeId: The node.
        version: Counts its changes.
        changedAt: When it changed.
    """

    nodeId: str
    version: int
    changedAt: Timestamp


class NodeJoined(TypedDict):
    """A node that the network has from now on, as peers are told.

    Attributes:
        nodeId: The node.
        region: Where it stands: a country or a part of one, ISO 3166.
        kinds: What it does for the network.
        joinedAt: When it was first heard of.
    """

    nodeId: str
    region: str
    kinds: list[Literal["GATEWAY", "STORAGE", "COMPUTE", "RELAY"]]
    joinedAt: Timestamp


class NodeLeft(TypedDict):
    """A node that the network has no more, as peers are told.

    Attributes:
        nodeId: The node.
        reason: Why: its operator took it away, it was not heard of within a day, it was down for thirty days, its
            identity can no longer act, or its operator had his data erased.
        leftAt: When it left.
    """

    nodeId: str
    reason: Literal["BY_OPERATOR", "NEVER_SEEN", "GONE", "IDENTITY_ENDED", "ERASED"]
    leftAt: Timestamp


class NodeProfile(TypedDict):
    """What an operator says of a node.

    Attributes:
        endpoint: Where it is reached; its name leads to no private network.
        region: Where it stands: a country or a part of one, ISO 3166.
        kinds: What it does for the network.
    """

    endpoint: str
    region: str
    kinds: list[Literal["GATEWAY", "STORAGE", "COMPUTE", "RELAY"]]


class Node(NodeProfile):
    """A node of the network, and how it is.

    Attributes:
        nodeId: Names the node.
        operator: Who runs it, and answers for it.
        identity: The subidentity of the operator with which it signs what it reports.
        status: `JOINING`: it was not heard of yet; `DEGRADED`: it is late, slow or overloaded; `DOWN`: nothing was
            heard of it for three minutes.
        capabilities: What it can do, by name.
        software: The version of the software that it runs.
        version: Counts what its operator changed: what `expectedVersion` is compared with.
        registeredAt: When it was registered.
        lastSeenAt: When it last reported; absent until it has.
    """

    nodeId: str
    operator: Did
    identity: Did
    status: Literal["JOINING", "UP", "DEGRADED", "DOWN", "LEFT"]
    capabilities: list[str]
    software: NotRequired[SemanticVersion]
    version: int
    registeredAt: Timestamp
    lastSeenAt: NotRequired[Timestamp]


class NodePage(PageInfo):
    """One page of nodes.

    Attributes:
        items: The items of this page.
    """

    items: list[Node]


class NodeReport(TypedDict):
    """What a node says of itself.

    Attributes:
        capabilities: What it can do, by name.
        software: The version of the software that it runs.
        loadPercent: How much of what it can carry it carries now.
        uptimeSeconds: For how long it has run.
        measuredAt: When this was true; of two reports the later one holds.
    """

    capabilities: list[str]
    software: SemanticVersion
    loadPercent: int
    uptimeSeconds: int
    measuredAt: Timestamp


class NodeRequest(NodeProfile):
    """A node that is to be registered.

    Attributes:
        identity: The subidentity of the operator with which the node signs what it reports.
    """

    identity: Did


class RateLimit(TypedDict):
    """How often a tool may be called.

    Attributes:
        rpm: In a minute.
        burst: At once.
    """

    rpm: int
    burst: int


class ToolDeprecation(TypedDict):
    """That a tool is going away.

    Attributes:
        deprecated: Whether it is.
        sunsetDate: When it is gone.
        replacement: What takes its place; empty where nothing does.
    """

    deprecated: bool
    sunsetDate: str
    replacement: str


class OfferedTool(TypedDict):
    """A tool, as its module offers it.

    Attributes:
        version: Its version.
        description: What it does, for the model that chooses it.
        inputSchema: JSON Schema of its arguments.
        outputSchema: JSON Schema of its result.
        capabilities: What it may do.
        rateLimit: How often it may be called.
        dependencies: The tools and modules that it needs.
        deprecation: That it is going away.
    """

    version: SemanticVersion
    description: str
    inputSchema: Mapping[str, object]
    outputSchema: Mapping[str, object]
    capabilities: list[Literal["read", "write", "admin"]]
    rateLimit: RateLimit
    dependencies: list[str]
    deprecation: NotRequired[ToolDeprecation]


class OfferedTopic(TypedDict):
    """A topic, as its module offers it.

    Attributes:
        version: The version of its data.
        schema: JSON Schema of its data.
        frequency: How often it is told.
        retention: For how long events are kept.
    """

    version: SemanticVersion
    schema: Mapping[str, object]
    frequency: Literal["HIGH", "MEDIUM", "LOW"]
    retention: Duration


class Offer(TypedDict):
    """What a module offers.

    Attributes:
        tools: Its tools, by name.
        events: Its topics, by name.
        compatibility: Which versions callers may be written for.
    """

    tools: Mapping[str, OfferedTool]
    events: Mapping[str, OfferedTopic]
    compatibility: Compatibility


class PingDone(TypedDict):
    """A ping that somebody asked for, as it ended.

    Attributes:
        pingId: The ping.
        nodeId: The node.
        status: Whether the node answered.
        latencyMs: Milliseconds until its answer; absent where there was none.
        doneAt: When it was answered, or given up.
    """

    pingId: str
    nodeId: str
    status: Literal["ANSWERED", "UNANSWERED"]
    latencyMs: NotRequired[Number]
    doneAt: Timestamp


class Ping(TypedDict):
    """A question to a node whether it answers, and how fast.

    Attributes:
        pingId: Names the ping.
        nodeId: The node.
        requester: Who asked for it.
        status: Whether it was answered within two seconds.
        latencyMs: Milliseconds until its answer; absent where there was none.
        requestedAt: When it was asked for.
        doneAt: When it was answered, or given up.
    """

    pingId: str
    nodeId: str
    requester: Did
    status: Literal["REQUESTED", "ANSWERED", "UNANSWERED"]
    latencyMs: NotRequired[Number]
    requestedAt: Timestamp
    doneAt: NotRequired[Timestamp]


class ToolRegistry(TypedDict):
    """What a module offers, and where it is; an `MCPToolRegistry` of the design.

    Attributes:
        module: The module.
        version: Its version.
        capabilities: What it offers.
        healthEndpoint: Where it says how it is.
        documentationUrl: Where it is described.
        lastUpdated: When this was last changed.
    """

    module: str
    version: SemanticVersion
    capabilities: Offer
    healthEndpoint: str
    documentationUrl: str
    lastUpdated: Timestamp


class Registration(TypedDict):
    """What a module offers, as it told last.

    Attributes:
        module: The module.
        status: Whether it offers anything; `REMOVED` when it told that no tool and no topic is left.
        registry: What it offers: its tools, its topics, and the versions that callers may be written for.
        updatedAt: When the module told of it.
    """

    module: str
    status: Literal["LISTED", "REMOVED"]
    registry: ToolRegistry
    updatedAt: Timestamp


class RegistrationPage(PageInfo):
    """One page of modules, with what they offer.

    Attributes:
        items: The items of this page.
    """

    items: list[Registration]


class RegistryUpdated(TypedDict):
    """A change of what a module offers, as every module tells of itself.

    Attributes:
        module: The module that tells it: of itself, and of no other.
        action: What was done: `ADDED` when it is told for the first time, `REMOVED` when tools or topics that were
            told before are gone, `UPDATED` when it is otherwise than before.
        capabilities: What it offers now: its tools, its topics, and the versions that callers may be written for.
        timestamp: When.
    """

    module: str
    action: Literal["ADDED", "UPDATED", "REMOVED"]
    capabilities: ToolRegistry
    timestamp: Timestamp


class VersionAnswer(TypedDict):
    """What a module gives a client.

    Attributes:
        supportedVersion: The highest version that is in both ranges.
        availableCapabilities: What there is of what is needed.
        limitations: What there is not, and what is going away.
        alternativeModules: Who else has what is not there.
    """

    supportedVersion: SemanticVersion
    availableCapabilities: list[str]
    limitations: list[str]
    alternativeModules: NotRequired[list[str]]


class VersionNegotiation(TypedDict):
    """What a client needs of a module, and what the module can give; the `VersionNegotiation` of the design.

    Attributes:
        clientRequirements: What the client needs.
        serverResponse: What the module gives.
    """

    clientRequirements: VersionRequirements
    serverResponse: VersionAnswer
