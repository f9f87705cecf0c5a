"""What enters a module without a request, as `module.yaml` declares it: consumed topics, answers to commands, jobs."""

import re
from dataclasses import dataclass
from typing import Final

from anarq.model.duration import Duration
from anarq.model.tree import Node

_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Inward:
    """What is declared of a consumed topic and of a job alike."""

    node: Node

    @property
    def summary(self) -> str:
        """What is done, as one sentence."""
        return self.node.get("summary").text()

    @property
    def emits(self) -> Node:
        """The topics that it may emit, as a list."""
        return self.node.get("emits")

    @property
    def purpose(self) -> str:
        """The purpose of processing, by its name in `security/policies.yaml`."""
        return self.node.get("purpose").text()

    @property
    def audit(self) -> str:
        """BASIC, DETAILED or COMPREHENSIVE."""
        return self.node.get("audit").text()


@dataclass(frozen=True, slots=True)
class ConsumedTopic(Inward):
    """A topic that the module takes in."""

    @property
    def named(self) -> Node:
        """The topic, where it stands."""
        return self.node.get("topic")

    @property
    def topic(self) -> str:
        """E.g. `q.qwallet.tx.settled.v1`."""
        return self.named.text()

    @property
    def fields(self) -> tuple[str, ...]:
        """JSON Pointers into the data that the module reads; empty: it does not say."""
        return self.node.get("fields").texts()


@dataclass(frozen=True, slots=True)
class SentCommand(Inward):
    """A command that the module sends; what is done, and may be emitted, is about its answer."""

    @property
    def peer(self) -> str:
        """The module that it is sent to."""
        return self.node.get("peer").text()

    @property
    def named(self) -> Node:
        """The peer's operation, where it stands."""
        return self.node.get("operation")

    @property
    def operation(self) -> str:
        """The peer's operation."""
        return self.named.text()

    @property
    def lasts(self) -> Node:
        """For how long it is tried, as ISO 8601."""
        return self.node.get("within")

    @property
    def within(self) -> int | None:
        """Seconds for which it is tried; None when it does not say."""
        return _seconds(self.lasts)


@dataclass(frozen=True, slots=True)
class ScheduledJob(Inward):
    """What the module does at set times."""

    @property
    def when(self) -> str:
        """For people."""
        every, at = self.node.get("every").text(), self.node.get("at").text()
        return f"every {every}" if every else f"daily at {at} UTC"

    @property
    def named(self) -> Node:
        """Its name, where it stands."""
        return self.node.get("name")

    @property
    def name(self) -> str:
        """Its name, camelCase."""
        return self.named.text()

    @property
    def every(self) -> int | None:
        """Seconds from one time to the next; None when it has no period that is the same every time."""
        return _seconds(self.node.get("every"))

    @property
    def at(self) -> int | None:
        """Seconds after midnight, UTC; None when it has no time of day."""
        found = _TIME.fullmatch(self.node.get("at").text())
        return None if found is None else int(found.group(1)) * 3600 + int(found.group(2)) * 60


def _seconds(node: Node) -> int | None:
    """A length of time that is the same every time, and more than nothing."""
    found = Duration.parse(node.text())
    return found.shortest if found is not None and found.shortest == found.longest > 0 else None
