"""The handlers of a mock: one for each operation, and one that does nothing for all that enters besides."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Final, TypeAlias

from anarq.mock import reading, writing
from anarq.mock.desk import Desk
from anarq.mock.plan import Plan, Role, plan_of
from anarq.mock.published import Published
from anarq.mock.shapes import Shape, Shapes
from anarq.mock.shelf import Kept
from anarq.mock.streaming import Streams
from anarq.ports.content import Content
from anarq.ports.json import JsonObject
from anarq.runtime.call import Call, Decision, Event
from anarq.runtime.operation import Entry, ModuleSpec, Operation
from anarq.wire.streams import Stored

Handler: TypeAlias = Callable[..., Awaitable[Decision[object]]]

MESSAGE: Final = "Answered by the mock of the contract."
"""What every success of a mock says for people."""


def handlers_of(
    module: ModuleSpec, mocked: Iterable[Operation], published: Published, content: Content
) -> SimpleNamespace:
    """The handlers of operations, by their names in code.

    Args:
        module: as it is generated.
        mocked: those of its operations that are mocked.
        published: of the module.
        content: keeps the bytes of streams.
    """
    book = Shapes()
    plan = plan_of(module, mocked, book)
    topics = {topic.name: book.of(topic.schema) for topic in module.topics}
    mock = _Mock(plan, published, topics, Streams(content))
    return SimpleNamespace(**{role.operation.handler: mock.handler(role) for role in plan.roles.values()})


def idle(entries: Iterable[Entry]) -> SimpleNamespace:
    """The handlers of topics and jobs of a module that is mocked: nothing is done about them."""

    async def nothing(_: Call, *__: object) -> Decision[object]:
        return Decision(None, message="A mock does nothing about it.")

    return SimpleNamespace(**{entry.handler: nothing for entry in entries})


@dataclass(frozen=True, slots=True)
class _Mock:
    plan: Plan
    published: Published
    topics: Mapping[str, Shape]
    streams: Streams

    def handler(self, role: Role) -> Handler:
        operation = role.operation
        names = {parameter.argument: parameter.name for parameter in operation.parameters}

        async def handle(call: Call, body: object = None, **arguments: object) -> Decision[object]:
            given = {names[name]: value for name, value in arguments.items() if value is not None}
            members: JsonObject = body if isinstance(body, dict) else {}
            stream = body if isinstance(body, Stored) else None
            desk = Desk(self.plan, self.published, role, call, given, members, stream)
            if operation.gives is not None:
                return Decision(await self.streams.given(desk, operation.gives), message=MESSAGE)
            if operation.reads:
                return Decision(await reading.answer(desk), message=MESSAGE)
            return await self._write(desk)

        return handle

    async def _write(self, desk: Desk) -> Decision[object]:
        data, kept = await writing.answer(desk)
        changes = (*desk.shelf.changes, *await self.streams.taken(desk, kept))
        events = tuple(self._event(desk, topic, data, kept) for topic in desk.role.operation.emits)
        return Decision(data, changes=changes, events=events, message=MESSAGE)

    def _event(self, desk: Desk, topic: str, data: object, kept: Kept | None) -> Event:
        """What is told of it: all that is known by the names of the topic's contract."""
        shape = self.topics[topic]
        known = {**desk.of_caller(shape), **writing.told(desk, data, kept)}
        told = desk.view(shape, known, desk.absent(kept) if kept is not None else ())
        return Event(topic, told if isinstance(told, dict) else {}, desk.call.request_id if kept is None else kept.id)
