"""The key of a caller, in a file that only its owner can read: encrypted where there is a passphrase.

The text is one JSON object, `{"format", "alg", "seed"}`: the algorithm as in JOSE, and 32 secret bytes as base64url.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from anarq.adapters.local import private
from anarq.adapters.local.keyfile import KeyFile, is_sealed, read
from anarq.crypto import base64url, jcs
from anarq.crypto.errors import CryptoError, EncodingMalformed
from anarq.crypto.keys import P256_ORDER, Algorithm, SigningKey
from anarq.ports.errors import CorruptError, DuplicateError, NotFoundError, UnavailableError

FORMAT: Final = "anarq-identity-1"
"""What `format` holds."""

_SEED: Final = 32
_WIDE: Final = 48  # so much wider than the order that no scalar is more likely than another


class PassphraseNeededError(Exception):
    """The file is encrypted, and no passphrase was given."""


def create(path: Path, alg: Algorithm, passphrase: str = "") -> SigningKey:
    """Makes a key and keeps it in a file that is not there yet.

    Args:
        path: of the file; folders that are missing are made.
        alg: what it signs with.
        passphrase: that encrypts the file; empty: it is not encrypted.

    Raises:
        DuplicateError: there is a file already; it is never replaced.
        UnavailableError: the file cannot be written.
    """
    seed = _fresh_seed(alg)
    text = jcs.canonical({"format": FORMAT, "alg": str(alg), "seed": base64url.encode(seed)})
    _write_new(path, KeyFile(path, passphrase).sealed(text) if passphrase else text + b"\n")
    return SigningKey.from_seed(alg, seed)


def load(path: Path, passphrase: str = "") -> SigningKey:
    """The key in a file.

    Raises:
        NotFoundError: there is no file.
        PassphraseNeededError: it is encrypted, and the passphrase is empty.
        CorruptError: another passphrase, or no key is in it.
        UnavailableError: it cannot be read, or others than its owner may.
    """
    data = read(path)
    if data is None:
        raise NotFoundError(f"there is no key file {path}")
    if not is_sealed(data):
        return _key_of(data)
    if not passphrase:
        raise PassphraseNeededError
    return _key_of(KeyFile(path, passphrase).opened(data))


def is_encrypted(path: Path) -> bool:
    """Whether the file at a path is encrypted.

    Raises:
        UnavailableError: it cannot be read, or others than its owner may.
    """
    return is_sealed(read(path) or b"")


def _fresh_seed(alg: Algorithm) -> bytes:
    if alg is not Algorithm.ES256:
        return secrets.token_bytes(_SEED)
    scalar = int.from_bytes(secrets.token_bytes(_WIDE), "big") % (P256_ORDER - 1) + 1
    return scalar.to_bytes(_SEED, "big")


def _write_new(path: Path, data: bytes) -> None:
    """Writes a file whole, or not at all, and never over another one."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=private.FOLDER)
        with os.fdopen(private.create(temporary), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _name(temporary, path)
    except OSError as error:
        raise UnavailableError(f"the key file {path} cannot be written: {error.strerror}") from error
    finally:
        with suppress(OSError):  # it was never there
            temporary.unlink()


def _name(file: Path, path: Path) -> None:
    """Gives a file its name, unless anything is called so."""
    try:
        path.hardlink_to(file)
    except FileExistsError as error:
        raise DuplicateError(f"there is a file {path} already") from error


def _key_of(text: bytes) -> SigningKey:
    try:
        found = jcs.parse(text)
    except CryptoError as error:
        raise CorruptError("this is not a key file of an identity") from error
    match found:
        case {"format": str(form), "alg": str(alg), "seed": str(seed), **rest} if form == FORMAT and not rest:
            try:
                return SigningKey.from_seed(Algorithm(alg), base64url.decode(seed))
            except (ValueError, EncodingMalformed, CryptoError) as error:
                raise CorruptError("the key file of an identity holds no key that is known here") from error
    raise CorruptError("this is not a key file of an identity")
