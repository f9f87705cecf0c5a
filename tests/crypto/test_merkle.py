import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anarq.crypto import merkle
from anarq.crypto.errors import CryptoError, ProofInvalid, ProofMalformed

Vectors = Callable[[str], Path]
LEAVES = [merkle.leaf_hash(bytes([number])) for number in range(40)]


def _hashes(texts: list[str] | None) -> list[bytes]:
    return [base64.b64decode(text) for text in texts or []]


def _inclusion_holds(case: dict[str, Any]) -> bool:
    leaf, root = _hashes([case["leafHash"], case["root"]])
    try:
        merkle.verify_inclusion(leaf, case["leafIdx"], case["treeSize"], _hashes(case["proof"]), root)
    except CryptoError:
        return False
    return True


def _consistency_holds(case: dict[str, Any]) -> bool:
    old, new = _hashes([case["root1"], case["root2"]])
    try:
        merkle.verify_consistency(case["size1"], case["size2"], _hashes(case["proof"]), old, new)
    except CryptoError:
        return False
    return True


@pytest.mark.parametrize(("kind", "holds"), [("inclusion", _inclusion_holds), ("consistency", _consistency_holds)])
def test_the_published_proofs(kind: str, holds: Callable[[dict[str, Any]], bool], vectors: Vectors) -> None:
    paths = sorted((vectors("merkle-rfc6962") / kind).rglob("*.json"))
    cases = {path: json.loads(path.read_text()) for path in paths}
    # one published case compares two equal texts that are not hashes, and expects no error
    unusual = "sizes-are-equal-one-and-proof-is-empty"
    assert [path for path, case in cases.items() if holds(case) is case["wantErr"] and path.stem != unusual] == []
    assert len(cases) > 70


@given(st.integers(1, 40), st.data())
def test_every_leaf_is_provably_in_the_tree(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaves = LEAVES[:size]
    root, proof = merkle.tree_root(leaves), merkle.inclusion_proof(leaves, index)
    merkle.verify_inclusion(leaves[index], index, size, proof, root)
    with pytest.raises(ProofInvalid):
        merkle.verify_inclusion(merkle.leaf_hash(b"other"), index, size, proof, root)
    with pytest.raises(ProofMalformed, match="long"):
        merkle.verify_inclusion(leaves[index], index, size, (*proof, root), root)
    if proof:
        with pytest.raises(ProofMalformed, match="short"):
            merkle.verify_inclusion(leaves[index], index, size, proof[:-1], root)


@given(st.integers(1, 40), st.data())
def test_every_tree_provably_extends_its_beginnings(size: int, data: st.DataObject) -> None:
    old_size = data.draw(st.integers(1, size))
    old, new = merkle.tree_root(LEAVES[:old_size]), merkle.tree_root(LEAVES[:size])
    proof = merkle.consistency_proof(LEAVES[:size], old_size)
    merkle.verify_consistency(old_size, size, proof, old, new)
    with pytest.raises(ProofInvalid):
        merkle.verify_consistency(old_size, size, proof, merkle.leaf_hash(b"rewritten"), new)
    with pytest.raises(ProofMalformed, match="long"):
        merkle.verify_consistency(old_size, size, (*proof, new), old, new)
    if proof:
        with pytest.raises(ProofMalformed, match="short"):
            merkle.verify_consistency(old_size, size, proof[:-1], old, new)


def test_a_frontier_grows_with_the_root_of_the_whole_tree() -> None:
    frontier = merkle.Frontier()
    for size in range(len(LEAVES)):
        assert (frontier.size, frontier.root) == (size, merkle.tree_root(LEAVES[:size]))
        frontier = frontier.append(LEAVES[size])
    assert merkle.Frontier(frontier.size, frontier.peaks) == frontier


@pytest.mark.parametrize(("size", "peaks"), [(0, (LEAVES[0],)), (3, (LEAVES[0],)), (1, (b"",)), (-1, (LEAVES[0],))])
def test_a_frontier_that_no_tree_has_is_refused(size: int, peaks: tuple[bytes, ...]) -> None:
    with pytest.raises(ProofMalformed):
        merkle.Frontier(size, peaks)


def test_a_log_that_was_rewritten_is_seen() -> None:
    rewritten = [merkle.leaf_hash(b"other"), *LEAVES[1:8]]
    proof = merkle.consistency_proof(rewritten, 5)
    with pytest.raises(ProofInvalid):
        merkle.verify_consistency(5, 8, proof, merkle.tree_root(LEAVES[:5]), merkle.tree_root(rewritten))


def test_the_empty_tree_has_a_root_and_no_proofs() -> None:
    empty = hashlib.sha256(b"").digest()
    assert merkle.tree_root([]) == empty
    with pytest.raises(ProofMalformed):
        merkle.verify_inclusion(LEAVES[0], 0, 0, [], empty)
    with pytest.raises(ProofMalformed):
        merkle.verify_consistency(0, 1, [], empty, LEAVES[0])
    with pytest.raises(ProofMalformed):
        merkle.inclusion_proof([], 0)
    with pytest.raises(ProofMalformed):
        merkle.consistency_proof(LEAVES, 0)


@pytest.mark.parametrize(("leaf", "root"), [(b"", LEAVES[0]), (LEAVES[0], b""), (LEAVES[0] + b"\0", LEAVES[0])])
def test_what_is_not_a_hash_is_refused(leaf: bytes, root: bytes) -> None:
    with pytest.raises(ProofMalformed, match="32 bytes"):
        merkle.verify_inclusion(leaf, 0, 1, [], root)


def test_an_inner_node_is_not_an_entry() -> None:
    left, right = LEAVES[:2]
    assert merkle.leaf_hash(left + right) != merkle.node_hash(left, right)
