"""The ports that a module runs on, as one value."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TypeAlias

from anarq.ports.bus import Bus
from anarq.ports.clock import Clock
from anarq.ports.content import Content
from anarq.ports.deposits import Deposits
from anarq.ports.identities import Identities
from anarq.ports.keys import Keys
from anarq.ports.limits import Limits, Reputation
from anarq.ports.nonces import Nonces
from anarq.ports.policy import Policy, Revocations
from anarq.ports.store import Store
from anarq.ports.telemetry import Telemetry
from anarq.runtime.operation import ModuleSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Everything outside the process's own memory.

    `reputation` None: everybody is neutral. `deposits` None: no grant is named by CID. `life`: what handlers open for
    themselves is entered there, and closed when the module stops, the last first.
    """

    store: Store
    bus: Bus
    content: Content
    policy: Policy
    revocations: Revocations
    identities: Identities
    keys: Keys
    limits: Limits
    nonces: Nonces
    clock: Clock
    telemetry: Telemetry
    deposits: Deposits | None = None
    reputation: Reputation | None = None
    life: AsyncExitStack = field(default_factory=AsyncExitStack)


HandlersFactory: TypeAlias = Callable[[Ports], object]
"""Makes the handlers of a module: an object with one async method per operation."""

StandIn: TypeAlias = Callable[[ModuleSpec, HandlersFactory], tuple[ModuleSpec, HandlersFactory]]
"""Completes a module with what answers for the operations that its service does not provide."""
