"""One of two schemas that are compared: a document, a place in it, and how it is read."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from anarq.contracts.budget import DEFAULT_BUDGET, Exhausted, Meter
from anarq.contracts.confirm.validators import Validator, check, second_opinion, validator
from anarq.contracts.graph.values import weight
from anarq.contracts.read.closure import Closure, Cutter, NotCutError
from anarq.contracts.read.compiler import Compiler, RawGraph
from anarq.contracts.read.dialect import of_document
from anarq.contracts.read.keywords import statements
from anarq.contracts.read.metaschemas import WithMetaSchemas
from anarq.contracts.read.reading import Reading, SchemaError
from anarq.contracts.read.resolve import Catalogue, Corpus, Site
from anarq.contracts.room import with_room
from anarq.model.tree import Json


@dataclass(frozen=True)
class Side:
    """One of the two schemas: a document, and the place of the schema in it.

    Attributes:
        document: a schema, or a document with schemas in it.
        pointer: where in it the schema stands.
        catalogue: schemas by `$id` that references may lead to.
        reading: the reader's choices.
        name: what people call it.
    """

    document: Json
    pointer: str = ""
    catalogue: Catalogue = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)
    name: str = ""

    @cached_property
    def corpus(self) -> Corpus:
        """The document with all that its references may lead to."""
        known = WithMetaSchemas(self.catalogue)
        return Corpus.of(self.document, known, self.reading.dialect, pointer=self.pointer)

    @cached_property
    def site(self) -> Site:
        """The schema itself."""
        return self.corpus.at(self.pointer)

    def check(self) -> None:
        """Find out whether the schema can be compared at all.

        Raises:
            SchemaError: it is not a schema.
            UnresolvedError: a reference leads nowhere.
        """
        self.compare_with_meta_schema()
        with suppress(Exhausted):  # it is too large to be decided, as the decision will say
            meter = Meter(DEFAULT_BUDGET.for_size(self.size))
            with_room(Compiler(RawGraph(), self.corpus, 0, self.reading, meter, statements).read, self.site)

    def compare_with_meta_schema(self) -> None:
        """Compare the schema with the meta-schema of its dialect.

        Raises:
            SchemaError: it is not a schema.
            UnresolvedError: there is nothing at the pointer.
        """
        self.reading.require_known_version(self.document)
        self.reading.require_known(self.document, "")
        check(self.site.schema, of_document(self.document, self.reading.dialect), self.pointer)

    def at(self, pointer: str) -> "Side":
        """Another schema of the same document. What was learnt of the document is shared."""
        other = replace(self, pointer=pointer)
        other.__dict__["corpus"], other.__dict__["cutter"] = self.corpus, self.cutter
        return other

    @cached_property
    def cutter(self) -> Cutter:
        """Cuts schemas out of the document."""
        return Cutter(self.corpus, self.reading.message)

    @cached_property
    def _cut(self) -> Closure | NotCutError:
        try:
            return self.cutter.cut(self.site)
        except NotCutError as reason:
            return reason

    @property
    def closure(self) -> Closure | None:
        """The schema alone, with all that it refers to; none where it cannot stand alone."""
        return self._cut if isinstance(self._cut, Closure) else None

    @cached_property
    def size(self) -> int:
        """How many values validators have to read: the schema with all that it refers to, or the whole document."""
        try:
            return self.cutter.size(self.site)
        except NotCutError:
            return weight(self.document)

    @cached_property
    def validator(self) -> Validator:
        """The validator of the schema by jsonschema-rs."""
        return self._validator(partial(validator, roomy=True))

    @cached_property
    def second_opinion(self) -> Validator:
        """The validator of the schema by jsonschema."""
        return self._validator(second_opinion)

    def _validator(self, make: Callable[..., Validator]) -> Validator:
        """Of the schema alone, or of the whole document where it cannot stand alone."""
        asserted = self.reading.assert_formats
        if isinstance(self._cut, Closure):
            return make(self._cut.document, assert_formats=asserted, dialect=self._cut.dialect)
        try:
            return make(
                self.document,
                registry=self.catalogue,
                assert_formats=asserted,
                pointer=self.pointer,
                dialect=self.reading.dialect,
            )
        except SchemaError as error:
            raise SchemaError(str(self._cut) or error.message, error.pointer, error.document) from error
