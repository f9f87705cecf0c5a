"""What the first schema says at a place, to tell what changed from what only is led to from elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from anarq.contracts.graph.evaluate import Truth
from anarq.contracts.graph.nodes import TRUE, Kind, Origin
from anarq.contracts.read.compiler import RawGraph
from anarq.contracts.read.resolve import Corpus, Site
from anarq.contracts.tell.root import Root
from anarq.model.tree import Json


@dataclass(slots=True)
class Before:
    """Knows the statements of the first schema by their places.

    Attributes:
        written: both schemas as they were read.
        literals: the literals of these in the graph; equal ones say the same.
        second: the documents of the second schema.
        spend: counts the work.
    """

    written: RawGraph
    literals: Mapping[int, int]
    second: Corpus
    spend: Callable[[int], None]
    _places: dict[Origin, list[int]] = field(default_factory=dict)

    def refuses(self, holds: Callable[[int, Json], Truth], site: Site, value: Json) -> bool:
        """Whether a schema of the first side is certain to refuse a value."""
        numbers = [each for each in self._at(site.document, site.pointer) if self.written.nodes[each].kind is Kind.AND]
        return bool(numbers) and all(holds(number, value) is False for number in numbers)

    def refers(self, statement: int, child: int) -> bool:
        """Whether a statement about parts leads by `$ref` to its schema."""
        if not TRUE < child < len(self.written.nodes):
            return False
        around, origin = self.written.origins[abs(statement)], self.written.origins[child]
        if origin.pointer == around.pointer:
            return False
        schema = self.second.place(around.document, around.pointer).schema
        return isinstance(schema, dict) and "$ref" in schema

    def states(self, root: Root) -> bool:
        """Whether the first side states the same at the same place; of a reference, whether it leads to the same."""
        _, document, pointer, keyword, item = root.origin
        if keyword != "$ref":
            numbers = self._at(document, pointer, keyword, item)
            return any(self.literals[number] == self.literals.get(abs(root.statement)) for number in numbers)
        return self._target(root.statement) in map(self._target, self._at(document, pointer))

    def _target(self, statement: int) -> tuple[str, str] | None:
        """Where the schema stands to which a statement about parts leads."""
        children = self.written.nodes[abs(statement)].children
        origin = self.written.origins[abs(children[0])] if children else None
        return None if origin is None else (origin.document, origin.pointer)

    def _at(self, document: str, pointer: str, keyword: str = "", item: str = "") -> list[int]:
        if not self._places:
            self.spend(1 + len(self.written.nodes) // 4)
            for number in range(TRUE + 1, len(self.written.nodes)):
                origin = self.written.origins[number]
                if origin.side == 0:
                    self._places.setdefault(origin, []).append(number)
        return self._places.get(Origin(0, document, pointer, keyword, item), [])
