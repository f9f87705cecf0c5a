"""What all services of a deployment share, as one."""

from typing import Protocol

from anarq.ports.deposits import Deposits
from anarq.ports.identities import Identities
from anarq.ports.nonces import Nonces
from anarq.ports.policy import Revocations


class Shared(Nonces, Revocations, Deposits, Identities, Protocol):
    """Nonces, revocations, deposited grants, and what sQuid says of keys."""
