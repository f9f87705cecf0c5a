"""What the service of Lantern has to implement.

Generated from modules/lantern by `anarq generate service`. Do not edit.
"""

from typing import Literal, Protocol

from anarq.reference.lantern._gen.models import (
    Flash,
    Lamp,
    LampPage,
    LampRequest,
    Signal,
)
from anarq.runtime.call import Call, Decision
from anarq.wire.streams import Stored


class Handlers(Protocol):
    """One method for each operation that Lantern provides, each topic that it consumes, each answer to its
    commands, and each of its jobs.

    The runtime calls it once every guard let the call in.
    """

    async def list_lamps(
        self,
        call: Call,
        *,
        limit: int = 50,
        cursor: str | None = None,
        colour: Literal["RED", "WHITE"] | None = None,
        class_: str | None = None,
    ) -> Decision[LampPage]:
        """List lamps."""
        ...

    async def light_lamp(
        self,
        call: Call,
        body: LampRequest,
    ) -> Decision[Lamp]:
        """Light a lamp. Ends with a quote: "lit" """
        ...

    async def get_lamp(
        self,
        call: Call,
        *,
        lamp_id: str,
    ) -> Decision[Lamp]:
        """Read a lamp."""
        ...

    async def remove_lamp(
        self,
        call: Call,
        *,
        lamp_id: str,
    ) -> Decision[None]:
        """Put a lamp out."""
        ...

    async def put_picture(
        self,
        call: Call,
        body: Stored,
        *,
        lamp_id: str,
    ) -> Decision[None]:
        """Keep a picture of a lamp."""
        ...

    async def get_picture(
        self,
        call: Call,
        *,
        lamp_id: str,
    ) -> Decision[Stored]:
        """See a lamp."""
        ...

    async def list_signals(
        self,
        call: Call,
    ) -> Decision[list[Signal]]:
        """List what is shown now."""
        ...

    async def flash(
        self,
        call: Call,
        body: Flash,
    ) -> Decision[Signal]:
        """Show a pattern once."""
        ...
