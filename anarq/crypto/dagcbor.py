"""Strict DAG-CBOR: one spelling per value, links as `Cid`.

The codec is the `dag-cbor` library. A check of the shape stands before it, since it recurses and believes the lengths
that it reads. Source: https://ipld.io/specs/codecs/dag-cbor/spec/
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

import dag_cbor
from dag_cbor import IPLDKind
from dag_cbor.decoding import CBORDecodingError
from dag_cbor.encoding import CBOREncodingError
from multiformats import CID

from anarq.crypto.cid import Cid
from anarq.crypto.errors import CidMalformed, DagCborMalformed, Unencodable

Ipld: TypeAlias = "dict[str, Ipld] | list[Ipld] | str | bytes | int | float | bool | Cid | None"
"""A value of the IPLD data model. Floats are finite; integers lie in -2**64 to 2**64 - 1."""

Writable: TypeAlias = "Mapping[str, Writable] | Sequence[Writable] | str | bytes | int | float | bool | Cid | None"
"""The same with containers that are only read, so that plain JSON fits: mappings, lists and tuples."""

MAX_DEPTH: Final = 64
"""Lists, maps and links inside each other."""

_BYTES, _TEXT, _LIST, _MAP, _TAG = 2, 3, 4, 5, 6  # major types, RFC 8949 section 3.1
_SIZED: Final = range(24, 28)  # additional information: 1, 2, 4 or 8 bytes follow


def encode(value: Writable) -> bytes:
    """The one DAG-CBOR spelling of a value.

    Raises:
        Unencodable: a type, number, string or depth that DAG-CBOR does not hold.
    """
    try:
        return dag_cbor.encode(_outwards(value, 0))
    except (CBOREncodingError, UnicodeEncodeError) as error:
        raise Unencodable(f"DAG-CBOR cannot hold this: {error}") from error


def decode(data: bytes) -> Ipld:
    """The value that the bytes spell.

    Raises:
        DagCborMalformed: truncated, trailing, unsorted, duplicate, non-minimal, nested deeper than 64, or any other
            spelling than the canonical one.
    """
    _check_shape(data)
    try:
        return _inwards(dag_cbor.decode(data))
    # for links that are not CIDs the library lets the errors of its parts through
    except (CBORDecodingError, ValueError, KeyError, IndexError) as error:
        reason, _, _ = str(error).partition("\n")  # the other lines show the bytes
        raise DagCborMalformed(f"not strict DAG-CBOR: {reason}") from error
    except CidMalformed as error:
        raise DagCborMalformed(f"a link that is not accepted: {error}") from error


def _check_shape(data: bytes) -> None:
    """Walk over the heads without recursion, so that neither depth nor a claimed length can exhaust the decoder."""
    awaited: list[int] = []  # per open container, how many items are still to come
    at = 0
    while at < len(data):
        at, children = _step(data, at)
        if awaited:
            awaited[-1] -= 1
        if children:
            awaited.append(children)
        if len(awaited) > MAX_DEPTH:
            raise DagCborMalformed(f"nested deeper than {MAX_DEPTH}")
        while awaited and awaited[-1] == 0:
            awaited.pop()


def _step(data: bytes, at: int) -> tuple[int, int]:
    """Where the next head stands, and how many items the head at `at` opens."""
    major, info = data[at] >> 5, data[at] & 0x1F
    if info > _SIZED.stop - 1:
        raise DagCborMalformed("indefinite lengths and reserved heads are not allowed")
    size = 1 << (info - 24) if info in _SIZED else 0
    argument = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else info
    at += 1 + size
    if major in {_BYTES, _TEXT, _LIST, _MAP} and argument > len(data) - at:
        raise DagCborMalformed("a length reaches beyond the end")
    if major in {_BYTES, _TEXT}:
        return at + argument, 0
    return at, {_LIST: argument, _MAP: 2 * argument, _TAG: 1}.get(major, 0)


def _outwards(value: Writable, depth: int) -> IPLDKind:
    """The value with links and containers of the library's classes."""
    if depth > MAX_DEPTH:
        raise Unencodable(f"nested deeper than {MAX_DEPTH}")
    if isinstance(value, Mapping):
        return {key: _outwards(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_outwards(item, depth + 1) for item in value]
    if isinstance(value, Cid):
        return CID.decode(bytes(value))
    if value is None or isinstance(value, bool | int | float | str | bytes):
        return value
    raise Unencodable(f"DAG-CBOR holds no {type(value).__name__}")


def _inwards(value: IPLDKind) -> Ipld:
    if isinstance(value, dict):
        return {key: _inwards(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_inwards(item) for item in value]
    return Cid.from_bytes(bytes(value)) if isinstance(value, CID) else value
