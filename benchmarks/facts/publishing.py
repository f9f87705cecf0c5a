"""What services take and send, held to what is published of them: what is published is what is sent."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from anarq.generators.bundle.openapi import openapi
from anarq.generators.interface import Interfaces
from anarq.model.module import Ecosystem
from anarq.testing.published import Exchange, Published


def documents(ecosystem: Ecosystem) -> Mapping[str, Any]:
    """What is published of each module with an interface over HTTP."""
    interfaces = Interfaces(ecosystem)
    return {one.name: openapi(interfaces, one) for one in interfaces.all() if one.module.has("openapi.yaml")}


def breaches(document: Mapping[str, Any], exchanges: Sequence[Exchange]) -> frozenset[str]:
    """What is otherwise than it is published; also what is always there, and published as what may be."""
    return frozenset(_breaches(Published(document), exchanges))


def _breaches(published: Published, exchanges: Sequence[Exchange]) -> Iterator[str]:
    optional: dict[str, set[bool]] = {}
    for each in exchanges:
        yield from (f"{each.method} {each.path} {each.status}: {found}" for found in published.breaches(each))
        for place, sent in published.optional(each):
            optional.setdefault(place, set()).add(sent)
    yield from (f"{place} is in every answer" for place, seen in optional.items() if seen == {True})
