"""Moments as they travel: RFC 3339, sent in UTC.

`format: date-time` in a contract means what RFC 3339 says, and what validators hold: leap seconds, the year 0000, `t`
and `z`, any number of digits. Whatever a contract lets in can be read here.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

_MOMENT: Final = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))", re.ASCII
)
_FIRST: Final = datetime.min.replace(tzinfo=UTC)
_LAST: Final = datetime.max.replace(tzinfo=UTC)
_LEAP: Final = 60  # the sixtieth second, which a minute has when the Earth is late
_LEAP_YEAR: Final = 4  # stands for the year 0000, which has the same days


def rfc3339(moment: datetime) -> str:
    """The moment in UTC with `Z`, to the millisecond.

    Raises:
        ValueError: the moment names no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is not a moment")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def moment_of(text: str) -> datetime:
    """The moment that an RFC 3339 text names, in UTC, cut to the microsecond.

    A leap second is the start of the next second, as in Unix time. What lies before the year 1 or after 9999 in UTC is
    the first or last moment that can be told. So the order of moments is kept.

    Raises:
        ValueError: it names none.
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text[:40]!r} is not a moment of RFC 3339")
    year, month, day, hour, minute, second = (int(part) for part in match.groups()[:6])
    leap = second == _LEAP
    micro = 0 if leap else int((match.group(7) or "")[:6].ljust(6, "0"))
    local = datetime(year or _LEAP_YEAR, month, day, hour, minute, second - leap, micro, UTC)
    if not year:
        return _FIRST
    ahead = timedelta(hours=int(match.group(9) or 0), minutes=int(match.group(10) or 0))
    try:
        return local + timedelta(seconds=leap) + (ahead if match.group(8) == "-" else -ahead)
    except OverflowError:
        return _FIRST if year == 1 else _LAST
