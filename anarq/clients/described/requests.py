"""A request of an operation, made of what a person gives by name, and signed."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

import httpx

from anarq.clients.caller import Caller
from anarq.clients.described.document import JSON, Body, Document, Operation, Parameter
from anarq.clients.described.schemas import value_of
from anarq.clients.targets import target
from anarq.crypto.request import RequestToSign
from anarq.ports.json import dumps
from anarq.wire.streams import DIGEST, digest_header
from anarq.wire.times import rfc3339

KEY: Final = "idempotency-key"
VERSION: Final = "x-api-version"

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_HEADER_TEXT: Final = re.compile(r"[!-~](?:[ -~]*[!-~])?", re.ASCII)


class InputError(ValueError):
    """What was given makes no request.

    Attributes:
        word: the name that is not known; empty: that is not what is wrong.
        known: the names that are.
    """

    def __init__(self, message: str, word: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.word = word
        self.known = tuple(known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person gives.

    Attributes:
        values: names with texts: parameters, headers, and members of the body; a list has one for each element.
        body: the bytes of the whole body; None: it is made of members.
        media_type: of these bytes, where they are not JSON; empty: the one that the document names.
        key: names the request, so that a repeat is known for one.
    """

    values: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    media_type: str = ""
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it is sent.

    Attributes:
        method: in capitals.
        url: whole, as `httpx` spells it, so that what is signed is what is sent.
        headers: by name in small letters.
        content: the body.
    """

    method: str
    url: httpx.URL
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""

    @property
    def target(self) -> str:
        """Path and query as on the request line."""
        return self.url.raw_path.decode("ascii")

    @property
    def address(self) -> str:
        """The whole URL, spelt as it is sent."""
        return f"{self.url.scheme}://{self.url.netloc.decode('ascii')}{self.target}"


def base_of(address: str) -> httpx.URL:
    """The address of a module.

    Raises:
        InputError: it is no HTTP address, or holds more than host, port and path.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise InputError(f"`{address}` is no address: {error}") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(f"an address is http://HOST:PORT/PATH, not `{address}`")
    if url.query or url.fragment or url.userinfo or "?" in address or "#" in address:
        raise InputError(f"an address has no name, query or fragment: `{address}`")
    return url


def request_of(document: Document, operation: Operation, base: httpx.URL, given: Given) -> Request:
    """The request, not signed yet.

    Raises:
        InputError: a name is unknown, given twice or missing; a value is none that is allowed.
    """
    texts = _by_name(operation, given)
    parameters = {name: one for name, one in operation.parameters.items() if name in texts}
    inside = {name: _read(one, texts[name]) for name, one in parameters.items() if one.place != "header"}
    headers = {"accept": f"{JSON}, */*;q=0.5"} | _standard(document, operation, given)
    headers |= {name: _header(name, texts[name]) for name, one in parameters.items() if one.place == "header"}
    content = _content(operation, given, texts)
    _check_all_there(operation, {*parameters, *headers})
    if content is not None and operation.body is not None:
        headers |= _about(content, operation.body, given)
    url = _url(base, target(operation.path, inside), operation)
    return Request(method=operation.method, url=url, headers=headers, content=content or b"")


async def signed(request: Request, caller: Caller, covered: tuple[str, ...], now: datetime, nonce: bytes) -> Request:
    """The request with what says who makes it, and proves it.

    Args:
        request: what is sent.
        caller: in whose name.
        covered: the headers that the signature covers.
        now: when it is made.
        nonce: at least 16 fresh random bytes.

    Raises:
        SignatureMalformed: it has no form that can be signed.
    """
    headers = {**request.headers, **caller.headers(), "x-ts": rfc3339(now)}
    what = RequestToSign(request.method, request.target, request.content, headers, covered)
    return replace(request, headers=headers | {"x-sig": await caller.signature(what, now.timestamp(), nonce)})


def _url(base: httpx.URL, way: str, operation: Operation) -> httpx.URL:
    try:
        return base.copy_with(raw_path=base.raw_path.rstrip(b"/") + way.encode("ascii"))
    except (UnicodeEncodeError, httpx.InvalidURL) as error:
        raise InputError(f"the document has `{operation.path}` for `{operation.name}`, which is no path") from error


def _by_name(operation: Operation, given: Given) -> dict[str, list[str]]:
    """The texts that were given, by name.

    Raises:
        InputError: a name is unknown, or given twice.
    """
    members = operation.body.members if operation.body is not None else {}
    texts: dict[str, list[str]] = {}
    for written, text in given.values:
        name = written if written in operation.parameters or written in members else written.lower()
        parameter = operation.parameters.get(name)
        if parameter is None and name not in members:
            known = [*operation.parameters, *members]
            raise InputError(f"`{operation.name}` takes no `{written}`", written, known)
        if _SURROGATE.search(text):
            raise InputError(f"`{name}` holds bytes that are no UTF-8")
        if name in texts and (parameter is None or not parameter.many):
            raise InputError(f"`{name}` is given twice")
        texts.setdefault(name, []).append(text)
    return texts


def _read(parameter: Parameter, texts: list[str]) -> object:
    """The texts of a parameter, of which each stands for a value that is allowed: they are sent as they were given."""
    for text in texts:
        _value(parameter.name, text, parameter.item_types if parameter.many else parameter.types)
    if parameter.place == "path" and not texts[0]:
        raise InputError(f"`{parameter.name}` is empty")
    return texts if parameter.many else texts[0]


def _value(name: str, text: str, types: frozenset[str]) -> object:
    try:
        return value_of(text, types)
    except ValueError as error:
        raise InputError(f"`{name}` is {error}, not `{text}`") from error


def _header(name: str, texts: list[str]) -> str:
    if not _HEADER_TEXT.fullmatch(texts[0]):
        raise InputError(f"the header `{name}` is visible ASCII, with spaces only between")
    return texts[0]


def _standard(document: Document, operation: Operation, given: Given) -> dict[str, str]:
    every = {VERSION: document.api_version, KEY: given.key}
    return {name: text for name, text in every.items() if name in operation.parameters}


def _content(operation: Operation, given: Given, texts: Mapping[str, list[str]]) -> bytes | None:
    """The body; None: there is none.

    Raises:
        InputError: it is given twice, in part, or where none is taken.
    """
    body = operation.body
    if body is None:
        if given.body is not None:
            raise InputError(f"`{operation.name}` takes no body")
        return None
    members = {name: found[0] for name, found in texts.items() if name in body.members}
    if given.body is not None:
        own = [name for name in members if name not in operation.parameters]
        if own:
            raise InputError(f"`{own[0]}` is a member of the body, which is given as a whole")
        return given.body
    if body.media_type != JSON:
        if body.required:
            raise InputError(f"`{operation.name}` takes a body of {body.media_type}: give a file of it")
        return None
    if not members and not body.required:
        return None
    read = {name: _value(name, text, body.members[name]) for name, text in members.items()}
    missing = sorted(body.needed - members.keys())
    if missing:
        raise InputError(f"`{operation.name}` needs {_quoted(missing)}")
    return dumps(read).encode()


def _about(content: bytes, body: Body, given: Given) -> dict[str, str]:
    """What headers say of a body."""
    if body.media_type == JSON:
        return {"content-type": JSON}
    return {
        "content-type": given.media_type or body.media_type,
        DIGEST: digest_header(hashlib.sha256(content).digest()),
    }


def _check_all_there(operation: Operation, there: set[str]) -> None:
    missing = sorted(one.name for one in operation.parameters.values() if one.required and one.name not in there)
    if missing:
        raise InputError(f"`{operation.name}` needs {_quoted(missing)}")


def _quoted(names: list[str]) -> str:
    *others, last = (f"`{name}`" for name in names)
    return f"{', '.join(others)} and {last}" if others else last
