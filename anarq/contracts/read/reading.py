"""How schemas are read where the standard leaves it to the reader."""

import json
from dataclasses import dataclass
from enum import Enum

from anarq.contracts.read.dialect import DIALECTS, DRAFT_2020, Dialect, unknown_by, unknown_version
from anarq.model.tree import Json


class Message(Enum):
    """What an instance is part of; the value is the keyword of properties that are not sent in it."""

    REQUEST = "readOnly"
    RESPONSE = "writeOnly"


@dataclass(frozen=True, slots=True)
class Reading:
    """The reader's choices.

    Attributes:
        assert_formats: `format` refuses instances; without it `format` is an annotation, as 2020-12 has it.
        dialect: the dialect of schemas that do not name one.
        unknown_too: schemas that name a meta-schema which is not known are read as `dialect` as well; without it they
            are refused, since what they mean would be a guess.
        message: what instances are part of: in a request nobody requires a property that is `readOnly`, and in a
            response none that is `writeOnly` (OpenAPI 3.0, schema object). Without it both are annotations.
        by_the_letter: in draft 4 and OpenAPI 3.0 `1.0` is not an integer, as their text has it. Without it it is
            one, as in all later drafts and in every program that reads JSON numbers by value.
    """

    assert_formats: bool = False
    dialect: Dialect = DRAFT_2020
    unknown_too: bool = False
    message: Message | None = None
    by_the_letter: bool = False

    def require_known(self, schema: Json, pointer: str, document: str = "") -> None:
        """Refuse a schema that names a meta-schema which is not known.

        Raises:
            SchemaError: it does, and the reader did not say how to read such schemas.
        """
        by = unknown_by(schema)
        if isinstance(schema, dict) and by is not None and not self.unknown_too:
            known = ", ".join(dialect.name for dialect in DIALECTS)
            raise UnknownDialectError(f"`{schema[by]}` is not known; known are {known}", f"{pointer}/{by}", document)

    def require_known_version(self, document: Json) -> None:
        """Refuse a document of a version of OpenAPI that is not known, unless the reader said how to read it.

        Raises:
            SchemaError: it is one.
        """
        by = unknown_version(document)
        if isinstance(document, dict) and by is not None and not self.unknown_too:
            known = 'known are `swagger: "2.0"`, and `openapi` of 3.0 and 3.1, in quotes as in `"3.1.0"`'
            raise UnknownDialectError(f"`{by}: {json.dumps(document[by])}` is not known; {known}", f"/{by}")


class SchemaError(Exception):
    """A schema is not one: a keyword has a value that the standard does not allow."""

    def __init__(self, message: str, pointer: str, document: str = "") -> None:
        self.message = message
        self.pointer = pointer
        self.document = document
        super().__init__(f"#{pointer}: {message}")


class UnknownDialectError(SchemaError):
    """A schema names a meta-schema that is not known, so that what it means would be a guess."""
