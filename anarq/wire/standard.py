"""What the standard says to both ends of a call, as one value. It is generated, and handed to whoever acts by it."""

from collections.abc import Mapping
from dataclasses import dataclass

from anarq.wire.retry import Retry


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """Facts of `spec/standards.yaml`, which says what each means; times in seconds, headers by lower-case name.

    Attributes:
        max_skew: how far the time of a request may be from the module's.
        signed: the headers that a signature covers, present or absent.
        identity: the headers that are a part of what makes two requests the same.
        refusals: the code for a header off its schema; any other is `MALFORMED_REQUEST`.
        kept: how long an answer is kept under its key of idempotency.
        lease: how long a call, or a turn of a job, may take before another may take over.
        max_values: most values and names of members in one body, and in one answer.
        retry: when a call is made again, where a module says nothing else.
        signing_key_age: how old a key that signs may become.
        key_ages: how old any key may become, by environment.
    """

    max_skew: float
    signed: tuple[str, ...]
    identity: tuple[str, ...]
    refusals: Mapping[str, str]
    kept: float
    lease: float
    max_values: int
    retry: Retry
    signing_key_age: float
    key_ages: Mapping[str, float]

    def due(self, environment: str) -> float:
        """The age at which another key should take the place of one that signs, in seconds: the stricter holds.

        Args:
            environment: the name of the one that it is used in; one that the standard does not know has no age.
        """
        return min(self.signing_key_age, self.key_ages.get(environment, self.signing_key_age))
