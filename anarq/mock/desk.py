"""One call of a mocked operation: what came in, what is kept, and what is to be said of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from anarq.mock import words
from anarq.mock.plan import Family, Item, Plan, Role
from anarq.mock.published import Published
from anarq.mock.settling import settled
from anarq.mock.shapes import Shape
from anarq.mock.shelf import Kept, Shelf, id_of
from anarq.mock.values import Maker
from anarq.runtime.call import Call, Refused
from anarq.runtime.operation import States
from anarq.wire.errors import NOT_FOUND, RATE_LIMIT_EXCEEDED, VERSION_CONFLICT
from anarq.wire.streams import Stored
from anarq.wire.times import rfc3339

_CONFLICT = "CONFLICT"


@dataclass
class Desk:
    """One call.

    Attributes:
        plan: of the module.
        published: of the module.
        role: of the operation.
        call: as the runtime gives it.
        given: parameters, by the names of the interface.
        body: of the request; its members, where it is an object.
        stream: the body, when it is a stream.
    """

    plan: Plan
    published: Published
    role: Role
    call: Call
    given: Mapping[str, object]
    body: Mapping[str, object]
    stream: Stored | None = None
    shelf: Shelf = field(init=False)
    maker: Maker = field(init=False)

    def __post_init__(self) -> None:
        self.shelf = Shelf(self.call.records, self.call.now, self.plan.indexed)
        self.maker = Maker(self.published, f"{self.call.request_id} {self.call.operation}", self.call.now)

    @property
    def asked(self) -> dict[str, object]:
        """All that the request says, by name: the path goes before the body."""
        return {**self.body, **self.given}

    async def along_path(self) -> list[Kept]:
        """The records that the path names, the outermost first.

        Raises:
            Refused: NOT_FOUND, or what the operation declares instead: one was not created, or is gone.
        """
        found = []
        for item in self.role.items:
            kept = await self.at(item)
            if kept is None and item is self.role.target and self._begins:
                break
            found.append(self.required(item.family, self.id_in_path(item), kept))
        return found

    @property
    def _begins(self) -> bool:
        """Whether the operation makes what its path ends with, when it is not there."""
        operation = self.role.operation
        if operation.method != "PUT" or not self.role.ends:
            return False
        return not self.published.declares(operation.name, 404) or operation.success == 201

    async def at(self, item: Item) -> Kept | None:
        """The record that a part of the path names, when it lies under the others that the path names."""
        if item.is_identity:
            kept = await self.shelf.get(item.family, self.id_in_path(item))
            found = [kept] if kept is not None else []
        else:
            found = await self.shelf.those(item.family, {name: self.given[by] for name, by in item.pairs})
        outer = [*self._outer(item)]
        return next(
            (kept for kept in found if all(kept.known.get(name, value) == value for name, value in outer)), None
        )

    def _outer(self, item: Item) -> Iterable[tuple[str, object]]:
        """The parameters of the path that stand before a part of it, by the members that they are."""
        for other in self.role.items[: self.role.items.index(item)]:
            if other.family != item.family:
                yield from ((name, self.given[by]) for name, by in other.pairs)

    @property
    def named_by_path(self) -> dict[str, object]:
        """The records that the path names, by the members that name them."""
        found: dict[str, object] = {}
        for item in self.role.items:
            found |= {name: self.given[by] for name, by in item.pairs}
        return found

    def id_in_path(self, item: Item) -> str:
        """What a part of the path names."""
        return id_of([self.given[name] for name in item.parameters])

    def required(self, family: Family, id: str, kept: Kept | None) -> Kept:  # noqa: A002 - the domain's word
        """The record; one that no caller can create is there whenever it is asked for.

        Raises:
            Refused: NOT_FOUND, or what the operation declares instead.
        """
        if kept is not None:
            return kept
        if family.name in self.plan.creatable:
            code = self.published.code(self.call.operation, 404, NOT_FOUND)
            raise Refused(code, f"There is no {family.name} `{id}`.", {"kind": family.name, "id": id})
        return self._come_about(family, id)

    def _come_about(self, family: Family, id: str) -> Kept:  # noqa: A002 - the domain's word
        shape = self.plan.shapes.get(family.name)
        wanted = {**self.of_caller(shape), **self.named_by_path, **self._before(family.states)}
        drawn = {name: self.fresh(shape, name) for name in family.identity if name not in wanted}
        wanted = {**drawn, **wanted}
        data = self.whole(family, wanted) if shape is not None else self.named_by_path
        named = [data.get(name, id) for name in family.identity]
        return Kept(family, id_of(named), data, at=dict(self.given), owner=self.call.owner)

    def fresh(self, shape: Shape | None, name: str) -> object:
        """What nobody has, for a member, or a parameter of a path, that names a record."""
        has_it = shape is not None and name in shape.members
        return self.maker.fresh(shape if shape is not None and has_it else self.plan.parameters, name)

    def _before(self, states: States | None) -> dict[str, object]:
        """The state in which a record must be for the operation to be carried out, where one is told."""
        pairs = () if states is None else sorted(states.moves.get(self.call.operation, ()), key=str)
        first = next((before for before, _ in pairs if before is not None), None)
        return {} if states is None or first is None else {states.member: first}

    def whole(self, family: Family, wanted: Mapping[str, object], spare: Iterable[str] = ()) -> dict[str, object]:
        """A record as its contract has it."""
        shape = self.plan.shapes[family.name]
        found = settled(shape, self.maker.example(shape, wanted), wanted, spare)
        return found if isinstance(found, dict) else {}

    def view(self, shape: Shape, known: Mapping[str, object], spare: Iterable[str] = ()) -> object:
        """What an operation shows, of what is known."""
        return settled(shape, self.maker.example(shape, known), known, spare)

    def absent(self, kept: Kept) -> set[str]:
        """The members that a record could have, and has not."""
        shape = self.plan.shapes.get(kept.family.name)
        return set() if shape is None else shape.members.keys() - kept.data.keys()

    def of_caller(self, shape: Shape | None) -> dict[str, object]:
        """The members that say who owns something, or who acted."""
        found: dict[str, object] = {}
        for name in shape.members if shape is not None else ():
            schema = shape.member(name) if shape is not None else {}
            if schema.get("title") == words.IDENTITY and self.call.identity.squid_id:
                found[name] = self.call.identity.ref()
            elif name in words.ACTORS and self.call.identity.squid_id:
                found[name] = self.call.identity.squid_id
        owner = next((name for name in words.OWNERS if shape is not None and name in shape.members), None)
        return found | ({owner: self.call.owner} if owner is not None and self.call.owner else {})

    def of_stream(self) -> dict[str, object]:
        """What a stream that came in says of itself."""
        stream = self.stream
        if stream is None:
            return {}
        found: dict[str, object] = dict.fromkeys(words.SIZES, stream.size)
        found |= dict.fromkeys(words.MEDIA_TYPES, stream.media_type) | dict.fromkeys(words.CONTENTS, stream.cid)
        return found | dict.fromkeys(words.DIGESTS, stream.digest.hex())

    def check_version(self, kept: Kept | None) -> None:
        """Holds the version that the caller has seen.

        Raises:
            Refused: VERSION_CONFLICT.
        """
        expected = self.asked.get(words.EXPECTED_VERSION)
        actual = 0 if kept is None else kept.data.get(words.VERSION, kept.version)
        if expected is not None and expected != actual:
            details = {"expected": expected, "actual": actual}
            raise Refused(VERSION_CONFLICT, f"The version is {actual}, and not {expected}.", details)

    async def check_window(self, kept: Kept) -> None:
        """Holds until when something may be done, where the record says that. From when on it may be has come as soon
        as an operation needs it, as states have.

        Raises:
            Refused: CONFLICT, or what the operation declares instead: it is over.
        """
        conditions, now = self.call.conditions, self.call.now
        windows = conditions.of(self.call.operation, "window").values()
        begun = {window["from"]: rfc3339(now) for window in windows if "from" in window}
        open_ = {window["until"]: rfc3339(now + timedelta(minutes=1)) for window in windows if "until" in window}
        said = {name: kept.data[name] for name in open_.keys() & kept.data.keys()}
        reasons = await conditions.outside(self.call.operation, {**begun, **open_, **said}, now)
        if reasons:
            details = {"kind": kept.family.name, "id": kept.id, "reasons": list(reasons)}
            raise self.conflict("The time in which it may be done is over.", details)

    async def check_share(self, family: Family) -> None:
        """Holds how many records somebody may begin in a day: everybody is new to a mock. Amounts are not counted here.

        Raises:
            Refused: RATE_LIMIT_EXCEEDED, he has begun as many.
        """
        now, owner, conditions = self.call.now, self.call.owner, self.call.conditions
        for name, allows in conditions.of(self.call.operation, "allows").items():
            most = allows["perDay"][words.STANDING]
            if owner is None or most is None or "perTransaction" in allows:
                continue
            used = await self.shelf.begun(family, owner, now.replace(hour=0, minute=0, second=0, microsecond=0), most)
            facts = {"standing": words.STANDING, "asked": 1, "used": used, "own": None, "scale": 1}
            reasons = await conditions.broken(name, facts, now)
            if reasons:
                raise Refused(RATE_LIMIT_EXCEEDED, "The standing allows no more on this day.", {"reasons": [*reasons]})

    def move(self, kept: Kept) -> bool:
        """Moves a record to the state that the operation leads to; whether it leads to any.

        Raises:
            Refused: CONFLICT, or what the operation declares instead: nothing leads there from where it is.
        """
        states = kept.family.states
        pairs = states.moves.get(self.call.operation, frozenset()) if states is not None else frozenset()
        if states is None or not any(before is not None for before, _ in pairs):
            return False
        now = kept.data.get(states.member)
        reached = self._led_on(states, now, {before for before, _ in pairs})
        after = self.in_order(kept.family, {after for before, after in pairs if before == reached})
        if not after:
            raise self.conflict(f"It is {now}.", {"kind": kept.family.name, "id": kept.id, states.member: now})
        said = [value for value in self.body.values() if isinstance(value, str) and value in after]
        kept.data[states.member] = state = (*said, *after)[0]
        self._note_time(kept, f"{state.lower()}At")
        return True

    def _led_on(self, states: States, now: object, wanted: set[str | None]) -> object:
        """The state from which the operation leads on: where only the module itself leads to it from the state that
        there is, by a job or an event, it has done so.
        """
        reached, pending = {now}, [now]
        while pending:
            at = pending.pop(0)
            if at in wanted:
                return at
            for name, pairs in states.moves.items():
                if name not in self.plan.operations:
                    following = sorted(after for before, after in pairs if before == at and after not in reached)
                    reached.update(following)
                    pending.extend(following)
        return now

    def in_order(self, family: Family, states: Iterable[str]) -> list[str]:
        """States in the order in which their contract lists them."""
        shape = self.plan.shapes.get(family.name)
        listed = shape.member(family.states.member).get("enum", []) if shape is not None and family.states else []
        return sorted(states, key=lambda state: (listed.index(state) if state in listed else len(listed), state))

    def _note_time(self, kept: Kept, name: str) -> None:
        shape = self.plan.shapes.get(kept.family.name)
        if shape is not None and name in shape.members:
            kept.data[name] = self.maker.moment

    def conflict(self, message: str, details: Mapping[str, Any]) -> Refused:
        """The refusal of what a state does not allow."""
        return Refused(self.published.code(self.call.operation, 409, _CONFLICT), message, details)
