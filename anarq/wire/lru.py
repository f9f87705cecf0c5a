"""A bounded memory of what was looked up."""

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lru(Generic[K, V]):
    """Keeps the entries that were used last. Not for threads: one event loop uses it."""

    def __init__(self, most: int) -> None:
        """Nothing is kept.

        Args:
            most: what all entries may weigh together; their number, when each weighs 1.
        """
        self._most = most
        self._weighs = 0
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """The value, which is then the newest; None when it is not kept."""
        found = self._entries.get(key)
        if found is None:
            return None
        self._entries.move_to_end(key)
        return found[0]

    def put(self, key: K, value: V, weight: int = 1) -> None:
        """Keeps a value; those that were not used for longest go while there is no room. What has none is not kept."""
        earlier = self._entries.pop(key, None)
        self._weighs += weight - (0 if earlier is None else earlier[1])
        self._entries[key] = value, weight
        if weight > self._most:
            self._weighs -= self._entries.popitem()[1][1]
        while self._weighs > self._most:
            self._weighs -= self._entries.popitem(last=False)[1][1]

    def __len__(self) -> int:
        return len(self._entries)
