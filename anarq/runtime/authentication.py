"""Signature and replay: the request is the invoker's, whole, fresh, and for the first time."""

from collections.abc import Mapping
from datetime import datetime

from anarq.crypto import request
from anarq.crypto.errors import CryptoError, Malformed, SignatureExpired, SignerNotAllowed
from anarq.crypto.locksig import LockSig
from anarq.ports.errors import UnavailableError
from anarq.ports.identities import Identities
from anarq.ports.nonces import Nonces
from anarq.runtime.call import Refused
from anarq.runtime.errors import unavailable
from anarq.runtime.headers import Caller
from anarq.runtime.invocation import Signed
from anarq.wire.errors import QLOCK_AUTH_FAIL, SIGNATURE_INVALID
from anarq.wire.standard import Standard


def verify(
    caller: Caller, signed: Signed, headers: Mapping[str, str], now: datetime, standard: Standard
) -> LockSig | None:
    """The signature over the request, by the subidentity that the headers name, or by a key that may speak for the
    identity; None for a public operation called by nobody.

    Whether a key that is not the name of the identity speaks for it, `require_speaker` says.

    Raises:
        Refused: QLOCK_AUTH_FAIL when the signature cannot be read; SIGNATURE_INVALID when it does not hold or is stale.
    """
    if caller.sig is None:
        return None
    try:
        covered = request.RequestToSign(signed.method, signed.target, signed.content, headers, standard.signed)
        lock_sig = LockSig.decode(caller.sig.strip(" \t"))
        signer = caller.identity.sub_id or lock_sig.pub
        request.check_request(covered, lock_sig, now=now.timestamp(), max_skew=standard.max_skew, signers=(signer,))
        return lock_sig
    except Malformed as error:
        raise Refused(QLOCK_AUTH_FAIL, "The signature cannot be read.", {"reason": "malformed"}) from error
    except SignatureExpired as error:
        raise Refused(SIGNATURE_INVALID, "The signature is too old or from the future.", {"reason": "stale"}) from error
    except SignerNotAllowed as error:
        raise Refused(SIGNATURE_INVALID, "The key is not the invoker's.", {"reason": "other_key"}) from error
    except CryptoError as error:
        raise Refused(SIGNATURE_INVALID, "The signature does not hold.", {"reason": "forged"}) from error


async def require_speaker(caller: Caller, signer: str, identities: Identities) -> None:
    """Checks that the key that signed is the subidentity's, or speaks for the identity now.

    An identity that sQuid does not know is its key.

    Raises:
        Refused: SIGNATURE_INVALID when it does not; SERVICE_UNAVAILABLE when sQuid's word about keys cannot be read.
    """
    if caller.identity.sub_id is not None:
        return
    try:
        fact = (await identities.known({signer})).get(signer)
    except UnavailableError as error:
        raise unavailable("Whose key signed cannot be known now.") from error
    name = caller.identity.squid_id
    if fact is None or fact.identity != name:  # whoever calls in his own name is nobody's, for this call
        if name != signer:
            raise Refused(SIGNATURE_INVALID, "The key is not the invoker's.", {"reason": "other_key"})
    elif fact.speaker != signer:
        reason = "key_inactive" if name == signer or not fact.active else "other_key"
        raise Refused(SIGNATURE_INVALID, "The key does not speak for the identity.", {"reason": reason})


async def use(lock_sig: LockSig, now: datetime, nonces: Nonces, max_skew: float) -> None:
    """Checks that the signature has not been used before; from now on it has.

    Raises:
        Refused: SIGNATURE_INVALID when it was; SERVICE_UNAVAILABLE when the nonces cannot be reached.
    """
    try:
        # Accepted until ts + skew; a clock that steps back must not revive it within the window.
        first = await nonces.use(lock_sig.pub, lock_sig.nonce, now.timestamp(), lock_sig.ts + 2 * max_skew)
    except UnavailableError as error:
        raise unavailable("Replays cannot be told apart now.") from error
    if not first:
        raise Refused(SIGNATURE_INVALID, "The signature was used before.", {"reason": "replayed"})
