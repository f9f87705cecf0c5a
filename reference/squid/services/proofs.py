"""Proofs of possession: a LockSig over a value, made by the key that the value names."""

from collections.abc import Mapping

from anarq.crypto.errors import CryptoError
from anarq.crypto.jcs import Json
from anarq.crypto.locksig import VALUE_PURPOSE, LockSig
from anarq.reference.squid._gen import models


def signs(proof: models.LockSig, value: Mapping[str, Json], *, signer: str) -> bool:
    """Whether `proof` is a signature of `value` by the key `signer`, a did:key."""
    try:
        signature = LockSig.from_json({**proof, "ts": float(proof["ts"])})
        signature.check(VALUE_PURPOSE, dict(value))
    except CryptoError:
        return False
    return signature.pub == signer
