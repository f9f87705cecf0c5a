"""What is published of a module and is not in its code: examples of its contracts, and with which codes it refuses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from anarq.ports.json import loads
from anarq.wire.errors import IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, VERSION_CONFLICT

_DOCUMENT: Final = "openapi.json"
_SCHEMAS: Final = "schemas"
_OF_THE_RUNTIME: Final = frozenset({VERSION_CONFLICT, IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED})


@dataclass(frozen=True, slots=True)
class Published:
    """What a mock takes from a published document.

    Attributes:
        examples: of each contract, by its title.
        codes: by operationId and status, the codes that are shown.
    """

    examples: Mapping[str, tuple[object, ...]]
    codes: Mapping[str, Mapping[str, tuple[str, ...]]]

    def code(self, operation: str, status: int, usual: str) -> str:
        """The code with which an operation refuses with a status: the usual one where that is shown or nothing is."""
        shown = self.codes.get(operation, {}).get(str(status), ())
        own = [code for code in shown if code not in _OF_THE_RUNTIME]
        return usual if usual in shown or not own else own[0]

    def declares(self, operation: str, status: int) -> bool:
        """Whether an operation has an answer of its own for a status."""
        return str(status) in self.codes.get(operation, {})


def published_of(module: Path) -> Published:
    """What is published of a module; nothing of one that has no HTTP interface.

    Args:
        module: its folder, in which `_gen` lies.

    Raises:
        ValueError: it is not what is generated.
    """
    path = module / "_gen" / _DOCUMENT
    document: Any = loads(path.read_bytes()) if path.is_file() else {}
    found: dict[str, tuple[object, ...]] = {}
    for name, schema in document.get("components", {}).get(_SCHEMAS, {}).items():
        if isinstance(schema, dict) and schema.get("examples"):
            found.setdefault(schema.get("title", name), tuple(schema["examples"]))
    return Published(found, dict(_codes(document)))


def _codes(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    for item in document.get("paths", {}).values():
        for operation in item.values():
            if isinstance(operation, dict) and "operationId" in operation:
                responses = operation.get("responses", {})
                shown = {status: tuple(_shown(document, response)) for status, response in responses.items()}
                yield operation["operationId"], shown


def _shown(document: Mapping[str, Any], response: Mapping[str, Any]) -> Iterator[str]:
    reference = response.get("$ref")
    if isinstance(reference, str):
        response = document["components"]["responses"][reference.rpartition("/")[2]]
    for media in response.get("content", {}).values():
        yield from media.get("examples", {})
