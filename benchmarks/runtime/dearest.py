"""The dearest request that somebody can send who has proved nothing but a key of his own.

Every operation and tool of every module that has a service, and a service of streams, are sent bodies of 1 MiB in many
shapes, queries and headers at their limits, messages that are none, and many small requests on one connection; each is
signed by a key that was made for it. While a request is served, `/health` is asked again and again.

    python benchmarks/runtime/dearest.py [strangers] [granted] [events] [--most N] [--size BYTES] [--only TEXT]

`strangers` have no grant; those who are `granted` have a grant of their key to itself; `events` are what a peer may
publish or answer a command with, and the jobs have their turn (`arrivals.py`). Without a word, all three are searched.

A line is printed for each operation and door as soon as it was searched: of at most `--most` requests (0: all) the
dearest by processor time, by MiB above what the service had before it, and by the longest wait for `/health`, how they
were answered, and how much more the service holds by now than when it was warm. They are
taken evenly from all that there are, and elsewhere at each operation, so that all shapes have their turn. In the end
come the dearest of all. The exit code is 1 when one was beyond the bounds: 1 s of processor time, 64 MiB, or 1 s that
`/health` had to wait. Reads /proc, so it needs Linux.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))
import arrivals  # beside this file, as the next three; the folder is not a package that is installed
import strangers
import streaming
from service import Cost, Service, running

MODULES: Final = ("squid", "qwallet", "qerberos", "qindex", "qmarket")
SEARCHES: Final = ("strangers", "granted", "events")
MOST: Final = 20
_ROWS: Final = 15
_BOUND: Final = Cost(cpu=1.0, memory=64.0, wait=1.0, answer="")

_SMALL: Final = {
    "GET of a page": b"GET /squid/health HTTP/1.1\r\nhost: a\r\n\r\n",
    "GET of nothing": b"GET /squid/none HTTP/1.1\r\nhost: a\r\n\r\n",
    "GET that is not signed": b"GET /qwallet/wallet HTTP/1.1\r\nhost: a\r\n\r\n",
    "POST that is not signed": b"POST /qwallet/intents HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\n\r\n",
    "message of MCP": b"POST /squid/mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n"
    b'content-length: 40\r\n\r\n{"jsonrpc":"2.0","id":1,"method":"ping"}',
}
_MANY: Final = 500
_LAST: Final = b"GET /squid/health HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"

Found = tuple[str, Cost]


class Search:
    """What was found, told as it is found."""

    def __init__(self, most: int, size: int, only: str) -> None:
        self.size = size
        self.only = only
        self.found: list[Found] = []
        self._most = most
        self._turns = count()

    def take(self, every: Sequence[Any]) -> Sequence[Any]:
        """At most so many of them, evenly, and from another beginning each time."""
        if not self._most or len(every) <= self._most:
            return every
        step = len(every) / self._most
        first = next(self._turns) * 7 % int(step + 1)
        return [every[(first + int(number * step)) % len(every)] for number in range(self._most)]

    def tell(self, lead: str, found: Sequence[Found], more: str = "") -> None:
        """Prints a line for an operation and door."""
        self.found += [(f"{lead} {what}", cost) for what, cost in found]
        if found:
            by_cpu, by_memory, by_wait = (max(found, key=by) for by in _MEASURES)
            sys.stdout.write(
                f"{lead}: {len(found)}; {by_cpu[1].cpu:.2f} s ({by_cpu[0]}), {by_memory[1].memory:.0f} MiB"
                f" ({by_memory[0]}), /health {by_wait[1].wait:.2f} s ({by_wait[0]}); {_answers(found)}{more}\n"
            )
            sys.stdout.flush()

    def groups(self, service: Service, groups: Iterator[strangers.Group], more: str) -> None:
        """Sends what there is of each group."""
        for lead, every in groups:
            if self.only in lead:
                chosen = self.take([*every()])
                found = [(what, service.cost(made)) for what, made in chosen]
                self.tell(lead + more, found, f"; {service.grown:.0f} MiB more than at first")


_MEASURES: Final = (lambda one: one[1].cpu, lambda one: one[1].memory, lambda one: one[1].wait)


def requests(search: Search, granted: bool) -> None:
    """What requests cost."""
    more = ", granted" if granted else ""
    names = [name for name in MODULES if any(search.only in lead for lead in _leads(name, search.size))]
    if names or search.only in "small":
        with running(("-m", "anarq", "up", *MODULES), "/squid/health") as service:
            for name in names:
                spec = _spec(name)
                service.warm_up(next(next(strangers.groups(spec, 8192, granted))[1]())[1]())
                search.groups(service, strangers.groups(spec, search.size, granted), more)
            if search.only in "small" and not granted:
                small = [(what, service.cost_of_many(sent * _MANY + _LAST)) for what, sent in _SMALL.items()]
                search.tell(f"small, {_MANY} on one connection", small)
    if any(search.only in lead for lead, _ in streaming.groups(search.size, granted)):
        with running((streaming.__file__,), "/health") as service:
            service.warm_up(next(next(streaming.groups(8192, granted))[1]())[1]())
            search.groups(service, streaming.groups(search.size, granted), more)


def _spec(name: str) -> Any:
    return import_module(f"anarq.reference.{name}._gen.spec").MODULE


def _leads(name: str, size: int) -> list[str]:
    return [lead for lead, _ in strangers.groups(_spec(name), size, granted=False)]


def table(found: Sequence[Found]) -> str:
    """The dearest by each measure, and how the answers were."""
    dearest = {what: cost for by in _MEASURES for what, cost in sorted(found, key=by, reverse=True)[:_ROWS]}
    lines = ["| CPU s | MiB | /health s | answer | what |", "| ---: | ---: | ---: | --- | --- |"]
    for what, cost in sorted(dearest.items(), key=lambda one: -one[1].cpu):
        lines.append(f"| {cost.cpu:.2f} | {cost.memory:.0f} | {cost.wait:.2f} | {cost.answer} | {what} |")
    return "\n".join([f"{len(found)} in all; answers: {_answers(found)}", "", *lines, ""])


def _answers(found: Sequence[Found]) -> str:
    answers = Counter(cost.answer or "none" for _, cost in found)
    return ", ".join(f"{number} {answer}" for answer, number in answers.most_common())


def beyond(found: Sequence[Found]) -> list[str]:
    """What was dearer than the bounds."""
    return [
        what for what, cost in found if cost.cpu > _BOUND.cpu or cost.memory > _BOUND.memory or cost.wait > _BOUND.wait
    ]


def main() -> None:
    """Searches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("searches", nargs="*", metavar="SEARCH", help=f"{', '.join(SEARCHES)}; all when absent")
    parser.add_argument("--most", type=int, default=MOST, help="requests for an operation and door; 0: all")
    parser.add_argument("--size", type=int, default=1_048_576)
    parser.add_argument("--only", default="", help="operations and doors whose line begins with what holds this text")
    chosen = parser.parse_args()
    if unknown := {*chosen.searches} - {*SEARCHES}:
        parser.error(f"no search {', '.join(sorted(unknown))}; there are {', '.join(SEARCHES)}")
    search = Search(chosen.most, chosen.size, chosen.only)
    for name in chosen.searches or SEARCHES:
        if name == "events":
            arrivals.search(search.size, search.only, search.take, search.tell)
        else:
            requests(search, granted=name == "granted")
    wrong = beyond(search.found)
    sys.stdout.write(f"\n{table(search.found)}\n{len(wrong)} beyond the bounds: {'; '.join(wrong) or 'none'}\n")
    sys.exit(1 if wrong or not search.found else 0)


if __name__ == "__main__":
    main()
