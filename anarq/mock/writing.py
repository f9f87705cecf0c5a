"""What a mock does at writes: records begin, change, move from state to state, and go."""

from collections.abc import Mapping, Sequence
from typing import Final

from anarq.mock import words
from anarq.mock.desk import Desk
from anarq.mock.plan import CREATED, Family
from anarq.mock.reading import single_id, view_of
from anarq.mock.settling import settled
from anarq.mock.shapes import Shape
from anarq.mock.shelf import Kept, id_of

_TRIES: Final = 8
"""So often another name is drawn while there is a record of that name."""


async def answer(desk: Desk) -> tuple[object, Kept | None]:
    """The data of a write, and the record that it is about.

    Raises:
        Refused: there is no such record, its state or its time does not allow it, or it has another version; or the
            caller has begun as many as he may.
    """
    role, shape = desk.role, desk.role.shape
    named = await desk.along_path()
    for subject in named[-1:]:
        await desk.check_window(subject)
    begun = _begun(desk, named)
    if begun is None and not named:
        return _computed(desk, named), None
    kept = await _existing(desk, begun) if begun is not None else named[-1]
    if kept is not None:
        desk.check_version(kept)
        await _change(desk, kept, begins=begun is not None)
    elif begun is not None:
        desk.check_version(named[-1] if named and named[-1].family != begun else None)
        await desk.check_share(begun)
        kept = await _create(desk, begun, named)
    if shape is None or kept is None:
        return None, kept
    if role.family != kept.family:
        return _computed(desk, named), kept
    return view_of(desk, shape, kept), kept


def _begun(desk: Desk, named: Sequence[Kept]) -> Family | None:
    """The family of which the operation begins a record; None: it changes one that its path names, or none."""
    role = desk.role
    if role.target is not None and len(named) < len(role.items):
        return role.target.family  # a PUT of what is not there yet
    if named and role.family in (None, named[-1].family):
        return None
    return role.family


def _computed(desk: Desk, named: Sequence[Kept]) -> object:
    """An example, about what was said."""
    shape = desk.role.shape
    if shape is None:
        return None
    known = {name: value for each in named for name, value in each.known.items()}
    return desk.view(shape, {**known, **desk.of_caller(shape), **desk.of_stream(), **desk.asked})


async def _existing(desk: Desk, family: Family) -> Kept | None:
    """The record that is not begun by the operation: there is one of its name, or another operation begins them.

    Raises:
        Refused: another operation begins them, and has not.
    """
    id_ = _chosen(desk, family)
    kept = None if id_ is None else await desk.shelf.get(family, id_)
    if kept is None and id_ is not None and desk.call.operation not in desk.plan.creators:
        return desk.required(family, id_, None)
    return kept


def _chosen(desk: Desk, family: Family) -> str | None:
    """The name that the caller has chosen, by the body, the path, or by who he is; None: it is for the mock to draw."""
    if desk.role.single:
        return single_id(desk, family)
    target = desk.role.target
    if target is not None and target.family == family:
        return desk.id_in_path(target) if target.is_identity else None
    said = {**desk.of_caller(desk.plan.shapes.get(family.name)), **desk.body, **desk.named_by_path}
    return id_of([said[name] for name in family.identity]) if {*family.identity} <= said.keys() else None


async def _change(desk: Desk, kept: Kept, *, begins: bool) -> None:
    """Changes a record, or removes it.

    Raises:
        Refused: its state does not allow it; or it was to begin, and is there.
    """
    role, operation = desk.role, desk.role.operation
    begins = begins and operation.success in CREATED and operation.method == "POST"
    if begins and words.EXPECTED_VERSION not in desk.asked:
        raise desk.conflict(f"There is a {kept.family.name} `{kept.id}`.", {"kind": kept.family.name, "id": kept.id})
    moved = desk.move(kept)
    await _move_others(desk, kept)
    if operation.method == "DELETE" and not (moved and role.family == kept.family):
        desk.shelf.remove(kept)
    elif moved or role.ends or role.shape is None or role.family == kept.family:
        _merge(desk, kept)
        desk.shelf.put(kept)


def _merge(desk: Desk, kept: Kept) -> None:
    """Takes what the body says into a record: a member that it says as null is gone, where the contract lets it go."""
    shape, family = desk.plan.shapes.get(kept.family.name), kept.family
    kept.said |= desk.body
    fixed = {*family.identity, words.VERSION, *([family.states.member] if family.states else [])}
    said = {name: value for name, value in {**desk.of_stream(), **desk.body}.items() if name not in fixed}
    if shape is None:
        kept.data |= said
        return
    gone = {name for name, value in said.items() if value is None}
    counted = {words.VERSION: _number(kept.data.get(words.VERSION)) + 1} if _counts(shape) else {}
    times = dict.fromkeys(words.CHANGED & shape.members.keys(), desk.maker.moment)
    before, named = kept.data, {name: value for name, value in said.items() if name not in gone}
    merged = settled(shape, before, {**counted, **times, **named}, gone)
    kept.data = merged if isinstance(merged, dict) else before


async def _create(desk: Desk, family: Family, named: Sequence[Kept]) -> Kept:
    shape = desk.plan.shapes.get(family.name)
    parent = named[-1] if named else None
    identity = await _identity(desk, family, shape)
    id_ = single_id(desk, family) if desk.role.single else id_of([identity[name] for name in family.identity])
    at = {**desk.named_by_path, **desk.given}
    wanted: dict[str, object] = desk.of_caller(shape)
    for each in (*await _above(desk, family), *await _referred(desk, family), *named):
        wanted |= _inherited(family, shape, each)
    wanted |= {**desk.of_stream(), **desk.body, **at, **_initial(desk, family, shape), **identity}
    data = desk.whole(family, wanted, _unsaid(desk)) if shape is not None else {**desk.body, **identity}
    kept = Kept(family, id_, data, said=dict(desk.body), at=at, owner=desk.call.owner)
    if parent is not None and parent.family != family:
        await _tell_parent(desk, parent, kept)
    desk.shelf.put(kept)
    return kept


async def _identity(desk: Desk, family: Family, shape: Shape | None) -> dict[str, object]:
    """What names a new record: what the caller has chosen, else what nobody has."""
    said = {**desk.of_caller(shape), **desk.body, **desk.given, **desk.named_by_path}
    chosen = {name: said[name] for name in family.identity if name in said}
    for _ in range(_TRIES):
        drawn = {name: desk.fresh(shape, name) for name in family.identity if name not in chosen}
        found = {name: {**chosen, **drawn}.get(name) for name in family.identity}
        if not drawn or await desk.shelf.get(family, id_of([found[name] for name in family.identity])) is None:
            return found
    raise desk.conflict(f"Every name of a {family.name} that was drawn is taken.", {"kind": family.name})


def _initial(desk: Desk, family: Family, shape: Shape | None) -> dict[str, object]:
    """State, version and moments of a record that begins."""
    found: dict[str, object] = {}
    if family.states is not None:
        moves = family.states.moves
        own = [pair for pair in moves.get(desk.call.operation, ()) if pair[0] is None]
        firsts = own or [pair for pairs in moves.values() for pair in pairs if pair[0] is None]
        states = desk.in_order(family, {after for _, after in firsts})
        said = desk.body.get(family.states.member)
        if states:
            found[family.states.member] = said if said in states else states[0]
    if shape is not None and _counts(shape):
        found[words.VERSION] = 1
    begins = [name for name in words.CREATED if shape is not None and name in shape.members]
    return found | dict.fromkeys(begins[:1], desk.maker.moment)


async def _above(desk: Desk, family: Family) -> list[Kept]:
    """The records under whose paths a new one lies, where nothing that is sent names them: the newest of each kind."""
    paths = [[item.family for item in role.items] for role in desk.plan.roles.values()]
    outer = {other for path in paths if family in path for other in path[: path.index(family)] if other != family}
    said = desk.body.keys() | desk.named_by_path.keys()
    found: list[Kept] = []
    for other in sorted(outer, key=lambda each: each.name):
        if not {*other.identity} <= said:
            newest, _ = await desk.shelf.page(other, 1, None)
            found += newest
    return found


async def _referred(desk: Desk, family: Family) -> list[Kept]:
    """The records of other families that the body names."""
    found = []
    for other in desk.plan.families:
        if other != family and {*other.identity} <= desk.body.keys():
            kept = await desk.shelf.get(other, id_of([desk.body[name] for name in other.identity]))
            found += [kept] if kept is not None else []
    return found


def _inherited(family: Family, shape: Shape | None, other: Kept) -> dict[str, object]:
    """What a record has of one that it is created for: members of equal names, but for state, version and times."""
    if shape is None:
        return {}
    own = {words.VERSION, *family.identity, *([family.states.member] if family.states else [])}
    own |= {name for name in shape.members if shape.member(name).get("format") == "date-time"}
    return {name: value for name, value in other.data.items() if name in shape.members and name not in own}


async def _tell_parent(desk: Desk, parent: Kept, kept: Kept) -> None:
    """Moves the record for which another was created, and has it name that one, where its contract can."""
    await _move_others(desk, parent)
    moved = desk.move(parent)
    shape = desk.plan.shapes.get(parent.family.name)
    names = {name: kept.data.get(name) for name in kept.family.identity if shape is not None and name in shape.members}
    if shape is not None and names and names.keys() - parent.data.keys():
        told = settled(shape, parent.data, names)
        parent.data, moved = (told, True) if isinstance(told, dict) else (parent.data, moved)
    if moved:
        desk.shelf.put(parent)


async def _move_others(desk: Desk, kept: Kept) -> None:
    """Moves the records of other families that a record names, where the operation leads them to another state."""
    for family in desk.plan.families:
        states = family.states
        if family == kept.family or states is None or desk.call.operation not in states.moves:
            continue
        if not {*family.identity} <= kept.data.keys():
            continue
        other = await desk.shelf.get(family, id_of([kept.data[name] for name in family.identity]))
        befores = {before for before, _ in states.moves[desk.call.operation]}
        if other is not None and other.data.get(states.member) in befores:
            desk.move(other)
            desk.shelf.put(other)


def _unsaid(desk: Desk) -> set[str]:
    """What the caller could have said of a new record, and did not: an example of it would be nobody's word."""
    request = desk.role.operation.request
    return set() if request is None else Shape(request).members.keys() - desk.body.keys()


def _counts(shape: Shape) -> bool:
    return shape.member(words.VERSION).get("type") == "integer"


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def told(desk: Desk, data: object, kept: Kept | None) -> Mapping[str, object]:
    """All that an event may say of what was done, by name."""
    answered = data if isinstance(data, dict) else {}
    known = kept.known if kept is not None else {}
    return {**desk.asked, **desk.named_by_path, **known, **answered}
