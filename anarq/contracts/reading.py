"""How schemas are read where the standard leaves it to the reader."""

from dataclasses import dataclass

from anarq.contracts.dialect import DIALECTS, DRAFT_2020, Dialect, is_unknown
from anarq.model.tree import Json


@dataclass(frozen=True, slots=True)
class Reading:
    """The reader's choices.

    Attributes:
        assert_formats: `format` refuses instances; without it `format` is an annotation, as 2020-12 has it.
        dialect: the dialect of schemas that do not name one.
        unknown_too: schemas that name a meta-schema which is not known are read as `dialect` as well; without it they
            are refused, since what they mean would be a guess.
    """

    assert_formats: bool = False
    dialect: Dialect = DRAFT_2020
    unknown_too: bool = False

    def require_known(self, schema: Json, pointer: str, document: str = "") -> None:
        """Refuse a schema that names a meta-schema which is not known.

        Raises:
            SchemaError: it does, and the reader did not say how to read such schemas.
        """
        if isinstance(schema, dict) and is_unknown(schema) and not self.unknown_too:
            known = ", ".join(dialect.name for dialect in DIALECTS)
            raise SchemaError(f"`{schema['$schema']}` is not known; known are {known}", f"{pointer}/$schema", document)


class SchemaError(Exception):
    """A schema is not one: a keyword has a value that the standard does not allow."""

    def __init__(self, message: str, pointer: str, document: str = "") -> None:
        self.message = message
        self.pointer = pointer
        self.document = document
        super().__init__(f"#{pointer}: {message}")
