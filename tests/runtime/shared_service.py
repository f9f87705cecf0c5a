"""One of several servers on one state: run by `test_shared_state.py`, not a test itself.

    shared_service.py STATE SOCKET

Serves the sample module over the state folder, on a socket that it inherits, until its standard input ends.
"""

import asyncio
import socket
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import conftest  # the fixtures beside this file
import uvicorn

from anarq.runtime.call import Call, Change, Decision
from anarq.runtime.serve import build
from anarq.runtime.settings import Settings


async def count(call: Call, data: Any) -> Decision[None]:
    """Counts how often each intent was heard of."""
    intent_id = data["intentId"]
    record = await call.records.get("heard", intent_id)
    times: Any = record.body["times"] if record else 0
    return Decision(None, (Change("heard", intent_id, {"times": times + 1}, record.version if record else 0),))


async def main(state: str, descriptor: int) -> None:
    app = build(
        conftest.consuming(conftest.TOPIC),
        lambda _: conftest.Wallet(on_event=count),
        Settings(state=state, durability="NORMAL"),
    )
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))

    async def end() -> None:
        await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True

    ending = asyncio.create_task(end())
    await server.serve([socket.socket(fileno=descriptor)])
    await ending


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
