"""What a service takes and sends, held to what is published of it: its `_gen/openapi.json`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import httpx

from anarq import resources
from anarq.wire.errors import MALFORMED_REQUEST
from anarq.wire.schemas import Contract

_OF_HTTP: Final = frozenset(
    {"content-type", "content-length", "content-encoding", "accept-encoding", "connection", "date", "server", "vary"}
)
"""Headers of answers that HTTP itself gives their meaning; nobody publishes them."""

_FAILED: Final = 400


class OffPublishedError(Exception):
    """A service took or sent what is not published of it."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer.

    Attributes:
        method: in capitals.
        path: without the query.
        asked: the headers of the request, by name in small letters.
        status: of the answer.
        sent: its headers, by name in small letters.
        body: its body.
    """

    method: str
    path: str
    asked: Mapping[str, str]
    status: int
    sent: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class _At:
    """A part of the document, at the end of its references, and where it stands."""

    place: str
    value: Mapping[str, Any]


def exchange_of(answer: httpx.Response) -> Exchange:
    """The exchange of an answer that was read."""
    return Exchange(
        answer.request.method,
        answer.request.url.path,
        {name.lower(): value for name, value in answer.request.headers.items()},
        answer.status_code,
        {name.lower(): value for name, value in answer.headers.items()},
        answer.content,
    )


def client(module: str, transport: httpx.AsyncBaseTransport, folder: Path | None = None) -> httpx.AsyncClient:
    """A client of a module, on which whatever is taken and sent is held to what is published of it.

    Args:
        module: its name.
        transport: the way to it.
        folder: of the module; None: that of this installation.
    """
    text = ((folder or resources.root() / "modules" / module) / "_gen" / "openapi.json").read_text("utf-8")
    hooks = {"response": [Published(json.loads(text)).hold]}
    return httpx.AsyncClient(transport=transport, base_url="http://localhost", event_hooks=hooks)


class Published:
    """A document of OpenAPI that stands alone."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Reads nothing yet; schemas are compiled when something is held to them."""
        self._document = document
        self._contracts: dict[str, Contract] = {}

    async def hold(self, answer: httpx.Response) -> None:
        """Holds an answer that was received, with its request: a hook for a client.

        Raises:
            OffPublishedError: something of it is not published.
        """
        await answer.aread()
        exchange = exchange_of(answer)
        for breach in self.breaches(exchange):
            raise OffPublishedError(f"{exchange.method} {exchange.path} {exchange.status}: {breach}")

    def breaches(self, exchange: Exchange) -> Iterator[str]:
        """What of an exchange is otherwise than it is published. Nothing is published of a path that is not there."""
        operation = self._operation(exchange)
        if operation is None:
            return
        response = self._response(operation, exchange.status)
        if response is None:
            if operation.place.endswith(f" {exchange.method.lower()}"):
                yield f"the status {exchange.status} is not published"
            return
        yield from self._asked(operation, exchange)
        yield from self._headers(response, exchange)
        yield from self._body(response, exchange)

    def optional(self, exchange: Exchange) -> Iterator[tuple[str, bool]]:
        """Where the headers are published that an answer may have or not, and whether it has each."""
        operation = self._operation(exchange)
        response = None if operation is None else self._response(operation, exchange.status)
        for name, header in self._members(response, "headers") if response else ():
            if header.value.get("required") is not True:
                yield header.place, name.lower() in exchange.sent

    def _operation(self, exchange: Exchange) -> _At | None:
        """The operation; of a path that takes another method, any of its operations says what failures look like."""
        wanted = exchange.path.split("/")
        for path, item in sorted(self._document["paths"].items(), key=lambda found: found[0].count("{")):
            parts = path.split("/")
            pairs = zip(parts, wanted, strict=False)
            if len(parts) == len(wanted) and all(part == at or part.startswith("{") for part, at in pairs):
                methods = [method for method in item if method not in ("parameters", "summary", "description")]
                method = exchange.method.lower()
                known = method if method in methods else methods[0]
                return self._at(f"/paths {path} {known}", item[known])
        return None

    def _response(self, operation: _At, status: int) -> _At | None:
        found = dict(self._members(operation, "responses"))
        return next((found[key] for key in (str(status), f"{status // 100}XX", "default") if key in found), None)

    def _asked(self, operation: _At, exchange: Exchange) -> Iterator[str]:
        """A request is taken, or called malformed, as it is published."""
        refused = _refused_header(exchange)
        for index, written in enumerate(operation.value.get("parameters", ())):
            parameter = self._at(f"{operation.place}/parameters/{index}", written).value
            name = parameter["name"].lower()
            if parameter["in"] != "header":
                continue
            said = exchange.asked.get(name)
            if said is None and parameter.get("required") is True and exchange.status < _FAILED:
                yield f"a request without `{name}` is taken"
            if said is None and parameter.get("required") is not True and refused == name:
                yield f"a request without `{name}` is refused"
            if said is not None and exchange.status < _FAILED and not self._takes(parameter, said):
                yield f"a request with the `{name}` `{said}` is taken"
        if refused is not None and refused not in exchange.asked and refused not in self._named(operation):
            yield f"a request without `{refused}` is refused, and nobody says that it is due"

    def _named(self, operation: _At) -> frozenset[str]:
        """The headers that an operation is published to ask for."""
        written = operation.value.get("parameters", ())
        taken = [self._at("", each).value for each in written]
        schemes = self._document.get("components", {}).get("securitySchemes", {})
        proving = operation.value.get("security", self._document.get("security", ()))
        names = {schemes[name]["name"].lower() for one in proving for name in one if name in schemes}
        return frozenset(names | {each["name"].lower() for each in taken if each["in"] == "header"})

    def _headers(self, response: _At, exchange: Exchange) -> Iterator[str]:
        published = {name.lower(): header.value for name, header in self._members(response, "headers")}
        for name, header in published.items():
            if name in exchange.sent:
                if not self._takes(header, exchange.sent[name]):
                    yield f"the header `{name}` is `{exchange.sent[name]}`"
            elif header.get("required") is True:
                yield f"the header `{name}` is not sent"
        for name in sorted(exchange.sent.keys() - published.keys() - _OF_HTTP):
            yield f"the header `{name}` is not published"

    def _body(self, response: _At, exchange: Exchange) -> Iterator[str]:
        media = dict(self._members(response, "content"))
        kind = exchange.sent.get("content-type", "").partition(";")[0]
        if not media and not exchange.body:
            return
        found = next((media[name] for name in (kind, f"{kind.partition('/')[0]}/*", "*/*") if name in media), None)
        if found is None:
            yield f"a body of `{kind or 'no media type'}` is not published"
        elif "schema" in found.value:
            is_json = kind.endswith("json")
            value = json.loads(exchange.body) if is_json else exchange.body.decode("utf-8", "replace")
            for violation in self._contract(found.value["schema"]).violations(value):
                yield f"the body at `{violation.pointer or '/'}`: {violation.message}"
            yield from self._code(found, value, exchange.status)

    @staticmethod
    def _code(media: _At, value: object, status: int) -> Iterator[str]:
        """The code of a failure is one of those that are shown, where any are."""
        shown = media.value.get("examples")
        code = value.get("code") if isinstance(value, dict) else None
        if status >= _FAILED and shown and code not in shown:
            yield f"the code `{code}` is not published"

    def _takes(self, described: Mapping[str, Any], text: str) -> bool:
        """Whether a parameter or header may say the text: as a number where it is one, else as it stands."""
        contract = self._contract(described.get("schema", {}))
        values: list[object] = [text]
        if text.isdecimal():
            values.append(int(text))
        return any(not contract.violations(value) for value in values)

    def _contract(self, schema: Mapping[str, Any]) -> Contract:
        key = json.dumps(schema, sort_keys=True, default=str)
        if key not in self._contracts:
            self._contracts[key] = Contract({"allOf": [schema], "components": self._schemas})
        return self._contracts[key]

    @cached_property
    def _schemas(self) -> dict[str, Any]:
        return {"schemas": self._document.get("components", {}).get("schemas", {})}

    def _members(self, of: _At, key: str) -> Iterator[tuple[str, _At]]:
        for name, value in of.value.get(key, {}).items():
            yield name, self._at(f"{of.place}/{key}/{name}", value)

    def _at(self, place: str, value: Mapping[str, Any]) -> _At:
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return _At(place, value)
        found: Any = self._document
        for name in reference.removeprefix("#/").split("/"):  # names of components need no escape
            found = found[name]
        return self._at(reference, found)


def _refused_header(exchange: Exchange) -> str | None:
    """The header for whose sake a request is called malformed."""
    if exchange.status != _FAILED or not exchange.body:
        return None
    body = json.loads(exchange.body)
    details = body.get("details") if isinstance(body, dict) and body.get("code") == MALFORMED_REQUEST else None
    named = details.get("header") if isinstance(details, dict) else None
    return named.lower() if isinstance(named, str) else None
