"""What a mock remembers: resources by contract and identifier."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Final

from anarq.clients.endpoint import Endpoint, Resource, Values

_DIGITS: Final = "123456789"
_DEFAULT_LIMIT: Final = 50

Holds = Callable[[object], bool]
"""Whether an answer satisfies the contract of its operation."""


class Kept:
    """The resources of a mock."""

    def __init__(self) -> None:
        self._resources: dict[str, dict[str, dict[str, object]]] = defaultdict(dict)
        self._made: dict[str, int] = defaultdict(int)

    def answer(self, endpoint: Endpoint, given: Values, body: object, holds: Holds) -> object:
        """What the operation answers with, from what is kept and the example of its contract."""
        resource = endpoint.resource
        if endpoint.response is None:
            if endpoint.method == "DELETE":
                self._remove(given)
            return None
        if resource is None:
            return self._about(endpoint, given, holds)
        if resource.many:
            return self._page(resource, endpoint, given)
        return self._one(resource, endpoint, given, body, holds)

    def _about(self, endpoint: Endpoint, given: Values, holds: Holds) -> object:
        """The example, about what was asked for."""
        example = deepcopy(endpoint.example)
        if not isinstance(example, dict):
            return example
        return _first_that_holds(holds, {**example, **_common(example, given)}, example)

    def _one(self, resource: Resource, endpoint: Endpoint, given: Values, body: object, holds: Holds) -> object:
        named = given.get(resource.identifier)
        known = self._resources[resource.kind].get(str(named)) if named is not None else None
        base = deepcopy(known if known is not None else endpoint.example)
        if not isinstance(base, dict) or (endpoint.safe and known is not None):
            return base
        said = _common(base, given) | (dict(body) if isinstance(body, Mapping) else {})
        if endpoint.safe:
            return _first_that_holds(holds, {**base, **_common(base, given)}, base)
        if known is None and resource.identifier not in said:
            said[resource.identifier] = self._fresh(resource, base)
        wanted = {**base, **said}
        shown = {name: value for name, value in wanted.items() if name in base}
        data = _first_that_holds(holds, wanted, shown, base)
        self._resources[resource.kind][str(data[resource.identifier])] = deepcopy(data)
        return data

    def _page(self, resource: Resource, endpoint: Endpoint, given: Values) -> object:
        kept = [item for item in self._resources[resource.kind].values() if _matches(item, given)]
        if not self._resources[resource.kind]:
            return deepcopy(endpoint.example)
        start, limit = int(str(given.get("cursor", 0))), int(str(given.get("limit", _DEFAULT_LIMIT)))
        page: dict[str, object] = {"items": deepcopy(kept[start : start + limit])}
        return page | ({"nextCursor": str(start + limit)} if start + limit < len(kept) else {})

    def _fresh(self, resource: Resource, example: Mapping[str, object]) -> object:
        """An identifier of the form of the example's: the first is the example's own."""
        count = self._made[resource.kind]
        self._made[resource.kind] += 1
        text = example.get(resource.identifier)
        if count == 0 or not isinstance(text, str):
            return text
        tail = _digits(count)
        return text[: -len(tail)] + tail

    def _remove(self, given: Values) -> None:
        """Forgets the resource that the last parameter of the path names."""
        named = str(list(given.values())[-1]) if given else ""
        for resources in self._resources.values():
            resources.pop(named, None)


def _common(example: Mapping[str, object], given: Values) -> dict[str, object]:
    return {name: value for name, value in given.items() if name in example}


def _matches(item: Mapping[str, object], given: Values) -> bool:
    return all(item[name] == value for name, value in given.items() if name in item)


def _first_that_holds(holds: Holds, *candidates: dict[str, object]) -> dict[str, object]:
    """The first candidate that satisfies the contract; the last one when none does."""
    return next((candidate for candidate in candidates if holds(candidate)), candidates[-1])


def _digits(number: int) -> str:
    """A number without zeros, which every form of identifier takes."""
    text = ""
    while number:
        number, digit = divmod(number - 1, len(_DIGITS))
        text = _DIGITS[digit] + text
    return text
