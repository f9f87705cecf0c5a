"""Proofs by signature: a LockSig over a value, made by the key that is asked for."""

from collections.abc import Mapping

from anarq.crypto.errors import CryptoError
from anarq.crypto.jcs import Json
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig
from anarq.ports.json import JsonObject

_TEXTS = ("alg", "pub", "sig", "nonce")


def signs(proof: JsonObject, value: Mapping[str, str], *, signer: str) -> bool:
    """Whether `proof`, the JSON of a `LockSig`, is a signature of `value` by the key `signer`, a did:key."""
    stated: dict[str, Json] = {name: str(proof[name]) for name in _TEXTS}
    try:
        signature = LockSig.from_json({**stated, "ts": float(str(proof["ts"]))})
        signature.check(VALUE_PURPOSE, {**value})
    except CryptoError:
        return False
    return signature.pub == signer
