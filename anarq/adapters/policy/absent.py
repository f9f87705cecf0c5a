"""No engine at all."""

from anarq.adapters.policy.verdicts import UNAVAILABLE
from anarq.ports.json import JsonObject
from anarq.ports.policy import Verdict


class NoPolicy:
    """`anarq.ports.policy.Policy` where no engine is installed: denies everything."""

    async def decide(self, question: JsonObject) -> Verdict:
        """Denial."""
        return UNAVAILABLE

    async def ready(self) -> bool:
        """Never."""
        return False
