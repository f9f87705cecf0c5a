"""Identifiers of new resources: unguessable enough to be unique, and the same when the same call is decided again.

And the text by which new resources are listed, the newest first.
"""

import base64
import hashlib
from typing import Final

from anarq.runtime.call import Call

_LENGTH: Final = 26  # 130 bits: no two calls of a deployment ever meet
_FAR: Final = 10**17  # microseconds since the epoch, in a far future


def new_identifier(prefix: str, call: Call) -> str:
    """An identifier for what the call creates, e.g. `int_k3c7…`.

    It follows from the id of the request, so that a handler needs no randomness and a retry of the decision names the
    same resource.
    """
    return identifier_of(prefix, f"{call.module}/{prefix}/{call.request_id}")


def identifier_of(prefix: str, text: str) -> str:
    """The identifier that follows from a text: for what there can be only once, and for what one call makes many of."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"{prefix}_{base64.b32encode(digest).decode().lower()[:_LENGTH]}"


def newest_first(call: Call) -> str:
    """A text that sorts what later calls create first: what is left of a far future, in microseconds."""
    return f"{_FAR - int(call.now.timestamp() * 1_000_000):018d}"
