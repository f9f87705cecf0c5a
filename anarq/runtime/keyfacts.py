"""What a decision says of keys, on its way into the state that all services share.

A key that ceases is taken out of use there before the decision is committed: whatever fails afterwards, it cannot act,
and the request can be repeated. A key that begins is made known after the commit, at once if that can be, and from the
outbox in any case. So no key acts that sQuid has not committed to, and no commit is forgotten.
"""

from collections.abc import Sequence
from typing import Final

from anarq.ports.bus import Deliver
from anarq.ports.identities import Identities, KeyFact
from anarq.ports.json import JsonObject
from anarq.ports.store import Outgoing

TOPIC: Final = "anarq.keys"
"""Where facts wait in the outbox. No bus ever sees it: topics of the ecosystem begin with `q.`."""


def outgoing(facts: Sequence[KeyFact], request_id: str) -> tuple[Outgoing, ...]:
    """The facts of one call, ready for the outbox."""
    return tuple(
        Outgoing(f"{request_id}-key-{index}", TOPIC, fact.did, _as_json(fact)) for index, fact in enumerate(facts)
    )


def _as_json(fact: KeyFact) -> JsonObject:
    return {"did": fact.did, "identity": fact.identity, "active": fact.active}


def _read(event: JsonObject) -> KeyFact:
    return KeyFact(str(event["did"]), str(event["identity"]), event["active"] is True)


def outlet(identities: Identities) -> Deliver:
    """Takes facts out of the outbox into the shared state."""

    async def take(event: JsonObject) -> None:
        await identities.note(_read(event))

    return take
