from typing import Any

from anarq.loader.build import Spot
from anarq.loader.json_positions import JsonPositions
from anarq.loader.json_scanner import scan_json
from anarq.loader.limits import Limits
from anarq.loader.text import Text, decode
from anarq.loader.yaml_reader import read_yaml
from anarq.model import pointer as pointers
from anarq.model.tree import Position, Positions


def locate(content: bytes, shown: str, limits: Limits, *, is_json: bool, is_stream: bool = False) -> Positions:
    """The position of every value of a file that was read before, by a second reading that keeps offsets.

    A JSON file is read again as a whole when very many positions are asked for, and not before.
    """
    text = decode(content, shown)
    if not is_json:
        return _positions(text, read_yaml(text, limits, locate=True, stream=is_stream))

    def every() -> Positions:
        return _positions(text, scan_json(text, limits, locate=True))

    return JsonPositions(text, every)


def _positions(text: Text, root: Spot) -> Positions:
    found: dict[str, Position] = {}
    pending: list[tuple[str, Spot]] = [("", root)]
    while pending:
        pointer, spot = pending.pop()
        key = None if spot.key_at is None else text.position(spot.key_at)
        found[pointer] = Position(text.position(spot.at), key)
        members = [(pointers.join(pointer, name), child) for name, child in _members(spot.value)]
        pending.extend(reversed(members))
    return found


def _members(value: Any) -> Any:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()
