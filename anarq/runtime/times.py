"""Moments as they travel: RFC 3339 in UTC."""

from datetime import UTC, datetime


def rfc3339(moment: datetime) -> str:
    """The moment in UTC with `Z`, to the millisecond.

    Raises:
        ValueError: the moment names no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is not a moment")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_of(text: str) -> datetime:
    """The moment that an RFC 3339 text with `Z` names.

    Raises:
        ValueError: it names none.
    """
    return datetime.fromisoformat(text)
