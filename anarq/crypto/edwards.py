"""Which 32 bytes are a public key of Ed25519 that means one thing to every verifier.

RFC 8032 lets verifiers differ: whether the cofactor is multiplied in, and which spellings of a point are taken. On a
key of small order that difference lets one signature hold for every message; on one of mixed order, for some verifiers
only. Points of the prime-order group in their one spelling leave no room: what we accept then, all accept.

Everything computed here is public, so nothing needs constant time.
"""

from typing import Final, TypeAlias

from anarq.crypto.errors import KeyMalformed

_P: Final = 2**255 - 19
_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ROOT_OF_MINUS_ONE: Final = pow(2, (_P - 1) // 4, _P)

_Point: TypeAlias = tuple[int, int, int, int]
"""X, Y, Z and T with x = X/Z, y = Y/Z, x*y = T/Z (RFC 8032 section 5.1.4)."""

_NEUTRAL: Final[_Point] = (0, 1, 1, 0)


def check_key(raw: bytes) -> None:
    """Return when the bytes spell a point of the group of prime order, in the one canonical way.

    It takes one square root and one multiplication, whatever the bytes are.

    Raises:
        KeyMalformed: the bytes are not a point, spell one in another way, or one of small or mixed order.
    """
    point = _decoded(raw)
    if _is_neutral(_times(8, point)):
        raise KeyMalformed("the point has small order: such a key signs everything")
    if not _is_neutral(_times(_ORDER, point)):
        raise KeyMalformed("the point is outside the group of prime order: verifiers differ on such a key")


def _decoded(raw: bytes) -> _Point:
    """The point (RFC 8032 section 5.1.3)."""
    number = int.from_bytes(raw, "little")
    y, odd = number & (2**255 - 1), number >> 255
    if y >= _P:
        raise KeyMalformed("the point is not in canonical form")
    x = _root((y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P)
    if x == 0 and odd:
        raise KeyMalformed("the point is not in canonical form")
    if x & 1 != odd:
        x = _P - x
    return x, y, 1, x * y % _P


def _root(square: int) -> int:
    root = pow(square, (_P + 3) // 8, _P)
    if root * root % _P != square:
        root = root * _ROOT_OF_MINUS_ONE % _P
    if root * root % _P != square:
        raise KeyMalformed("the bytes are not a point of the curve")
    return root


def _times(factor: int, point: _Point) -> _Point:
    product = _NEUTRAL
    for bit in bin(factor)[2:]:
        product = _sum(product, product)
        if bit == "1":
            product = _sum(product, point)
    return product


def _sum(one: _Point, two: _Point) -> _Point:
    """The sum by the complete formulas of RFC 8032 section 5.1.4."""
    a = (one[1] - one[0]) * (two[1] - two[0]) % _P
    b = (one[1] + one[0]) * (two[1] + two[0]) % _P
    c = 2 * one[3] * two[3] * _D % _P
    d = 2 * one[2] * two[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _is_neutral(point: _Point) -> bool:
    x, y, z, _ = point
    return x == 0 and (y - z) % _P == 0
