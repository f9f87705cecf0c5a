"""What is said of a value that a schema refuses."""

from collections.abc import Mapping, Sequence
from json import dumps
from typing import Final

from anarq.contracts.read.resolve import Site
from anarq.contracts.tell.root import Root
from anarq.model.tree import Json

_SHOWN: Final = 80
_LISTED: Final = 3
"""So many values of a list are named."""
OF_THE_INSTANCE: Final = frozenset({
    "type", "nullable", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties",
    "maxProperties",
})  # fmt: skip
"""Keywords that say something of a value without schemas of its parts."""
FLAGS: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def of_value(schema: Mapping[str, Json], keyword: str, part: Json) -> str:
    """What is said of a value that a keyword refuses without looking at its parts."""
    said = schema.get(keyword)
    value = shown(part)
    match keyword:
        case "type" | "nullable":
            types = said if isinstance(said, list) else [schema.get("type")]
            return f"{value} is not of type {_either(types)}"
        case "enum" if isinstance(said, list):
            return f"{value} is not {_either(said)}" if len(said) < 2 else f"{value} is not one of {_either(said)}"
        case "const":
            return f"{shown(said)} was expected"
        case "minimum" | "exclusiveMinimum" | "maximum" | "exclusiveMaximum":
            return f"{value} is {_beyond(schema, keyword, part)}"
        case "multipleOf":
            return f"{value} is not a multiple of {shown(said)}"
        case "pattern":
            return f'{value} does not match "{said}"'
        case "format":
            return f"{value} does not have the format {shown(said)}"
        case "uniqueItems":
            return f"{value} has equal items"
        case _ if keyword in _COUNTED:
            return f"{value} {_COUNTED[keyword]} {_counted(keyword, said)}"
        case _:
            return f"it does not meet `{keyword}`"


def joined(words: Sequence[str], by: str = "and") -> str:
    """Words as people list them: `a, b and c`."""
    *some, last = words
    return f"{', '.join(some)} {by} {last}" if some else last


def _either(values: Sequence[Json]) -> str:
    """Values of which one is meant; of many the first, and how many there are."""
    more = [f"{len(values) - _LISTED} others"] if len(values) > _LISTED else []
    return joined([*map(shown, values[:_LISTED]), *more], "or")


def _beyond(schema: Mapping[str, Json], keyword: str, part: Json) -> str:
    """On which side of a bound a number is; in draft 4 a flag beside it says that the bound itself is too much."""
    bound = schema.get(keyword)
    if isinstance(bound, bool):
        bound = schema.get(next(of for of, flag in FLAGS.items() if flag == keyword))
    word, side = ("less", "minimum") if "inimum" in keyword else ("greater", "maximum")
    return f"{word} than {'or equal to ' if bound == part else ''}the {side} of {shown(bound)}"


def _counted(keyword: str, number: Json) -> str:
    what = next(name for part, name in _THINGS.items() if keyword.endswith(part))
    return f"{shown(number)} {what if number != 1 else _ONE[what]}"


def dependency(asked: Json, root: Root) -> str:
    """What a property asks for that is not there; empty where it asks for a schema."""
    below = asked.get(root.item) if isinstance(asked, dict) else None
    if below is False:
        return f"the property `{root.item}` is not allowed"
    there = root.part if isinstance(root.part, dict) else {}
    lacking = [f"`{name}`" for name in below if name not in there] if isinstance(below, list) else []
    return f"the property `{root.item}` asks for {' and '.join(lacking)}" if lacking else ""


def not_declared(names: tuple[str, ...]) -> str:
    """What is said of properties that nothing declares; empty where there are none."""
    if len(names) > 1:
        return f"the properties {_quoted(names)} are not declared"
    return f"the property {_quoted(names)} is not declared" if names else ""


def closed(names: tuple[str, ...], another: bool) -> str:
    """What is said of an object that was open or another one, and is closed; empty where nothing shows it."""
    if another:
        return "none of the properties that were declared there is declared now"
    return f"properties that are not declared are refused now, such as {_quoted(names)}" if names else ""


def _quoted(names: tuple[str, ...]) -> str:
    return joined([f"`{name}`" for name in names])


def forbidden(site: Site) -> str:
    """What `false` says, by where it stands."""
    *_, above, last = ("", "", *site.pointer.split("/"))
    return _FORBIDDEN.get(above if above in NAMED else last, "nothing is allowed here")


_COUNTED: Final = {
    "minLength": "is shorter than",
    "maxLength": "is longer than",
    "minItems": "has fewer than",
    "maxItems": "has more than",
    "minProperties": "has fewer than",
    "maxProperties": "has more than",
}
_THINGS: Final = {"Length": "characters", "Items": "items", "Properties": "properties"}
_ONE: Final = {"characters": "character", "items": "item", "properties": "property"}
SAID: Final = {
    "then": "it meets `if`, and not what `then` asks for",
    "else": "it does not meet `if`, nor what `else` asks for",
    "not": "it meets what `not` rules out",
    "contains": "too few of its items meet `contains`",
    "minContains": "too few of its items meet `contains`",
    "maxContains": "too many of its items meet `contains`",
    "anyOf": "it meets none of the branches of `anyOf`",
    "oneOf": "it meets none of the branches of `oneOf`, or more than one",
    "propertyNames": "it has a property of a name that is not allowed",
    "dependentRequired": "a property is missing that another one asks for",
    "dependentSchemas": "it does not meet what a property asks for",
    "dependencies": "it does not meet what a property asks for",
    "unevaluatedProperties": "it has a property that is not declared",
    "unevaluatedItems": "it has more items than are declared",
}
_FORBIDDEN: Final = {
    "properties": "this property is not allowed",
    "patternProperties": "a property of this name is not allowed",
    "additionalProperties": "it has a property that is not declared",
    "unevaluatedProperties": "it has a property that is not declared",
    "propertyNames": "it has a property, and no name is allowed",
    "prefixItems": "no item is allowed at this place",
    "items": "no item is allowed at this place",
    "additionalItems": "no item is allowed at this place",
    "unevaluatedItems": "it has more items than are declared",
}
"""What `false` says as the schema of a part."""
NAMED: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies", "prefixItems"})
"""Keywords that have a name or number between them and their schemas."""


def short(message: str) -> str:
    """A message on one line; of a long one the ends."""
    return message if len(message) <= 2 * _SHOWN else f"{message[:_SHOWN]} … {message[-_SHOWN:]}"


def shown(instance: Json) -> str:
    """An instance on one line; of a long one the ends."""
    return short(dumps(instance, ensure_ascii=False))
