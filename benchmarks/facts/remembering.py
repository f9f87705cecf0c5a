"""A play of the mocks of clients: what is remembered of each operation, asked twice, and shown by those after it."""

from collections.abc import Mapping

from anarq.clients.endpoint import Endpoint
from anarq.clients.kept import Kept


def remembered(endpoints: Mapping[str, Endpoint]) -> list[object]:
    """What a mock answers to each operation; of one that cannot be answered, why."""
    kept = Kept()
    return [_answered(kept, endpoint) for endpoint in endpoints.values() for _ in range(2)]


def _answered(kept: Kept, endpoint: Endpoint) -> object:
    try:
        return kept.answer(endpoint, {}, {}, lambda _: True)
    except (LookupError, TypeError, ValueError) as error:
        return repr(error)
