"""Merkle trees of RFC 6962: tree heads, proofs that an entry is in a tree, proofs that one tree extends another.

Leaves are given as hashes, so that a log can prove without its entries at hand. All hashes are SHA-256, 32 bytes.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from anarq.crypto.errors import ProofInvalid, ProofMalformed

_HASH_BYTES: Final = 32


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry (RFC 6962 section 2.1)."""
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees. Its prefix keeps it from being the hash of any entry."""
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(leaves: Sequence[bytes]) -> bytes:
    """The Merkle tree hash of leaf hashes, oldest first; that of no leaves is SHA-256 of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = _split(len(leaves))
    return node_hash(tree_root(leaves[:split]), tree_root(leaves[split:]))


@dataclass(frozen=True, slots=True)
class Frontier:
    """What has to be kept of a tree to append to it and to know its root: at most one hash per bit of its size.

    Attributes:
        size: how many leaves there are.
        peaks: roots of the complete subtrees from left to right, one for each bit that is set in `size`.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ProofMalformed(f"a tree of {self.size} leaves has not {len(self.peaks)} complete subtrees")
        _check_hashes(*self.peaks)

    def append(self, leaf: bytes) -> "Frontier":
        """The frontier with one more leaf hash at the end.

        Raises:
            ProofMalformed: the leaf is not a hash.
        """
        peaks, carry, size = [*self.peaks], leaf, self.size
        while size & 1:
            carry, size = node_hash(peaks.pop(), carry), size >> 1
        return Frontier(self.size + 1, (*peaks, carry))

    @property
    def root(self) -> bytes:
        """The same as `tree_root` of all leaves."""
        if not self.peaks:
            return tree_root(())
        *others, root = self.peaks
        for peak in reversed(others):
            root = node_hash(peak, root)
        return root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The audit path of the leaf at `index`, lowest sibling first (RFC 6962 section 2.1.1).

    Raises:
        ProofMalformed: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise ProofMalformed(f"there is no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), tree_root(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), tree_root(leaves[:split]))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Return when the leaf hash stands at `index` in the tree of `size` leaves with that root.

    The algorithm is that of RFC 9162 section 2.1.3.2.

    Raises:
        ProofMalformed: no such index, an empty tree, a proof of the wrong length, or values that are not hashes.
        ProofInvalid: the proof leads to another root.
    """
    _check_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise ProofMalformed(f"there is no leaf {index} in a tree of {size}")
    position, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofMalformed("the proof is too long")
        if position & 1 or position == last:
            current = node_hash(sibling, current)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            current = node_hash(current, sibling)
        position, last = position >> 1, last >> 1
    if last:
        raise ProofMalformed("the proof is too short")
    if current != root:
        raise ProofInvalid("the proof leads to another root")


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> tuple[bytes, ...]:
    """The proof that the tree of all leaves extends that of the first `old_size` (RFC 6962 section 2.1.2).

    Raises:
        ProofMalformed: `old_size` is 0 or more than there are.
    """
    if not 0 < old_size <= len(leaves):
        raise ProofMalformed(f"no consistency from {old_size} to {len(leaves)} leaves")
    return _subproof(leaves, old_size, complete=True)


def verify_consistency(old_size: int, new_size: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Return when the newer tree holds the older one as its beginning (RFC 9162 section 2.1.4.2).

    Raises:
        ProofMalformed: sizes of 0 or in the wrong order, a proof of the wrong length, or values that are not hashes.
        ProofInvalid: the proof leads to other roots.
    """
    _check_hashes(old_root, new_root, *proof)
    if not 0 < old_size <= new_size:
        raise ProofMalformed(f"no consistency from {old_size} to {new_size} leaves")
    if old_size == new_size:
        if proof:
            raise ProofMalformed("the proof is too long")
        if old_root != new_root:
            raise ProofInvalid("two roots of one size differ")
        return
    # when the old tree is a complete subtree, its root is left out of the proof
    path = [old_root, *proof] if old_size & (old_size - 1) == 0 else list(proof)
    if not path or not proof:
        raise ProofMalformed("the proof is too short")
    if _climb(old_size, new_size, path) != (old_root, new_root):
        raise ProofInvalid("the proof leads to other roots")


def _climb(old_size: int, new_size: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    position, last = old_size - 1, new_size - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofMalformed("the proof is too long")
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    if last:
        raise ProofMalformed("the proof is too short")
    return old, new


def _subproof(leaves: Sequence[bytes], old_size: int, *, complete: bool) -> tuple[bytes, ...]:
    if old_size == len(leaves):
        return () if complete else (tree_root(leaves),)
    split = _split(len(leaves))
    if old_size <= split:
        return (*_subproof(leaves[:split], old_size, complete=complete), tree_root(leaves[split:]))
    return (*_subproof(leaves[split:], old_size - split, complete=False), tree_root(leaves[:split]))


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _check_hashes(*values: bytes) -> None:
    if any(len(value) != _HASH_BYTES for value in values):
        raise ProofMalformed(f"a hash has {_HASH_BYTES} bytes")
