"""The way to one module: an HTTP client, and what a client draws from outside, handed in so that tests can set it."""

import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import httpx

from anarq.clients._gen.common.standard import STANDARD
from anarq.clients.contracts import Contracts
from anarq.clients.delegating import Service
from anarq.clients.guarded import Guard
from anarq.ports.clock import Clock
from anarq.wire.retry import Retry

NONCE_BYTES: Final = 16
MAX_ANSWER: Final = 16 * 1024 * 1024
"""Largest answer that is read, in bytes."""


def fresh_nonce() -> bytes:
    """Bytes that were never used before."""
    return secrets.token_bytes(NONCE_BYTES)


def fresh_key() -> str:
    """A name for one request."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """The way to one module. Shared by all clients of it in a process.

    Attributes:
        http: sends requests; its time limits and pool are its own. Its `base_url` is the module's.
        clock: tells the time and waits.
        retry: when a call is made again; by default as the standard has it.
        nonce: fresh bytes for a signature.
        key: a fresh `Idempotency-Key`.
        random: a number from 0 up to 1.
        contracts: compiled contracts, to hold answers to.
        max_answer: largest answer that is read, in bytes.
        service: who answers.
        guard: the breaker before the module; None: nobody counts its failures.
    """

    http: httpx.AsyncClient
    clock: Clock
    retry: Retry = STANDARD.retry
    nonce: Callable[[], bytes] = fresh_nonce
    key: Callable[[], str] = fresh_key
    random: Callable[[], float] = field(default=secrets.SystemRandom().random)
    contracts: Contracts = field(default_factory=Contracts)
    max_answer: int = MAX_ANSWER
    service: Service = field(default_factory=Service)
    guard: Guard | None = None
