"""Carries out the edits of a fix on data. No IO; positions, comments and layout are for whoever writes the file."""

import copy
from collections.abc import Iterable
from typing import TypeAlias

from anarq.model import pointer as pointers
from anarq.model.tree import Json
from anarq.rules.rule import REMOVE, Edit, Rename

_Holder: TypeAlias = dict[str, Json] | list[Json]


class EditError(ValueError):
    """An edit of a place that is not there."""


def apply(data: Json, edits: Iterable[Edit | Rename]) -> Json:
    """The data after the edits, one after the other. The data that is given stays as it is.

    Raises:
        EditError: the parent of the place does not exist, there is nothing to remove or to rename, or the new key is
            taken.
    """
    changed = copy.deepcopy(data)
    for edit in edits:
        *way, last = pointers.split(edit.pointer) or ("",)
        if not edit.pointer:
            raise EditError("the root of a document cannot be edited")
        holder = _holder(changed, way, edit)
        if isinstance(edit, Rename):
            _rename(holder, last, edit)
        else:
            _edit(holder, last, edit)
    return changed


def _rename(holder: _Holder, last: str, edit: Rename) -> None:
    if not isinstance(holder, dict) or last not in holder or edit.key in holder:
        raise EditError(f"`{edit.pointer}` cannot be called `{edit.key}`")
    members = {edit.key if key == last else key: value for key, value in holder.items()}
    holder.clear()
    holder.update(members)


def _holder(data: Json, way: Iterable[str], edit: Edit | Rename) -> _Holder:
    here = data
    for token in way:
        if isinstance(here, dict) and token in here:
            here = here[token]
        elif isinstance(here, list) and token.isdecimal() and int(token) < len(here):
            here = here[int(token)]
        else:
            raise EditError(f"there is nothing at `{token}` on the way to `{edit.pointer}`")
    if not isinstance(here, dict | list):
        raise EditError(f"`{edit.pointer}` is in no object or list")
    return here


def _edit(holder: _Holder, last: str, edit: Edit) -> None:
    if isinstance(holder, dict):
        if edit.value is not REMOVE:
            holder[last] = edit.value
        elif holder.pop(last, REMOVE) is REMOVE:
            raise EditError(f"there is nothing to remove at `{edit.pointer}`")
    elif last == "-" and edit.value is not REMOVE:
        holder.append(edit.value)
    elif not last.isdecimal() or int(last) >= len(holder):
        raise EditError(f"the list has no position `{last}`: `{edit.pointer}`")
    elif edit.value is REMOVE:
        del holder[int(last)]
    else:
        holder[int(last)] = edit.value
