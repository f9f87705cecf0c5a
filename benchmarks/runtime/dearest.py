"""The dearest request that somebody can send who has proved nothing but a key of his own.

Every operation and tool of every module that has a service is sent bodies of 1 MiB in many shapes, queries and headers
at their limits, messages that are none, and many small requests on one connection; each is signed by a key that was
made for it, without a grant, and with `--granted` with a grant of that key to itself. While a request is served,
`/health` is asked again and again. With `--events`, what a peer may publish is taken in place of requests, and the jobs
have their turn (`arrivals.py`).

    python benchmarks/runtime/dearest.py [--size BYTES] [--granted | --events] [--only TEXT] [--rows N]

Prints the dearest: CPU seconds and MiB above idle that the service took for one, the longest wait for `/health`
meanwhile, and the status of the answer. Reads /proc, so it needs Linux.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parent))
import arrivals  # beside this file, as the next two; the folder is no package that is installed
import strangers
from service import Cost, Service, running

MODULES: Final = ("squid", "qwallet", "qerberos")

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


def searched(service: Service, size: int, granted: bool, only: str) -> Iterator[tuple[str, Cost]]:
    """What each request of the search costs."""
    for name in MODULES:
        spec: Any = import_module(f"anarq.reference.{name}._gen.spec").MODULE
        service.warm_up(next(strangers.requests(spec, 8192, granted))[1]())
        for what, made in strangers.requests(spec, size, granted):
            if only in what:
                yield what, service.cost(made)
    for what, request in _SMALL.items():
        if only in what:
            yield f"{_MANY} on one connection: {what}", service.cost_of_many(request * _MANY + _LAST)


def table(found: Sequence[tuple[str, Cost]], rows: int) -> str:
    """The dearest by each measure, and how the answers were."""
    measures = (lambda one: one[1].cpu, lambda one: one[1].memory, lambda one: one[1].wait)
    dearest = {what: cost for by in measures for what, cost in sorted(found, key=by, reverse=True)[:rows]}
    lines = ["| CPU s | MiB | /health s | status | what |", "| ---: | ---: | ---: | ---: | --- |"]
    for what, cost in sorted(dearest.items(), key=lambda one: -one[1].cpu):
        lines.append(f"| {cost.cpu:.2f} | {cost.memory:.0f} | {cost.wait:.2f} | {cost.status} | {what} |")
    statuses = Counter(cost.status for _, cost in found)
    answers = ", ".join(f"{count} with {status}" for status, count in sorted(statuses.items()))
    return "\n".join([f"{len(found)} in all; answers: {answers}", "", *lines, ""])


def main() -> None:
    """Searches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_048_576)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--granted", action="store_true", help="with a grant of the key to itself")
    which.add_argument("--events", action="store_true", help="what a peer may publish, and jobs")
    parser.add_argument("--rows", type=int, default=15)
    parser.add_argument("--only", default="", help="requests whose description holds this text")
    chosen = parser.parse_args()
    if chosen.events:
        found = arrivals.searched(chosen.size, chosen.only)
    else:
        with running(MODULES) as service:
            found = list(searched(service, chosen.size, chosen.granted, chosen.only))
    sys.stdout.write(table(found, chosen.rows))


if __name__ == "__main__":
    main()
