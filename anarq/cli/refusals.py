"""What a service refused, in words: why, and what to do."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from anarq.ports.json import dumps, loads

if TYPE_CHECKING:
    from anarq.clients.described.document import Operation
    from anarq.clients.described.sending import Reply

_LONGEST: Final = 600  # characters of a detail
_MOST: Final = 20  # details of one kind
_VIOLATIONS: Final = "violations"  # which are shown one a line
_REDIRECTS: Final = range(300, 400)


def in_words(reply: "Reply", module: str, operation: "Operation") -> str:
    """Several lines: the code and the message, each detail, and what to do."""
    try:
        body = loads(reply.content)
    except ValueError:
        body = None
    if not isinstance(body, dict) or not isinstance(body.get("code"), str):
        return "".join(f"{line}\n" for line in _strange(reply))
    return "".join(f"{line}\n" for line in _told(body, reply, module, operation))


def _told(body: Mapping[str, object], reply: "Reply", module: str, operation: "Operation") -> Iterator[str]:
    yield f"{body['code']}: {body.get('message', '')}"
    details = body.get("details")
    details = details if isinstance(details, Mapping) else {}
    for violation in _list(details.get(_VIOLATIONS)):
        if isinstance(violation, Mapping):
            yield f"  {violation.get('pointer') or '/'}: {violation.get('message', '')}"
    for name, value in list(details.items())[:_MOST]:
        if name != _VIOLATIONS or not isinstance(value, list):
            yield f"  {name}: {_short(value)}"
    for mend in dict.fromkeys(
        [*_mends(str(body["code"]), details, module, operation), *_waiting(reply), *_suggested(body)]
    ):
        yield f"  mend: {mend}"
    if isinstance(body.get("requestId"), str):
        yield f"  request: {body['requestId']}"


def _mends(code: str, details: Mapping[str, object], module: str, operation: "Operation") -> Iterator[str]:
    match code:
        case "QONSENT_DENIED" if operation.scope:
            yield f"anarq grant {operation.scope} --to DID; who gives it is whose the things are, DID is who calls"
        case "SQUID_IDENTITY_INVALID" if operation.signed:
            yield "register the identity: anarq call squid registerIdentity"
        case "NOT_FOUND" if "modules" in details:
            yield f"several modules are served there: give --at the name of this one as well, …/{Path(module).name}"
        case "NOT_FOUND" if "kind" not in details:
            yield "if the module is served alone, it is at --at http://HOST:PORT without its name"
        case "OPERATION_NOT_AVAILABLE":
            yield f"`{operation.name}` is specified and not provided yet; `anarq call {module}` lists the others"


def _waiting(reply: "Reply") -> Iterator[str]:
    wait = reply.headers.get("retry-after")
    if wait is not None and re.fullmatch("[0-9]{1,9}", wait):
        yield f"call again in {wait} seconds"


def _suggested(body: Mapping[str, object]) -> Iterator[str]:
    for each in _list(body.get("suggestedActions")):
        yield _short(each) if not isinstance(each, str) else each


def _strange(reply: "Reply") -> Iterator[str]:
    """What was answered by something that is no module of the ecosystem."""
    yield f"HTTP {reply.status}: the answer is no ErrorResponse, so no module gave it"
    if reply.status in _REDIRECTS:
        yield f"  it leads to {reply.headers.get('location', 'nowhere')}, which is not followed: a signature is for one"
        yield "  mend: give that address with --at"
        return
    text = reply.content.decode("utf-8", "replace").strip()
    if text:
        yield f"  {text[:_LONGEST]}"
    yield "  mend: --at says where the module is"


def _short(value: object) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = ", ".join(value)
    else:
        text = value if isinstance(value, str) else dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _list(value: object) -> list[object]:
    return value[:_MOST] if isinstance(value, list) else []
