"""A play of the mocks of clients: what is remembered of each operation, asked twice, and shown by those after it."""

from collections.abc import Mapping

from behaviour import differing

from anarq.clients.endpoint import Endpoint
from anarq.clients.kept import Kept


def answers_otherwise(before: Mapping[str, Mapping[str, Endpoint]], now: Mapping[str, Mapping[str, Endpoint]]) -> str:
    """The module of which the mock of a client answers otherwise; empty: none."""
    changed = (name for name in differing(before, now) if name in before and name in now)
    return next((name for name in changed if _remembered(before[name]) != _remembered(now[name])), "")


def _remembered(endpoints: Mapping[str, Endpoint]) -> list[object]:
    """What a mock answers to each operation; of one that cannot be answered, why."""
    kept = Kept()
    return [_answered(kept, endpoint) for endpoint in endpoints.values() for _ in range(2)]


def _answered(kept: Kept, endpoint: Endpoint) -> object:
    try:
        return kept.answer(endpoint, {}, {}, lambda _: True)
    except (LookupError, TypeError, ValueError) as error:
        return repr(error)
