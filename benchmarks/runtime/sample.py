"""What is measured: one module with a read and a write, and a bare Starlette application that answers the same JSON."""

import json
import secrets
import uuid
from typing import Any, Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from anarq.clients._gen.common.headers import HEADERS
from anarq.clients._gen.common.protection import PROTECTION
from anarq.clients._gen.common.standard import STANDARD
from anarq.crypto.keys import Algorithm, SigningKey
from anarq.crypto.request import RequestToSign, sign_request
from anarq.crypto.ucan import container
from anarq.crypto.ucan.delegation import issue
from anarq.runtime import errors
from anarq.runtime.call import Call, Change, Decision, Event
from anarq.runtime.keeping import Period
from anarq.runtime.operation import (
    Deliveries,
    LimitClass,
    ModuleSpec,
    Operation,
    Parameter,
    Rate,
    Topic,
)
from anarq.wire.breaker import Breaker, Fallback
from anarq.wire.errors import ErrorKind

_TOPIC: Final = "q.sample.item.created.v1"
_ITEM: Final = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "amount": {"type": "number"},
        "currency": {"type": "string"},
        "recipient": {"type": "string"},
        "status": {"type": "string"},
    },
    "required": ["amount", "currency", "recipient"],
    "additionalProperties": False,
}
BODY: Final = b'{"amount":12.5,"currency":"EUR","recipient":"bob"}'
_DATA: Final = {"id": "one", "amount": 12.5, "currency": "EUR", "recipient": "bob", "status": "PENDING"}

_OPERATIONS: Final = (
    Operation(
        module="sample",
        name="createItem",
        handler="create_item",
        method="POST",
        path="/items",
        request=_ITEM,
        response=_ITEM,
        success=201,
        scope="sample.item.create",
        emits=(_TOPIC,),
        audit="DETAILED",
        idempotency="required",
    ),
    Operation(
        module="sample",
        name="getItem",
        handler="get_item",
        method="GET",
        path="/items/{id}",
        parameters=(Parameter("id", "path", "id_", True, {"type": "string"}),),
        response=_ITEM,
        scope="sample.item.read",
    ),
)


def policy_of(operations: tuple[Operation, ...]) -> dict[str, Any]:
    """The policy data of the module with these operations."""
    table = {
        operation.name: {"scope": operation.scope, "access": "granted", "purpose": None, "audit": operation.audit}
        for operation in operations
    }
    return {"anarq": {"modules": {"sample": {"operations": table}}}}


SPEC: Final = ModuleSpec(
    name="sample",
    display="Sample",
    version="1.0.0",
    api_version="v1.0",
    operations=_OPERATIONS,
    errors={code: ErrorKind(500, False, "") for code in errors.GIVEN},
    headers=HEADERS,
    protection=PROTECTION,
    standard=STANDARD,
    deliveries=Deliveries(retryable=100, faulty=5),
    retry=STANDARD.retry,
    breaker=Breaker(
        failure_threshold=5,
        recovery_timeout=30.0,
        monitoring_window=60.0,
        half_open_max_calls=3,
        fallback=Fallback.REJECT,
    ),
    max_body=1_048_576,
    max_values=65_536,
    policy=policy_of(_OPERATIONS),
    topics=(Topic(name=_TOPIC, version="1.0.0", schema={"type": "object"}, kept=Period(months=12)),),
    limits=(LimitClass(name="default", identity=Rate(10_000_000, 10_000_000)),),
)


class Handlers:
    """The handlers of the sample."""

    async def create_item(self, call: Call, body: dict[str, Any]) -> Decision[object]:
        """Stores an item."""
        item = {**body, "id": call.request_id, "status": "PENDING"}
        change = Change("item", call.request_id, item, 0, call.owner)
        return Decision(item, (change,), (Event(_TOPIC, {"id": call.request_id}, call.request_id),))

    async def get_item(self, call: Call, *, id_: str) -> Decision[object]:
        """Shows an item."""
        return Decision((await call.owned("item", id_)).body)


class Caller:
    """An identity whose requests are signed, each with a fresh nonce."""

    def __init__(self, now: float) -> None:
        root, self._key = _key(), _key()
        self.did = root.public.did
        delegation = issue(
            root,
            audience=self._key.public.did,
            subject=self.did,
            command="/sample",
            nonce=secrets.token_bytes(12),
            expires=int(now) + 3600,
        )
        self._plain = {
            "x-squid-id": self.did,
            "x-subid": self._key.public.did,
            "x-qonsent": container.encode([delegation.token]),
            "x-api-version": "v1.0",
        }

    def request(self, method: str, target: str, body: bytes, now: float, stamp: str) -> bytes:
        """The bytes of a signed request."""
        headers = {**self._plain, "x-ts": stamp, "idempotency-key": str(uuid.uuid4())}
        signed = RequestToSign(method, target, body, headers, STANDARD.signed)
        headers["x-sig"] = sign_request(signed, self._key, now, secrets.token_bytes(16))
        return http_request(method, target, body, headers)


def http_request(method: str, target: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A request as bytes."""
    more = {"host": "127.0.0.1", "content-length": str(len(body))}
    if body:
        more["content-type"] = "application/json"
    lines = [f"{method} {target} HTTP/1.1", *(f"{name}: {value}" for name, value in (headers | more).items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def bare() -> Starlette:
    """The same JSON without signature, grant, contract, store, event or audit."""
    envelope = {"status": "ok", "code": "SUCCESS", "message": "getItem succeeded."}

    async def get(request: Request) -> JSONResponse:
        return JSONResponse({**envelope, "data": {**_DATA, "id": request.path_params["id"]}})

    async def post(request: Request) -> JSONResponse:
        return JSONResponse({**envelope, "data": {**json.loads(await request.body()), "id": "one"}}, 201)

    return Starlette(routes=[Route("/items", post, methods=["POST"]), Route("/items/{id}", get)])


def _key() -> SigningKey:
    return SigningKey.from_seed(Algorithm.EDDSA, secrets.token_bytes(32))
