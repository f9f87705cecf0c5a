"""The contracts of what a module keeps: its own, and those that it has in common with others."""

from collections.abc import Iterator

from anarq.model.folder import Folder
from anarq.model.views.contracts import Contract, contracts_of
from anarq.model.views.openapi import operations_of
from anarq.model.views.storage_map import stored_of


def kept_of(module: Folder) -> Iterator[Contract]:
    """The contract of each collection that has one.

    Raises:
        NotRead: one of the contracts, or what says what is kept, is there and could not be read.
    """
    yield from (contract for contract in contracts_of(module) if contract.collection)
    yield from _common(module)


def _common(module: Folder) -> Iterator[Contract]:
    """Those of records that are kept here and are common to modules: operations answer with them."""
    own = {id(document) for document in module.documents.values()}
    found: dict[str, Contract] = {}
    for operation in operations_of(module):
        node = module.follow(operation.data)
        if id(node.document) not in own:
            contract = Contract(module, node.document, node)
            if contract.collection:
                found[contract.id] = contract
    stored = stored_of(module) if found else {}
    kept = {name for one in stored.values() for name in one.collections}
    for name in sorted(found):
        if found[name].collection in kept or found[name].resource_type in stored:
            yield found[name]
