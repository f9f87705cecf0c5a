"""What is said of a value that a schema refuses."""

from contextlib import suppress
from json import dumps
from typing import Final

from anarq.contracts.confirm.validators import validator
from anarq.contracts.read.reading import SchemaError
from anarq.contracts.read.resolve import Site
from anarq.contracts.tell.root import Root
from anarq.model.tree import Json
from anarq.native import NativePanicError

_SHOWN: Final = 80
OF_THE_INSTANCE: Final = frozenset({
    "type", "nullable", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    "minLength", "maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "minProperties",
    "maxProperties",
})  # fmt: skip
"""Keywords that say something of a value without schemas of its parts."""
FLAGS: Final = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


def by_validator(site: Site, keyword: str, part: Json, assert_formats: bool) -> str:
    """What a validator says about a value and a keyword that needs no other schema."""
    schema = site.schema if isinstance(site.schema, dict) else {}
    own: Json = {name: value for name, value in schema.items() if name in OF_THE_INSTANCE}
    with suppress(SchemaError, NativePanicError):
        faults = validator(own, dialect=site.dialect, assert_formats=assert_formats).faults(part)
        said = (fault.message for fault in faults if fault.way and fault.way[0] in (keyword, FLAGS.get(keyword)))
        return next(said, f"it does not meet `{keyword}`").rstrip(".")
    return f"it does not meet `{keyword}`"


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
    listed = ", ".join(f"`{name}`" for name in names)
    if len(names) > 1:
        return f"the properties {listed} are not declared"
    return f"the property {listed} is not declared" if names else ""


def forbidden(site: Site) -> str:
    """What `false` says, by where it stands."""
    *_, above, last = ("", "", *site.pointer.split("/"))
    return _FORBIDDEN.get(above if above in _NAMED else last, "nothing is allowed here")


SAID: Final = {
    "$ref": "it does not meet what `$ref` leads to",
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
_NAMED: Final = frozenset({"properties", "patternProperties", "dependentSchemas", "dependencies", "prefixItems"})
"""Keywords that have a name or number between them and their schemas."""


def short(message: str) -> str:
    """A message on one line; of a long one the ends."""
    return message if len(message) <= 2 * _SHOWN else f"{message[:_SHOWN]} … {message[-_SHOWN:]}"


def shown(instance: Json) -> str:
    """An instance on one line; of a long one the ends."""
    return short(dumps(instance, ensure_ascii=False))
