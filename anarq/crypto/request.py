"""The `x-sig` profile: which parts of a request a LockSig covers. Described in docs/reference/request-signature.md.

Replay is for the caller to refuse: remember the returned `pub` and `nonce` until `ts` has left the window.
"""

import base64
import hashlib
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final, Self

from anarq.crypto import jcs, locksig
from anarq.crypto.errors import SignatureExpired, SignatureMalformed, SignerNotAllowed
from anarq.crypto.keys import Signer
from anarq.crypto.locksig import LockSig

PURPOSE: Final = "anarq-request-1"
"""What `v` holds in the signed object."""

TOOL_CALL: Final = "tools/call"
"""The method of a call over MCP; its target is the tool's name."""

_HTTP_METHOD: Final = re.compile(r"[A-Z][A-Z0-9-]*", re.ASCII)
_ORIGIN_FORM: Final = re.compile(r"/[!-\"$-~]*", re.ASCII)  # visible ASCII without '#', RFC 9112 section 3.2.1
_TOOL_NAME: Final = re.compile(r"[A-Za-z0-9_./-]+", re.ASCII)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Sha256:
    """The digest of a body that was hashed while it streamed.

    Attributes:
        digest: 32 bytes.
    """

    digest: bytes

    def __post_init__(self) -> None:
        if len(self.digest) != hashlib.sha256().digest_size:
            raise SignatureMalformed("a SHA-256 digest has 32 bytes")


@dataclass(frozen=True, slots=True)
class RequestToSign:
    """What a signature vouches for.

    Attributes:
        method: the HTTP method in capitals, or `tools/call`.
        target: path and query as on the request line, or the tool's name.
        body: the bytes of the body as sent, or their digest. For a tool the canonical JSON of its arguments.
        headers: all headers by name, in any case; only those that are covered matter.
        covered: the headers that are signed, present or absent, by lower-case name: one that is added, changed or
            dropped later breaks the signature.
    """

    method: str
    target: str
    body: bytes | Sha256
    headers: Mapping[str, str]
    covered: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.method == TOOL_CALL:
            if not _TOOL_NAME.fullmatch(self.target):
                raise SignatureMalformed(f"{self.target!r} is not a name of a tool")
        elif not _HTTP_METHOD.fullmatch(self.method):
            raise SignatureMalformed(f"{self.method!r} is not an HTTP method")
        elif not _ORIGIN_FORM.fullmatch(self.target):
            raise SignatureMalformed("the target is path and query in visible ASCII, starting with '/'")

    @classmethod
    def tool_call(cls, tool: str, arguments: jcs.Json, headers: Mapping[str, str], covered: tuple[str, ...]) -> Self:
        """The same for a call over MCP.

        Raises:
            Unencodable: the arguments have no canonical JSON.
        """
        return cls(TOOL_CALL, tool, jcs.canonical(arguments), headers, covered)

    @property
    def payload(self) -> jcs.Json:
        """The object that is signed.

        Raises:
            SignatureMalformed: a covered header stands twice or holds control characters.
        """
        headers: dict[str, jcs.Json] = dict(covered_headers(self.headers, self.covered))
        return {"method": self.method, "target": self.target, "digest": content_digest(self.body), "headers": headers}


def covered_headers(headers: Mapping[str, str], covered: Container[str]) -> dict[str, str]:
    """The headers that are signed, by lower-case name, without white space around the value.

    Raises:
        SignatureMalformed: one stands twice or holds control characters.
    """
    found: dict[str, str] = {}
    for name, value in headers.items():
        lower = name.lower()
        if lower not in covered:
            continue
        if lower in found:
            raise SignatureMalformed(f"the header {lower} stands twice")
        if _CONTROL.search(value):
            raise SignatureMalformed(f"the header {lower} holds control characters")
        found[lower] = value.strip(" \t")
    return found


def content_digest(body: bytes | Sha256) -> str:
    """The digest of a body, as in a `Content-Digest` header (RFC 9530)."""
    digest = body.digest if isinstance(body, Sha256) else hashlib.sha256(body).digest()
    return f"sha-256=:{base64.b64encode(digest).decode('ascii')}:"


def sign_request(request: RequestToSign, key: Signer, ts: float, nonce: bytes) -> str:
    """The value of `x-sig`.

    Args:
        request: what is vouched for.
        key: that of the subidentity when there is an `x-subid`, else that of the identity.
        ts: now, seconds since the Unix epoch.
        nonce: 16 to 64 bytes fresh from a cryptographic random source.

    Raises:
        SignatureMalformed: a header, time or nonce that cannot be signed.
    """
    return locksig.sign(PURPOSE, request.payload, key, ts, nonce).encode()


def verify_request(
    request: RequestToSign,
    header: str,
    *,
    now: float,
    max_skew: float,
    signers: Container[str] | None = None,
) -> LockSig:
    """The signature in `x-sig`, when it holds for the request.

    Args:
        request: the request as it came.
        header: the value of `x-sig`.
        now: seconds since the Unix epoch.
        max_skew: seconds by which `ts` may differ from now, either way.
        signers: the keys, as did:key, that may sign for this identity. Without it exactly the one that `x-subid` is, or
            `x-squid-id` when there is none.

    Raises:
        SignatureMalformed: the header is not a LockSig, or the request cannot be signed.
        SignatureExpired: `ts` is outside the window.
        SignatureInvalid: another key, or another request than the one that was signed.
    """
    lock_sig = LockSig.decode(header.strip(" \t"))
    check_request(request, lock_sig, now=now, max_skew=max_skew, signers=signers)
    return lock_sig


def check_request(
    request: RequestToSign, lock_sig: LockSig, *, now: float, max_skew: float, signers: Container[str] | None = None
) -> None:
    """Checks that a signature that was read holds for the request; else as `verify_request`.

    Raises:
        SignatureMalformed: the request cannot be signed.
        SignatureExpired: `ts` is outside the window.
        SignatureInvalid: another key, or another request than the one that was signed.
    """
    if not abs(now - lock_sig.ts) <= max_skew:
        raise SignatureExpired(f"signed at {lock_sig.ts}, which is more than {max_skew} s from {now}")
    payload = request.payload
    allowed = (_claimed_key(request),) if signers is None else signers
    if lock_sig.pub not in allowed:
        raise SignerNotAllowed("the key that signed is none of the identity that the headers name")
    lock_sig.check(PURPOSE, payload)


def _claimed_key(request: RequestToSign) -> str:
    headers = covered_headers(request.headers, request.covered)
    return headers.get("x-subid") or headers.get("x-squid-id", "")
