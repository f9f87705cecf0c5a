"""What services take and send, held to what is published of them; and what a new version of it is held to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from anarq.cli.promises import promise
from anarq.generators.bundle.openapi import openapi
from anarq.generators.interface import Interfaces
from anarq.model.module import Ecosystem
from anarq.model.views.schema import Schema
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


def promises(ecosystem: Ecosystem, modules: frozenset[str]) -> Mapping[str, object]:
    """What a change of the contract that each topic carries has to keep, as `anarq compat` asks it."""
    told = (ecosystem.modules[name].topics for name in modules)
    return {topic.name: promise(all_, Schema(topic.schema).reference.text()) for all_ in told for topic in all_}
