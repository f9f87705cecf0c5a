"""`runtime.yaml`: what a module says otherwise than the standard."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from anarq.model.folder import Folder
from anarq.model.standards import Standards
from anarq.model.tree import Document, Node


@dataclass(frozen=True, slots=True)
class Rate:
    """Requests in a minute of one identity, and how many may come at once."""

    rpm: Node
    burst: Node


@dataclass(frozen=True, slots=True)
class Allowance:
    """How often everybody together may call in a time: its key, and the number."""

    key: str
    calls: Node


@dataclass(frozen=True, slots=True)
class Retry:
    """How calls to peers are tried again; delays in milliseconds."""

    attempts: Node
    base_delay: Node
    max_delay: Node
    multiplier: Node
    jitter: Node
    errors: Node


@dataclass(frozen=True, slots=True)
class Breaker:
    """When calls to a peer stop; times in seconds."""

    failures: Node
    recovery: Node
    window: Node
    half_open: Node
    fallback: Node


@dataclass(frozen=True, slots=True)
class Metric:
    """What the business counts.

    Attributes:
        name: after the module's.
        kind: counter or share.
        counts: what a counter counts.
        meaning: what it counts, in words.
    """

    name: Node
    kind: Node
    counts: Node
    meaning: Node

    @property
    def topics(self) -> Node:
        """A list of the topics whose events a counter counts."""
        return self.counts.get("topics")

    @property
    def records(self) -> Node:
        """The collection whose records it counts as they come to be."""
        return self.counts.get("records")

    @property
    def into(self) -> Node:
        """A list of the states that they are counted as they come into, instead."""
        return self.counts.get("into")


@dataclass(frozen=True, slots=True)
class Runtime:
    """Settings of a module: what it says itself, else what the standard says."""

    own: Node
    standard: Node

    @property
    def rates(self) -> Mapping[str, Rate]:
        """The limits by class of operations. A class that a module names is its own as a whole."""
        return {**_rates(self.standard), **self.own_rates}

    @property
    def own_rates(self) -> Mapping[str, Rate]:
        """The limits of the classes that the module names itself."""
        return _rates(self.own)

    @property
    def budget(self) -> tuple[Allowance, ...]:
        """How often everybody together may call, as the module says itself: the shortest time first."""
        budget = self.own.get("budget")
        return tuple(Allowance(key, budget.get(key)) for key in ("perMinute", "perHour", "perDay", "perMonth"))

    @property
    def max_body_bytes(self) -> Node:
        """The largest body."""
        return self._either("limits", "maxBodyBytes")

    @property
    def max_body_values(self) -> Node:
        """The most values and names of members in one body."""
        return self._either("limits", "maxBodyValues")

    @property
    def own_max_body_values(self) -> Node:
        """The same where the module says it itself; missing where the standard does."""
        return self.own.get("limits", "maxBodyValues")

    @property
    def retry(self) -> Retry:
        """How calls to peers are tried again."""
        return Retry(
            self._either("retry", "maxAttempts"),
            self._either("retry", "baseDelayMs"),
            self._either("retry", "maxDelayMs"),
            self._either("retry", "backoffMultiplier"),
            self._either("retry", "jitter"),
            self._either("retry", "retryableErrors"),
        )

    @property
    def breaker(self) -> Breaker:
        """When calls to a peer stop."""
        return Breaker(
            self._either("breaker", "failureThreshold"),
            self._either("breaker", "recoveryTimeoutSeconds"),
            self._either("breaker", "monitoringWindowSeconds"),
            self._either("breaker", "halfOpenMaxCalls"),
            self._either("breaker", "fallbackStrategy"),
        )

    @property
    def shares(self) -> frozenset[str]:
        """The metrics that are percent of what handlers judge, one by one, as they decide."""
        return frozenset(metric.name.text() for metric in self.metrics if metric.kind.text() == "share")

    @property
    def metrics(self) -> Iterator[Metric]:
        """What the business counts, in the order of the file."""
        for node in self.own.get("metrics").elements():
            yield Metric(node.get("name"), node.get("kind"), node.get("counts"), node.get("meaning"))

    def _either(self, *keys: str) -> Node:
        own, standard = self.own.get(*keys), self.standard.get(*keys)
        return own if isinstance(own.value, _kinds(standard.value)) else standard


def _rates(settings: Node) -> dict[str, Rate]:
    """The limits that settings set, by class of operations."""
    classes = settings.get("limits", "classes").items()
    return {name: Rate(node.get("rpm"), node.get("burst")) for name, node in classes}


def _kinds(value: object) -> tuple[type, ...]:
    """The types of values that may stand in place of a value: what is of another one says nothing."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return (int, float) if is_number else (type(value),)


def standard_of(standards: Standards) -> Runtime:
    """The settings of a module that says nothing of them."""
    return Runtime(Node(Document("runtime.yaml", None), "", None), standards.root)


def runtime_of(module: Folder) -> Runtime:
    """The settings of a module.

    Raises:
        NotRead: the file is there and could not be read.
    """
    return Runtime(module.node("runtime.yaml"), module.standards.root)
