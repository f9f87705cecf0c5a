"""How schemas are read where the standard leaves it to the reader."""

from dataclasses import dataclass

from anarq.contracts.dialect import DRAFT_2020, Dialect


@dataclass(frozen=True, slots=True)
class Reading:
    """The reader's choices.

    Attributes:
        assert_formats: `format` refuses instances; without it `format` is an annotation, as 2020-12 has it.
        dialect: the dialect of schemas that do not name one.
    """

    assert_formats: bool = False
    dialect: Dialect = DRAFT_2020


class SchemaError(Exception):
    """A schema is not one: a keyword has a value that the standard does not allow."""

    def __init__(self, message: str, pointer: str, document: str = "") -> None:
        self.message = message
        self.pointer = pointer
        self.document = document
        super().__init__(f"#{pointer}: {message}")
