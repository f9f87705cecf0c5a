"""Where schemas stand in a schema, in any dialect of JSON Schema."""

from typing import Final

IN_PLACE_MAPS: Final = ("dependentSchemas", "dependencies")
IN_PLACE_LISTS: Final = ("allOf", "anyOf", "oneOf")
IN_PLACE: Final = ("not", "if", "then", "else")
"""Keywords whose schemas speak of the same value as the schema around them."""

MAPS_OF_SCHEMAS: Final = ("$defs", "definitions", "properties", "patternProperties", *IN_PLACE_MAPS)
LISTS_OF_SCHEMAS: Final = (*IN_PLACE_LISTS, "prefixItems", "items")
SINGLE_SCHEMAS: Final = (
    *IN_PLACE, "items", "contains", "additionalItems", "additionalProperties", "propertyNames",
    "unevaluatedItems", "unevaluatedProperties", "contentSchema",
)  # fmt: skip
"""Where subschemas stand, in any dialect; a tuple in `items` is a list. What stands elsewhere is not a schema."""
