"""What a mock answers to reads: what was created, and an example of what nobody creates."""

from typing import Final

from anarq.mock import words
from anarq.mock.desk import Desk
from anarq.mock.filters import passes
from anarq.mock.plan import Family
from anarq.mock.shapes import Shape
from anarq.mock.shelf import Kept, id_of
from anarq.runtime.cursors import CURSOR, LIMIT

_USUAL: Final = 50
_LOOKS: Final = 20
"""So many times a page of the store is looked through for one page that is filtered; the rest is asked for anew."""


async def answer(desk: Desk) -> object:
    """The data of a read.

    Raises:
        Refused: NOT_FOUND, or what the operation declares instead.
        CursorError: the cursor was not given out here.
    """
    role = desk.role
    named = await desk.along_path()
    if role.shape is None:
        return None
    if role.lists:
        return await _page(desk, role.shape)
    kept = await _subject(desk, named)
    if kept is None:
        known = {name: value for each in named for name, value in each.known.items()}
        return desk.view(role.shape, {**known, **desk.of_caller(role.shape), **desk.asked}, _optional(desk))
    return view_of(desk, role.shape, kept)


async def _subject(desk: Desk, named: list[Kept]) -> Kept | None:
    """The record that is shown; None: none is, or none is kept.

    Raises:
        Refused: NOT_FOUND, or what the operation declares instead.
    """
    role, family = desk.role, desk.role.family
    if named and (role.ends or named[-1].family == family):
        return named[-1]
    if family is None:
        return None
    if role.single:
        return await _own(desk, family)
    said = desk.asked if not named else named[-1].known
    if not {*family.identity} <= said.keys():
        return None
    id_ = id_of([said[name] for name in family.identity])
    kept = await desk.shelf.get(family, id_)
    return kept if named else desk.required(family, id_, kept)


async def _own(desk: Desk, family: Family) -> Kept | None:
    """The one record that the caller has, or the newest of several."""
    id_ = single_id(desk, family)
    kept = await desk.shelf.get(family, id_) or await desk.shelf.newest(family, desk.call.owner)
    if kept is None and desk.published.declares(desk.call.operation, 404) and family.name in desk.plan.creatable:
        return desk.required(family, id_, None)
    return kept


def single_id(desk: Desk, family: Family) -> str:
    """Under what the one record is kept that its owner has."""
    owner = desk.call.owner or ""
    return owner if len(family.identity) == 1 and family.identity[0] in words.OWNERS else f"@{owner}"


def view_of(desk: Desk, shape: Shape, kept: Kept) -> object:
    """A record as an answer shows it."""
    whole = desk.plan.shapes.get(kept.family.name)
    if whole is not None and whole.title == shape.title and shape.holds(kept.data):
        return kept.data
    return desk.view(shape, kept.known, {*desk.absent(kept), *_optional(desk)})


def _optional(desk: Desk) -> set[str]:
    """What the request could have said, and did not."""
    operation = desk.role.operation
    could = {parameter.name for parameter in operation.parameters}
    if operation.request is not None:
        could |= Shape(operation.request).members.keys()
    return could - desk.asked.keys()


async def _page(desk: Desk, shape: Shape) -> object:
    family, item = desk.role.family, shape.item
    if family is None or item is None or family.name not in desk.plan.creatable:
        return _example_page(desk, shape)
    limit, cursor = desk.given.get(LIMIT, _USUAL), desk.given.get(CURSOR)
    size = limit if isinstance(limit, int) else _USUAL
    found, at = await _found(desk, family, size, str(cursor) if cursor is not None else None)
    shown = [view_of(desk, item, kept) for kept in found]
    if shape.is_list:
        return shown if shape.holds(shown) else desk.maker.example(shape)
    wanted: dict[str, object] = {shape.list_name: shown, **({words.NEXT: at} if at is not None else {})}
    wanted |= {name: len(shown) for name in words.TOTALS & shape.members.keys()}
    return desk.view(shape, wanted, {words.NEXT})


def _example_page(desk: Desk, shape: Shape) -> object:
    """The example of a page, of which nobody creates the items: as though they were those that are asked for."""
    example = desk.maker.example(shape)
    if not isinstance(example, dict) or shape.item is None or CURSOR in desk.given:
        return desk.view(shape, {shape.list_name: []}, {words.NEXT}) if shape.list_name else example
    limit = desk.given.get(LIMIT, _USUAL)
    items = example.get(shape.list_name, [])[: limit if isinstance(limit, int) else _USUAL]
    asked = {name: value for name, value in desk.given.items() if name != LIMIT}
    shown = [desk.view(shape.item, {**each, **asked}) for each in items if isinstance(each, dict)]
    return desk.view(shape, {shape.list_name: shown}, {words.NEXT})


async def _found(desk: Desk, family: Family, limit: int, cursor: str | None) -> tuple[list[Kept], str | None]:
    """The records that are asked for, and where to read on."""
    found: list[Kept] = []
    for _ in range(_LOOKS):
        looked, cursor = await desk.shelf.page(family, limit - len(found), cursor)
        found += [kept for kept in looked if _matches(desk, kept)]
        if cursor is None or len(found) == limit:
            break
    return found, cursor


def _matches(desk: Desk, kept: Kept) -> bool:
    """Whether a record lies at the path, and every filter that is understood lets it pass."""
    aliases = {by: name for item in desk.role.items for name, by in item.pairs}
    known = kept.known
    asked = {aliases.get(name, name): value for name, value in desk.given.items()}
    whole = desk.plan.shapes.get(kept.family.name)
    members = whole.members.keys() if whole is not None else known.keys()
    return all(passes(known, members, name, value) for name, value in asked.items())
