from enum import StrEnum


class Basis(StrEnum):
    """How a fact is known.

    DECLARED    a key says it that is there for that
    READ        it stands in something that is there for another reason: in a schema, in a text
    INFERRED    nothing says it; it follows from a name or a place
    """

    DECLARED = "declared"
    READ = "read"
    INFERRED = "inferred"
