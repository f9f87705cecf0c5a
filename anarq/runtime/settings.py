"""Settings of a service, all of them, from environment variables that start with `ANARQ_`.

| variable | meaning | default |
| --- | --- | --- |
| `ANARQ_STATE` | folder of databases, blocks and keys of the embedded engines; `:memory:` keeps nothing | `:memory:` |
| `ANARQ_STORE` | state of modules: `sqlite:` in `ANARQ_STATE`, `sqlite:///FOLDER`, `sqlite://memory`, or \
`postgresql://USER:PASSWORD@HOST:PORT/DATABASE`, with a schema for each module | `sqlite:` |
| `ANARQ_SHARED` | state that services share: as `ANARQ_STORE` | as `ANARQ_STORE` |
| `ANARQ_BUS` | what carries events: `memory:` within the process, `nats://USER:PASSWORD@HOST:PORT` | `memory:` |
| `ANARQ_CONTENT` | where blocks are: `file:` in `ANARQ_STATE`, `file:///FOLDER`, `file://memory` | `file:` |
| `ANARQ_KEYS` | where signing keys are: as `ANARQ_CONTENT`; a file needs `ANARQ_KEY_PASSPHRASE` | `file:` |
| `ANARQ_DURABILITY` | `FULL` survives a power cut, `NORMAL` a kill of the process | `FULL` |
| `ANARQ_HOST` | address that is listened on | `127.0.0.1` |
| `ANARQ_PORT` | port that is listened on | `8000` |
| `ANARQ_MCP_HOSTS` | `Host` headers that the MCP door takes, with commas between, `name:*` for any port | local names |
| `ANARQ_POLICY` | `auto`, `embedded`, `none`, `opa+http://HOST:PORT` or `opa+https://…` of an Open Policy Agent | \
`auto`: embedded where installed, else none: deny |
| `ANARQ_KEY_PASSPHRASE` | passphrase of the key file; without it keys live in memory only | |
| `ANARQ_TREASURY` | `did:key:…` whose account at Qwallet alone may be below zero: what it pays to others is the money \
that there is | nobody: there is no money |
| `ANARQ_OPERATOR` | `did:key:…` of who answers for the modules: reviewers hold a grant of his | nobody: nothing is \
reviewed |
| `ANARQ_ENVIRONMENT` | name of the environment that keys are made for | `dev` |
| `ANARQ_IDENTITY` | key file of whoever calls, and grants; read by commands, by no service | among settings |
| `ANARQ_CACHE` | folder in which commands remember what they found; empty: in none | among caches |
| `ANARQ_TEST_POSTGRES` | `postgresql://…` that the tests may make schemas in; read by no service | |
| `ANARQ_TEST_NATS` | `nats://…` whose stream the tests may remove; read by no service | |
| `ANARQ_VECTORS` | folder of test vectors of others; read by the tests, and by no service | |

Limits of connections; what is not set is as `protection.connections` of `spec/standards.yaml` has it.

| variable | meaning |
| --- | --- |
| `ANARQ_MAX_CONNECTIONS` | connections that may be open at once |
| `ANARQ_MAX_CONNECTIONS_PER_ADDRESS` | of these, from one address or IPv6 /64; behind a proxy: as many |
| `ANARQ_MAX_HEADER_BYTES` | bytes of request line and headers; one who signs with ML-DSA-87 needs 25,000 |
| `ANARQ_MAX_HELD_BYTES` | bytes of bodies that are kept at once; beyond that unfinished ones end, the longest first |
| `ANARQ_HEADER_SECONDS` | time for request line and headers |
| `ANARQ_BODY_SECONDS` | time for a body before its rate counts, and for a client to take its answer |
| `ANARQ_BODY_RATE` | bytes a second that a body must come with after that, on average |
| `ANARQ_IDLE_SECONDS` | time for which a connection is kept open without a request |

Another variable with that prefix is refused: a misspelt setting must not pass for its default.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import Any, Final, Self

from anarq.adapters.known import ADAPTERS
from anarq.adapters.registry import find
from anarq.adapters.sql.engine import MEMORY
from anarq.crypto.errors import CryptoError
from anarq.crypto.keys import PublicKey
from anarq.wire.protection import ConnectionLimits

_PREFIX: Final = "ANARQ_"
_LOCAL: Final = ("127.0.0.1:*", "localhost:*", "[::1]:*", "127.0.0.1", "localhost", "[::1]")
_CHOICES: Final = {"durability": ("FULL", "NORMAL")}
_OF_OTHERS: Final = tuple(f"{_PREFIX}{name}" for name in ("IDENTITY", "CACHE", "VECTORS", "TEST_POSTGRES", "TEST_NATS"))
_RENAMED: Final = {f"{_PREFIX}OPA_URL": f"{_PREFIX}POLICY=opa+http://HOST:PORT"}
_MAX_PORT: Final = 65_535
_LIMITS: Final = tuple(item.name for item in fields(ConnectionLimits))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Settings; the table of the module says what each means."""

    state: str = MEMORY
    durability: str = "FULL"
    host: str = "127.0.0.1"
    port: int = 8000
    mcp_hosts: tuple[str, ...] = _LOCAL
    store: str = field(default="sqlite:", repr=False)
    shared: str = field(default="", repr=False)
    bus: str = field(default="memory:", repr=False)
    content: str = field(default="file:", repr=False)
    keys: str = field(default="file:", repr=False)
    policy: str = field(default="auto", repr=False)
    key_passphrase: str = field(default="", repr=False)
    environment: str = "dev"
    treasury: str = ""
    operator: str = ""
    max_connections: int | None = None
    max_connections_per_address: int | None = None
    max_header_bytes: int | None = None
    max_held_bytes: int | None = None
    header_seconds: float | None = None
    body_seconds: float | None = None
    body_rate: float | None = None
    idle_seconds: float | None = None

    def __post_init__(self) -> None:
        for name, allowed in _CHOICES.items():
            if getattr(self, name) not in allowed:
                raise ValueError(f"{_PREFIX}{name.upper()} is one of {', '.join(allowed)}")
        for port in fields(ADAPTERS):
            find(getattr(ADAPTERS, port.name), *self.choice(port.name))
        if not 0 <= self.port <= _MAX_PORT:
            raise ValueError(f"{_PREFIX}PORT is between 0 and {_MAX_PORT}")
        for name in ("treasury", "operator"):
            if getattr(self, name):
                _check_identity(name, getattr(self, name))
        for name, number in self._limits().items():
            if not number > 0:
                raise ValueError(f"{_PREFIX}{name.upper()} is more than 0")

    def connections(self, standard: ConnectionLimits) -> ConnectionLimits:
        """The limits of connections: the standard's, but where a setting says otherwise."""
        return replace(standard, **self._limits())

    @property
    def keys_are_lost(self) -> bool:
        """Whether what is kept outlasts the keys of the service: they are in a file, but not without a passphrase."""
        is_kept = self.state != MEMORY or not self.store.startswith("sqlite")
        has_folder = self.state != MEMORY or self.keys not in ("file", "file:")
        return is_kept and self.keys.startswith("file") and not (self.key_passphrase and has_folder)

    def _limits(self) -> dict[str, Any]:
        set_ = {name: getattr(self, name) for name in _LIMITS}
        return {name: number for name, number in set_.items() if number is not None}

    def choice(self, port: str) -> tuple[str, str]:
        """Which adapter is chosen for a port: the name of the setting, and its value."""
        setting = "store" if port == "shared" and not self.shared else port
        chosen: str = getattr(self, setting)
        return f"{_PREFIX}{setting.upper()}", chosen

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings in environment variables; an empty one counts as absent.

        Raises:
            ValueError: a value that is not allowed, or a variable that is none of these; names the variable.
        """
        known = [f"{_PREFIX}{item.name.upper()}" for item in fields(cls)]
        for name, text in environment.items():
            if text and name.startswith(_PREFIX) and name not in (*known, *_OF_OTHERS):
                raise ValueError(_unknown(name, known))
        given = {name: environment.get(f"{_PREFIX}{name.upper()}", "") for name in (item.name for item in fields(cls))}
        values: dict[str, object] = {name: text for name, text in given.items() if text}
        for name in ("port", *_LIMITS):
            if name in values:
                values[name] = _number(name, given[name])
        if "mcp_hosts" in values:
            values["mcp_hosts"] = tuple(host.strip() for host in given["mcp_hosts"].split(",") if host.strip())
        return cls(**values)  # type: ignore[arg-type]  # every value has just been given its field's type


def _check_identity(name: str, text: str) -> None:
    """Checks that a setting names an identity, raises ValueError when it does not."""
    try:
        PublicKey.from_did(text)
    except CryptoError as error:
        raise ValueError(f"{_PREFIX}{name.upper()} is the did:key of an identity: {error}") from error


def _number(name: str, text: str) -> int | float:
    """The number, with a fraction only for seconds.

    Raises:
        ValueError: it is not one; names the variable.
    """
    pattern = r"[0-9]{1,9}(\.[0-9]{1,3})?" if name.endswith("_seconds") else r"[0-9]{1,9}"
    if not re.fullmatch(pattern, text, re.ASCII):
        raise ValueError(f"{_PREFIX}{name.upper()} must be a number, and is `{text}`")
    return float(text) if name.endswith("_seconds") else int(text)


def _unknown(name: str, known: Iterable[str]) -> str:
    if name in _RENAMED:
        return f"there is no setting `{name}` any more; it is `{_RENAMED[name]}`"
    near = get_close_matches(name.removeprefix(_PREFIX), [other.removeprefix(_PREFIX) for other in known], n=1)
    mend = f"did you mean `{_PREFIX}{near[0]}`?" if near else f"there are {', '.join(known)}"
    return f"there is no setting `{name}`; {mend}"
