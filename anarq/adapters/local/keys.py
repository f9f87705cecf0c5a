"""Signing keys of development, in one encrypted file or in memory."""

import base64
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from anarq.adapters.local.keyfile import KeyFile
from anarq.ports.errors import CorruptError, NotFoundError
from anarq.ports.json import dumps, loads
from anarq.ports.keys import KeyInfo

_SCOPE: Final = re.compile(r"[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)+", re.ASCII)
_ALGORITHM: Final = "Ed25519"


@dataclass(frozen=True, slots=True)
class _Version:
    info: KeyInfo
    private: Ed25519PrivateKey

    def as_json(self) -> dict[str, object]:
        return {
            "version": self.info.version,
            "createdAt": self.info.created_at.isoformat(),
            "private": base64.b64encode(self.private.private_bytes_raw()).decode(),
        }


class LocalKeys:
    """`anarq.ports.keys.Keys` for development. Production keeps keys in a KMS or HSM.

    The file also says how many versions a scope has had: a version that was destroyed is never made again.
    """

    def __init__(self, file: KeyFile | None, environment: str) -> None:
        """Opens the keys; without a file they live as long as the process.

        Raises:
            CorruptError: the file does not open.
            UnavailableError: the file cannot be read.
        """
        self._file = file
        self._environment = environment
        self._keys: dict[str, list[_Version]] = {}
        self._made: dict[str, int] = {}
        self._reload()

    async def create(self, scope: str, now: datetime) -> KeyInfo:
        """The first version of a key."""
        if not _SCOPE.fullmatch(scope):
            raise ValueError(f"no scope of a key, such as `payment.sign`: {scope!r}")
        with self._alone():
            if scope in self._made:
                raise ValueError(f"the scope {scope} has a key already")
            return self._add(scope, now)

    async def rotate(self, scope: str, now: datetime) -> KeyInfo:
        """A further version, which signs from now on."""
        with self._alone():
            if not self._keys.get(scope):
                raise NotFoundError(f"the scope {scope} has no key")
            return self._add(scope, now)

    async def sign(self, scope: str, message: bytes) -> tuple[KeyInfo, bytes]:
        """A signature by the newest version."""
        versions = self._keys.get(scope)
        if not versions:
            raise NotFoundError(f"the scope {scope} has no key")
        return versions[-1].info, versions[-1].private.sign(message)

    async def versions(self, scope: str) -> Sequence[KeyInfo]:
        """Every version that was not destroyed, oldest first."""
        return [version.info for version in self._keys.get(scope, [])]

    async def scopes(self) -> Sequence[str]:
        """Every scope that has a key, sorted."""
        return sorted(scope for scope, versions in self._keys.items() if versions)

    async def destroy(self, key_id: str) -> None:
        """Removes one version for ever."""
        scope = key_id.rpartition("/")[0]
        with self._alone():
            versions = self._keys.get(scope, [])
            kept = [version for version in versions if version.info.id != key_id]
            if len(kept) == len(versions):
                raise NotFoundError(f"there is no key {key_id}")
            self._save({**self._keys, scope: kept}, self._made)

    async def ping(self) -> None:
        """Checks that the file can be read."""
        if self._file is not None:
            self._file.read()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Other processes write to the file as well: what is decided here is decided on what they have written."""
        with nullcontext() if self._file is None else self._file.alone():
            self._reload()
            yield

    def _reload(self) -> None:
        text = None if self._file is None else self._file.read()
        if text is not None:
            self._load(text)

    def _add(self, scope: str, now: datetime) -> KeyInfo:
        version = self._made.get(scope, 0) + 1
        made = self._version(scope, version, now, Ed25519PrivateKey.generate())
        self._save({**self._keys, scope: [*self._keys.get(scope, []), made]}, {**self._made, scope: version})
        return made.info

    def _version(self, scope: str, version: int, at: datetime, private: Ed25519PrivateKey) -> _Version:
        public = private.public_key().public_bytes_raw()
        info = KeyInfo(f"{scope}/{version}", scope, version, self._environment, _ALGORITHM, public, at)
        return _Version(info, private)

    def _save(self, keys: dict[str, list[_Version]], made: dict[str, int]) -> None:
        """Writes first: what is not on the disk is not in force."""
        if self._file is not None:
            versions = {scope: [version.as_json() for version in each] for scope, each in keys.items()}
            content = {"environment": self._environment, "made": made, "keys": versions}
            self._file.write(dumps(content).encode())
        self._keys, self._made = keys, made

    def _load(self, text: bytes) -> None:
        match loads(text):
            case {"environment": str(environment), "made": dict(made), "keys": dict(keys)}:
                if environment != self._environment:
                    raise CorruptError(f"the keys are of the environment {environment}, not {self._environment}")
                self._made = {scope: int(str(number)) for scope, number in made.items()}
                self._keys = {
                    scope: [self._restored(scope, item) for item in _list(items)] for scope, items in keys.items()
                }
            case _:
                raise CorruptError("the key file holds something else")

    def _restored(self, scope: str, item: object) -> _Version:
        match item:
            case {"version": int(version), "createdAt": str(at), "private": str(private)}:
                key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private))
                return self._version(scope, version, datetime.fromisoformat(at), key)
        raise CorruptError("the key file holds a key that is not one")


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
