"""What a caller lets a module do in his name: delegations to the module, beside the grant of the operation.

Only what the generated endpoint names is ever delegated: a module cannot ask for more.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import httpx

from anarq.clients.caller import Caller, KeptKey
from anarq.clients.errors import UnexpectedAnswer, Unreachable
from anarq.crypto.errors import CryptoError
from anarq.crypto.ucan import command, container
from anarq.crypto.ucan.delegation import Delegation, issue
from anarq.ports.json import loads

SECONDS: Final = 86_400
"""For how long a module is let do it: as long as a peer remembers a key of idempotency."""

_NONCE_BYTES: Final = 16
_LARGEST: Final = 65_536


class Service:
    """Who answers at the other end of a connection: asked once, by its `/health`."""

    def __init__(self) -> None:
        self._did = ""

    async def did(self, http: httpx.AsyncClient) -> str:
        """Its DID.

        Raises:
            Unreachable: no answer.
            UnexpectedAnswer: it does not say.
        """
        if not self._did:
            self._did = await _asked(http)
        return self._did


async def _asked(http: httpx.AsyncClient) -> str:
    content = b""
    try:
        async with http.stream("GET", "/health") as response:
            async for part in response.aiter_bytes(_LARGEST):
                content += part
                if len(content) > _LARGEST:
                    raise UnexpectedAnswer(response.status_code, f"/health is more than {_LARGEST} bytes")
    except httpx.HTTPError as error:
        raise Unreachable(f"/health gave no answer: {str(error) or type(error).__name__}") from error
    try:
        body = loads(content)
    except ValueError as error:
        raise UnexpectedAnswer(response.status_code, "/health is not JSON") from error
    did = body.get("identity") if isinstance(body, dict) else None
    if not isinstance(did, str):
        raise UnexpectedAnswer(response.status_code, "/health does not say who answers, so nothing can be delegated")
    return did


def delegating(caller: Caller, scopes: Iterable[str], service: str, now: float) -> Caller:
    """The caller, whose grant also lets the service use some scopes in his name.

    One whose key is elsewhere, or whose grant is named by CID, brings his delegations himself.

    Args:
        caller: in whose name the operation is called.
        scopes: those that the operation names, `delegates` of its endpoint.
        service: the DID of who carries it out.
        now: Unix time.
    """
    signer = caller.signer
    if isinstance(signer, KeptKey):
        return caller
    try:
        tokens = () if caller.grant is None else container.decode(caller.grant)
        subjects = {link.sub for link in map(Delegation.decode, tokens) if link.sub is not None}
    except CryptoError:
        return caller
    subject = subjects.pop() if len(subjects) == 1 else caller.squid_id
    links = [
        issue(
            signer,
            audience=service,
            subject=subject,
            command=command.of_scope(scope),
            nonce=secrets.token_bytes(_NONCE_BYTES),
            expires=int(now) + SECONDS,
        )
        for scope in scopes
    ]
    return replace(caller, grant=container.encode([*tokens, *(link.token for link in links)]))
