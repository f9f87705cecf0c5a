"""An encrypted file: ChaCha20-Poly1305 under a key that scrypt makes from a passphrase."""

import os
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from anarq.adapters.local import private
from anarq.ports.errors import CorruptError, UnavailableError

_MAGIC: Final = b"anarq-keys-1\n"  # also the associated data: a file of another version does not decrypt
_SALT: Final = 16
_NONCE: Final = 12
_LARGEST: Final = 16 * 1024 * 1024
_N, _R, _P = 2**15, 8, 1  # 32 MiB, about 0.1 s: RFC 7914 section 2, as OWASP recommends for interactive use


def read(path: Path) -> bytes | None:
    """The bytes of a file that only its owner can read; None when there is none.

    Raises:
        UnavailableError: it cannot be read, or others than its owner may.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode & 0o777
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnavailableError(f"the key file cannot be read: {error.strerror}") from error
    if private.open_to_others(mode):
        raise UnavailableError(f"the key file can be read by others (mode {mode:o}); its mode must be 600")
    if len(data) > _LARGEST:
        raise UnavailableError(f"the key file has more than {_LARGEST} bytes")
    return data


def is_sealed(data: bytes) -> bool:
    """Whether the bytes of a file are encrypted."""
    return data.startswith(_MAGIC)


class KeyFile:
    """One secret text in one file that only its owner can read.

    The passphrase is turned into a key once per salt; every write has a fresh nonce.
    """

    def __init__(self, path: Path, passphrase: str) -> None:
        """Takes the passphrase.

        Raises:
            ValueError: it is empty.
        """
        if not passphrase:
            raise ValueError("the key file needs a passphrase")
        self._path = path
        self._passphrase = passphrase.encode()
        self._salt = b""
        self._cipher: ChaCha20Poly1305 | None = None

    def read(self) -> bytes | None:
        """The text; None when there is no file.

        Raises:
            CorruptError: another passphrase, or the file was changed.
            UnavailableError: it cannot be read, or others than its owner may.
        """
        data = read(self._path)
        return None if data is None else self.opened(data)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Lets nobody else write until the end of the context, so that what was read in it can be added to.

        Raises:
            UnavailableError: it cannot be had.
        """
        with ExitStack() as held:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                held.enter_context(private.alone(self._path.parent))
            except OSError as error:
                raise UnavailableError(f"the key file cannot be locked: {error.strerror}") from error
            yield

    def write(self, text: bytes) -> None:
        """Replaces the text, whole or not at all.

        Raises:
            UnavailableError: it cannot be written.
        """
        data = self.sealed(text)
        temporary = self._path.with_name(f".{self._path.name}.{secrets.token_hex(8)}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(private.create(temporary), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self._path)
        except OSError as error:
            with suppress(OSError):  # it was never there
                temporary.unlink()
            raise UnavailableError(f"the key file cannot be written: {error.strerror}") from error

    def sealed(self, text: bytes) -> bytes:
        """The bytes of the file that holds a text."""
        nonce = secrets.token_bytes(_NONCE)
        cipher = self._cipher_of(self._salt or secrets.token_bytes(_SALT))
        return _MAGIC + self._salt + nonce + cipher.encrypt(nonce, text, _MAGIC)

    def opened(self, data: bytes) -> bytes:
        """The text in the bytes of a file.

        Raises:
            CorruptError: another passphrase, or the bytes were changed.
        """
        head = len(_MAGIC)
        salt, nonce = data[head : head + _SALT], data[head + _SALT : head + _SALT + _NONCE]
        if not is_sealed(data) or len(nonce) != _NONCE:
            raise CorruptError("this is not a key file")
        try:
            return self._cipher_of(salt).decrypt(nonce, data[head + _SALT + _NONCE :], _MAGIC)
        except InvalidTag as error:
            raise CorruptError("the key file does not open: another passphrase, or it was changed") from error

    def _cipher_of(self, salt: bytes) -> ChaCha20Poly1305:
        if self._cipher is None or salt != self._salt:
            key = Scrypt(salt=salt, length=32, n=_N, r=_R, p=_P).derive(self._passphrase)
            self._salt, self._cipher = salt, ChaCha20Poly1305(key)
        return self._cipher
