"""The rules of the ecosystem that are data: a typed view of `spec/standards.yaml`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from anarq.model.duration import Duration
from anarq.model.names.vocabulary import Vocabulary
from anarq.model.tree import Node

_NAMED: Final = {"scheme": "securitySchemes", "parameter": "parameters"}
_IMPLIED: Final = {
    "parameters": "parameters",
    "streams": "parameters",
    "answers": "headers",
    "repeats": "headers",
    "streamed": "headers",
}
"""Below which components those stand that are named under a key."""


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """One code of the shared catalogue.

    Attributes:
        name: as it travels, e.g. `QONSENT_DENIED`.
        status: the HTTP status that it maps to.
        retryable: whether the same request may succeed later.
        extension: True for the codes that the design does not list.
        meaning: one sentence for people.
        actions: what the caller can do, likeliest first.
        owner: the module whose name it has; empty for one of all modules.
    """

    name: str
    status: int
    retryable: bool
    extension: bool
    meaning: str
    actions: tuple[str, ...] = ()
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """One standard header.

    Attributes:
        name: in small letters.
        scheme: its common security scheme, where it proves the call; else empty.
        parameter: its common parameter, where it proves nothing; else empty.
        required: whether granted operations require it, of what proves the call.
    """

    name: str
    scheme: str
    parameter: str
    required: bool


@dataclass(frozen=True, slots=True)
class Latency:
    """How long operations of a class may take: so many milliseconds at a percentile, e.g. `p95`."""

    percentile: str
    milliseconds: float


@dataclass(frozen=True, slots=True)
class BurnRate:
    """How much faster than evenly, seen over a long and a short time (ISO 8601), is told how loudly."""

    rate: float
    long: str
    short: str
    severity: str


@dataclass(frozen=True)
class Standards:
    """What holds for every module. Reads are total: a broken file reads as empty.

    Attributes:
        root: `spec/standards.yaml`.
        vocabulary: the schemas of the files of a module, and what they say of names.
    """

    root: Node
    vocabulary: Vocabulary = field(default_factory=Vocabulary, repr=False)

    @cached_property
    def headers(self) -> tuple[Header, ...]:
        """The standard headers, in the order of the design."""
        return tuple(
            Header(name, node.get("scheme").text(), node.get("parameter").text(), node.get("required").flag())
            for name, node in self.root.get("headers").items()
        )

    @property
    def header_components(self) -> Iterator[tuple[str, str, Node]]:
        """The components by which headers are named: below what each stands, of which header it is, and where that is
        said.
        """
        for name, node in self.root.get("headers").items():
            for key, section in _NAMED.items():
                if node.get(key).exists:
                    yield section, name, node.get(key)
        for key, section in _IMPLIED.items():
            yield from ((section, name, node) for name, node in self.root.get("implied", key).items())

    @cached_property
    def implied_parameters(self) -> dict[str, str]:
        """Headers that every operation takes without naming them, by lower-case name, with their components."""
        standard = {header.name: header.parameter for header in self.headers if header.parameter}
        return {**standard, **_texts(self.root.get("implied", "parameters"))}

    @cached_property
    def implied_answers(self) -> dict[str, str]:
        """Headers of every answer of an operation, with their components."""
        return _texts(self.root.get("implied", "answers"))

    @cached_property
    def implied_repeats(self) -> dict[str, str]:
        """Headers of a success of an operation that takes an `Idempotency-Key`, with their components."""
        return _texts(self.root.get("implied", "repeats"))

    @cached_property
    def implied_streamed(self) -> dict[str, str]:
        """Headers of a success that is a stream, with their components."""
        return _texts(self.root.get("implied", "streamed"))

    @cached_property
    def implied_streams(self) -> dict[str, str]:
        """Headers of a request whose body is a stream, with their components."""
        return _texts(self.root.get("implied", "streams"))

    @cached_property
    def error_codes(self) -> dict[str, ErrorCode]:
        """The codes that an error body may carry, by name."""
        return {
            name: ErrorCode(
                name,
                int(node.get("status").number(500)),
                node.get("retryable").flag(),
                node.get("extension").flag(),
                node.get("meaning").text(),
                node.get("actions").texts(),
                node.get("owner").text(),
            )
            for name, node in self.root.get("errors").items()
        }

    @cached_property
    def topic_pattern(self) -> str:
        """The regular expression that every topic matches as a whole."""
        return self.root.get("events", "topicPattern").text()

    @cached_property
    def reserved_topics(self) -> dict[str, str]:
        """Topics whose second part is not a module, with the module that owns them."""
        return {name: node.get("owner").text() for name, node in self.root.get("events", "reserved").items()}

    @cached_property
    def tellers(self) -> dict[str, str]:
        """Who tells each reserved topic: `modules`, all of them; `consumers`, those that are sent events or answers."""
        return {name: node.get("toldBy").text() for name, node in self.root.get("events", "reserved").items()}

    @cached_property
    def envelope_exempt(self) -> frozenset[str]:
        """Paths whose JSON answers carry no envelope."""
        return frozenset(node.get("path").text() for node in self.root.get("envelope", "exempt").elements())

    @cached_property
    def latency(self) -> dict[str, Latency]:
        """How long operations may take, by class."""
        classes = self.root.get("slo", "latency").items()
        return {
            name: Latency(node.get("percentile").text(), node.get("milliseconds").number()) for name, node in classes
        }

    @property
    def uptime(self) -> float:
        """The availability that is due, in percent."""
        return self.root.get("slo", "availability", "uptime").number()

    @property
    def error_budget(self) -> float:
        """The most requests that may fail, in percent."""
        return self.root.get("slo", "availability", "errorBudget").number()

    @property
    def budget_window(self) -> str:
        """The time over which what an objective leaves over is counted, ISO 8601."""
        return self.root.get("slo", "budget", "window").text()

    @property
    def burn_rates(self) -> tuple[BurnRate, ...]:
        """How fast what an objective leaves over may be spent."""
        return tuple(
            BurnRate(
                node.get("rate").number(),
                node.get("long").text(),
                node.get("short").text(),
                node.get("severity").text(),
            )
            for node in self.root.get("slo", "budget", "burnRates").elements()
        )

    def display(self, module: str) -> str:
        """The name of a module for people."""
        return self.root.get("modules", module, "display").text(module)

    @property
    def envelope(self) -> str:
        """The identifier of the contract that every enveloped answer extends."""
        return self.root.get("envelope", "schema").text()

    @property
    def requests(self) -> dict[str, object]:
        """What both ends of a call hold requests to: times in seconds, headers by lower-case name."""
        node, idempotency = self.root.get("requests"), self.root.get("idempotency")
        return {
            "max_skew": float(self.root.get("clock", "maxSkewSeconds").number()),
            "signed": node.get("signed").texts(),
            "identity": node.get("identity").texts(),
            "kept": _seconds(idempotency.get("expiry")),
            "lease": float(idempotency.get("leaseSeconds").number()),
            "max_values": int(self.root.get("limits", "maxBodyValues").number()),
            "signing_key_age": _seconds(self.root.get("keys", "rotation", "types", "signingKeys")),
        }

    @property
    def key_ages(self) -> dict[str, float]:
        """How old a key may become, in seconds, by environment."""
        return {name: _seconds(node) for name, node in self.root.get("keys", "rotation", "environments").items()}

    @property
    def header_refusals(self) -> dict[str, str]:
        """The code for a header off its schema, by lower-case name, where it has one of its own."""
        return _texts(self.root.get("requests", "refusals"))

    @property
    def idempotency_expiry(self) -> str:
        """For how long a key and what came of it are remembered, ISO 8601."""
        return self.root.get("idempotency", "expiry").text("PT24H")

    @property
    def idempotency_header(self) -> str:
        """The header that carries the key, which compares without case."""
        return self.root.get("idempotency", "header").text()

    @property
    def deliveries(self) -> dict[str, int]:
        """How often an event is given to a consumer that fails in a way that may pass (retryable), or not (faulty)."""
        node = self.root.get("events", "deliveries")
        return {name: int(node.get(name).number()) for name in ("retryable", "faulty")}

    @property
    def budget_alerts(self) -> dict[str, int]:
        """From how many percent of a budget on something is done about it: warning, critical, cutoff."""
        return {name: int(node.number()) for name, node in self.root.get("limits", "budgetAlerts").items()}

    @property
    def protection(self) -> Iterator[tuple[str, Node]]:
        """What protects a service from strangers: numbers by name."""
        return _plain(self.root.get("protection"))

    @property
    def connections(self) -> Iterator[tuple[str, Node]]:
        """What protects the connections of a service: numbers by name."""
        return _plain(self.root.get("protection", "connections"))

    @property
    def deprecation_notice(self) -> str:
        """How long what is deprecated stays at least, as ISO 8601."""
        return self.root.get("governance", "breakingChange", "deprecationNotice").text()

    @property
    def retention(self) -> dict[str, str]:
        """How long the resource types of the standard are kept at least, ISO 8601, by name."""
        found = self.root.get("retention", "resourceTypes").items()
        return {name: node.get("retentionPeriod").text() for name, node in found}

    @property
    def retention_walk(self) -> tuple[float, int]:
        """How often a service looks for what has had its time, in seconds, and at how many things in one commit."""
        node = self.root.get("retention")
        return _seconds(node.get("every")), int(node.get("pageSize").number())

    @property
    def archival(self) -> dict[str, str]:
        """What becomes of the resource types of the standard at the end of their time, by name."""
        found = self.root.get("retention", "resourceTypes").items()
        return {name: node.get("archivalPolicy").text() for name, node in found}

    def rotation(self, key_type: str) -> str:
        """How old a key of a type may become, ISO 8601; empty for a type that the standard does not know."""
        return self.root.get("keys", "rotation", "types", key_type).text()

    def tool_prefix(self, module: str) -> str:
        """The prefix of the module's tool names, with its dot."""
        return self.root.get("modules", module, "toolPrefix").text(f"{module}.")

    def tools_of(self, module: str) -> tuple[str, ...]:
        """The tools that the standard gives a module, under these names."""
        return self.root.get("modules", module, "tools").texts()

    def topics_of(self, module: str) -> tuple[str, ...]:
        """The topics that the standard gives a module, under these names."""
        return self.root.get("modules", module, "topics").texts()

    def module_names(self) -> Iterator[str]:
        """The modules that the ecosystem knows."""
        yield from self.root.get("modules").mapping()

    def owner_of(self, name: str) -> str:
        """The module whose name a scope, a tool, a topic or a module has; empty when the ecosystem knows none."""
        if name in self.reserved_topics:
            return self.reserved_topics[name]
        modules = dict.fromkeys(self.module_names())
        named = name.split(".")[1] if name.startswith("q.") else name.partition(".")[0]
        prefixed = (module for module in modules if name.startswith(self.tool_prefix(module)))
        return named if named in modules else next(prefixed, "")

    def is_platform(self, module: str) -> bool:
        """Whether all modules are founded on it: it is of a tier below the highest."""
        tiers = [tier for tier in map(self.tier, self.module_names()) if tier is not None]
        own = self.tier(module)
        return own is not None and own < max(tiers)

    def tier(self, module: str) -> int | None:
        """The module's place in the order of foundations, lowest first; None when the ecosystem does not know it."""
        node = self.root.get("modules", module, "tier")
        return int(node.number()) if node.exists else None


def _plain(node: Node) -> Iterator[tuple[str, Node]]:
    return ((name, member) for name, member in node.items() if not member.mapping())


def _seconds(node: Node) -> float:
    """A length of time, in seconds."""
    found = Duration.parse(node.text())
    return float(found.shortest if found else 0)


def _texts(node: Node) -> dict[str, str]:
    return {name: member.text() for name, member in node.items()}
