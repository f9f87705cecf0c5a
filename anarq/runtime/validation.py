"""Contract validation of requests: parameters are read by their type, parameters and body held to their schemas."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Final, cast

from anarq.ports.json import TooManyValuesError, loads
from anarq.runtime.call import Refused
from anarq.runtime.errors import too_many_values
from anarq.runtime.integers import with_integers
from anarq.runtime.invocation import Invocation
from anarq.runtime.operation import Operation, Parameter, Tool
from anarq.runtime.texts import control_characters
from anarq.wire.errors import MALFORMED_REQUEST, VALIDATION_FAILED
from anarq.wire.schemas import Contract, Violation, one_violation
from anarq.wire.shown import shown
from anarq.wire.types import Types
from anarq.wire.violations import MAX_VIOLATIONS, escaped

_INTEGER: Final = re.compile(r"-?(0|[1-9][0-9]{0,62})", re.ASCII)  # as many digits as a body may have
_NUMBER: Final = re.compile(r"-?(0|[1-9][0-9]{0,30})(\.[0-9]{1,30})?", re.ASCII)
_REASON: Final = 200  # characters
_BOOLEANS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Input:
    """What a handler is called with.

    Attributes:
        parameters: path and query parameters by the names of the contract.
        arguments: the same by the handler's keywords.
        body: the body; None when it may be left out and is. A stream first arrives, and is then what it is stored as.
        has_body: whether the operation takes one.
    """

    parameters: Mapping[str, object]
    arguments: Mapping[str, object]
    body: object
    has_body: bool


@dataclass(frozen=True, slots=True)
class _Taken:
    """A parameter, its contract compiled, and the types that it and its items may be of."""

    parameter: Parameter
    contract: Contract
    types: frozenset[str]
    item_types: frozenset[str]

    @classmethod
    def of(cls, parameter: Parameter) -> "_Taken":
        known = Types(parameter.schema)
        items = known.resolved(parameter.schema).get("items", {})
        return cls(parameter, Contract(parameter.schema), known.types(parameter.schema), known.types(items))

    def held(self, value: object, at: str) -> tuple[object, list[Violation]]:
        """A value, with what is wrong with it."""
        return value, list(self.contract.violations(value, at))

    def read(self, written: object, at: str) -> tuple[object, list[Violation]]:
        """The value that a text, or several of one name, stand for: the first of those that they may stand for that
        the schema takes, or else the first of all, with what is wrong with it.
        """
        told = (self.held(value, at) for value in self._values(written))
        first = next(told)
        return next((one for one in (first, *told) if not one[1]), first) if first[1] else first

    def _values(self, written: object) -> Iterator[object]:
        texts = [written] if isinstance(written, str) else [str(one) for one in cast("tuple[object, ...]", written)]
        listed = [_scalar(text, self.item_types) for text in texts]
        if len(texts) != 1:
            yield listed
            return
        scalars = self.types - {"array"}
        if scalars:
            read = _scalar(texts[0], scalars)
            yield read
            if read != texts[0]:
                yield texts[0]
        if "array" in self.types or not scalars:
            yield listed


class RequestContract:
    """The request contract of one operation, compiled."""

    def __init__(self, operation: Operation, max_values: int) -> None:
        self._max_values = max_values
        self._parameters = tuple(map(_Taken.of, operation.parameters))
        self._keywords = {parameter.name: parameter.argument for parameter in operation.parameters}
        self._takes_stream = operation.takes is not None
        self._request = operation.request
        self._body = None if self._request is None else Contract(self._request)
        self._body_required = operation.body_required

    def read(self, invocation: Invocation) -> Input:
        """The input, when it satisfies the contract.

        Raises:
            Refused: MALFORMED_REQUEST when the body is not JSON; PAYLOAD_TOO_LARGE when it holds too many values;
                VALIDATION_FAILED with violations in `details.violations`, pointers of parameters under `/path`,
                `/query`, of the body under `/body`.
        """
        body = invocation.body if self._takes_stream else self._read_body(invocation)
        left_out = _is_empty(invocation.body)
        found: list[Violation] = []
        parameters = self._read_parameters(invocation, found)
        if self._body is not None and not left_out:
            found.extend(self._body.violations(body, "/body"))
            found.extend(islice(control_characters(body, "/body"), MAX_VIOLATIONS))
        if found:
            details = {"violations": [violation.as_json() for violation in found[:MAX_VIOLATIONS]]}
            raise Refused(VALIDATION_FAILED, "The request breaks its contract.", details)
        for parameter in (taken.parameter for taken in self._parameters):
            if parameter.name in parameters:
                parameters[parameter.name] = with_integers(parameters[parameter.name], parameter.schema)
        arguments = {self._keywords[name]: value for name, value in parameters.items()}
        whole = body if self._request is None or left_out else with_integers(body, self._request)
        return Input(parameters, arguments, whole, self._takes_stream or self._body is not None)

    def _read_body(self, invocation: Invocation) -> object:
        empty = _is_empty(invocation.body)
        if self._body is None:
            if not empty:
                raise Refused(
                    VALIDATION_FAILED, "The operation takes no body.", one_violation("/body", "not", "unexpected")
                )
            return None
        if empty and self._body_required:
            raise Refused(
                VALIDATION_FAILED, "The body is missing.", one_violation("/body", "required", "the body is missing")
            )
        if empty:
            return None
        if not isinstance(invocation.body, bytes):
            return invocation.body
        try:
            return loads(invocation.body, most=self._max_values)
        except TooManyValuesError as error:
            raise too_many_values(error.most) from error
        except ValueError as error:
            raise Refused(
                MALFORMED_REQUEST, "The body is not JSON that is taken here.", {"reason": shown(str(error), _REASON)}
            ) from error

    def _read_parameters(self, invocation: Invocation, found: list[Violation]) -> dict[str, object]:
        parameters: dict[str, object] = {}
        for taken in self._parameters:
            parameter = taken.parameter
            at = f"/{parameter.location}/{parameter.name}"
            if parameter.name not in invocation.parameters:
                if parameter.required:
                    found.append(Violation(at, "required", f"{parameter.name} is missing"))
                continue
            value = invocation.parameters[parameter.name]
            if isinstance(value, tuple) and "array" not in taken.types:
                found.append(Violation(at, "type", f"it stands {len(value)} times, and one value is taken"))
                continue
            value, violations = taken.read(value, at) if invocation.textual else taken.held(value, at)
            found.extend(violations)
            found.extend(islice(control_characters(value, at), MAX_VIOLATIONS))
            parameters[parameter.name] = value
        unknown = sorted(invocation.parameters.keys() - self._keywords.keys())[:MAX_VIOLATIONS]
        found.extend(Violation(f"/query/{escaped(name)}", "additionalProperties", "unknown") for name in unknown)
        return parameters


class ToolContract:
    """The input schema of one tool, compiled: the MCP library advertises it and never applies it."""

    def __init__(self, tool: Tool) -> None:
        self._contract = Contract(tool.input_schema)

    def check(self, arguments: Mapping[str, object]) -> None:
        """Checks that the arguments satisfy the schema.

        Raises:
            Refused: VALIDATION_FAILED with every violation, pointers under `/arguments`.
        """
        found = [
            *self._contract.violations(arguments, "/arguments"),
            *islice(control_characters(arguments, "/arguments"), MAX_VIOLATIONS),
        ][:MAX_VIOLATIONS]
        if found:
            details = {"violations": [violation.as_json() for violation in found]}
            raise Refused(VALIDATION_FAILED, "The arguments break the tool's contract.", details)


def _scalar(text: str, types: frozenset[str]) -> object:
    if "integer" in types and _INTEGER.fullmatch(text):
        return int(text)
    if "number" in types and _NUMBER.fullmatch(text):
        return Decimal(text) if "." in text else int(text)
    if "boolean" in types and text in _BOOLEANS:
        return _BOOLEANS[text]
    return text


def _is_empty(body: object) -> bool:
    return body is None or body == b""
