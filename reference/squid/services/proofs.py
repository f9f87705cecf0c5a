"""Proofs of possession: a LockSig over a value, made by the key that the value names."""

from anarq.crypto.errors import CryptoError
from anarq.crypto.jcs import Json
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig
from anarq.reference.squid._gen import models


def signs(proof: models.LockSig, value: dict[str, str], *, signer: str) -> bool:
    """Whether `proof` is a signature of `value` by the key `signer`, a did:key."""
    stated: dict[str, Json] = {
        "alg": proof["alg"],
        "pub": proof["pub"],
        "sig": proof["sig"],
        "ts": float(proof["ts"]),
        "nonce": proof["nonce"],
    }
    try:
        signature = LockSig.from_json(stated)
        signature.check(VALUE_PURPOSE, {**value})
    except CryptoError:
        return False
    return signature.pub == signer
