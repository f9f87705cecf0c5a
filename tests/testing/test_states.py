"""Tables of transitions that services keep, held to their contracts."""

import pytest

from anarq.reference.squid._gen.spec import MODULE
from anarq.testing.states import declared, written


def test_what_a_contract_says_is_told_without_how_records_begin() -> None:
    assert declared(MODULE, "identity") == {("ACTIVE", "DEACTIVATED")}


def test_a_kind_that_says_nothing_of_states_is_not_held_to_nothing() -> None:
    with pytest.raises(LookupError, match="no states of `reputation-balance`"):
        declared(MODULE, "reputation-balance")


def test_of_a_table_only_moves_count() -> None:
    assert written({("A", "go"): "B", ("A", "stay"): "A", ("B", "go"): None}) == {("A", "B")}
