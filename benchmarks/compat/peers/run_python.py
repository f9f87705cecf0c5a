"""Runs inside the peers' own environment: answers for a file of cases, one JSON line per case."""

import json
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

LIMIT = 5


def jsonsubschema(old: Any, new: Any) -> bool:
    """Ask jsonsubschema."""
    import jsonsubschema as library

    return bool(library.isSubschema(old, new))


def jsoncompat(old: Any, new: Any) -> bool:
    """Ask jsoncompat, which knows 2020-12 only; the cases mean the same there unless they use older keywords."""
    import jsoncompat as library

    plain = [json.dumps(_undated(schema)) for schema in (old, new)]
    return bool(library.check_compat(*plain, "deserializer"))


def _undated(schema: Any) -> Any:
    return {name: value for name, value in schema.items() if name != "$schema"} if isinstance(schema, dict) else schema


def _expired(*_: object) -> None:
    raise TimeoutError


def main(peer: Callable[[Any, Any], bool], cases: str) -> None:
    """Answer all cases."""
    signal.signal(signal.SIGALRM, _expired)
    with open(cases, encoding="utf-8") as file:  # noqa: PTH123 - runs under other versions of Python
        pairs = json.load(file)
    peer({"type": "string"}, {"type": "string"})
    for old, new in pairs:
        started = time.perf_counter()
        signal.alarm(LIMIT)
        try:
            answer: bool | None = peer(old, new)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            answer = None
        finally:
            signal.alarm(0)
        sys.stderr.write(json.dumps([answer, time.perf_counter() - started]) + "\n")


if __name__ == "__main__":
    main({"jsonsubschema": jsonsubschema, "jsoncompat": jsoncompat}[sys.argv[1]], sys.argv[2])
