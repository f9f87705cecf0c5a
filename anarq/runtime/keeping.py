"""How long a module keeps what it holds, as plain frozen values that a generator prints from its spec."""

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal, TypeAlias

from anarq.ports.json import JsonObject
from anarq.ports.store import Table

Archival: TypeAlias = Literal["DELETE", "ARCHIVE", "ANONYMIZE"]
"""What becomes of something at the end of its time."""

_BEGINNING: Final = datetime.min.replace(tzinfo=UTC)
_END: Final = datetime.max.replace(tzinfo=UTC)
_YEAR: Final = 12  # months


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time: months of the calendar, and seconds."""

    months: int = 0
    seconds: int = 0

    def before(self, now: datetime) -> datetime:
        """The latest moment from which the whole period has passed; where a month is too short, its last day."""
        return _moved(now, -self.months, -self.seconds)

    def after(self, now: datetime) -> datetime:
        """The moment at which the whole period will have passed; where a month is too short, its last day."""
        return _moved(now, self.months, self.seconds)


def _moved(now: datetime, months: int, seconds: int) -> datetime:
    """A moment by so much later, or earlier; one that no calendar has is its first, or its last."""
    year, month = divmod(now.year * _YEAR + now.month - 1 + months, _YEAR)
    if year < 1:
        return _BEGINNING
    if year > _END.year:
        return _END
    day = min(now.day, calendar.monthrange(year, month + 1)[1])
    try:
        return now.replace(year=year, month=month + 1, day=day) + timedelta(seconds=seconds)
    except OverflowError:
        return _END if seconds > 0 else _BEGINNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The records of one kind.

    Attributes:
        kind: as in `Record.kind`.
        in_force: which of them have not begun to age: those whose property has one of the values. Without properties,
            all of them, until the module itself deletes them; None: none.
        schema: self-contained JSON Schema of the body, by which it is anonymised, and copied without its secrets; None
            where it never is, and has none.
        identifier: the property that names one; empty where there is no schema.
    """

    kind: str
    in_force: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    schema: JsonObject | None = None
    identifier: str = ""

    def is_in_force(self, body: JsonObject) -> bool:
        """Whether a record of that body has not begun to age."""
        return self.in_force is not None and all(body.get(name) in values for name, values in self.in_force)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """How long the records of one resource type are kept.

    Attributes:
        resource: the resource type.
        period: how long, from the last change of a record on.
        archival: what becomes of it then.
        collections: of its records.
        tables: of the platform that belong to it.
        legal_hold: whether a legal hold keeps it.
        consents: purposes; the consent of the owner to one of them keeps it, while it is in force.
        business_critical: whether nothing of it is lost: it is archived in any case.
        obliged: whether the law has it kept, so that nobody can have it erased.
    """

    resource: str
    period: Period
    archival: Archival
    collections: tuple[Collection, ...] = ()
    tables: tuple[Table, ...] = ()
    legal_hold: bool = False
    consents: tuple[str, ...] = ()
    business_critical: bool = False
    obliged: bool = False

    @property
    def end(self) -> Archival:
        """What becomes of it, the business considered."""
        return "ARCHIVE" if self.business_critical else self.archival


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What a module keeps.

    Attributes:
        every: seconds from one walk over everything to the next.
        page: how many records and rows are looked at in one commit.
        keepings: by resource type.
    """

    every: float
    page: int
    keepings: tuple[Keeping, ...]

    def of(self, resource: str) -> Keeping | None:
        """How long a resource type is kept; None: the module has none of it."""
        return next((each for each in self.keepings if each.resource == resource), None)
