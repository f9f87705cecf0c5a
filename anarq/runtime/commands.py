"""Commands to peers: kept in the outbox with the decision that gives them, sent after its commit, answered by an event.

A command is sent again until its peer answers or its time is over, each time with the same key of idempotency. The
answer, a refusal, or that nobody knows what came of it, is an event of this module alone, for a handler of its own: it
is committed before the command leaves the outbox, so that neither is lost and neither happens twice.
"""

import uuid
from collections.abc import Mapping
from typing import Final

from anarq.ports.clock import Clock
from anarq.ports.errors import DuplicateError, PortError, UnavailableError
from anarq.ports.json import JsonObject
from anarq.ports.peers import Answered, Behalf, Delegated, Peers, delegations_as_json, delegations_from_json
from anarq.ports.store import InboxMark, Outgoing, Store, Unit
from anarq.runtime.call import Call, Command
from anarq.runtime.operation import CommandKind, ModuleSpec
from anarq.wire import trace
from anarq.wire.errors import SERVICE_UNAVAILABLE
from anarq.wire.times import rfc3339

TOPIC: Final = "anarq.commands"
"""Where commands wait in the outbox. No bus ever sees them: topics of the ecosystem begin with `q.`."""

DELEGATED: Final = "delegated"
"""Where a waiting command, and the event of its answer, hold what the caller lets the service do in his name."""

_NAMES: Final = uuid.UUID("b9c6dd0e-7f0a-5c0e-8f5a-0f5b4a3f2c11")


class Commands:
    """Turns the commands of decisions into what waits in the outbox."""

    def __init__(self, spec: ModuleSpec) -> None:
        self._kinds: Mapping[tuple[str, str], CommandKind] = {
            (kind.peer, kind.operation): kind for kind in spec.commands
        }

    def outgoing(self, call: Call, commands: tuple[Command, ...]) -> tuple[Outgoing, ...]:
        """The commands of one call.

        Raises:
            ValueError: one that the module does not declare.
        """
        return tuple(self._outgoing(call, command, index) for index, command in enumerate(commands))

    def _outgoing(self, call: Call, command: Command, index: int) -> Outgoing:
        kind = self._kinds.get((command.peer, command.operation))
        if kind is None:
            raise ValueError(f"{call.module} does not declare the command {command.operation} to {command.peer}")
        id_ = str(uuid.uuid5(_NAMES, f"{call.module} {call.request_id} {index}"))
        waiting = {
            "id": id_,
            "peer": command.peer,
            "operation": command.operation,
            "parameters": command.parameters,
            "body": command.body,
            "about": command.about,
            "answers": kind.answers,
            "owner": call.owner,
            "until": call.now.timestamp() + kind.within,
            "trace": call.trace.headers(),
            DELEGATED: delegations_as_json(call.delegated if command.delegated is None else command.delegated),
        }
        return Outgoing(id_, TOPIC, f"{command.peer}/{command.about}", waiting)


class Courier:
    """Sends commands, for the relay of the outbox."""

    def __init__(self, spec: ModuleSpec, store: Store, clock: Clock, peers: Peers) -> None:
        """Takes the peers.

        Raises:
            ValueError: a declared command has no peer to be sent to.
        """
        missing = sorted({kind.peer for kind in spec.commands if not peers.reaches(kind.peer)})
        if missing:
            raise ValueError(f"{spec.name} sends commands to {', '.join(missing)}, and was given no way there")
        self._spec = spec
        self._store = store
        self._clock = clock
        self._peers = peers

    async def deliver(self, waiting: JsonObject) -> None:
        """Sends a command, and commits its answer.

        Raises:
            UnavailableError: there is no answer yet, and time is left; send it again.
        """
        with trace.entered(trace.read(_texts(waiting["trace"]))):
            key = str(waiting["id"])
            try:
                answered = await self._peers.send(
                    str(waiting["peer"]),
                    str(waiting["operation"]),
                    _members(waiting["parameters"]),
                    waiting["body"],
                    key,
                    Behalf(origin=key, delegated=delegated_of(waiting)),
                )
            except PortError as error:  # what it takes to send is not there: that may pass, or the time is over first
                answered = Answered(SERVICE_UNAVAILABLE, str(error), final=False)
        now = self._clock.now()
        if not answered.final and now.timestamp() < float(str(waiting["until"])):
            raise UnavailableError(f"{waiting['peer']} has not answered {waiting['operation']}: {answered.code}")
        try:
            mark = InboxMark(TOPIC, str(waiting["id"]))
            await self._store.commit(Unit(now=now, events=(self._answer(waiting, answered),), inbox=mark))
        except DuplicateError:
            return  # its answer was committed before

    def _answer(self, waiting: JsonObject, answered: Answered) -> Outgoing:
        """The answer as an event of this module: the asked beside it, so that its handler needs to keep nothing."""
        topic = str(waiting["answers"])
        data = {name: waiting[name] for name in ("about", "parameters", "body")}
        data |= {"code": answered.code, "message": answered.message, "certain": answered.final, "data": answered.data}
        data["details"] = answered.details
        event = {
            "specversion": "1.0",
            "id": f"{waiting['id']}-answer",
            "source": f"urn:anarq:{self._spec.name}",
            "type": topic,
            "subject": waiting["about"],
            "time": rfc3339(self._clock.now()),
            **({} if waiting["owner"] is None else {"squid": waiting["owner"]}),
            **_texts(waiting["trace"]),
            DELEGATED: waiting[DELEGATED],
            "data": data,
        }
        return Outgoing(f"{waiting['id']}-answer", topic, f"{waiting['peer']}/{waiting['about']}", event)


def delegated_of(kept: JsonObject) -> tuple[Delegated, ...]:
    """What a waiting command, or the event of its answer, holds of delegations."""
    return delegations_from_json(kept.get(DELEGATED, ()))


def _members(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {name: text for name, text in _members(value).items() if isinstance(text, str)}
