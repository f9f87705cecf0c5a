"""Rego by an Open Policy Agent server, over its REST API."""

import importlib
import logging
from collections.abc import Mapping
from typing import Final, Protocol, Self
from urllib.parse import SplitResult, urlsplit

from anarq.adapters.policy.verdicts import PACKAGE, RULE, UNAVAILABLE, verdict_of
from anarq.ports.errors import UnavailableError
from anarq.ports.json import JsonObject, dumps, loads
from anarq.ports.policy import Verdict

_LOG: Final = logging.getLogger("anarq.policy")
_TIMEOUT: Final = 1.0  # seconds; a decision that takes longer is a denial
_PORT: Final = 8181


class _Client(Protocol):
    """What is used of `opa_client.opa_async.AsyncOpaClient`."""

    async def __aenter__(self) -> object: ...

    async def query_rule(self, input_data: object, package_path: str, rule_name: str) -> object: ...

    async def check_health(self) -> bool: ...

    async def update_policy_from_string(self, new_policy: str, endpoint: str, rego_compat: bool) -> bool: ...

    async def update_or_create_data(self, new_data: object, endpoint: str) -> bool: ...

    async def close_connection(self) -> None: ...


class OpaPolicy:
    """`anarq.ports.policy.Policy` over a server. The server gets its policies from its own deployment."""

    def __init__(self, client: _Client) -> None:
        self._client = client
        self._entered = False

    @classmethod
    def at(cls, url: str) -> Self:
        """A server by its address, `http://host:port`.

        Raises:
            ImportError: the client is not installed (extra `engines`).
            ValueError: the address is not one.
        """
        check_server(url)
        parts = urlsplit(url)
        make = importlib.import_module("opa_client.opa_async").AsyncOpaClient
        secure = parts.scheme == "https"
        return cls(make(host=parts.hostname, port=_port(parts), ssl=secure, retries=0, timeout=_TIMEOUT))

    async def decide(self, question: JsonObject) -> Verdict:
        """The verdict for one input document."""
        try:
            client = await self._ready_client()
            answer = await client.query_rule(loads(dumps(question)), PACKAGE, RULE)
        except Exception as error:  # noqa: BLE001 - the client raises what its libraries raise; whatever it is denies
            _LOG.warning("the policy server does not answer: %s", type(error).__name__)
            return UNAVAILABLE
        return verdict_of(answer.get("result")) if isinstance(answer, Mapping) else UNAVAILABLE

    async def ready(self) -> bool:
        """Whether the server has the policies: the empty question must be denied by them."""
        verdict = await self.decide({})
        return not verdict.allow and verdict != UNAVAILABLE

    async def publish(self, sources: Mapping[str, str], data: JsonObject) -> None:
        """Puts policies (Rego by path, each after what it imports) and the data of modules onto a server.

        For a server that has no deployment of its own.

        Raises:
            UnavailableError: it did not take them.
        """
        try:
            client = await self._ready_client()
            for path, rego in sources.items():
                await client.update_policy_from_string(rego, path.replace("/", "_"), rego_compat=False)
            for name, document in _modules(data).items():
                await client.update_or_create_data(loads(dumps(document)), f"anarq/modules/{name}")
        except Exception as error:
            raise UnavailableError(f"the policy server did not take the policies: {type(error).__name__}") from error

    async def close(self) -> None:
        """Ends the connection."""
        if self._entered:
            self._entered = False
            await self._client.close_connection()

    async def _ready_client(self) -> _Client:
        if not self._entered:
            await self._client.__aenter__()  # opens the session: it belongs to the running event loop
            self._entered = True
        return self._client


def check_server(url: str) -> None:
    """Checks that a URL is the address of a server.

    Raises:
        ValueError: it is not one.
    """
    parts = urlsplit(url)
    further = parts.path not in {"", "/"} or parts.query or parts.fragment or parts.username is not None
    if parts.scheme not in {"http", "https"} or not parts.hostname or not _port(parts) or further:
        raise ValueError("the address of an OPA server is http://HOST:PORT")


def _port(parts: SplitResult) -> int:
    try:
        return parts.port or _PORT
    except ValueError:  # not between 0 and 65535
        return 0


def _modules(data: JsonObject) -> Mapping[str, object]:
    """The documents below `anarq.modules`: a server refuses data on a path where packages are."""
    match data:
        case {"anarq": {"modules": Mapping() as modules}}:
            return modules
    return {}
