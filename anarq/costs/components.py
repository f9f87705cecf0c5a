"""Circles in a graph."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def components(edges: Mapping[T, Sequence[T]]) -> list[list[T]]:
    """The strongly connected parts that hold a cycle (Tarjan, without recursion)."""
    index: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    inside: set[T] = set()
    found: list[list[T]] = []
    for start in edges:
        if start in index or not edges[start]:  # nothing comes back from where nothing leads on
            continue
        pending: list[tuple[T, Iterator[T]]] = [(start, iter(edges[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        inside.add(start)
        while pending:
            here, following = pending[-1]
            after = next(following, None)
            if after is None:
                pending.pop()
                if pending:
                    low[pending[-1][0]] = min(low[pending[-1][0]], low[here])
                if low[here] == index[here]:
                    part = [stack.pop()]
                    while part[-1] != here:
                        part.append(stack.pop())
                    part.reverse()
                    inside.difference_update(part)
                    if len(part) > 1 or here in edges[here]:
                        found.append(part)
            elif not edges.get(after):
                continue
            elif after not in index:
                index[after] = low[after] = len(index)
                stack.append(after)
                inside.add(after)
                pending.append((after, iter(edges[after])))
            elif after in inside:
                low[here] = min(low[here], index[after])
    return found
