"""YAML as operators read it."""

from anarq.generators.jsonfile import json_text
from anarq.model.tree import Json

_STEP = "  "


def yaml_text(first: str, value: Json) -> str:
    """The value in blocks, with a comment on its first line; every text is in quotes, as JSON writes it."""
    return f"# {first}\n" + "".join(f"{line}\n" for line in _lines(value))


def _lines(value: Json) -> list[str]:
    if isinstance(value, dict) and value:
        return [line for name, member in value.items() for line in _member(f"{name}:", member)]
    if isinstance(value, list) and value:
        return [line for element in value for line in _element(element)]
    return [_flat(value)]


def _member(head: str, value: Json) -> list[str]:
    if _is_flat(value):
        return [f"{head} {_flat(value)}"]
    return [head, *(_STEP + line for line in _lines(value))]


def _element(value: Json) -> list[str]:
    first, *rest = _lines(value)
    return [f"- {first}", *(_STEP + line for line in rest)]


def _is_flat(value: Json) -> bool:
    return not isinstance(value, dict | list) or not value


def _flat(value: Json) -> str:
    """A scalar, or what is empty. A text of JSON is one of YAML, but for characters that YAML does not print."""
    return json_text(value).strip().replace("\x7f", "\\u007f").replace("\x85", "\\u0085").replace("\u2028", "\\u2028")
