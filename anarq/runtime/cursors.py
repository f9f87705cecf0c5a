"""Cursors that continue what they were given out for: one listing, asked for in the same words by the same owner."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from anarq.ports.errors import CursorError
from anarq.ports.json import dumps
from anarq.ports.store import Listing, Record, Records, Trail, TrailQuery

LIMIT: Final = "limit"
"""Parameter: how many items a page holds at most; it may change from page to page."""

CURSOR: Final = "cursor"
"""Parameter: where to read on."""

_BYTES: Final = 6


class Continued:
    """`Records` of one call, whose cursors bind all that the call asks, also what its handler looks through itself."""

    def __init__(self, records: Records, operation: str, owner: str | None, asked: Mapping[str, object]) -> None:
        """Nothing is read yet.

        Args:
            records: of the module's state.
            operation: that asks.
            owner: whom the call is about.
            asked: its parameters.
        """
        self._records = records
        said = {name: value for name, value in asked.items() if name not in {LIMIT, CURSOR}}
        digest = hashlib.sha256(dumps([operation, owner, said], canonical=True).encode()).digest()
        self._mark = base64.urlsafe_b64encode(digest[:_BYTES]).decode()

    async def get(self, kind: str, id: str) -> Record | None:  # noqa: A002 - the domain's word
        """The record, or None."""
        return await self._records.get(kind, id)

    async def list(
        self,
        kind: str,
        *,
        owner: str | None = None,
        where: Mapping[str, str] | None = None,
        limit: int = 50,
        cursor: str | None = None,
    ) -> Listing:
        """One page of records; see the port."""
        at = self._inner(cursor)
        found = await self._records.list(kind, owner=owner, where=where, limit=limit, cursor=at)
        return Listing(found.records, self._outer(found.cursor))

    async def trail(self, query: TrailQuery) -> Trail:
        """One page of the audit trail of somebody; see the port."""
        found = await self._records.trail(replace(query, cursor=self._inner(query.cursor)))
        return Trail(found.entries, self._outer(found.cursor))

    def _inner(self, cursor: str | None) -> str | None:
        if cursor is not None and not cursor.startswith(self._mark):
            raise CursorError("no cursor that was given out here, for what is asked")
        return None if cursor is None else cursor.removeprefix(self._mark)

    def _outer(self, cursor: str | None) -> str | None:
        return None if cursor is None else self._mark + cursor
