"""The standard headers, held to the schemas that are published for them."""

from collections.abc import Mapping
from typing import Final

from anarq.ports.json import JsonObject
from anarq.wire.errors import MALFORMED_REQUEST, Refused
from anarq.wire.schemas import Contract
from anarq.wire.shown import shown

KEY: Final = "idempotency-key"


class HeaderContract:
    """The schemas of the standard headers, compiled. The same at every door, and in mocks."""

    def __init__(self, schemas: Mapping[str, JsonObject], refusals: Mapping[str, str]) -> None:
        """Compiles.

        Args:
            schemas: of each header, by lower-case name.
            refusals: the code for a header off its schema; any other is MALFORMED_REQUEST.
        """
        self._refusals = refusals
        self._schemas = {name: dict(schema) for name, schema in schemas.items()}
        self._contracts = {name: Contract(schema) for name, schema in schemas.items()}

    def check(self, headers: Mapping[str, str], *, keyed: bool) -> None:
        """Checks that every standard header that is there satisfies its schema; which are due is decided elsewhere.

        Args:
            headers: by name in small letters.
            keyed: whether the operation takes an `Idempotency-Key`; else that says nothing, and is not looked at.

        Raises:
            Refused: the first header that does not: its name, what was found, what is allowed.
        """
        for name in self._contracts:
            if name in headers and (keyed or name != KEY):
                self.check_one(name, headers[name])

    def check_one(self, name: str, value: str) -> None:
        """Checks that the value of one header satisfies its schema.

        Raises:
            Refused: it does not.
        """
        if not self._contracts[name].violations(value):
            return
        found = shown(value)
        details = {"header": name, "found": found, "allowed": self._schemas[name]}
        meaning = self._schemas[name].get("description", "")
        message = f"`{name}` is not what it may be: `{found}`. Allowed: {meaning}"
        raise Refused(self._refusals.get(name, MALFORMED_REQUEST), message, details)


def key_of(text: str) -> str:
    """The one spelling of an `Idempotency-Key`: a UUID names the same in capitals (RFC 9562, section 4)."""
    return text.lower()
